package dev.assay.lab.instrument;

import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.ArrayList;
import java.util.List;

/** What a switch chooses by. Stateless. */
final class Choices {
  private static final Shape[] HASHES = {
    Shape.op(Opcode.ICONST_M1),
    Shape.ISTORE,
    Shape.ALOAD,
    Shape.call("hashCode", "()I"),
    Shape.SWITCH
  };
  private static final Shape EQUALS = Shape.call("equals", "(Ljava/lang/Object;)Z");

  private Choices() {}

  /** Whether a switch is over the hash of a string, with the real one after it. */
  static boolean isOverHashes(Body body, int index) {
    if (!body.fits(index - 4, HASHES)) {
      return false;
    }
    int second = body.targets(index).getFirst();
    return body.fits(second, Shape.ILOAD, Shape.SWITCH) && body.sameSlot(second, index - 3);
  }

  /** The numbers that a switch has cases for; none where they are not those of the source. */
  static List<Integer> labels(Body body, int index) {
    if (!isOverNumbers(body, index)) {
      return List.of();
    }
    int otherwise = body.targets(index).getFirst();
    return cases(body.get(index)).stream()
        .filter(each -> body.at(each.target()) != otherwise)
        .map(SwitchCase::caseValue)
        .toList();
  }

  private static boolean isOverNumbers(Body body, int index) {
    return !isOverHashes(body, index)
        && !body.fits(index - 1, Shape.op(Opcode.IALOAD))
        && !body.fits(index - 1, Shape.call("ordinal", "()I"))
        && !body.fits(index - 1, Shape.op(Opcode.INVOKEDYNAMIC))
        && !isSecond(body, index);
  }

  private static boolean isSecond(Body body, int index) {
    for (int first = 0; first < index; first++) {
      if (isOverHashes(body, first) && body.targets(first).getFirst() == index - 1) {
        return true;
      }
    }
    return false;
  }

  /** The strings that a switch over hashes compares with, in order. */
  static List<String> strings(Body body, int index) {
    List<String> strings = new ArrayList<>();
    int end = body.targets(index).getFirst();
    for (int at = index; at < end; at++) {
      if (body.fits(at + 1, EQUALS)
          && body.get(at) instanceof ConstantInstruction constant
          && constant.constantValue() instanceof String text) {
        strings.add(text);
      }
    }
    return strings;
  }

  static List<SwitchCase> cases(Instruction instruction) {
    return switch (instruction) {
      case LookupSwitchInstruction choice -> choice.cases();
      case TableSwitchInstruction choice -> choice.cases();
      default -> List.of();
    };
  }

  static Label otherwise(Instruction instruction) {
    return switch (instruction) {
      case LookupSwitchInstruction choice -> choice.defaultTarget();
      case TableSwitchInstruction choice -> choice.defaultTarget();
      default -> throw new IllegalArgumentException("no switch: " + instruction);
    };
  }
}
