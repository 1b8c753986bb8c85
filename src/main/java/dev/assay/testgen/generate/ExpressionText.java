package dev.assay.testgen.generate;

import dev.assay.testgen.inputs.TypeName;
import dev.assay.testgen.inputs.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Prints values as Java expressions. For one writing of one class. */
final class ExpressionText {
  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f");

  private final Imports imports;

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
    String parameters =
        lambda.parameters() == 1
            ? NAMES.getFirst()
            : NAMES.stream().limit(lambda.parameters()).collect(Collectors.joining(", ", "(", ")"));
    Value answer = lambda.answer();
    return parameters + " -> " + (answer == null ? "{}" : of(answer));
  }

  private String stub(Value.Stub stub) {
    List<String> lines = new ArrayList<>();
    lines.add("new " + imports.name(stub.type()) + arguments(stub.arguments()) + " {");
    for (Value.StubMethod method : stub.methods()) {
      List<TypeName> types = method.parameters();
      List<String> parameters = new ArrayList<>();
      for (int i = 0; i < types.size(); i++) {
        parameters.add(imports.name(types.get(i)) + " " + (char) ('a' + i));
      }
      Value answer = method.answer();
      lines.add("  @Override");
      lines.add(
          "  %s%s %s(%s) {%s"
              .formatted(
                  method.visibility(),
                  imports.name(method.returns()),
                  method.name(),
                  String.join(", ", parameters),
                  answer == null ? "}" : ""));
      if (answer != null) {
        lines.add("    return " + of(answer) + ";");
        lines.add("  }");
      }
    }
    lines.add("}");
    return String.join("\n", lines);
  }
}
