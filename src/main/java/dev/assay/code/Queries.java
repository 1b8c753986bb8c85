package dev.assay.code;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one source asks databases, method by method. Immutable, safe on any thread.
 *
 * @param methods all there are, in the order of the source, also those that ask nothing
 */
public record Queries(List<OfMethod> methods) {
  /** The name of what stands in a type outside its methods: annotations, initial values, blocks. */
  public static final String OF_TYPE = "<type>";

  public Queries {
    methods = List.copyOf(methods);
  }

  /**
   * What one method asks.
   *
   * @param type as other code of the package writes it: {@code Outer.Inner}
   * @param name {@code <init>} for a constructor, {@link #OF_TYPE} for what is in no method
   * @param id with the types of its parameters, {@code find(long)}
   * @param line of its declaration, from 1
   */
  public record OfMethod(
      String type, String name, String id, int line, List<Found> found, List<Smell> smells) {
    public OfMethod {
      found = List.copyOf(found);
      smells = List.copyOf(smells);
    }
  }

  /**
   * A statement.
   *
   * @param text with {@code $1}, {@code $2} for what is put in at run time; null where nothing of
   *     it can be known
   * @param line where it begins in the method; where the method uses it, if it stands elsewhere
   * @param exact whether these are all its words
   * @param reason why it is not exact, with the line that hides it; null where it is
   * @param whole whether what is unknown are values alone, so that it can be planned as it is
   */
  public record Found(
      @Nullable String text,
      Language language,
      int line,
      boolean exact,
      @Nullable String reason,
      boolean whole) {}

  /** What a statement is written in; in JSON in lower case. */
  public enum Language {
    SQL,
    /** Of JPA or Hibernate, which make SQL of it at run time. */
    JPQL;

    @JsonValue
    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Something about how the method asks.
   *
   * @param evidence the lines that show it, the one it is at among them
   */
  public record Smell(String kind, int line, String text, List<Integer> evidence) {
    public Smell {
      evidence = List.copyOf(evidence);
    }
  }
}
