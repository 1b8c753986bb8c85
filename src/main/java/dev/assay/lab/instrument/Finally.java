package dev.assay.lab.instrument;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the copies of a finally block, which the compiler writes at each way out of the try, so
 * that they count once. Stateless.
 */
final class Finally {
  private Finally() {}

  /** Tells the copies to the ways of a method. */
  static void copies(Body body, Ways ways) {
    for (ExceptionCatch handler : body.handlers()) {
      int start = body.at(handler.handler());
      int size = handler.catchType().isEmpty() ? size(body, start) : 0;
      if (size > 0) {
        List<ExceptionCatch> same =
            body.handlers().stream().filter(other -> body.at(other.handler()) == start).toList();
        BitSet inside = new BitSet();
        same.forEach(each -> inside.set(body.at(each.tryStart()), body.at(each.tryEnd())));
        same.forEach(each ->
            exits(body, each, inside).stream()
                .filter(exit -> isSame(body, start + 1, exit, size))
                .forEach(exit -> merge(ways, start + 1, exit, size)));
        body.handlers().stream()
            .filter(other -> other != handler && sameRange(body, other, handler))
            .map(other -> body.at(other.handler()) + 1)
            .filter(exit -> !inside.get(exit) && isSame(body, start + 1, exit, size))
            .forEach(exit -> merge(ways, start + 1, exit, size));
      }
    }
  }

  private static boolean sameRange(Body body, ExceptionCatch one, ExceptionCatch other) {
    return body.at(one.tryStart()) == body.at(other.tryStart())
        && body.at(one.tryEnd()) == body.at(other.tryEnd());
  }

  /** Where the code of a range may go on outside of it. */
  private static BitSet exitSet(Body body, ExceptionCatch range, BitSet inside) {
    BitSet exits = new BitSet();
    int end = body.at(range.tryEnd());
    for (int index = body.at(range.tryStart()); index < end; index++) {
      if (body.get(index) instanceof BranchInstruction) {
        exits.set(body.targets(index).getFirst());
      }
    }
    if (end > 0 && end < body.size() && !body.ends(end - 1)) {
      exits.set(end);
    }
    exits.andNot(inside);
    return exits;
  }

  private static List<Integer> exits(Body body, ExceptionCatch range, BitSet inside) {
    return exitSet(body, range, inside).stream().boxed().toList();
  }

  private static void merge(Ways ways, int block, int copy, int size) {
    for (int offset = 0; offset < size; offset++) {
      ways.merge(block + offset, copy + offset);
    }
  }

  private static boolean isSame(Body body, int block, int copy, int size) {
    for (int offset = 0; offset < size; offset++) {
      if (copy + offset >= body.size()
          || !isSame(body.get(block + offset), body.get(copy + offset))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(Instruction one, Instruction other) {
    return switch (one) {
      case LoadInstruction load ->
          other instanceof LoadInstruction also && load.typeKind() == also.typeKind();
      case StoreInstruction store ->
          other instanceof StoreInstruction also && store.typeKind() == also.typeKind();
      case ConstantInstruction.LoadConstantInstruction load ->
          other instanceof ConstantInstruction.LoadConstantInstruction;
      default -> one.opcode() == other.opcode();
    };
  }

  /** How many instructions the block in a handler has; 0 where it does not throw on. */
  private static int size(Body body, int handler) {
    if (!body.fits(handler, Shape.ASTORE)) {
      return 0;
    }
    int index = handler + 1;
    while (index < body.size()
        && !(body.fits(index, Shape.ALOAD) && body.sameSlot(index, handler))) {
      index++;
    }
    return body.fits(index + 1, Shape.op(Opcode.ATHROW)) ? index - handler - 1 : 0;
  }
}
