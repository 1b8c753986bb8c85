package dev.assay.lab.instrument;

import dev.assay.lab.Reply.Operator;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.List;
import java.util.Set;

/** Knows changes after which the code does what it did before. Stateless. */
final class Equivalents {
  private static final Set<String> EMPTIES =
      Set.of(
          "java/util/Optional.empty",
          "java/util/stream/Stream.empty",
          "java/util/Collections.emptyList",
          "java/util/Collections.emptyMap",
          "java/util/Collections.emptySet",
          "java/util/Map.of",
          "java/util/List.of",
          "java/util/Set.of");
  private static final Shape ZERO =
      instruction ->
          switch (instruction.opcode()) {
            case ICONST_0, LCONST_0, FCONST_0, DCONST_0 -> true;
            default -> false;
          };
  private static final Shape VALUE_OF = Shape.call(call -> call.name().equalsString("valueOf"));
  private static final Shape EMPTY = Shape.call(Equivalents::isEmpty);

  private static final List<Shape[]> EMPTY_VALUES =
      List.of(
          new Shape[] {ZERO, VALUE_OF},
          new Shape[] {Shape.field(Opcode.GETSTATIC, "FALSE"::equals)},
          new Shape[] {Shape.constant("")},
          new Shape[] {EMPTY});
  private static final List<Shape[]> TRUE_VALUES =
      List.of(
          new Shape[] {Shape.op(Opcode.ICONST_1), VALUE_OF},
          new Shape[] {Shape.field(Opcode.GETSTATIC, "TRUE"::equals)});
  private static final List<Shape[]> NULL =
      List.<Shape[]>of(new Shape[] {Shape.op(Opcode.ACONST_NULL)});

  private static final Shape MINUS_ONE =
      instruction ->
          instruction instanceof ConstantInstruction constant
              && constant.constantValue() instanceof Number number
              && number.doubleValue() == -1;

  private Equivalents() {}

  static boolean isEquivalent(Body body, int index, Operator operator) {
    boolean primitive = body.get(index).opcode() != Opcode.ARETURN;
    return switch (operator) {
      case PRIMITIVE_RETURNS -> body.fits(index - 1, ZERO);
      case FALSE_RETURNS ->
          primitive ? body.fits(index - 1, ZERO) : returns(body, index, EMPTY_VALUES);
      case TRUE_RETURNS ->
          primitive
              ? body.fits(index - 1, Shape.op(Opcode.ICONST_1))
              : returns(body, index, TRUE_VALUES);
      case EMPTY_RETURNS -> returns(body, index, EMPTY_VALUES);
      case NULL_RETURNS -> returns(body, index, NULL);
      case MATH -> isByMinusOne(body, index);
      default -> false;
    };
  }

  private static boolean isByMinusOne(Body body, int index) {
    return switch (body.get(index).opcode()) {
      case IMUL, LMUL, FMUL, DMUL -> body.fits(index - 1, MINUS_ONE);
      default -> false;
    };
  }

  private static boolean returns(Body body, int index, List<Shape[]> values) {
    return values.stream()
        .anyMatch(
            value -> body.fits(index - value.length, value) || isReturnedLater(body, index, value));
  }

  /** Whether the value was stored in the variable that is returned, and nothing else since. */
  private static boolean isReturnedLater(Body body, int index, Shape[] value) {
    if (!body.fits(index - 1, Shape.ALOAD)) {
      return false;
    }
    for (int store = index - 2; store > 0; store--) {
      if (body.fits(store, Shape.ASTORE) && body.sameSlot(store, index - 1)) {
        return body.fits(store - value.length, value);
      }
    }
    return false;
  }

  private static boolean isEmpty(InvokeInstruction call) {
    return call.type().stringValue().startsWith("()")
        && EMPTIES.contains(call.owner().asInternalName() + "." + call.name().stringValue());
  }
}
