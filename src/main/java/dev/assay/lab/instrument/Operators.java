package dev.assay.lab.instrument;

import dev.assay.lab.Reply.Operator;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** All changes that can be made to an instruction, sensible or not. Stateless. */
final class Operators {
  private Operators() {}

  static List<Change> of(Body body, int index) {
    Instruction instruction = body.get(index);
    return switch (instruction) {
      case BranchInstruction jump -> body.isConditional(index) ? Jumps.of(body, index) : List.of();
      case OperatorInstruction operator -> Maths.of(operator);
      case IncrementInstruction increment -> increment(increment);
      case InvokeInstruction call -> call(call);
      case ReturnInstruction back ->
          Returns.of(body.method().methodTypeSymbol().returnType(), saysNotNull(body));
      case ConstantInstruction constant -> constant(constant.constantValue());
      default -> List.of();
    };
  }

  private static List<Change> increment(IncrementInstruction increment) {
    int by = increment.constant();
    return by == Short.MIN_VALUE
        ? List.of()
        : List.of(
            Change.of(
                Operator.INCREMENTS,
                "changed increment from " + by + " to " + -by,
                (code, taken) -> code.iinc(increment.slot(), -by)));
  }

  private static List<Change> call(InvokeInstruction call) {
    MethodTypeDesc type = call.typeSymbol();
    if (!type.returnType().descriptorString().equals("V") || call.name().equalsString("<init>")) {
      return List.of();
    }
    String owner = call.owner().asInternalName();
    String name = owner.substring(Math.max(owner.lastIndexOf('/'), owner.lastIndexOf('$')) + 1);
    return List.of(
        new Change(
            Operator.VOID_CALLS,
            "removed call to " + name + "." + call.name().stringValue(),
            owner + "::" + call.name().stringValue(),
            true,
            (code, taken) -> {
              type.parameterList().reversed().forEach(parameter -> pop(code, parameter));
              if (call.opcode() != Opcode.INVOKESTATIC) {
                code.pop();
              }
            }));
  }

  private static void pop(CodeBuilder code, ClassDesc type) {
    if (TypeKind.from(type).slotSize() == 2) {
      code.pop2();
    } else {
      code.pop();
    }
  }

  private static List<Change> constant(ConstantDesc value) {
    return switch (value) {
      case Integer number -> constant(number, other(number));
      case Long number -> constant(number, number + 1);
      case Float number -> constant(number, number == 1f ? 2f : 1f);
      case Double number -> constant(number, number == 1d ? 2d : 1d);
      default -> List.of();
    };
  }

  private static int other(int number) {
    return switch (number) {
      case 1 -> 0;
      case Byte.MAX_VALUE -> Byte.MIN_VALUE;
      case Short.MAX_VALUE -> Short.MIN_VALUE;
      default -> number + 1;
    };
  }

  private static List<Change> constant(ConstantDesc from, ConstantDesc to) {
    return List.of(
        Change.of(
            Operator.CONSTANTS,
            "changed constant " + from + " to " + to,
            (code, taken) -> code.loadConstant(to)));
  }

  private static boolean saysNotNull(Body body) {
    return Annotated.names(body.method()).stream().anyMatch(name -> name.endsWith("NotNull;"));
  }
}
