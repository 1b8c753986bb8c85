package dev.assay.lab.instrument;

import dev.assay.lab.instrument.Plan.Numbered;
import dev.assay.lab.instrument.Plan.Range;
import dev.assay.lab.instrument.Plan.Site;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Writes the code of one method with what it carries. For one thread, and for one writing. */
final class Weave {
  private final Plan plan;
  private final Body body;
  private final Calls calls;
  private final Map<Integer, List<Range>> blocks;

  Weave(Plan plan, Numbering numbering) {
    this.plan = plan;
    this.body = plan.body();
    this.calls = new Calls(plan, numbering);
    this.blocks = plan.blocks();
  }

  void write(CodeBuilder code) {
    Probe.step(code);
    int index = 0;
    for (CodeElement element : body.model()) {
      if (element instanceof Instruction instruction) {
        write(code, index, instruction);
        index++;
      } else if (!(element instanceof StackMapTableAttribute)) {
        code.with(element);
      }
    }
  }

  private void write(CodeBuilder code, int index, Instruction instruction) {
    for (Range range : blocks.getOrDefault(index, List.of())) {
      Probe.reach(code, range);
    }
    if (body.jumpsBack(index)) {
      Probe.step(code);
    }
    switch (instruction) {
      case BranchInstruction jump when body.isConditional(index) -> condition(code, index, jump);
      case LookupSwitchInstruction choice -> choice(code, index, choice);
      case TableSwitchInstruction choice -> choice(code, index, choice);
      default -> {
        Label never = code.newLabel();
        calls.look(code, index);
        choose(code, index, never, plain -> calls.write(plain, index));
      }
    }
  }

  private void condition(CodeBuilder code, int index, BranchInstruction jump) {
    Site site = plan.sites().get(index);
    if (site == null) {
      choose(code, index, jump.target(), plain -> plain.with(jump));
      return;
    }
    if (plan.looks()) {
      lookAtOperands(code, index, jump, site);
    }
    Label taken = code.newLabel();
    Label next = code.newLabel();
    choose(code, index, taken, plain -> plain.branch(jump.opcode(), taken));
    Probe.take(code, site.ways().get(0));
    code.goto_(next);
    code.labelBinding(taken);
    Probe.take(code, site.ways().get(1));
    code.goto_(jump.target());
    code.labelBinding(next);
  }

  private void lookAtOperands(CodeBuilder code, int index, BranchInstruction jump, Site site) {
    switch (jump.opcode()) {
      case IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPLE, IF_ICMPGT, IF_ICMPGE -> {
        code.dup2();
        Probe.ints(code, site.id());
      }
      case IFEQ, IFNE, IFLT, IFLE, IFGT, IFGE -> {
        if (!Jumps.isBoolean(body, index) && !Jumps.isAfterCompare(body, index)) {
          code.dup();
          Probe.zero(code, site.id());
        }
      }
      default -> {
        // references have no distance
      }
    }
  }

  private void choice(CodeBuilder code, int index, Instruction choice) {
    Site site = plan.sites().get(index);
    if (site == null) {
      code.with(choice);
      return;
    }
    List<SwitchCase> cases = Choices.cases(choice);
    List<Integer> labels = Choices.labels(body, index);
    if (plan.looks() && !labels.isEmpty()) {
      code.dup();
      Probe.selected(code, site.id(), labels);
    }
    Map<Integer, Label> marks = new TreeMap<>();
    Map<Integer, Label> goals = new TreeMap<>();
    goals.put(body.at(Choices.otherwise(choice)), Choices.otherwise(choice));
    cases.forEach(each -> goals.putIfAbsent(body.at(each.target()), each.target()));
    goals.keySet().forEach(goal -> marks.put(goal, code.newLabel()));
    List<SwitchCase> marked = new ArrayList<>();
    cases.forEach(each -> marked.add(SwitchCase.of(each.caseValue(), mark(marks, each.target()))));
    Label otherwise = mark(marks, Choices.otherwise(choice));
    if (choice instanceof TableSwitchInstruction table) {
      code.tableswitch(table.lowValue(), table.highValue(), otherwise, marked);
    } else {
      code.lookupswitch(otherwise, marked);
    }
    List<Integer> targets = body.targets(index);
    goals.forEach((goal, label) -> {
      code.labelBinding(Objects.requireNonNull(marks.get(goal)));
      Probe.take(code, site.ways().get(targets.indexOf(goal)));
      code.goto_(label);
    });
  }

  private Label mark(Map<Integer, Label> marks, Label target) {
    return Objects.requireNonNull(marks.get(body.at(target)));
  }

  /** Writes an instruction and beside it what stands in its place while a mutant is on. */
  private void choose(CodeBuilder code, int index, Label taken, Consumer<CodeBuilder> plain) {
    List<Numbered> changes = plan.changes().getOrDefault(index, List.of());
    if (changes.isEmpty()) {
      plain.accept(code);
      return;
    }
    List<SwitchCase> cases =
        changes.stream()
            .sorted(Comparator.comparingInt(Numbered::id))
            .map(change -> SwitchCase.of(change.id(), code.newLabel()))
            .toList();
    Label otherwise = code.newLabel();
    Label next = code.newLabel();
    Probe.mutant(code);
    if (cases.size() == 1) {
      code.loadConstant(cases.getFirst().caseValue()).if_icmpeq(cases.getFirst().target());
    } else {
      code.lookupswitch(otherwise, cases);
    }
    code.labelBinding(otherwise);
    plain.accept(code);
    if (!body.ends(index)) {
      code.goto_(next);
    }
    for (SwitchCase each : cases) {
      Change change = change(changes, each.caseValue());
      code.labelBinding(each.target());
      change.writer().write(code, taken);
      if (change.falls()) {
        code.goto_(next);
      }
    }
    code.labelBinding(next);
  }

  private static Change change(List<Numbered> changes, int id) {
    return changes.stream()
        .filter(each -> each.id() == id)
        .map(Numbered::change)
        .findFirst()
        .orElseThrow();
  }
}
