package dev.assay.testgen.generate;

import dev.assay.code.SourceUnit;
import dev.assay.patterns.Pattern;
import dev.assay.testgen.evaluate.Evaluator;
import dev.assay.testgen.inputs.Inputs;
import dev.assay.testgen.inputs.TypeName;
import dev.assay.testgen.inputs.Value;
import dev.assay.testgen.verify.Bench;
import dev.assay.testgen.verify.Subject;
import dev.assay.testgen.verify.TestFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Plans the tests of a subject: rows, expectations, what is chosen and what has no test and why.
 * Belongs to one job and its thread; plans before the class files are generated, writes any time.
 */
public final class Planner {
  /** More methods than this are not answered at once. */
  static final int MOST_METHODS = 400;

  private final Subject subject;
  private final Inputs inputs;
  private final List<TypeElement> known;
  private final KnownTypes types;
  private final Rows rows;
  private final Oracle oracle;
  private final int most;
  private final Targets targets;
  private final Bench bench;
  private final Function<String, Optional<Value>> reader;
  private final List<Finding> findings = new ArrayList<>();
  private final List<ClassPlan> classes = new ArrayList<>();
  private final List<Left> skipped = new ArrayList<>();
  private int planned;
  private int rowCount;

  /** A method without a test. */
  public record Left(String method, Skip code, String reason) {}

  /** What others say of the subject: the code reader, and patterns that may fit it. */
  public record Given(List<SourceUnit> units, List<Pattern> patterns) {
    public Given {
      units = List.copyOf(units);
      patterns = List.copyOf(patterns);
    }
  }

  /** Something a person should look at. */
  public record Finding(String method, int line, String text) {}

  /** Which part of the subject is asked for; null stands for all. */
  public record Scope(@Nullable String type, @Nullable String method) {}

  /**
   * @param most rows handed out per method
   */
  public Planner(Subject subject, Given given, int most, Bench bench) {
    this.subject = subject;
    this.known =
        subject.topLevel().stream().flatMap(type -> Targets.withNested(type).stream()).toList();
    this.types = new KnownTypes(known);
    this.inputs = new Inputs(subject.types(), subject.elements(), known);
    PatternValues values = new PatternValues(subject.elements(), inputs);
    this.reader = text -> bench.expression(text).flatMap(values::of);
    this.rows = new Rows(inputs, new PatternRows(given.patterns(), reader), most);
    Evaluator evaluator = new Evaluator(subject, inputs::reachable);
    this.oracle = new SourceOracle(evaluator);
    this.targets = new Targets(subject, inputs, given.units(), evaluator);
    this.most = most;
    this.bench = bench;
  }

  /** Plans everything in scope. */
  public void plan(Scope scope) {
    for (TypeElement top : subject.topLevel()) {
      for (TypeElement type : Targets.withNested(top)) {
        if (scope.type() == null || named(type, scope.type())) {
          plan(type, scope.method());
        }
      }
    }
  }

  private static boolean named(TypeElement type, String name) {
    return type.getQualifiedName().contentEquals(name) || TypeName.of(type).name().equals(name);
  }

  /** Whether the subject has a type of that name. */
  public boolean knows(String type) {
    return known.stream().anyMatch(each -> named(each, type));
  }

  /** Whether a type, or any type, has a method of that name or id. */
  public boolean knows(@Nullable String type, String method) {
    return known.stream()
        .filter(each -> type == null || named(each, type))
        .flatMap(this::methods)
        .anyMatch(target -> matches(target, method));
  }

  private Stream<Target> methods(TypeElement type) {
    return Stream.concat(targets.of(type).stream(), targets.hidden(type).stream());
  }

  /** The names of all types, for a question that names another. */
  public List<String> typeNames() {
    return known.stream().map(type -> TypeName.of(type).name()).toList();
  }

  /** The names of all methods of the types in scope. */
  public List<String> methodNames(@Nullable String type) {
    return known.stream()
        .filter(each -> type == null || named(each, type))
        .flatMap(this::methods)
        .map(Target::name)
        .distinct()
        .toList();
  }

  private void plan(TypeElement type, @Nullable String only) {
    if (!inputs.reachable(type)) {
      String name = TypeName.of(type).name();
      skipped.add(new Left(name, Skip.NOT_REACHABLE, Skip.NOT_REACHABLE.text(name)));
      return;
    }
    List<Group> groups = new ArrayList<>();
    NestedNames names = new NestedNames(packageNames(type), subject.elements());
    for (Target target : targets.of(type)) {
      if (only == null || matches(target, only)) {
        group(target, names).forEach(groups::add);
      }
    }
    for (Target target : targets.hidden(type)) {
      if (only == null || matches(target, only)) {
        left(target, Skip.PRIVATE, target.name());
      }
    }
    List<Group> told = only == null ? Told.without(groups) : groups;
    if (!told.isEmpty()) {
      classes.add(
          new ClassPlan(TypeName.of(type), testName(type), packageNames(type), told, types));
    }
  }

  private static boolean matches(Target target, String only) {
    String name = target.constructor() ? "<init>" : target.name();
    return only.equals(name)
        || only.equals(target.name())
        || (target.signature() != null
            && only.replace(" ", "").equals(target.signature().id().replace(" ", "")));
  }

  private List<Group> group(Target target, NestedNames names) {
    bench.checkpoint();
    if (++planned > MOST_METHODS) {
      left(target, Skip.TOO_MANY, Integer.toString(MOST_METHODS));
      return List.of();
    }
    if (!inputs.reachable(target.method())) {
      left(target, Skip.NOT_REACHABLE, target.owner().getSimpleName().toString());
      return List.of();
    }
    if (!target.constructor() && noBody(target)) {
      left(target, Skip.NO_BODY, target.owner().getSimpleName().toString());
      return List.of();
    }
    Rows.Made made = rows.of(target);
    if (made.problem() != null) {
      left(target, made.problem(), made.detail());
      return List.of();
    }
    return group(target, made, names);
  }

  private List<Group> group(Target target, Rows.Made made, NestedNames names) {
    rowCount += made.rows().size();
    List<Case> certain = new ArrayList<>();
    Map<Expectation.Unknown, Integer> reasons = new LinkedHashMap<>();
    for (Row row : made.rows()) {
      Expectation expectation = oracle.expect(target, row);
      PatternRows.Suggested suggested = made.suggested().get(row.id());
      if (suggested != null) {
        Disagreement.of(target, suggested, expectation, reader)
            .ifPresent(text -> findings.add(new Finding(target.label(), line(target), text)));
      }
      if (expectation instanceof Expectation.Unknown unknown) {
        reasons.merge(unknown, 1, Integer::sum);
      } else {
        certain.add(new Case(row, expectation));
      }
    }
    List<Group> groups = new ArrayList<>();
    if (!certain.isEmpty()) {
      groups.add(new Group(target, names.of(target), Selection.of(target, certain, most)));
    } else {
      Optional<Expectation.Unknown> reason = reasons.keySet().stream().findFirst();
      reason.ifPresent(it -> left(target, it.code(), it.reason()));
    }
    if (target.constructor()) {
      RecordLaws.of(target, made.rows(), targets::written)
          .filter(law -> certain.stream().anyMatch(each -> each.row().id() == law.row().id()))
          .ifPresent(law -> groups.add(new Group(target, names.unique("Equality"), List.of(law))));
    }
    return groups;
  }

  private static int line(Target target) {
    return target.signature() == null ? 0 : target.signature().line();
  }

  private static boolean noBody(Target target) {
    Set<Modifier> modifiers = target.method().getModifiers();
    return modifiers.contains(Modifier.ABSTRACT) || modifiers.contains(Modifier.NATIVE);
  }

  private void left(Target target, Skip code, String detail) {
    skipped.add(new Left(target.label(), code, code.text(detail)));
  }

  private Set<String> packageNames(TypeElement type) {
    Set<String> names = new TreeSet<>();
    for (Element member : subject.elements().getPackageOf(type).getEnclosedElements()) {
      names.add(member.getSimpleName().toString());
    }
    subject.topLevel().forEach(top -> names.add(top.getSimpleName().toString()));
    return names;
  }

  private String testName(TypeElement type) {
    String plain = TypeName.of(type).name().replace(".", "");
    String name = plain + "Test";
    boolean exists =
        packageNames(type).contains(name)
            || classes.stream().anyMatch(each -> each.name().equals(name));
    return exists ? plain + "GeneratedTest" : name;
  }

  /** The test classes without the rows that are named. */
  public List<TestFile> write(Set<Integer> removed) {
    return classes.stream()
        .map(plan -> ClassText.write(plan, removed, Style.DEFAULT))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Where patterns expect something else than the code does. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Rows that were tried, handed out or not. */
  public int rowCount() {
    return rowCount;
  }

  /** Methods without a test, those of which every row was removed included. */
  public List<Left> skipped(Set<Integer> removed) {
    List<Left> all = new ArrayList<>(skipped);
    for (ClassPlan plan : classes) {
      for (Group group : plan.groups()) {
        if (group.cases().stream().allMatch(each -> removed.contains(each.row().id()))) {
          String label = group.target().label();
          all.add(new Left(label, Skip.NOT_COMPILED, Skip.NOT_COMPILED.text(label)));
        }
      }
    }
    return all;
  }
}
