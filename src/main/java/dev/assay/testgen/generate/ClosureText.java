package dev.assay.testgen.generate;

import dev.assay.lab.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prints lambdas and stubs, which may stand in each other. For one test. */
final class ClosureText {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  private final Imports imports;
  private final Members members;
  private final Locals locals;
  private final ExpressionText expressions;

  /** The parameter names of the lambdas and stubs around, the innermost first. */
  private final Deque<List<String>> around = new ArrayDeque<>();

  ClosureText(Imports imports, Members members, Locals locals, ExpressionText expressions) {
    this.imports = imports;
    this.members = members;
    this.locals = locals;
    this.expressions = expressions;
  }

  /** The name of a parameter of the innermost lambda or stub method. */
  String argument(int index) {
    List<String> names = around.peek();
    if (names == null || index >= names.size()) {
      throw new IllegalStateException("an argument stands outside of what has parameters");
    }
    return names.get(index);
  }

  String lambda(Value.Lambda lambda) {
    List<String> names = usable(members.parameterNames(lambda.type()), lambda.parameters());
    String parameters = names.size() == 1 ? names.getFirst() : "(" + String.join(", ", names) + ")";
    Recorder.Of recorder = locals.recorder(lambda);
    Value answer = lambda.answer();
    around.push(names);
    try {
      if (recorder == null && !(answer instanceof Value.Raise)) {
        return parameters + " -> " + (answer == null ? "{}" : expressions.of(answer));
      }
      if (recorder != null && answer == null) {
        String note = recorder.note(members.onlyMethod(lambda.type()), names);
        return parameters + " -> " + note.substring(0, note.length() - 1);
      }
      List<String> lines = new ArrayList<>();
      lines.add(parameters + " -> {");
      if (recorder != null) {
        lines.add("  " + recorder.note(members.onlyMethod(lambda.type()), names));
      }
      if (answer != null) {
        lines.add("  " + answering(answer, 2));
      }
      lines.add("}");
      return String.join("\n", lines);
    } finally {
      around.pop();
    }
  }

  private String answering(Value answer, int indent) {
    String text = expressions.of(answer).replace("\n", "\n" + " ".repeat(indent));
    return (answer instanceof Value.Raise ? "" : "return ") + text + ";";
  }

  String stub(Value.Stub stub) {
    List<String> lines = new ArrayList<>();
    lines.add("new " + imports.name(stub.type()) + expressions.arguments(stub.arguments()) + " {");
    stub.methods().forEach(method -> lines.addAll(method(stub, method)));
    lines.add("}");
    return String.join("\n", lines);
  }

  private List<String> method(Value.Stub stub, Value.StubMethod method) {
    List<String> names = names(stub, method);
    List<String> parameters = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      parameters.add(imports.name(method.parameters().get(i)) + " " + names.get(i));
    }
    around.push(names);
    List<String> body = body(stub, method, names);
    around.pop();
    List<String> lines = new ArrayList<>();
    lines.add("  @Override");
    lines.add(
        "  %s%s %s(%s)%s {%s"
            .formatted(
                method.visibility(),
                imports.name(method.returns()),
                method.name(),
                String.join(", ", parameters),
                thrown(method.answer()),
                body.isEmpty() ? "}" : ""));
    if (!body.isEmpty()) {
      lines.addAll(body);
      lines.add("  }");
    }
    return lines;
  }

  private List<String> body(Value.Stub stub, Value.StubMethod method, List<String> names) {
    List<String> body = new ArrayList<>();
    Recorder.Of recorder = locals.recorder(stub);
    if (recorder != null) {
      body.add("    " + recorder.note(method.name(), names));
    }
    Value answer = method.answer();
    if (answer != null) {
      body.add("    " + answering(answer, 4));
    }
    return body;
  }

  private String thrown(@Nullable Value answer) {
    return answer instanceof Value.Raise(Value.New exception)
            && !exception.type().is(IllegalStateException.class)
        ? " throws " + imports.raw(exception.type())
        : "";
  }

  private List<String> names(Value.Stub stub, Value.StubMethod method) {
    return usable(members.parameterNames(stub, method), method.parameters().size());
  }

  private List<String> usable(List<String> known, int count) {
    boolean usable = known.size() == count && known.stream().noneMatch(this::isTaken);
    return usable ? known : fresh(count);
  }

  private List<String> fresh(int count) {
    return Stream.iterate(0, i -> i + 1)
        .map(ClosureText::letter)
        .filter(name -> !isTaken(name))
        .limit(count)
        .toList();
  }

  private static String letter(int index) {
    int round = index / LETTERS.length();
    return LETTERS.charAt(index % LETTERS.length()) + (round == 0 ? "" : Integer.toString(round));
  }

  // A lambda may not give its parameters the names of what stands around it.
  private boolean isTaken(String name) {
    return locals.isTaken(name) || around.stream().anyMatch(names -> names.contains(name));
  }
}
