package dev.assay.code;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * One class, interface, enum, record or annotation as its source declares it. Immutable.
 *
 * @param name as other code of the package writes it: {@code Outer.Inner}
 * @param modifiers lower case, in source order: {@code public}, {@code sealed}, {@code non-sealed}
 * @param typeParameters as written: {@code T extends Comparable<T>}
 * @param supertypes the extended and implemented types as written
 * @param permitted the types that may extend a sealed one, as written
 * @param constants the names of an enum's constants
 * @param components a record's components
 * @param methods constructors (named {@code <init>}) and methods in source order
 * @param line the first line of the declaration, from 1
 * @param sql the SQL in its own annotations and in the initial values of its fields
 */
public record TypeSignature(
    String name,
    Kind kind,
    List<String> modifiers,
    List<String> typeParameters,
    List<String> supertypes,
    List<String> permitted,
    List<String> annotations,
    List<String> constants,
    List<Parameter> components,
    List<Field> fields,
    List<MethodSignature> methods,
    List<TypeSignature> nested,
    int line,
    List<MethodSignature.Sql> sql) {
  public TypeSignature {
    modifiers = List.copyOf(modifiers);
    typeParameters = List.copyOf(typeParameters);
    supertypes = List.copyOf(supertypes);
    permitted = List.copyOf(permitted);
    annotations = List.copyOf(annotations);
    constants = List.copyOf(constants);
    components = List.copyOf(components);
    fields = List.copyOf(fields);
    methods = List.copyOf(methods);
    nested = List.copyOf(nested);
    sql = List.copyOf(sql);
  }

  /** What kind of type it is; in JSON in lower case. */
  public enum Kind {
    CLASS,
    INTERFACE,
    ENUM,
    RECORD,
    ANNOTATION;

    @JsonValue
    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A parameter or a record's component. The type is as written; a varargs parameter's is the type
   * of one argument.
   */
  public record Parameter(String name, String type, boolean varargs, List<String> annotations) {
    public Parameter {
      annotations = List.copyOf(annotations);
    }
  }

  /** A field, with its initial value as written where it is a constant ({@code static final}). */
  public record Field(
      String name,
      String type,
      List<String> modifiers,
      @org.jspecify.annotations.Nullable String constant) {
    public Field {
      modifiers = List.copyOf(modifiers);
    }
  }
}
