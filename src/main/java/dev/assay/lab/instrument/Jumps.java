package dev.assay.lab.instrument;

import dev.assay.lab.Reply.Operator;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The changes of conditional jumps, told in the words of the source. Stateless. */
final class Jumps {
  private Jumps() {}

  static List<Change> of(Body body, int index) {
    BranchInstruction jump = (BranchInstruction) body.get(index);
    List<Change> changes = new ArrayList<>();
    Opcode moved = boundary(jump.opcode());
    if (moved != null) {
      changes.add(
          new Change(
              Operator.CONDITIONALS_BOUNDARY,
              "changed " + word(body, index, jump.opcode()) + " to " + word(body, index, moved),
              "boundary",
              true,
              (code, taken) -> code.branch(moved, taken)));
    }
    changes.add(
        new Change(
            Operator.REMOVE_CONDITIONALS,
            "replaced " + check(body, index) + " with " + isDirect(body, index),
            moved == null ? "equality" : "order",
            false,
            (code, taken) -> {
              if (operands(jump.opcode()) == 2) {
                code.pop2();
              } else {
                code.pop();
              }
              code.goto_(taken);
            }));
    return changes;
  }

  /** How many operands a conditional jump takes. */
  static int operands(Opcode opcode) {
    return switch (opcode) {
      case IFEQ, IFNE, IFLT, IFLE, IFGT, IFGE, IFNULL, IFNONNULL -> 1;
      default -> 2;
    };
  }

  /** Whether the operand of a comparison with zero is known to be a boolean. */
  static boolean isBoolean(Body body, int index) {
    return index > 0
        && operands(((BranchInstruction) body.get(index)).opcode()) == 1
        && switch (body.get(index - 1)) {
          case InvokeInstruction call -> call.type().stringValue().endsWith(")Z");
          case FieldInstruction field -> field.type().equalsString("Z");
          case TypeCheckInstruction check -> check.opcode() == Opcode.INSTANCEOF;
          default -> false;
        };
  }

  /** Whether a comparison of two longs, floats or doubles stands before a jump. */
  static boolean isAfterCompare(Body body, int index) {
    return index > 0
        && switch (body.get(index - 1).opcode()) {
          case LCMP, FCMPL, FCMPG, DCMPL, DCMPG -> true;
          default -> false;
        };
  }

  /**
   * Whether the source asks what the jump asks. As a rule it asks the opposite, since the compiler
   * jumps over what is not to be done; but not at the end of a loop, nor before an or.
   */
  private static boolean isDirect(Body body, int index) {
    int target = body.targets(index).getFirst();
    return target <= index || (target - 1 > index && body.isConditional(target - 1));
  }

  private static String check(Body body, int index) {
    Opcode opcode = ((BranchInstruction) body.get(index)).opcode();
    return isBoolean(body, index) ? "condition" : word(body, index, opcode) + " check";
  }

  private static String word(Body body, int index, Opcode opcode) {
    boolean direct = isDirect(body, index);
    return switch (opcode) {
      case IFEQ, IF_ICMPEQ, IF_ACMPEQ -> direct ? "==" : "!=";
      case IFNE, IF_ICMPNE, IF_ACMPNE -> direct ? "!=" : "==";
      case IFLT, IF_ICMPLT -> direct ? "<" : ">=";
      case IFGE, IF_ICMPGE -> direct ? ">=" : "<";
      case IFGT, IF_ICMPGT -> direct ? ">" : "<=";
      case IFLE, IF_ICMPLE -> direct ? "<=" : ">";
      case IFNULL -> direct ? "== null" : "!= null";
      default -> direct ? "!= null" : "== null";
    };
  }

  private static @Nullable Opcode boundary(Opcode opcode) {
    return switch (opcode) {
      case IFLT -> Opcode.IFLE;
      case IFLE -> Opcode.IFLT;
      case IFGT -> Opcode.IFGE;
      case IFGE -> Opcode.IFGT;
      case IF_ICMPLT -> Opcode.IF_ICMPLE;
      case IF_ICMPLE -> Opcode.IF_ICMPLT;
      case IF_ICMPGT -> Opcode.IF_ICMPGE;
      case IF_ICMPGE -> Opcode.IF_ICMPGT;
      default -> null;
    };
  }
}
