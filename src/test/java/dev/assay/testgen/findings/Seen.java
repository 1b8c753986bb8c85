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

  private Context.Facts facts = new Context.Facts(true, "");
  private @Nullable Value receiver;

  Seen(String name) {
    this.name = name;
  }

  Seen doc(String text) {
    facts = new Context.Facts(facts.open(), text);
    return this;
  }

  Seen helper() {
    facts = new Context.Facts(false, facts.doc());
    return this;
  }

  Seen on(Value instance) {
    receiver = instance;
    return this;
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

  Seen failed(Class<?> exception, String message, Value... arguments) {
    return seen(
        new Observed.Threw(
            TypeName.of(exception),
            List.of(exception.getName()),
            message,
            7,
            "a.A.f:7",
            false,
            List.of()),
        arguments);
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
    Order.Trial trial = new Order.Trial(tried.size(), 0, receiver, List.of(arguments));
    tried.add(new Reply.Tried(trial, observed, List.of(), 1));
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
    return new Context.Method("A." + name, task, signature, facts, tried, expected);
  }

  List<Finding> findings() {
    return Findings.of(new Context(List.of(method())));
  }

  static Value of(Object literal) {
    return Value.of(literal);
  }
}
