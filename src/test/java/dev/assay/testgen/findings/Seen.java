package dev.assay.testgen.findings;

import dev.assay.code.MethodSignature;
import dev.assay.code.MethodSignature.Comparison;
import dev.assay.code.MethodSignature.Condition;
import dev.assay.code.MethodSignature.Contract;
import dev.assay.code.TypeSignature.Parameter;
import dev.assay.lab.Observed;
import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method with hand-made runs, for tests that judge them. */
final class Seen {
  private final String name;
  private final List<Reply.Tried> tried = new ArrayList<>();
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Contract> contracts = new ArrayList<>();
  private final List<Condition> conditions = new ArrayList<>();
  private final List<Context.Expected> expected = new ArrayList<>();

  Seen(String name) {
    this.name = name;
  }

  Seen parameter(String parameter, String... annotations) {
    parameters.add(new Parameter(parameter, "int", false, List.of(annotations)));
    return this;
  }

  Seen promise(String exception, String text) {
    contracts.add(
        new Contract(
            Contract.Kind.THROWS, Contract.Origin.JAVADOC, exception, null, null, text, 3));
    return this;
  }

  Seen guard(String condition) {
    contracts.add(
        new Contract(
            Contract.Kind.THROWS,
            Contract.Origin.GUARD,
            "IllegalArgumentException",
            null,
            condition,
            "throw",
            4));
    return this;
  }

  Seen condition(int line, String text, Comparison... comparisons) {
    conditions.add(new Condition("if", text, List.of(comparisons), line));
    return this;
  }

  Seen pattern(boolean throwing, @Nullable Value value, String text, Value... arguments) {
    expected.add(new Context.Expected("is sane", List.of(arguments), throwing, value, text));
    return this;
  }

  Seen returned(@Nullable Value value, Value... arguments) {
    return seen(answer(value), arguments);
  }

  static Observed answer(@Nullable Value value) {
    return new Observed.Returned(value, false, List.of(), List.of(), List.of(), List.of());
  }

  Seen threw(Class<?> exception, boolean raised, Value... arguments) {
    return seen(failure(exception, raised), arguments);
  }

  static Observed failure(Class<?> exception, boolean raised) {
    List<String> actual = new ArrayList<>();
    for (Class<?> each = exception; each != Object.class; each = each.getSuperclass()) {
      actual.add(each.getName());
    }
    return new Observed.Threw(
        TypeName.of(exception), actual, "oops", 7, "a.A." + "f:7", raised, List.of());
  }

  Seen seen(Observed observed, Value... arguments) {
    return took(List.of(), observed, arguments);
  }

  Seen took(List<Integer> branches, Observed observed, Value... arguments) {
    Order.Trial trial = new Order.Trial(tried.size(), 0, null, List.of(arguments));
    tried.add(new Reply.Tried(trial, observed, branches, 1));
    return this;
  }

  Context.Method method() {
    MethodSignature signature =
        new MethodSignature(
            name,
            name + "()",
            List.of(),
            List.of(),
            parameters,
            "int",
            List.of(),
            List.of(),
            null,
            contracts,
            conditions,
            List.of(),
            2,
            20,
            "");
    Order.Task task = new Order.Task(0, "a.A", name, List.of(), List.of(), List.of(), List.of());
    return new Context.Method("A." + name, task, signature, tried, expected);
  }

  List<Finding> findings(Reply.Branch... branches) {
    return findings(true, branches);
  }

  List<Finding> findings(boolean complete, Reply.Branch... branches) {
    return Findings.of(new Context(List.of(method()), List.of(branches), complete));
  }

  static Value of(Object literal) {
    return Value.of(literal);
  }
}
