package dev.assay.testgen.select;

import dev.assay.lab.Value;

/** About how many letters a value takes where it is written as Java. Stateless. */
final class Length {
  private static final int QUOTES = 2;
  private static final int BRACKETS = 2;
  private static final int NEW = 4;
  private static final int ARROW = 6;
  private static final int METHOD = 60;

  private Length() {}

  static int of(Value value) {
    int length =
        switch (value) {
          case Value.Literal(String text) -> text.length() + QUOTES;
          case Value.Literal(Object literal) -> literal.toString().length();
          case Value.Null _ -> "null".length();
          case Value.As as -> as.type().simple().length() + BRACKETS;
          case Value.Constant constant ->
              constant.type().simple().length() + named(constant.name());
          case Value.New made -> made.type().simple().length() + NEW + BRACKETS;
          case Value.StaticCall call -> call.type().simple().length() + called(call.method());
          case Value.Chain chain -> called(chain.method());
          case Value.ArrayOf array -> array.element().simple().length() + NEW + BRACKETS;
          case Value.Lambda _ -> ARROW;
          case Value.Stub stub -> METHOD * (1 + stub.methods().size());
          case Value.Prepared step -> called(step.method());
          case Value.Reference reference ->
              reference.owner().simple().length() + called(reference.method());
          case Value.ClassLiteral literal -> literal.type().simple().length() + named("class");
          case Value.Argument _, Value.Receiver _, Value.Raise _, Value.Turns _ -> 1;
        };
    for (Value part : Value.parts(value)) {
      length += of(part) + ", ".length();
    }
    return length;
  }

  private static int named(String name) {
    return 1 + name.length();
  }

  private static int called(String method) {
    return named(method) + BRACKETS;
  }
}
