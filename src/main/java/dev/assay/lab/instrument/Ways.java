package dev.assay.lab.instrument;

import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which conditions and switches of a method count for branch coverage, by the rules of
 * JaCoCo. For one method and one thread.
 */
final class Ways {
  private static final Optional<String> THROWABLE = Optional.of("java/lang/Throwable");
  private static final Set<String> NO_CASE =
      Set.of("java/lang/MatchException", "java/lang/IncompatibleClassChangeError");

  private final Body body;
  private final BitSet ignored = new BitSet();
  private final BitSet exhaustive = new BitSet();
  private final Map<Integer, Integer> copies = new HashMap<>();

  Ways(Body body) {
    this.body = body;
    for (int handler : body.handlers(THROWABLE)) {
      resource(handler, true);
      resource(handler, false);
    }
    for (int index = 0; index < body.size(); index++) {
      assertion(index);
      stringSwitch(index);
      exhaustiveSwitch(index);
    }
    Finally.copies(body, this);
  }

  /** Whether the ways out of an instruction are not counted. */
  boolean ignores(int index) {
    return ignored.get(index);
  }

  /** Whether the default of a switch is there for the compiler only. */
  boolean isExhaustive(int index) {
    return exhaustive.get(index);
  }

  /** The instruction that another one is a copy of; itself where it is none. */
  int original(int index) {
    int original = index;
    while (copies.containsKey(original)) {
      original = copies.getOrDefault(original, original);
    }
    return original;
  }

  /** Notes that an instruction is another's copy. */
  void merge(int one, int other) {
    int original = original(one);
    int copy = original(other);
    if (original != copy) {
      copies.put(copy, original);
    }
  }

  private void assertion(int index) {
    if (body.fits(index, Shape.ASSERTIONS_OFF, Shape.IFNE)) {
      ignored.set(index + 1);
    }
  }

  private void stringSwitch(int index) {
    if (Choices.isOverHashes(body, index)) {
      ignored.set(index, body.targets(index).getFirst());
    }
  }

  private void exhaustiveSwitch(int index) {
    if (!Shape.SWITCH.fits(body.get(index))) {
      return;
    }
    int otherwise = body.targets(index).getFirst();
    if (otherwise + 1 < body.size()
        && body.line(otherwise) == body.line(index)
        && body.get(otherwise) instanceof NewObjectInstruction made
        && NO_CASE.contains(made.className().asInternalName())
        && isThrown(otherwise)) {
      exhaustive.set(index);
    }
  }

  private boolean isThrown(int index) {
    Shape nothing = Shape.op(Opcode.ACONST_NULL);
    Shape duplicate = Shape.op(Opcode.DUP);
    Shape made = Shape.call(call -> call.name().equalsString("<init>"));
    Shape thrown = Shape.op(Opcode.ATHROW);
    return body.fits(index + 1, duplicate, nothing, nothing, made, thrown)
        || body.fits(index + 1, duplicate, made, thrown);
  }

  private void resource(int handler, boolean checked) {
    int close = handler + (checked ? 3 : 1);
    if (!body.fits(handler, Shape.ASTORE)
        || !closes(handler + 1, checked)
        || !body.fits(
            close + 2,
            Shape.GOTO,
            Shape.ASTORE,
            Shape.ALOAD,
            Shape.ALOAD,
            Shape.SUPPRESS,
            Shape.ALOAD,
            Shape.op(Opcode.ATHROW))) {
      return;
    }
    for (int start = handler - 1; start >= 0; start--) {
      if (closes(start, checked)
          && body.sameSlot(start, handler + 1)
          && owner(start + (checked ? 3 : 1)).equals(owner(close + 1))) {
        ignored.set(start, start + (checked ? 4 : 2));
        ignored.set(handler, close + 9);
        return;
      }
    }
  }

  private boolean closes(int index, boolean checked) {
    return checked
        ? body.fits(index, Shape.ALOAD, Shape.op(Opcode.IFNULL), Shape.ALOAD, Shape.CLOSE)
            && body.sameSlot(index, index + 2)
        : body.fits(index, Shape.ALOAD, Shape.CLOSE);
  }

  private String owner(int index) {
    return body.get(index) instanceof InvokeInstruction call ? call.owner().asInternalName() : "";
  }
}
