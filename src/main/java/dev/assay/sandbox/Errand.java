package dev.assay.sandbox;

import dev.assay.lab.Order;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the lab does by itself for an order, by reflection, so that no class file tells of it: the
 * objects it makes and the methods it calls. For one order and thread.
 */
final class Errand {
  private final Set<String> called = new TreeSet<>();
  private final Set<Made> made = new LinkedHashSet<>();
  private final Set<TypeName> touched = new LinkedHashSet<>();

  private final Set<Static> statics = new LinkedHashSet<>();

  /**
   * An object that is made.
   *
   * @param byText whether its constructor takes a text first, which may be the name of a file
   */
  record Made(TypeName type, boolean byText) {}

  /** A static method, or all of one name. */
  record Static(TypeName type, String method) {}

  private Errand() {}

  static Errand of(Order order) {
    Errand errand = new Errand();
    if (order instanceof Order.Explore explore) {
      explore.observers().values().forEach(errand.called::addAll);
      explore.tasks().forEach(errand::task);
      explore.earlier().found().forEach(errand::trial);
      explore.steps().values().forEach(steps -> steps.forEach(errand::step));
    }
    return errand;
  }

  /** Names of methods, whoever's they are. */
  Set<String> called() {
    return called;
  }

  /** Classes of which it makes instances, or extends or implements them. */
  Set<Made> made() {
    return made;
  }

  /** Methods that it calls without an object. */
  Set<Static> statics() {
    return statics;
  }

  /** Classes that it has initialised. */
  Set<TypeName> touched() {
    return touched;
  }

  private void task(Order.Task task) {
    called.add(task.method());
    task.trials().forEach(this::trial);
    columns(task.columns());
    task.steps().forEach(this::step);
  }

  private void trial(Order.Trial trial) {
    if (trial.receiver() != null) {
      value(trial.receiver());
    }
    trial.arguments().forEach(this::value);
  }

  private void step(Order.Step step) {
    called.add(step.method());
    columns(step.columns());
    if (step.then() != null) {
      step(step.then());
    }
  }

  private void columns(List<List<Value>> columns) {
    columns.forEach(column -> column.forEach(this::value));
  }

  private void value(Value value) {
    switch (value) {
      case Value.Literal _, Value.Null _, Value.Argument _, Value.Receiver _ -> {
        // Of the JDK, or made already.
      }
      case Value.As as -> value(as.value());
      case Value.Constant constant -> touched.add(bare(constant.type()));
      case Value.ClassLiteral(TypeName type) -> touched.add(bare(type));
      case Value.New creation -> {
        List<String> parameters = creation.parameters();
        boolean byText = !parameters.isEmpty() && parameters.getFirst().equals("java.lang.String");
        made.add(new Made(bare(creation.type()), byText));
        creation.arguments().forEach(this::value);
        if (creation.outer() != null) {
          value(creation.outer());
        }
      }
      case Value.StaticCall call -> {
        statics.add(new Static(bare(call.type()), call.method()));
        call(call.method(), call.arguments());
      }
      case Value.Chain chain -> {
        value(chain.receiver());
        call(chain.method(), chain.arguments());
      }
      case Value.Prepared prepared -> {
        value(prepared.base());
        call(prepared.method(), prepared.given());
        if (prepared.then() != null) {
          called.add(prepared.then().method());
        }
      }
      case Value.ArrayOf array -> array.elements().forEach(this::value);
      case Value.Lambda lambda -> {
        made.add(new Made(bare(lambda.type()), false));
        if (lambda.answer() != null) {
          value(lambda.answer());
        }
      }
      case Value.Stub stub -> stub(stub);
      case Value.Turns turns -> turns.answers().forEach(this::value);
      case Value.Raise(Value exception) -> value(exception);
      case Value.Reference reference -> {
        made.add(new Made(bare(reference.type()), false));
        statics.add(new Static(bare(reference.owner()), reference.method()));
        called.add(reference.method());
      }
    }
  }

  private void stub(Value.Stub stub) {
    made.add(new Made(bare(stub.type()), false));
    stub.arguments().forEach(this::value);
    if (stub.failure() != null) {
      value(stub.failure());
    }
    for (Value.StubMethod method : stub.methods()) {
      if (method.answer() != null) {
        value(method.answer());
      }
    }
  }

  private void call(String method, List<Value> arguments) {
    called.add(method);
    arguments.forEach(this::value);
  }

  @Override
  public String toString() {
    return "%s %s %s %s".formatted(called, made, touched, statics);
  }

  private static TypeName bare(TypeName type) {
    return TypeName.of(type.packageName(), type.name());
  }
}
