package dev.assay.lab.instrument;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The code of one method with its instructions numbered, which is how the rules about it are
 * written. Immutable once made.
 */
final class Body {
  private final MethodModel method;
  private final CodeModel model;
  private final List<Instruction> code = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private final BitSet labelled = new BitSet();
  private final BitSet leaders = new BitSet();
  private final Map<Label, Integer> places = new HashMap<>();

  Body(MethodModel method, CodeModel model) {
    this.method = method;
    this.model = model;
    int line = 0;
    for (CodeElement element : model) {
      switch (element) {
        case LineNumber number -> {
          line = number.line();
          labelled.set(code.size());
        }
        case LabelTarget target -> {
          places.put(target.label(), code.size());
          labelled.set(code.size());
        }
        case Instruction instruction -> {
          code.add(instruction);
          lines.add(line);
        }
        default -> {
          // exception ranges and names of variables say nothing here
        }
      }
    }
    findLeaders();
  }

  private void findLeaders() {
    for (int i = 0; i < code.size(); i++) {
      targets(i).forEach(leaders::set);
      if (ends(i) || !targets(i).isEmpty()) {
        leaders.set(i + 1);
      }
    }
    handlers().forEach(handler -> leaders.set(at(handler.handler())));
  }

  MethodModel method() {
    return method;
  }

  CodeModel model() {
    return model;
  }

  String name() {
    return method.methodName().stringValue();
  }

  /** The name with the descriptor. */
  String signature() {
    return name() + method.methodType().stringValue();
  }

  int size() {
    return code.size();
  }

  Instruction get(int index) {
    return code.get(index);
  }

  int line(int index) {
    return lines.get(index);
  }

  /** The instruction after the label; the size where there is none. */
  int at(Label label) {
    return places.getOrDefault(label, code.size());
  }

  /** Whether the compiler marked the place before an instruction, by a label or a line number. */
  boolean labelled(int index) {
    return labelled.get(index);
  }

  /** Whether a block of straight code begins here. */
  boolean leads(int index) {
    return leaders.get(index);
  }

  /** Tells straight blocks of code apart. */
  int block(int index) {
    return leaders.previousSetBit(index);
  }

  List<ExceptionCatch> handlers() {
    return model.exceptionHandlers();
  }

  /** Where the handlers of a type begin; empty for those that catch anything. */
  List<Integer> handlers(Optional<String> type) {
    return handlers().stream()
        .filter(handler -> handler.catchType().map(c -> c.asInternalName()).equals(type))
        .map(handler -> at(handler.handler()))
        .distinct()
        .toList();
  }

  /** Whether the instructions from an index on have these shapes, one after the other. */
  boolean fits(int from, Shape... shapes) {
    if (from < 0 || from + shapes.length > code.size()) {
      return false;
    }
    for (int i = 0; i < shapes.length; i++) {
      if (!shapes[i].fits(code.get(from + i))) {
        return false;
      }
    }
    return true;
  }

  /** Where an instruction may jump to, the default of a switch first, each place once. */
  List<Integer> targets(int index) {
    return switch (code.get(index)) {
      case BranchInstruction jump -> List.of(at(jump.target()));
      case LookupSwitchInstruction choice -> targets(choice.defaultTarget(), choice.cases());
      case TableSwitchInstruction choice -> targets(choice.defaultTarget(), choice.cases());
      default -> List.of();
    };
  }

  private List<Integer> targets(Label otherwise, List<SwitchCase> cases) {
    List<Integer> targets = new ArrayList<>();
    targets.add(at(otherwise));
    cases.forEach(each -> targets.add(at(each.target())));
    return targets.stream().distinct().toList();
  }

  /** Whether an instruction may jump to itself or to one before it. */
  boolean jumpsBack(int index) {
    return targets(index).stream().anyMatch(target -> target <= index);
  }

  /** Whether an instruction is a jump that has two ways out. */
  boolean isConditional(int index) {
    return index >= 0
        && index < code.size()
        && code.get(index) instanceof BranchInstruction jump
        && isConditional(jump.opcode());
  }

  private static boolean isConditional(Opcode opcode) {
    return opcode != Opcode.GOTO && opcode != Opcode.GOTO_W;
  }

  /** Whether nothing follows an instruction but what is jumped to. */
  boolean ends(int index) {
    return switch (code.get(index)) {
      case ReturnInstruction back -> true;
      case ThrowInstruction thrown -> true;
      case BranchInstruction jump -> !isConditional(jump.opcode());
      default -> false;
    };
  }

  /** Whether two instructions touch the same local variable. */
  boolean sameSlot(int one, int other) {
    int slot = Shape.slot(code.get(one));
    return slot >= 0 && slot == Shape.slot(code.get(other));
  }
}
