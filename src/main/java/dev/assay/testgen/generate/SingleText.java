package dev.assay.testgen.generate;

import dev.assay.testgen.evaluate.Outcome;
import dev.assay.testgen.inputs.TypeName;
import dev.assay.testgen.inputs.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a test of one row. For one writing of one class. */
final class SingleText {
  /** More questions to one object make a test hard to read. */
  static final int MOST_PROBES = 4;

  private final Imports imports;
  private final ExpressionText expressions;
  private final Calling calling;

  SingleText(Imports imports, ExpressionText expressions, Calling calling) {
    this.imports = imports;
    this.expressions = expressions;
    this.calling = calling;
  }

  TestMethod write(Target target, Case each, String name) {
    List<String> lines = new ArrayList<>();
    comment(each.expectation(), lines);
    lines.add("@" + imports.junit("org.junit.jupiter.api", "Test"));
    boolean checked =
        !target.method().getThrownTypes().isEmpty()
            && !(each.expectation() instanceof Expectation.Throws);
    lines.add("void " + name + "()" + (checked ? " throws Exception {" : " {"));
    body(target, each, lines);
    lines.add("}");
    return new TestMethod(lines, List.of(each.row().id()));
  }

  static void comment(Expectation expectation, List<String> lines) {
    if (expectation instanceof Expectation.Throws thrown
        && thrown.provenance() == Expectation.Provenance.SPECIFIED
        && thrown.line() > 0) {
      lines.add("// specified: line " + thrown.line());
    }
  }

  private void body(Target target, Case each, List<String> lines) {
    Row row = each.row();
    List<String> arrange = new ArrayList<>(calling.arrange(target, row.instance()));
    List<String> arguments = new ArrayList<>(row.values().stream().map(expressions::of).toList());
    if (each.expectation() instanceof Expectation.Returns returned) {
      for (Outcome.Changed changed : returned.after().ofArguments()) {
        String name = calling.parameter(target, changed.index());
        arrange.add(
            "%s %s = %s;"
                .formatted(
                    imports.name(TypeName.of(target.parameters().get(changed.index()))),
                    name,
                    arguments.get(changed.index())));
        arguments.set(changed.index(), name);
      }
    }
    String call = calling.callWith(target, arguments);
    arrange.forEach(line -> add(lines, line));
    if (!arrange.isEmpty()) {
      lines.add("");
    }
    switch (each.expectation()) {
      case Expectation.Throws thrown -> add(lines, throwing(thrown, call));
      case Expectation.Returns returned -> returned(target, returned, call, lines);
      case Expectation.Equal equal -> equal(equal, lines);
      case Expectation.Unknown unknown ->
          throw new IllegalStateException("nothing is expected of " + unknown.reason());
    }
  }

  String throwing(Expectation.Throws thrown, String call) {
    return "%s(%s.class, () -> %s);"
        .formatted(imports.assertion("assertThrows"), imports.raw(thrown.exception()), call);
  }

  static void add(List<String> lines, String statement) {
    lines.addAll(Wrap.lines(2, statement));
  }

  private void returned(
      Target target, Expectation.Returns returned, String call, List<String> lines) {
    Outcome.After after = returned.after();
    String subject = calling.variable(target);
    boolean asserted = after.self() || returned.value() != null;
    if (after.self()) {
      add(lines, "%s(%s, %s);".formatted(imports.assertion("assertSame"), subject, call));
    } else if (returned.value() != null) {
      add(lines, assertion(returned.value(), call));
    } else if (target.constructor()) {
      add(
          lines,
          "%s %s = %s;".formatted(imports.name(TypeName.of(target.instance())), subject, call));
    } else {
      add(lines, (after.ofResult().isEmpty() ? "" : "var result = ") + call + ";");
    }
    if (!asserted) {
      lines.add("");
    }
    probes(after.ofResult(), target.constructor() ? subject : "result", lines);
    probes(after.ofReceiver(), subject, lines);
    for (Outcome.Changed changed : after.ofArguments()) {
      add(lines, assertion(changed.value(), calling.parameter(target, changed.index())));
    }
  }

  private void probes(List<Outcome.Probe> probes, String subject, List<String> lines) {
    probes.stream()
        .limit(MOST_PROBES)
        .forEach(
            probe -> add(lines, assertion(probe.value(), subject + "." + probe.method() + "()")));
  }

  /** The assertion that an expression has a value. */
  String assertion(@Nullable Value expected, String actual) {
    return switch (expected) {
      case Value.Null nothing -> "%s(%s);".formatted(imports.assertion("assertNull"), actual);
      case Value.Literal literal when literal.value() instanceof Boolean truth ->
          "%s(%s);".formatted(imports.assertion(truth ? "assertTrue" : "assertFalse"), actual);
      case Value.ArrayOf array ->
          "%s(%s, %s);"
              .formatted(imports.assertion("assertArrayEquals"), expressions.of(array), actual);
      case null -> throw new IllegalStateException("no value to assert");
      default ->
          "%s(%s, %s);"
              .formatted(imports.assertion("assertEquals"), expressions.of(expected), actual);
    };
  }

  private void equal(Expectation.Equal equal, List<String> lines) {
    add(lines, "var one = " + expressions.of(equal.one()) + ";");
    add(lines, "var alike = " + expressions.of(equal.alike()) + ";");
    lines.add("");
    add(lines, imports.assertion("assertEquals") + "(one, alike);");
    add(lines, imports.assertion("assertEquals") + "(one.hashCode(), alike.hashCode());");
    add(
        lines,
        "%s(one, %s);"
            .formatted(imports.assertion("assertNotEquals"), expressions.of(equal.other())));
  }
}
