package dev.assay.code;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One method or constructor: its signature, what it declares to keep, the conditions it branches on
 * and the SQL in it. Immutable.
 *
 * @param id tells overloads apart: the name with the parameter types as written, {@code
 *     withdraw(BigDecimal,String)}; a constructor's name is {@code <init>}
 * @param returns the type as written, {@code void} for a constructor
 * @param javadoc the main description's first sentence, or null
 * @param line the first line of the declaration, from 1
 * @param endLine its last line
 * @param hash SHA-256 of the method's own text and of what else its analysis depends on (the
 *     constants of its type): the key under which its analysis is reused
 */
public record MethodSignature(
    String name,
    String id,
    List<String> modifiers,
    List<String> typeParameters,
    List<TypeSignature.Parameter> parameters,
    String returns,
    List<String> thrown,
    List<String> annotations,
    @Nullable String javadoc,
    List<Contract> contracts,
    List<Condition> conditions,
    List<Sql> sql,
    int line,
    int endLine,
    String hash) {
  public MethodSignature {
    modifiers = List.copyOf(modifiers);
    typeParameters = List.copyOf(typeParameters);
    parameters = List.copyOf(parameters);
    thrown = List.copyOf(thrown);
    annotations = List.copyOf(annotations);
    contracts = List.copyOf(contracts);
    conditions = List.copyOf(conditions);
    sql = List.copyOf(sql);
  }

  /** Whether this is a constructor. */
  public boolean constructor() {
    return name.equals("<init>");
  }

  /**
   * Something the code or its documentation declares.
   *
   * @param exception the exception's type as written, for {@link Contract.Kind#THROWS}
   * @param parameter the parameter it speaks of, where it speaks of one
   * @param condition for a guard: the Java condition under which it throws, as written; else null
   * @param text the words of the javadoc, or the code that says it
   */
  public record Contract(
      Kind kind,
      Origin origin,
      @Nullable String exception,
      @Nullable String parameter,
      @Nullable String condition,
      String text,
      int line) {

    /** What is declared. */
    public enum Kind {
      /** An exception under some condition. */
      THROWS,
      /** A parameter that must not be null. */
      NOT_NULL,
      /** A result that is never null. */
      RETURNS_NOT_NULL,
      /** A bean-validation constraint on a parameter: {@code @Min(1)}. */
      CONSTRAINT;

      @JsonValue
      String wire() {
        return name().toLowerCase(Locale.ROOT);
      }
    }

    /** Where it is declared. */
    public enum Origin {
      JAVADOC,
      ANNOTATION,
      /** {@code Objects.requireNonNull} and its like. */
      REQUIRE,
      /** An {@code if} that throws, before anything else happens in the body. */
      GUARD;

      @JsonValue
      String wire() {
        return name().toLowerCase(Locale.ROOT);
      }
    }
  }

  /**
   * A condition the body branches on.
   *
   * @param kind {@code if}, {@code while}, {@code do}, {@code for}, {@code ternary}, {@code
   *     switch}, {@code assert}, {@code boolean} for a condition that is returned or assigned
   * @param text as written
   * @param comparisons the comparisons with constants inside it, one per operand
   */
  public record Condition(String kind, String text, List<Comparison> comparisons, int line) {
    public Condition {
      comparisons = List.copyOf(comparisons);
    }
  }

  /**
   * One comparison of something with a constant; turned round where the constant stands first.
   *
   * @param subject what is compared, as written: {@code amount}, {@code name.length()}
   * @param operator {@code < <= > >= == !=}, or the name of the method that compares: {@code
   *     equals}, {@code startsWith}, {@code isEmpty}, {@code instanceof}, {@code case}
   * @param constant Java text of the constant ({@code 10}, {@code "EUR"}, {@code null}, {@code
   *     Status.OPEN}), with constants of the same type already replaced by their values; empty
   *     where the operator needs none
   */
  public record Comparison(String subject, String operator, String constant) {}

  /**
   * SQL found in the body or in an annotation.
   *
   * @param exact false where a part is only known at run time and stands as {@code ?}
   */
  public record Sql(String text, boolean exact, int line) {}
}
