package dev.assay.lab.instrument;

import dev.assay.lab.Reply.Operator;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The changes of a returned value, by the type that the method returns. Immutable. */
final class Returns {
  private static final ClassDesc COLLECTIONS = ClassDesc.of("java.util.Collections");
  private static final ClassDesc OPTIONAL = ClassDesc.of("java.util.Optional");
  private static final ClassDesc STREAM = ClassDesc.of("java.util.stream.Stream");

  private static final Empty LIST =
      new Empty("an empty list", code -> empty(code, "emptyList", ConstantDescs.CD_List));

  private static final Map<String, Empty> EMPTY =
      Map.ofEntries(
          Map.entry("java/lang/Integer", zero(ConstantDescs.CD_Integer, TypeKind.INT)),
          Map.entry("java/lang/Short", zero(ConstantDescs.CD_Short, TypeKind.SHORT)),
          Map.entry("java/lang/Character", zero(ConstantDescs.CD_Character, TypeKind.CHAR)),
          Map.entry("java/lang/Long", zero(ConstantDescs.CD_Long, TypeKind.LONG)),
          Map.entry("java/lang/Float", zero(ConstantDescs.CD_Float, TypeKind.FLOAT)),
          Map.entry("java/lang/Double", zero(ConstantDescs.CD_Double, TypeKind.DOUBLE)),
          Map.entry("java/lang/String", new Empty("\"\"", code -> code.loadConstant(""))),
          Map.entry(
              "java/util/Optional",
              new Empty(
                  "Optional.empty()",
                  code -> code.invokestatic(OPTIONAL, "empty", MethodTypeDesc.of(OPTIONAL)))),
          Map.entry(
              "java/util/stream/Stream",
              new Empty(
                  "Stream.empty()",
                  code -> code.invokestatic(STREAM, "empty", MethodTypeDesc.of(STREAM), true))),
          Map.entry("java/util/List", LIST),
          Map.entry("java/util/Collection", LIST),
          Map.entry("java/lang/Iterable", LIST),
          Map.entry(
              "java/util/Map",
              new Empty("an empty map", code -> empty(code, "emptyMap", ConstantDescs.CD_Map))),
          Map.entry(
              "java/util/Set",
              new Empty("an empty set", code -> empty(code, "emptySet", ConstantDescs.CD_Set))));

  private record Empty(String text, Consumer<CodeBuilder> writer) {}

  private Returns() {}

  /**
   * The changes of what a method returns.
   *
   * @param neverNull whether the method says that it never returns null
   */
  static List<Change> of(ClassDesc type, boolean neverNull) {
    TypeKind kind = TypeKind.from(type);
    String name = type.descriptorString();
    if (kind == TypeKind.VOID) {
      return List.of();
    }
    if (kind == TypeKind.BOOLEAN || name.equals("Ljava/lang/Boolean;")) {
      return List.of(truth(kind, false), truth(kind, true));
    }
    if (kind != TypeKind.REFERENCE) {
      return List.of(change(Operator.PRIMITIVE_RETURNS, "0", kind, code -> zero(code, kind)));
    }
    Empty empty = name.startsWith("L") ? EMPTY.get(name.substring(1, name.length() - 1)) : null;
    if (empty != null) {
      return List.of(change(Operator.EMPTY_RETURNS, empty.text(), kind, empty.writer()));
    }
    return neverNull
        ? List.of()
        : List.of(change(Operator.NULL_RETURNS, "null", kind, CodeBuilder::aconst_null));
  }

  private static Change truth(TypeKind kind, boolean value) {
    return change(
        value ? Operator.TRUE_RETURNS : Operator.FALSE_RETURNS,
        String.valueOf(value),
        kind,
        code -> {
          code.loadConstant(value ? 1 : 0);
          if (kind == TypeKind.REFERENCE) {
            box(code, ConstantDescs.CD_Boolean, TypeKind.BOOLEAN);
          }
        });
  }

  private static Change change(
      Operator operator, String text, TypeKind kind, Consumer<CodeBuilder> value) {
    String words = "replaced result with " + text;
    return new Change(
        operator,
        words,
        words,
        false,
        (code, taken) -> {
          if (kind.slotSize() == 2) {
            code.pop2();
          } else {
            code.pop();
          }
          value.accept(code);
          code.return_(kind);
        });
  }

  private static Empty zero(ClassDesc box, TypeKind kind) {
    return new Empty(
        "0",
        code -> {
          zero(code, kind);
          box(code, box, kind);
        });
  }

  private static void zero(CodeBuilder code, TypeKind kind) {
    switch (kind) {
      case LONG -> code.lconst_0();
      case FLOAT -> code.fconst_0();
      case DOUBLE -> code.dconst_0();
      default -> code.iconst_0();
    }
  }

  private static void box(CodeBuilder code, ClassDesc box, TypeKind kind) {
    code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, kind.upperBound()));
  }

  private static void empty(CodeBuilder code, String method, ClassDesc type) {
    code.invokestatic(COLLECTIONS, method, MethodTypeDesc.of(type));
  }
}
