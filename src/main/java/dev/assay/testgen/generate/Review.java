package dev.assay.testgen.generate;

import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.Value;
import dev.assay.patterns.Pattern;
import dev.assay.testgen.findings.Bodies;
import dev.assay.testgen.findings.Context;
import dev.assay.testgen.findings.Equations;
import dev.assay.testgen.findings.Finding;
import dev.assay.testgen.findings.Findings;
import dev.assay.testgen.findings.LargeNumbers;
import dev.assay.testgen.findings.LawSubject;
import dev.assay.testgen.findings.Laws;
import dev.assay.testgen.findings.Ranking;
import dev.assay.testgen.findings.RoundTrips;
import dev.assay.testgen.inputs.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;

/**
 * What a person should look at: the laws that are tried besides the plan's calls, and what is made
 * of all that was seen. For one job; made before the class files are generated.
 */
final class Review {
  /** As many as get tests: of generated code with thousands nobody reads what is found. */
  private static final int MOST_READ = 400;

  private final List<Plan.OfMethod> methods;
  private final Map<Integer, Context.Expected> expected = new TreeMap<>();
  private final Set<Integer> fitting = new TreeSet<>();
  private final Map<Plan.OfMethod, Context.Facts> facts = new HashMap<>();
  private final List<Finding> read;
  private final Laws laws;
  private final RoundTrips trips;
  private final Equations equations;
  private final List<Order.Task> large;
  private final List<Order.Task> besides = new ArrayList<>();

  /**
   * @param tasks of the methods, in their order
   */
  Review(Planner planner, List<Plan.OfMethod> methods, List<Order.Task> tasks) {
    this.methods = methods;
    List<TypeElement> types = planner.known().stream().filter(planner.inputs()::reachable).toList();
    List<LawSubject> subjects =
        types.stream()
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
    besides.addAll(laws.tasks());
    this.trips =
        RoundTrips.of(types, planner.inputs(), methods.size() + besides.size(), next(firstTrial));
    besides.addAll(trips.tasks());
    this.equations =
        Equations.of(
            types.stream().filter(it -> it.getEnclosedElements().size() <= MOST_READ).toList(),
            planner.inputs(),
            planner.subject().trees(),
            new Equations.From(methods.size() + besides.size(), next(firstTrial)));
    besides.addAll(equations.tasks());
    List<Order.Task> numbers =
        tasks.stream().filter(task -> answersNumber(methods.get(task.id()).target())).toList();
    this.large = LargeNumbers.of(numbers, methods.size() + besides.size(), next(firstTrial));
    besides.addAll(large);
    methods.forEach(method -> fit(planner, method));
    this.read = Bodies.findings(written(types, methods), planner.subject().trees());
  }

  // Where one method is asked for, what stands in others is of no interest.
  private static List<ExecutableElement> written(
      List<TypeElement> types, List<Plan.OfMethod> methods) {
    Stream<ExecutableElement> asked = methods.stream().map(it -> it.target().method());
    Stream<ExecutableElement> others =
        types.stream()
            .flatMap(type -> type.getEnclosedElements().stream())
            .filter(ExecutableElement.class::isInstance)
            .map(ExecutableElement.class::cast)
            .filter(it -> methods.size() > 1 || it.getModifiers().contains(Modifier.PRIVATE));
    return Stream.concat(asked, others).distinct().limit(MOST_READ).toList();
  }

  private void fit(Planner planner, Plan.OfMethod method) {
    facts.put(method, facts(planner, method.target()));
    method
        .made()
        .suggested()
        .forEach((row, each) -> {
          expect(planner, row, each);
          if (PatternFit.of(method.target(), each)) {
            fitting.add(row);
          }
        });
  }

  private int next(int firstTrial) {
    return besides.stream()
            .flatMap(task -> task.trials().stream())
            .mapToInt(Order.Trial::id)
            .max()
            .orElse(firstTrial)
        + 1;
  }

  private static boolean answersNumber(Target target) {
    TypeKind answer = target.method().getReturnType().getKind();
    return !target.constructor() && (answer == TypeKind.INT || answer == TypeKind.LONG);
  }

  private static Context.Facts facts(Planner planner, Target target) {
    String doc = planner.subject().elements().getDocComment(target.method());
    return new Context.Facts(target.open(), doc == null ? "" : doc);
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
    return besides.stream().map(Order.Task::setApart).toList();
  }

  /** What was found without what these tasks did: tests are written of the rest. */
  Reply.Explored without(Reply.Explored explored) {
    List<Integer> ids = besides.stream().map(Order.Task::id).toList();
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
            .map(task -> method(task, tried(task, byTask)))
            .toList();
    return Ranking.of(
        Stream.of(
                Findings.of(new Context(seen)),
                laws.judge(explored.trials()),
                trips.judge(explored.trials()),
                equations.judge(explored.trials()),
                read)
            .flatMap(List::stream)
            .toList());
  }

  private List<Reply.Tried> tried(Order.Task task, Map<Integer, List<Reply.Tried>> byTask) {
    return Stream.concat(
            Stream.of(task),
            large.stream()
                .filter(each ->
                    each.owner().equals(task.owner())
                        && each.method().equals(task.method())
                        && each.parameters().equals(task.parameters())))
        .flatMap(each -> byTask.getOrDefault(each.id(), List.of()).stream())
        .toList();
  }

  private Context.Method method(Order.Task task, List<Reply.Tried> tried) {
    Plan.OfMethod method = methods.get(task.id());
    return new Context.Method(
        method.target().label(),
        task,
        method.target().signature(),
        facts.getOrDefault(method, new Context.Facts(false, "")),
        tried,
        method.made().suggested().keySet().stream()
            .filter(fitting::contains)
            .sorted()
            .flatMap(row -> expected(row).stream())
            .toList());
  }
}
