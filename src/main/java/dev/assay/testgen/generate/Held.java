package dev.assay.testgen.generate;

import dev.assay.lab.Sinks;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import dev.assay.testgen.evaluate.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The objects that a test holds on to, since it asks them or compares with them once the call is
 * over: arguments, and what the receiver writes to. For one test.
 */
final class Held {
  private final Writing writing;
  private final Target target;
  private final Numbered numbered;
  private final Locals locals;
  private final Calling calling;
  private final ExpressionText expressions;

  Held(Writing writing, Target target, Numbered numbered, Locals locals) {
    this.writing = writing;
    this.target = target;
    this.numbered = numbered;
    this.locals = locals;
    this.calling = new Calling(writing.imports());
    this.expressions = writing.expressions().with(locals);
  }

  /** The variables that stand before the receiver: of what it writes to. */
  List<String> before(Expectation expectation) {
    List<String> statements = new ArrayList<>();
    for (Outcome.Changed changed : changed(expectation)) {
      Value sink = changed.index() < 0 ? asked(changed) : null;
      if (sink != null) {
        locals.take(calling.variable(target));
        hold(sink, type(sink), Words.variable(simple(sink)), statements);
      }
    }
    return statements;
  }

  /** The variables that stand before the call: of arguments. */
  List<String> after(Expectation expectation) {
    List<String> statements = new ArrayList<>();
    for (Outcome.Changed changed : changed(expectation)) {
      if (changed.index() >= 0) {
        changing(changed, statements);
      }
    }
    if (expectation instanceof Expectation.Returns returned
        && returned.value() instanceof Value.Argument(int index)
        && !(numbered.arguments().get(index) instanceof Value.Constant)) {
      hold(numbered.arguments().get(index), general(index), hint(index), statements);
    }
    return statements;
  }

  private static List<Outcome.Changed> changed(Expectation expectation) {
    return expectation instanceof Expectation.Returns returned
        ? returned.after().ofArguments()
        : List.of();
  }

  private void changing(Outcome.Changed changed, List<String> statements) {
    int index = changed.index();
    Value held = changed.method() == null ? numbered.arguments().get(index) : asked(changed);
    // What it is asked may be known of its own class alone.
    boolean own = changed.method() != null && held instanceof Value.New;
    hold(held, own ? type(held) : general(index), hint(index), statements);
  }

  private String general(int index) {
    return writing.imports().name(TypeName.of(target.parameters().get(index)));
  }

  private String hint(int index) {
    return calling.parameter(target, index);
  }

  // A mock may have been meant to be made where it is used.
  private void hold(Value value, String type, String hint, List<String> statements) {
    String known = locals.text(value);
    if (known == null || known.contains("(")) {
      String name = locals.unique(hint);
      statements.add("%s %s = %s;".formatted(type, name, expressions.of(value)));
      locals.write(value, name);
    }
  }

  /** An argument that a call gives back, as the call names it. */
  String argument(int index) {
    return expressions.of(numbered.arguments().get(index));
  }

  /** What tells what a call did to something that it was given. */
  Actual changed(Outcome.Changed changed) {
    if (changed.method() == null) {
      return new Actual(argument(changed.index()), target.parameters().get(changed.index()));
    }
    Value asked = asked(changed);
    return new Actual(
        expressions.of(asked) + "." + changed.method() + "()",
        writing.members().answer(asked, changed.method()));
  }

  /** Whether asking may throw what has to be declared. */
  boolean checked(Outcome.Changed changed) {
    return changed.method() != null && writing.members().checked(asked(changed), changed.method());
  }

  private Value asked(Outcome.Changed changed) {
    return changed.index() < 0
        ? Objects.requireNonNull(Sinks.behind(numbered.receiver(), changed.index()))
        : Sinks.asked(numbered.arguments().get(changed.index()));
  }

  /** The class that a value is made of, as a variable may be called after it. */
  static String simple(Value base) {
    return switch (base) {
      case Value.New creation -> creation.type().simple();
      case Value.Stub stub -> stub.type().simple();
      case Value.StaticCall call -> call.type().simple();
      case Value.As as -> as.type().simple();
      default -> "prepared";
    };
  }

  /** The type of a variable that holds it. */
  String type(Value base) {
    return switch (base) {
      case Value.New creation -> writing.imports().name(creation.type());
      case Value.Stub stub -> writing.imports().name(stub.type());
      case Value.As as -> writing.imports().name(as.type());
      default -> "var";
    };
  }
}
