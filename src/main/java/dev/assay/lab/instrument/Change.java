package dev.assay.lab.instrument;

import dev.assay.lab.Reply.Operator;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;

/**
 * One way to change one instruction. Immutable.
 *
 * @param key the same for changes of one kind, so that copies of one piece of source are known
 * @param falls whether the code that follows the instruction follows the changed one too
 */
record Change(Operator operator, String text, String key, boolean falls, Writer writer) {
  /** Writes the changed instruction. */
  @FunctionalInterface
  interface Writer {
    /**
     * Writes it.
     *
     * @param taken where a jump goes that is taken; only for changes of jumps
     */
    void write(CodeBuilder code, Label taken);
  }

  /** A change of an instruction that is no jump. */
  static Change of(Operator operator, String text, Writer writer) {
    return new Change(operator, text, text, true, writer);
  }
}
