package dev.assay.testgen.generate;

import dev.assay.code.SourceUnit;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import dev.assay.patterns.Patterns;
import dev.assay.testgen.evaluate.Evaluator;
import dev.assay.testgen.inputs.Enclosing;
import dev.assay.testgen.inputs.Inputs;
import dev.assay.testgen.inputs.Mentioned;
import dev.assay.testgen.inputs.Named;
import dev.assay.testgen.verify.Bench;
import dev.assay.testgen.verify.Subject;
import java.util.ArrayList;
import java.util.List;
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
 * Plans the tests of a subject: which methods, which rows, and what has no test and why. Belongs to
 * one job and its thread; plans before the class files are generated.
 */
public final class Planner {
  /** More methods than this are not answered at once. */
  static final int MOST_METHODS = 400;

  private final Subject subject;
  private final Inputs inputs;
  private final List<TypeElement> known;
  private final KnownTypes nameable;
  private final Rows rows;
  private final Evaluator evaluator;
  private final Targets targets;
  private final Bench bench;
  private final boolean conditions;
  private final Function<String, Optional<Value>> reader;
  private final List<Plan.OfType> types = new ArrayList<>();
  private final List<Plan.Left> skipped = new ArrayList<>();
  private int planned;

  /**
   * What others say of the subject.
   *
   * @param units what the code reader says
   * @param patterns that may fit it, by their ids
   * @param conditions false leaves out the inputs read from the code's own conditions
   * @param most rows tried for one method
   */
  public record Given(
      List<SourceUnit> units, List<Patterns.Ranked> patterns, boolean conditions, int most) {
    public Given {
      units = List.copyOf(units);
      patterns = List.copyOf(patterns);
    }
  }

  /** Which part of the subject is asked for; null stands for all. */
  public record Scope(@Nullable String type, @Nullable String method) {}

  public Planner(Subject subject, Given given, Bench bench) {
    this.subject = subject;
    this.known =
        subject.topLevel().stream().flatMap(type -> Targets.withNested(type).stream()).toList();
    this.nameable = new KnownTypes(known, SerialForm.types(subject.elements()));
    var said =
        new Inputs.Said(
            Named.of(subject.trees(), subject.units()), Mentioned.in(subject.texts().values()));
    this.inputs = new Inputs(subject.types(), subject.elements(), known, said);
    PatternValues values = new PatternValues(subject.elements(), inputs);
    this.reader = text -> bench.expression(text).flatMap(values::of);
    Hidden hidden = new Hidden(inputs, known);
    this.rows = new Rows(hidden, new PatternRows(given.patterns(), reader), given);
    this.evaluator = new Evaluator(subject, inputs::reachable);
    this.targets = new Targets(subject, hidden, given.units(), evaluator);
    this.bench = bench;
    this.conditions = given.conditions();
  }

  /** The plan of everything in scope. */
  public Plan plan(Scope scope) {
    for (TypeElement top : subject.topLevel()) {
      for (TypeElement type : Targets.withNested(top)) {
        if (scope.type() == null || named(type, scope.type())) {
          plan(type, scope.method());
        }
      }
    }
    return new Plan(types, skipped);
  }

  /** What the source alone says of a plan. */
  public Answers fromSource(Plan plan, int most) {
    return new SourceAnswers(this, most).of(plan);
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
      skipped.add(new Plan.Left(name, Skip.NOT_REACHABLE, Skip.NOT_REACHABLE.text(name)));
      return;
    }
    List<Plan.OfMethod> methods = new ArrayList<>();
    NestedNames names = new NestedNames(packageNames(type), subject.elements());
    for (Target target : targets.of(type)) {
      if (only == null || matches(target, only)) {
        method(target, names).ifPresent(methods::add);
      }
    }
    for (Target target : targets.hidden(type)) {
      if (only == null || matches(target, only)) {
        left(target, Skip.PRIVATE, target.name());
      }
    }
    if (!methods.isEmpty()) {
      types.add(
          new Plan.OfType(
              TypeName.of(type),
              testName(type),
              packageNames(type),
              only == null,
              methods,
              nameable));
    }
  }

  private static boolean matches(Target target, String only) {
    String name = target.constructor() ? "<init>" : target.name();
    return only.equals(name)
        || only.equals(target.name())
        || (target.signature() != null
            && only.replace(" ", "").equals(target.signature().id().replace(" ", "")));
  }

  private Optional<Plan.OfMethod> method(Target target, NestedNames names) {
    bench.checkpoint();
    if (++planned > MOST_METHODS) {
      return left(target, Skip.TOO_MANY, Integer.toString(MOST_METHODS));
    }
    if (!inputs.reachable(target.method())) {
      return left(target, Skip.NOT_REACHABLE, target.owner().getSimpleName().toString());
    }
    if (!target.constructor() && noBody(target)) {
      return left(target, Skip.NO_BODY, target.owner().getSimpleName().toString());
    }
    Rows.Made made = rows.of(target);
    if (made.problem() != null) {
      return left(target, made.problem(), made.detail());
    }
    String equality = target.constructor() ? names.unique("Equality") : "";
    return Optional.of(new Plan.OfMethod(target, names.of(target), equality, made));
  }

  private static boolean noBody(Target target) {
    return target.method().getModifiers().contains(Modifier.NATIVE)
        && Enclosing.type(target.method()).equals(target.owner());
  }

  private Optional<Plan.OfMethod> left(Target target, Skip code, String detail) {
    skipped.add(Plan.Left.of(target, code, detail));
    return Optional.empty();
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
            || types.stream().anyMatch(each -> each.testName().equals(name));
    return exists ? plain + "GeneratedTest" : name;
  }

  boolean conditions() {
    return conditions;
  }

  List<TypeElement> known() {
    return known;
  }

  Targets targets() {
    return targets;
  }

  Evaluator evaluator() {
    return evaluator;
  }

  Function<String, Optional<Value>> reader() {
    return reader;
  }

  public Bench bench() {
    return bench;
  }

  Inputs inputs() {
    return inputs;
  }

  public Subject subject() {
    return subject;
  }
}
