package dev.assay.lab.instrument;

import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.util.BitSet;
import java.util.Optional;

/**
 * Finds what the compiler makes of for, switch, try and assert, where a mutant would say nothing
 * about the code as it was written. The rules are those of PIT, so that both count the same. For
 * one method and one thread.
 */
final class Plumbing {
  private static final Optional<String> THROWABLE = Optional.of("java/lang/Throwable");

  private static final Shape[] ITERATION = {
    Shape.call(call -> call.type().stringValue().endsWith(")Ljava/util/Iterator;")),
    Shape.ASTORE,
    Shape.ALOAD,
    Shape.call("hasNext", "()Z"),
    Shape.JUMP,
    Shape.ALOAD,
    Shape.call("next", "()Ljava/lang/Object;")
  };
  private static final Shape[] ARRAY_LOOP = {
    Shape.op(Opcode.ARRAYLENGTH),
    Shape.ISTORE,
    Shape.op(Opcode.ICONST_0),
    Shape.ISTORE,
    Shape.ILOAD,
    Shape.ILOAD,
    Shape.JUMP
  };
  private static final Shape[] COUNTER = {Shape.INCREMENT, Shape.GOTO};
  private static final Shape[] ENUM_SWITCH = {
    Shape.field(Opcode.GETSTATIC, name -> name.contains("$SwitchMap$")),
    Shape.ALOAD,
    Shape.call("ordinal", "()I"),
    Shape.op(Opcode.IALOAD),
    Shape.SWITCH
  };
  private static final Shape[] SHORTCUT = {Shape.ALOAD, Shape.ALOAD, Shape.JUMP};
  private static final Shape THROW = Shape.op(Opcode.ATHROW);

  private final Body body;
  private final BitSet found = new BitSet();

  private Plumbing(Body body) {
    this.body = body;
  }

  /** The instructions without mutants. */
  static BitSet of(Body body) {
    Plumbing plumbing = new Plumbing(body);
    for (int index = 0; index < body.size(); index++) {
      plumbing.iteration(index);
      plumbing.arrayLoop(index);
      plumbing.counter(index);
      plumbing.stringSwitch(index);
      plumbing.enumSwitch(index);
      plumbing.assertion(index);
      plumbing.shortcut(index);
    }
    plumbing.resources();
    return plumbing.found;
  }

  private void iteration(int index) {
    if (body.fits(index, ITERATION)
        && loops(index + 4, index + 2)
        && areOne(index + 1, index + 1)
        && areOne(index + 3, index + 6)) {
      found.set(index + 4);
    }
  }

  private void arrayLoop(int index) {
    if (!body.fits(index, ARRAY_LOOP)
        || !areOne(index + 1, index + 3)
        || !areOne(index + 5, index + 6)) {
      return;
    }
    for (int step = index + 7; step + 1 < body.size(); step++) {
      if (body.fits(step, COUNTER)
          && body.sameSlot(step, index + 3)
          && body.targets(step + 1).getFirst() == index + 4) {
        found.set(index + 2);
        found.set(index + 6);
        found.set(step);
      }
    }
  }

  /** Whether the compiler made instructions in one go: nothing in the source is between them. */
  private boolean areOne(int from, int to) {
    for (int index = from; index <= to; index++) {
      if (body.labelled(index)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a jump leaves a loop whose last instruction goes back to its start. */
  private boolean loops(int jump, int start) {
    int end = body.targets(jump).getFirst();
    return end > jump
        && body.fits(end - 1, Shape.GOTO)
        && body.targets(end - 1).getFirst() == start;
  }

  private void counter(int index) {
    if (!body.fits(index, COUNTER) || body.labelled(index + 1)) {
      return;
    }
    int start = body.targets(index + 1).getFirst();
    if (start > index || !body.sameSlot(index, head(start))) {
      return;
    }
    for (int jump = start; jump < index; jump++) {
      if (body.isConditional(jump)
          && body.targets(jump).getFirst() == index + 2
          && body.labelled(jump + 1)) {
        found.set(index);
      }
    }
  }

  private int head(int start) {
    return body.fits(start, Shape.ILOAD) ? start : body.size() - 1;
  }

  private void stringSwitch(int index) {
    if (Choices.isOverHashes(body, index)) {
      found.set(index - 4, body.targets(index).getFirst() + 1);
    }
  }

  private void enumSwitch(int index) {
    if (body.fits(index, ENUM_SWITCH)) {
      found.set(index, index + 4);
      int otherwise = body.targets(index + 4).getFirst();
      for (int end = otherwise + 1; end < body.size(); end++) {
        if (body.fits(end, THROW)) {
          found.set(otherwise, end + 1);
        }
      }
    }
  }

  private void assertion(int index) {
    if (body.fits(index, Shape.ASSERTIONS_OFF, Shape.IFNE)) {
      found.set(index, body.targets(index + 1).getFirst());
    }
  }

  /** {@code if (this == other)} in equals makes it faster and nothing else. */
  private void shortcut(int index) {
    if (body.fits(index, SHORTCUT)
        && body.signature().equals("equals(Ljava/lang/Object;)Z")
        && Jumps.operands(((BranchInstruction) body.get(index + 2)).opcode()) == 2) {
      found.set(index + 2);
    }
  }

  private void resources() {
    if (body.handlers().size() < 2) {
      return;
    }
    int last = -1;
    for (int handler : body.handlers(THROWABLE)) {
      last = Math.max(last, handler);
      if (body.fits(handler, Shape.ASTORE, Shape.ALOAD, Shape.ALOAD, Shape.SUPPRESS)) {
        found.set(handler + 3);
      }
    }
    for (int index = 0; index < last; index++) {
      if (body.fits(index, Shape.CLOSE)) {
        found.set(index);
        if (body.fits(index - 2, Shape.op(Opcode.IFNULL), Shape.ALOAD)) {
          found.set(index - 2);
        }
      }
    }
  }
}
