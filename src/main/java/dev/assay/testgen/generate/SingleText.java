package dev.assay.testgen.generate;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import dev.assay.testgen.evaluate.Outcome;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Writes a test of one row. For one writing of one class. */
final class SingleText {
  private final Writing writing;
  private final Calling calling;

  SingleText(Writing writing) {
    this.writing = writing;
    this.calling = new Calling(writing.imports());
  }

  TestMethod write(Target target, Case each, String name) {
    Arrangement arrangement = Arrangement.of(writing, target, each);
    List<String> body = new ArrayList<>();
    arrangement.statements().forEach(line -> add(body, line));
    if (!body.isEmpty()) {
      body.add("");
    }
    String call = calling.callWith(target, arrangement.arguments());
    switch (each.expectation()) {
      case Expectation.Throws thrown ->
          writing
              .dialect()
              .throwing(thrown.exception(), thrown.message(), call)
              .forEach(line -> add(body, line));
      case Expectation.Returns returned -> returned(target, returned, arrangement, body);
      case Expectation.Equal equal -> equal(equal, body);
      case Expectation.Unknown unknown ->
          throw new IllegalStateException("nothing is expected of " + unknown.reason());
    }
    arrangement.verifications().forEach(line -> add(body, line));
    boolean checked =
        arrangement.checked()
            || (each.expectation() instanceof Expectation.Returns returned
                && (checked(target, returned)
                    || returned.after().ofArguments().stream()
                        .anyMatch(arrangement.held()::checked)));
    List<String> lines = opening(each, name, checked);
    lines.addAll(body);
    lines.add("}");
    return new TestMethod(name, lines, List.of(each.row().id()));
  }

  private List<String> opening(Case each, String name, boolean checked) {
    List<String> lines = new ArrayList<>();
    if (!each.comment().isEmpty()) {
      lines.add(each.comment());
    }
    lines.add(writing.layout().test(writing.imports()));
    lines.add(
        "%svoid %s()%s {"
            .formatted(writing.layout().visibility(), name, checked ? " throws Exception" : ""));
    return lines;
  }

  private boolean checked(Target target, Expectation.Returns returned) {
    return writing.members().checked(target.method())
        || returned.after().ofReceiver().stream()
            .anyMatch(probe -> writing.members().checked(target.owner(), probe.method()))
        || returned.after().ofResult().stream()
            .anyMatch(probe -> writing.members().checked(result(target), probe.method()));
  }

  /** The class of what the call gives. */
  private static @Nullable TypeElement result(Target target) {
    return target.constructor() ? target.owner() : Members.element(target.method().getReturnType());
  }

  /** Adds a statement, broken where it is too long. */
  static void add(List<String> lines, String statement) {
    lines.addAll(Wrap.lines(2, statement));
  }

  private void returned(
      Target target, Expectation.Returns returned, Arrangement arrangement, List<String> lines) {
    Outcome.After after = returned.after();
    String call = calling.callWith(target, arrangement.arguments());
    String subject = calling.variable(target);
    Value value = target.constructor() ? null : returned.value();
    boolean more = !arrangement.verifications().isEmpty();
    Actual actual = new Actual(call, target.method().getReturnType());
    if (value == null && returned.present() && target.givesObject() && after.ofResult().isEmpty()) {
      add(lines, writing.dialect().present(actual));
    } else if (value == null && after.plain() && !more) {
      writing.dialect().completing(call).forEach(line -> add(lines, line));
    } else if (after.self()) {
      add(lines, writing.dialect().same(subject, actual));
    } else if (value instanceof Value.Argument(int index)) {
      add(lines, writing.dialect().same(arrangement.held().argument(index), actual));
    } else if (value != null && after.ofResult().isEmpty()) {
      add(lines, equal(value, actual));
    } else {
      add(lines, kept(target, after, call) + ";");
      lines.add("");
    }
    if (value != null && !(value instanceof Value.Argument) && !after.ofResult().isEmpty()) {
      add(lines, equal(value, new Actual("result", actual.type())));
    }
    probes(after.ofResult(), target.constructor() ? subject : "result", result(target), lines);
    probes(after.ofReceiver(), subject, target.owner(), lines);
    for (Outcome.Changed changed : after.ofArguments()) {
      add(lines, equal(changed.value(), arrangement.held().changed(changed)));
    }
  }

  private String kept(Target target, Outcome.After after, String call) {
    if (after.ofResult().isEmpty()) {
      return call;
    }
    return target.constructor()
        ? "%s %s = %s"
            .formatted(
                writing.imports().name(TypeName.of(target.instance())),
                calling.variable(target),
                call)
        : "var result = " + call;
  }

  private void probes(
      List<Outcome.Probe> probes, String subject, @Nullable TypeElement type, List<String> lines) {
    for (Outcome.Probe probe : probes) {
      TypeMirror answer = writing.members().answer(type, probe.method(), probe.arguments().size());
      String text =
          subject + "." + probe.method() + writing.expressions().arguments(probe.arguments());
      add(lines, equal(probe.value(), new Actual(text, answer)));
    }
  }

  private String equal(Value expected, Actual actual) {
    return writing.dialect().equal(expected, actual, writing.expressions());
  }

  private void equal(Expectation.Equal equal, List<String> lines) {
    Dialect dialect = writing.dialect();
    add(lines, "var one = " + writing.expressions().of(equal.one()) + ";");
    add(lines, "var alike = " + writing.expressions().of(equal.alike()) + ";");
    lines.add("");
    add(lines, dialect.equalTo("one", null, new Actual("alike", null)));
    add(lines, dialect.equalTo("one.hashCode()", null, new Actual("alike.hashCode()", null)));
    add(lines, dialect.unequal("one", writing.expressions().of(equal.other())));
  }
}
