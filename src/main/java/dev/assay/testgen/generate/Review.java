package dev.assay.testgen.generate;

import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.Value;
import dev.assay.patterns.Pattern;
import dev.assay.testgen.findings.Context;
import dev.assay.testgen.findings.Finding;
import dev.assay.testgen.findings.Findings;
import dev.assay.testgen.findings.LawSubject;
import dev.assay.testgen.findings.Laws;
import dev.assay.testgen.inputs.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a person should look at: the laws that are tried besides the plan's calls, and what is made
 * of all that was seen. For one job; made before the class files are generated.
 */
final class Review {
  private final List<Plan.OfMethod> methods;
  private final Map<Integer, Context.Expected> expected = new TreeMap<>();
  private final Laws laws;

  Review(Planner planner, List<Plan.OfMethod> methods) {
    this.methods = methods;
    List<LawSubject> subjects =
        planner.known().stream()
            .filter(planner.inputs()::reachable)
            .flatMap(type ->
                LawSubject.of(type, planner.inputs(), planner.subject().elements()).stream())
            .toList();
    int firstTrial =
        methods.stream()
            .flatMap(method -> method.made().rows().stream())
            .mapToInt(Row::id)
            .max()
            .orElse(0);
    this.laws = Laws.of(subjects, methods.size(), firstTrial + 1);
    methods.forEach(
        method -> method.made().suggested().forEach((row, each) -> expect(planner, row, each)));
  }

  private void expect(Planner planner, int row, PatternRows.Suggested suggested) {
    Pattern.Expectation expectation = suggested.row().expect();
    if (expectation.kind() == Pattern.Expected.HOLDS) {
      return;
    }
    boolean throwing = expectation.kind() == Pattern.Expected.THROWS;
    Optional<Value> value =
        throwing ? Optional.empty() : planner.reader().apply(expectation.value());
    expected.put(
        row,
        new Context.Expected(
            suggested.pattern().title(),
            suggested.arguments().stream().map(Candidate::value).toList(),
            throwing,
            value.orElse(null),
            expectation.value()));
  }

  /** What a pattern expects of a row, if one does. */
  Optional<Context.Expected> expected(int row) {
    return Optional.ofNullable(expected.get(row));
  }

  /** Tasks that are run besides, and no test is written of. */
  List<Order.Task> tasks() {
    return laws.tasks();
  }

  /** What was found without what these tasks did: tests are written of the rest. */
  Reply.Explored without(Reply.Explored explored) {
    List<Integer> ids = laws.tasks().stream().map(Order.Task::id).toList();
    List<Reply.Tried> left = new ArrayList<>();
    List<Integer> gone = new ArrayList<>();
    for (Reply.Tried tried : explored.trials()) {
      if (ids.contains(tried.trial().task())) {
        gone.add(tried.trial().id());
      } else {
        left.add(tried);
      }
    }
    return new Reply.Explored(
        left,
        explored.branches(),
        explored.mutants(),
        explored.kills().stream().filter(kill -> !gone.contains(kill.trial())).toList(),
        explored.complete());
  }

  List<Finding> findings(List<Order.Task> tasks, Reply.Explored explored) {
    Map<Integer, List<Reply.Tried>> byTask = new TreeMap<>();
    explored
        .trials()
        .forEach(tried ->
            byTask.computeIfAbsent(tried.trial().task(), key -> new ArrayList<>()).add(tried));
    List<Context.Method> seen =
        tasks.stream()
            .filter(task -> task.id() < methods.size())
            .map(task -> method(task, byTask.getOrDefault(task.id(), List.of())))
            .toList();
    Context context = new Context(seen, explored.branches(), explored.complete());
    return Stream.concat(Findings.of(context).stream(), laws.judge(explored.trials()).stream())
        .toList();
  }

  private Context.Method method(Order.Task task, List<Reply.Tried> tried) {
    Plan.OfMethod method = methods.get(task.id());
    return new Context.Method(
        method.target().label(),
        task,
        method.target().signature(),
        tried,
        method.made().suggested().keySet().stream()
            .sorted()
            .flatMap(row -> expected(row).stream())
            .toList());
  }
}
