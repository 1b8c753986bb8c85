package dev.assay.testgen.generate;

import dev.assay.code.MethodSignature.Contract;
import dev.assay.lab.Layout;
import dev.assay.lab.Observed;
import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.Value;
import dev.assay.patterns.Patterns;
import dev.assay.testgen.findings.Context;
import dev.assay.testgen.findings.Finding;
import dev.assay.testgen.inputs.Candidate;
import dev.assay.testgen.inputs.Dictionary;
import dev.assay.testgen.inputs.Inputs;
import dev.assay.testgen.inputs.Observing;
import dev.assay.testgen.inputs.Steps;
import dev.assay.testgen.select.Chosen;
import dev.assay.testgen.select.Pick;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * A plan as an order to a child JVM, and what the child found as tests to write. Belongs to one job
 * and its thread.
 */
public final class Experiment {
  private final Planner planner;
  private final Plan plan;
  private final List<Plan.OfMethod> methods;
  private final Map<Integer, Row> rows = new HashMap<>();
  private final List<Order.Task> tasks = new ArrayList<>();
  private final Map<String, List<String>> observers;
  private final Map<String, List<Order.Step>> steps;
  private final Review review;
  private final Dictionary dictionary;

  /** Reads the compiler's trees, so it is made before the class files are generated. */
  public Experiment(Planner planner, Plan plan) {
    this.planner = planner;
    this.plan = plan;
    this.methods = plan.methods();
    methods.forEach(method -> method.made().rows().forEach(row -> rows.put(row.id(), row)));
    Observing observing = new Observing(planner.inputs(), planner.subject().trees());
    Steps steps = new Steps(planner.inputs(), observing);
    this.dictionary = Dictionary.of(planner.subject().units());
    for (int id = 0; id < methods.size(); id++) {
      tasks.add(task(id, methods.get(id), steps));
    }
    this.review = new Review(planner, methods, tasks);
    tasks.addAll(review.tasks());
    this.observers = observing.all(planner.known());
    this.steps = new Insides(planner.inputs(), steps).of(tasks);
  }

  /** Calls on objects among the inputs, by the qualified names of their classes. */
  public Map<String, List<Order.Step>> steps() {
    return steps;
  }

  /** The tasks of the plan, less those that are named by their ids and steps that call these. */
  public List<Order.Task> tasks(Set<Integer> left) {
    List<Order.Task> out = tasks.stream().filter(task -> left.contains(task.id())).toList();
    return tasks.stream()
        .filter(task -> !left.contains(task.id()))
        .map(task -> without(task, out))
        .toList();
  }

  private static Order.Task without(Order.Task task, List<Order.Task> out) {
    List<Order.Step> steps =
        task.steps().stream()
            .filter(step -> out.stream().noneMatch(other -> calls(step, task, other)))
            .toList();
    return new Order.Task(
        task.id(),
        task.owner(),
        task.method(),
        task.parameters(),
        task.trials(),
        task.columns(),
        steps);
  }

  private static boolean calls(Order.Step step, Order.Task of, Order.Task method) {
    return of.owner().equals(method.owner())
        && step.method().equals(method.method())
        && step.parameters().equals(method.parameters());
  }

  private Order.Task task(int id, Plan.OfMethod method, Steps steps) {
    Target target = method.target();
    Inputs inputs = planner.inputs();
    boolean stateful = !target.constructor() && !target.isStatic();
    return new Order.Task(
        id,
        planner.subject().elements().getBinaryName(target.owner()).toString(),
        target.method().getSimpleName().toString(),
        inputs.erased(target.method()),
        method.made().rows().stream()
            .map(row -> new Order.Trial(row.id(), id, row.instance(), row.values()))
            .toList(),
        columns(method),
        stateful ? steps.further(target.instance()) : List.of());
  }

  // What the code waits for often stands somewhere in it.
  private List<List<Value>> columns(Plan.OfMethod method) {
    List<List<Value>> columns = new ArrayList<>();
    List<TypeMirror> types = method.target().parameters();
    for (int i = 0; i < types.size(); i++) {
      List<Candidate> constants =
          planner.conditions() ? dictionary.of(types.get(i), planner.inputs()) : List.of();
      columns.add(
          Stream.concat(method.made().columns().get(i).stream(), constants.stream())
              .map(Candidate::value)
              .distinct()
              .toList());
    }
    return columns;
  }

  /**
   * For each class of the subject, by binary name, the methods that only tell, less those of tasks
   * that are named by their ids.
   */
  public Map<String, List<String>> observers(Set<Integer> left) {
    Set<String> out =
        tasks.stream()
            .filter(task -> left.contains(task.id()) && task.parameters().isEmpty())
            .map(task -> task.owner() + "." + task.method())
            .collect(Collectors.toSet());
    Map<String, List<String>> rest = new TreeMap<>();
    observers.forEach((type, methods) ->
        rest.put(type, methods.stream().filter(each -> !out.contains(type + "." + each)).toList()));
    return rest;
  }

  /** Why a task has no tests. */
  public Plan.Left left(int task, Skip code, String words) {
    return task < methods.size()
        ? Plan.Left.of(methods.get(task).target(), code, words)
        : new Plan.Left("", code, words);
  }

  /** The ids of rows that patterns suggested, with the ids of their patterns. */
  public Map<Integer, String> suggested() {
    Map<Integer, String> all = new TreeMap<>();
    methods.forEach(
        method -> method.made().suggested().forEach((row, each) -> all.put(row, each.id())));
    return all;
  }

  /** The ids of rows that patterns suggested, with their patterns. */
  public Map<Integer, Patterns.Ranked> patterns() {
    Map<Integer, Patterns.Ranked> all = new TreeMap<>();
    methods.forEach(method ->
        method
            .made()
            .suggested()
            .forEach(
                (row, each) -> all.put(row, new Patterns.Ranked(each.id(), 0, 0, each.pattern()))));
    return all;
  }

  /** What was found, without what was only run to try laws. */
  public Reply.Explored told(Reply.Explored explored) {
    return review.without(explored);
  }

  /** What a person should look at. */
  public List<Finding> findings(Reply.Explored explored) {
    return review.findings(tasks, explored);
  }

  /**
   * The tests to write.
   *
   * @param lost why tasks could not be run to their end, by their ids
   */
  public Answers answers(Reply.Explored explored, Chosen chosen, Map<Integer, Plan.Left> lost) {
    Outcomes outcomes = new Outcomes(explored, chosen);
    List<Plan.Left> skipped = new ArrayList<>(plan.skipped());
    List<ClassPlan> classes = new ArrayList<>();
    int id = 0;
    for (Plan.OfType type : plan.types()) {
      List<Group> groups = new ArrayList<>();
      for (Plan.OfMethod method : type.methods()) {
        List<Case> cases = outcomes.picks(id).stream().map(pick -> written(method, pick)).toList();
        if (!cases.isEmpty()) {
          groups.add(new Group(method.target(), method.name(), cases));
        } else {
          skipped.add(lost.containsKey(id) ? lost.get(id) : outcomes.reason(id, method.target()));
        }
        id++;
      }
      if (!groups.isEmpty()) {
        classes.add(type.with(groups));
      }
    }
    return new Answers(classes, List.of(), skipped);
  }

  private Case written(Plan.OfMethod method, Pick pick) {
    Observed observed = pick.tried().observed();
    Row row = row(method, pick.tried().trial());
    // Where nothing of it can be asserted, that it comes to its end is what is told.
    long items = pick.items() == 0 ? Layout.bit(Layout.OUTCOME) : pick.items();
    return new Case(
        row, Expectation.of(observed, items, provenance(method, row, observed), row.id()));
  }

  private Row row(Plan.OfMethod method, Order.Trial trial) {
    Row known = rows.get(trial.id());
    if (known != null) {
      return known;
    }
    Row plain = method.made().rows().getFirst();
    List<Candidate> arguments = new ArrayList<>();
    List<Integer> varied = new ArrayList<>();
    for (int i = 0; i < trial.arguments().size(); i++) {
      Value value = trial.arguments().get(i);
      boolean same = value.equals(plain.values().get(i));
      arguments.add(same ? plain.arguments().get(i) : new Candidate(value, Traits.of(value)));
      if (!same) {
        varied.add(i);
      }
    }
    Candidate receiver =
        trial.receiver() == null
            ? null
            : trial.receiver().equals(plain.instance())
                ? plain.receiver()
                : new Candidate(
                    trial.receiver(), differing(method.target(), plain, trial.receiver()));
    if (trial.receiver() != null && !trial.receiver().equals(plain.instance())) {
      varied.add(Row.RECEIVER);
    }
    return new Row(trial.id(), receiver, arguments, varied);
  }

  private String differing(Target target, Row plain, Value receiver) {
    if (plain.instance() == null || !(receiver instanceof Value.New made)) {
      return Traits.ofReceiver(receiver);
    }
    List<String> names =
        ElementFilter.constructorsIn(target.owner().getEnclosedElements()).stream()
            .filter(each -> planner.inputs().erased(each).equals(made.parameters()))
            .flatMap(each -> each.getParameters().stream())
            .map(parameter -> parameter.getSimpleName().toString())
            .toList();
    return Differing.of(plain.instance(), receiver, names);
  }

  private Expectation.Provenance provenance(Plan.OfMethod method, Row row, Observed observed) {
    Optional<Context.Expected> expected = review.expected(row.id());
    return switch (observed) {
      case Observed.Threw threw when specified(method.target(), threw) ->
          Expectation.Provenance.SPECIFIED;
      case Observed.Threw threw
          when expected.filter(it -> it.text().equals(threw.type().simple())).isPresent() ->
          Expectation.Provenance.PATTERN;
      case Observed.Returned returned
          when expected
              .filter(it -> it.value() != null && it.value().equals(returned.value()))
              .isPresent() ->
          Expectation.Provenance.PATTERN;
      default -> Expectation.Provenance.OBSERVED;
    };
  }

  private static boolean specified(Target target, Observed.Threw threw) {
    return target.signature() != null
        && target.signature().contracts().stream().anyMatch(contract -> declares(contract, threw));
  }

  private static boolean declares(Contract contract, Observed.Threw threw) {
    String simple = threw.type().simple();
    return switch (contract.kind()) {
      case THROWS ->
          contract.exception() != null
              && simple.equals(
                  contract.exception().substring(contract.exception().lastIndexOf('.') + 1));
      case NOT_NULL -> simple.equals("NullPointerException") && threw.raised();
      case RETURNS_NOT_NULL, CONSTRAINT -> false;
    };
  }
}
