package dev.assay.testgen.generate;

import dev.assay.testgen.inputs.TypeName;
import dev.assay.testgen.inputs.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Prints values as Java expressions. For one writing of one class. */
final class ExpressionText {
  private static final String NAMES = "abcdefghijklmnopqrstuvwxyz";

  private final Imports imports;

  /** Names given to the parameters of the lambdas and stubs around; a lambda may not reuse them. */
  private int given;

  private int own;

  ExpressionText(Imports imports) {
    this.imports = imports;
  }

  String of(Value value) {
    return switch (value) {
      case Value.Literal literal -> literal(literal.value());
      case Value.Null nothing -> "null";
      case Value.As as -> "(" + imports.name(as.type()) + ") " + operand(as.value());
      case Value.Constant constant -> imports.raw(constant.type()) + "." + constant.name();
      case Value.New creation -> creation(creation);
      case Value.StaticCall call ->
          imports.raw(call.type()) + "." + call.method() + arguments(call.arguments());
      case Value.Chain chain ->
          of(chain.receiver()) + "." + chain.method() + arguments(chain.arguments());
      case Value.ArrayOf array ->
          "new %s[]%s {%s}"
              .formatted(
                  imports.raw(array.element()),
                  "[]".repeat(array.element().dimensions()),
                  array.elements().stream().map(this::element).collect(Collectors.joining(", ")));
      case Value.Lambda lambda -> lambda(lambda);
      case Value.Stub stub -> stub(stub);
      case Value.Prepared prepared -> of(prepared.base());
      case Value.Argument argument -> name(own + argument.index());
      case Value.Raise raise -> "throw " + of(raise.exception());
      case Value.Reference reference -> imports.raw(reference.owner()) + "::" + reference.method();
      case Value.ClassLiteral literal -> imports.name(literal.type()) + ".class";
    };
  }

  // In an array the compiler narrows constants itself.
  private String element(Value value) {
    return value instanceof Value.Literal(Object number)
            && (number instanceof Byte || number instanceof Short)
        ? number.toString()
        : of(value);
  }

  // Where the boxes' names mean another class in the test's package.
  private String literal(Object value) {
    String text = LiteralText.of(value);
    boolean named = text.matches("(Integer|Long|Short|Byte|Double|Float)\\.[A-Za-z_]+");
    return named ? imports.name(value.getClass()) + text.substring(text.indexOf('.')) : text;
  }

  private String operand(Value value) {
    String text = of(value);
    return text.startsWith("-") || value instanceof Value.Lambda ? "(" + text + ")" : text;
  }

  String arguments(List<Value> values) {
    return "(" + listed(values) + ")";
  }

  private String listed(List<Value> values) {
    return values.stream().map(this::of).collect(Collectors.joining(", "));
  }

  private String creation(Value.New creation) {
    boolean generic = !creation.type().arguments().isEmpty();
    String diamond = generic ? "<>" : "";
    if (creation.outer() != null) {
      return of(creation.outer())
          + ".new "
          + creation.type().simple()
          + diamond
          + arguments(creation.arguments());
    }
    return "new " + imports.raw(creation.type()) + diamond + arguments(creation.arguments());
  }

  private String lambda(Value.Lambda lambda) {
    int outer = enter(lambda.parameters());
    List<String> names = IntStream.range(own, given).mapToObj(ExpressionText::name).toList();
    String parameters =
        names.size() == 1
            ? names.getFirst()
            : names.stream().collect(Collectors.joining(", ", "(", ")"));
    String body =
        switch (lambda.answer()) {
          case null -> "{}";
          case Value.Raise raise -> "{\n  " + of(raise) + ";\n}";
          case Value answer -> of(answer);
        };
    leave(outer);
    return parameters + " -> " + body;
  }

  private static String name(int index) {
    int round = index / NAMES.length();
    return NAMES.charAt(index % NAMES.length()) + (round == 0 ? "" : Integer.toString(round));
  }

  private int enter(int parameters) {
    int outer = own;
    own = given;
    given += parameters;
    return outer;
  }

  private void leave(int outer) {
    given = own;
    own = outer;
  }

  private String stub(Value.Stub stub) {
    List<String> lines = new ArrayList<>();
    lines.add("new " + imports.name(stub.type()) + arguments(stub.arguments()) + " {");
    stub.methods().forEach(method -> lines.addAll(method(method)));
    lines.add("}");
    return String.join("\n", lines);
  }

  private List<String> method(Value.StubMethod method) {
    int outer = enter(method.parameters().size());
    List<String> parameters = new ArrayList<>();
    for (TypeName type : method.parameters()) {
      parameters.add(imports.name(type) + " " + name(own + parameters.size()));
    }
    Value answer = method.answer();
    List<String> lines = new ArrayList<>();
    lines.add("  @Override");
    lines.add(
        "  %s%s %s(%s)%s {%s"
            .formatted(
                method.visibility(),
                imports.name(method.returns()),
                method.name(),
                String.join(", ", parameters),
                thrown(answer),
                answer == null ? "}" : ""));
    if (answer != null) {
      lines.add("    " + (answer instanceof Value.Raise ? "" : "return ") + of(answer) + ";");
      lines.add("  }");
    }
    leave(outer);
    return lines;
  }

  private String thrown(@Nullable Value answer) {
    return answer instanceof Value.Raise(Value.New exception)
            && !exception.type().is(IllegalStateException.class)
        ? " throws " + imports.raw(exception.type())
        : "";
  }
}
