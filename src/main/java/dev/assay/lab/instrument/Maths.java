package dev.assay.lab.instrument;

import dev.assay.lab.Reply.Operator;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.OperatorInstruction;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The changes of arithmetic: which operator stands for which. Immutable. */
final class Maths {
  private static final Map<Opcode, Swap> SWAPS = new EnumMap<>(Opcode.class);

  private record Swap(String from, String to, Consumer<CodeBuilder> writer) {}

  static {
    ints();
    longs();
    put(Opcode.FADD, "+", "-", CodeBuilder::fsub);
    put(Opcode.FSUB, "-", "+", CodeBuilder::fadd);
    put(Opcode.FMUL, "*", "/", CodeBuilder::fdiv);
    put(Opcode.FDIV, "/", "*", CodeBuilder::fmul);
    put(Opcode.FREM, "%", "*", CodeBuilder::fmul);
    put(Opcode.DADD, "+", "-", CodeBuilder::dsub);
    put(Opcode.DSUB, "-", "+", CodeBuilder::dadd);
    put(Opcode.DMUL, "*", "/", CodeBuilder::ddiv);
    put(Opcode.DDIV, "/", "*", CodeBuilder::dmul);
    put(Opcode.DREM, "%", "*", CodeBuilder::dmul);
  }

  private Maths() {}

  static List<Change> of(OperatorInstruction instruction) {
    Swap swap = SWAPS.get(instruction.opcode());
    if (swap != null) {
      return List.of(
          new Change(
              Operator.MATH,
              "changed " + swap.from() + " to " + swap.to(),
              instruction.opcode().name(),
              true,
              (code, taken) -> swap.writer().accept(code)));
    }
    return switch (instruction.opcode()) {
      case INEG, LNEG, FNEG, DNEG ->
          List.of(
              new Change(
                  Operator.INVERT_NEGATIVES,
                  "removed negation",
                  instruction.opcode().name(),
                  true,
                  (code, taken) -> code.nop()));
      default -> List.of();
    };
  }

  private static void ints() {
    put(Opcode.IADD, "+", "-", CodeBuilder::isub);
    put(Opcode.ISUB, "-", "+", CodeBuilder::iadd);
    put(Opcode.IMUL, "*", "/", CodeBuilder::idiv);
    put(Opcode.IDIV, "/", "*", CodeBuilder::imul);
    put(Opcode.IREM, "%", "*", CodeBuilder::imul);
    put(Opcode.IOR, "|", "&", CodeBuilder::iand);
    put(Opcode.IAND, "&", "|", CodeBuilder::ior);
    put(Opcode.IXOR, "^", "&", CodeBuilder::iand);
    put(Opcode.ISHL, "<<", ">>", CodeBuilder::ishr);
    put(Opcode.ISHR, ">>", "<<", CodeBuilder::ishl);
    put(Opcode.IUSHR, ">>>", "<<", CodeBuilder::ishl);
  }

  private static void longs() {
    put(Opcode.LADD, "+", "-", CodeBuilder::lsub);
    put(Opcode.LSUB, "-", "+", CodeBuilder::ladd);
    put(Opcode.LMUL, "*", "/", CodeBuilder::ldiv);
    put(Opcode.LDIV, "/", "*", CodeBuilder::lmul);
    put(Opcode.LREM, "%", "*", CodeBuilder::lmul);
    put(Opcode.LOR, "|", "&", CodeBuilder::land);
    put(Opcode.LAND, "&", "|", CodeBuilder::lor);
    put(Opcode.LXOR, "^", "&", CodeBuilder::land);
    put(Opcode.LSHL, "<<", ">>", CodeBuilder::lshr);
    put(Opcode.LSHR, ">>", "<<", CodeBuilder::lshl);
    put(Opcode.LUSHR, ">>>", "<<", CodeBuilder::lshl);
  }

  private static void put(Opcode from, String word, String other, Consumer<CodeBuilder> to) {
    SWAPS.put(from, new Swap(word, other, to));
  }
}
