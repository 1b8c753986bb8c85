package dev.assay.testgen.generate;

import dev.assay.lab.Value;
import dev.assay.testgen.verify.Bench;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What to expect of a plan's rows as far as the source alone tells, for where nothing may be run.
 * Belongs to one job and its thread; asked before the class files are generated.
 */
final class SourceAnswers {
  private final Targets targets;
  private final Oracle oracle;
  private final Function<String, Optional<Value>> reader;
  private final Bench bench;
  private final int most;
  private final List<Answers.Finding> findings = new ArrayList<>();
  private final List<Plan.Left> skipped = new ArrayList<>();

  /**
   * @param most rows handed out per method
   */
  SourceAnswers(Planner planner, int most) {
    this.targets = planner.targets();
    this.oracle = new SourceOracle(planner.evaluator());
    this.reader = planner.reader();
    this.bench = planner.bench();
    this.most = most;
  }

  Answers of(Plan plan) {
    skipped.addAll(plan.skipped());
    List<ClassPlan> classes = new ArrayList<>();
    for (Plan.OfType type : plan.types()) {
      List<Group> groups = new ArrayList<>();
      type.methods().forEach(method -> groups.addAll(groups(method)));
      List<Group> told = type.whole() ? Told.without(groups) : groups;
      if (!told.isEmpty()) {
        classes.add(type.with(told));
      }
    }
    return new Answers(classes, findings, skipped);
  }

  private List<Group> groups(Plan.OfMethod method) {
    bench.checkpoint();
    Target target = method.target();
    List<Case> certain = new ArrayList<>();
    Map<Expectation.Unknown, Integer> reasons = new LinkedHashMap<>();
    for (Row row : method.made().rows()) {
      Expectation expectation = oracle.expect(target, row);
      disagreement(method, row, expectation);
      if (expectation instanceof Expectation.Unknown unknown) {
        reasons.merge(unknown, 1, Integer::sum);
      } else {
        certain.add(new Case(row, expectation));
      }
    }
    List<Group> groups = new ArrayList<>();
    if (!certain.isEmpty()) {
      groups.add(new Group(target, method.name(), Selection.of(target, certain, most)));
    } else {
      Optional<Expectation.Unknown> reason = reasons.keySet().stream().findFirst();
      reason.ifPresent(it -> skipped.add(Plan.Left.of(target, it.code(), it.reason())));
    }
    equality(method, certain).ifPresent(groups::add);
    return groups;
  }

  private void disagreement(Plan.OfMethod method, Row row, Expectation expectation) {
    PatternRows.Suggested suggested = method.made().suggested().get(row.id());
    if (suggested != null && PatternFit.of(method.target(), suggested)) {
      Target target = method.target();
      Disagreement.of(target, suggested, expectation, reader)
          .map(text -> new Answers.Finding(target.label(), target.line(), text))
          .ifPresent(findings::add);
    }
  }

  private Optional<Group> equality(Plan.OfMethod method, List<Case> certain) {
    return method.target().constructor()
        ? RecordLaws.of(method.target(), method.made().rows(), targets::written)
            .filter(law -> certain.stream().anyMatch(each -> each.row().id() == law.row().id()))
            .map(law -> new Group(method.target(), method.equality(), List.of(law)))
        : Optional.empty();
  }
}
