package dev.assay.patterns;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.bus.Fault;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One way code of a domain goes right or wrong, with inputs that show it. Immutable. What it says
 * is its identity: its id is the hash of its content, so that the same pattern is stored once.
 *
 * @param title the behaviour in one short claim, lower case
 * @param operation what the code under test does: {@code validate email}
 * @param words identifier words such code contains
 * @param parameters the shape it applies to, in order; types as written in Java
 * @param returns the type as written, or {@code void}
 */
public record Pattern(
    Domain domain,
    String title,
    String operation,
    Kind kind,
    List<String> words,
    List<Slot> parameters,
    String returns,
    List<Row> rows) {
  public Pattern {
    words = whole(words, "words");
    parameters = whole(parameters, "parameters");
    rows = whole(rows, "rows");
  }

  /** What sort of case it is; in JSON in lower case. */
  public enum Kind {
    HAPPY,
    BOUNDARY,
    ERROR,
    NULL,
    SECURITY,
    INVARIANT;

    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A parameter of the shape. */
  public record Slot(String name, String type) {}

  /**
   * One input with what is expected of it.
   *
   * @param inputs a Java expression for each parameter
   */
  public record Row(List<String> inputs, Expectation expect) {
    public Row {
      inputs = whole(inputs, "inputs");
    }
  }

  /**
   * What is expected.
   *
   * @param value for {@code returns} a Java expression, for {@code throws} an exception's simple
   *     name, for {@code holds} a condition over {@code result} and the parameters
   */
  public record Expectation(Expected kind, String value) {}

  /** The forms of an expectation; in JSON in lower case. */
  public enum Expected {
    RETURNS,
    THROWS,
    HOLDS;

    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  // JSON may leave a list out, which is then empty, or put a null into it, which nothing can mean.
  private static <T> List<T> whole(@Nullable List<T> list, String name) {
    if (list == null) {
      return List.of();
    }
    if (list.stream().anyMatch(Objects::isNull)) {
      throw Fault.INVALID.because("field '%s': expected no null in the list".formatted(name));
    }
    return List.copyOf(list);
  }
}
