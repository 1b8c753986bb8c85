package dev.assay.testgen.generate;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Prints values as Java expressions. For one test, or for what several have in common. */
final class ExpressionText {
  private final Imports imports;
  private final Members members;
  private final SharedStubs shared;
  private final Locals locals;
  private final ClosureText closures;

  ExpressionText(Imports imports, Members members, SharedStubs shared) {
    this(imports, members, shared, new Locals());
  }

  private ExpressionText(Imports imports, Members members, SharedStubs shared, Locals locals) {
    this.imports = imports;
    this.members = members;
    this.shared = shared;
    this.locals = locals;
    this.closures = new ClosureText(imports, members, locals, this);
  }

  /** The same where some values stand in local variables. */
  ExpressionText with(Locals others) {
    return new ExpressionText(imports, members, shared, others);
  }

  String of(Value value) {
    String known = locals.text(value);
    return known == null ? written(value) : known;
  }

  private String written(Value value) {
    return switch (value) {
      case Value.Literal literal -> literal(literal.value());
      case Value.Null nothing -> "null";
      case Value.As as -> "(" + castTo(as) + ") " + cast(as.value());
      case Value.Constant constant -> imports.raw(constant.type()) + "." + constant.name();
      case Value.New creation -> creation(creation);
      case Value.StaticCall call ->
          imports.raw(call.type()) + "." + call.method() + arguments(call.arguments());
      case Value.Chain chain ->
          receiver(chain.receiver()) + "." + chain.method() + arguments(chain.arguments());
      case Value.ArrayOf array ->
          "new %s[]%s %s"
              .formatted(
                  imports.raw(array.element()),
                  "[]".repeat(array.element().dimensions()),
                  braces(array));
      case Value.Lambda lambda -> closures.lambda(lambda);
      case Value.Stub stub -> stub(stub);
      case Value.Prepared prepared -> of(prepared.base());
      case Value.Receiver receiver ->
          throw new IllegalStateException("the receiver has no name in this test");
      case Value.Argument argument -> closures.argument(argument.index());
      case Value.Raise raise -> "throw " + of(raise.exception());
      case Value.Turns turns ->
          throw new IllegalStateException("answers in turn have no text of their own");
      case Value.Reference reference -> imports.raw(reference.owner()) + "::" + reference.method();
      case Value.ClassLiteral literal -> imports.name(literal.type()) + ".class";
    };
  }

  // Behind a cast a call without arguments gives something of Object, which is no other kind.
  private String castTo(Value.As as) {
    return as.value() instanceof Value.StaticCall call && call.arguments().isEmpty()
        ? imports.raw(as.type())
        : imports.name(as.type());
  }

  private String braces(Value.ArrayOf array) {
    return array.elements().stream()
        .map(each -> function(array.element(), each) + element(each))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  // An array of a generic type is made of the raw one, which no longer tells what a lambda takes.
  private String function(TypeName type, Value value) {
    boolean function = value instanceof Value.Lambda || value instanceof Value.Reference;
    boolean told =
        type.arguments().isEmpty()
            || type.dimensions() > 0
            || type.arguments().stream().anyMatch(each -> each.name().equals("?"));
    return function && !told && locals.text(value) == null ? "(" + imports.name(type) + ") " : "";
  }

  // In an array the compiler narrows constants itself, and knows the type of an array.
  private String element(Value value) {
    if (value instanceof Value.ArrayOf inner && locals.text(inner) == null) {
      return braces(inner);
    }
    return value instanceof Value.Literal(Object number)
            && (number instanceof Byte || number instanceof Short)
        ? number.toString()
        : of(value);
  }

  // Where the boxes' names mean another class in the test's package.
  private String literal(Object value) {
    if (value instanceof String words) {
      return RepeatedText.of(words);
    }
    String text = LiteralText.of(value);
    boolean named = text.matches("(Integer|Long|Short|Byte|Double|Float)\\.[A-Za-z_]+");
    return named ? imports.name(value.getClass()) + text.substring(text.indexOf('.')) : text;
  }

  private String operand(Value value) {
    String text = of(value);
    boolean sum = value instanceof Value.Literal(String words) && RepeatedText.isSum(words);
    return text.startsWith("-") || value instanceof Value.Lambda || sum ? "(" + text + ")" : text;
  }

  // Behind a cast and before a dot the compiler does not know what a diamond is to stand for.
  private String cast(Value value) {
    if (locals.text(value) != null) {
      return operand(value);
    }
    return switch (value) {
      case Value.New creation when inferred(creation) ->
          "new " + imports.name(creation.type()) + arguments(creation.arguments());
      case Value.StaticCall call ->
          imports.raw(call.type())
              + "."
              + call.method()
              + call.arguments().stream()
                  .map(this::cast)
                  .collect(Collectors.joining(", ", "(", ")"));
      case Value.Chain chain ->
          cast(chain.receiver()) + "." + chain.method() + arguments(chain.arguments());
      default -> operand(value);
    };
  }

  private static boolean inferred(Value.New creation) {
    return !creation.type().arguments().isEmpty()
        && creation.outer() == null
        && creation.type().arguments().stream().noneMatch(each -> each.name().equals("?"));
  }

  private String receiver(Value value) {
    boolean told =
        value instanceof Value.New creation
            && !creation.arguments().isEmpty()
            && creation.type().arguments().stream().allMatch(each -> each.is(String.class));
    String text = told ? operand(value) : cast(value);
    return value instanceof Value.As ? "(" + text + ")" : text;
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
      return receiver(creation.outer())
          + ".new "
          + creation.type().simple()
          + diamond
          + arguments(creation.arguments());
    }
    String type =
        inferred(creation) && knotted(creation)
            ? imports.name(creation.type())
            : imports.raw(creation.type()) + diamond;
    return "new " + type + arguments(creation.arguments());
  }

  // Of a type whose parameters have bounds the compiler does not find out what a diamond stands
  // for where another one is inside of it.
  private boolean knotted(Value.New creation) {
    return members.bounded(creation.type())
        && creation.arguments().stream()
            .anyMatch(
                each -> each instanceof Value.New inner && !inner.type().arguments().isEmpty());
  }

  private String stub(Value.Stub stub) {
    String body = closures.stub(stub);
    if (stub.methods().isEmpty() || Value.parts(stub).stream().anyMatch(this::local)) {
      return body;
    }
    String simple = stub.type().simple();
    Recorder.Of recorder = locals.recorder(stub);
    List<String> names = new ArrayList<>();
    names.add(recorder == null ? Words.decapital(simple) + "Stub" : "recording" + simple);
    if (recorder != null && recorder.recorder().listed()) {
      names.add("recordingArgumentsOf" + simple);
    }
    stub.methods().stream()
        .map(Value.StubMethod::answer)
        .filter(Objects::nonNull)
        .min(Comparator.comparing(Doubles::isDefault))
        .ifPresent(answer -> names.add(names.getFirst() + "Answering" + Traits.of(answer)));
    String name =
        shared.name(
            names,
            imports.name(stub.type()),
            recorder == null ? "" : recorder.recorder().parameter(),
            body);
    return name + (recorder == null ? "()" : "(" + recorder.recorder().variable() + ")");
  }

  /** Whether any of it is only known inside its test. */
  private boolean local(Value value) {
    return locals.text(value) != null
        || locals.recorder(value) != null
        || Value.parts(value).stream().anyMatch(this::local);
  }
}
