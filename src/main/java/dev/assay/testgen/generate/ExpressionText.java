package dev.assay.testgen.generate;

import dev.assay.testgen.inputs.TypeName;
import dev.assay.testgen.inputs.Value;
import java.util.List;
import java.util.stream.Collectors;

/** Prints values as Java expressions. For one test, or for what several have in common. */
final class ExpressionText {
  private final Imports imports;
  private final Members members;
  private final Locals locals;
  private final ClosureText closures;

  ExpressionText(Imports imports, Members members) {
    this(imports, members, new Locals());
  }

  private ExpressionText(Imports imports, Members members, Locals locals) {
    this.imports = imports;
    this.members = members;
    this.locals = locals;
    this.closures = new ClosureText(imports, members, locals, this);
  }

  /** The same where some values stand in local variables. */
  ExpressionText with(Locals others) {
    return new ExpressionText(imports, members, others);
  }

  String of(Value value) {
    String known = locals.text(value);
    return known == null ? written(value) : known;
  }

  private String written(Value value) {
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
      case Value.Lambda lambda -> closures.lambda(lambda);
      case Value.Stub stub -> closures.stub(stub);
      case Value.Prepared prepared -> of(prepared.base());
      case Value.Argument argument -> closures.argument(argument.index());
      case Value.Raise raise -> "throw " + of(raise.exception());
      case Value.Reference reference ->
          imports.raw(reference.owner()) + "::" + reference.method();
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
}
