package dev.assay.code;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.bus.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the code reader answers. Immutable messages, safe on any thread. */
public final class Code {
  /** Every type, method and constructor of a source. */
  public static final Endpoint<Read, Signatures> READ =
      new Endpoint<>("assay.code.read", Read.class, Signatures.class, Duration.ofSeconds(30));

  private Code() {}

  /**
   * Asks for the signatures in a source.
   *
   * @param type only this type: {@code Foo}, {@code Foo.Bar} or fully qualified
   * @param method only methods of this name or id ({@code bar}, {@code bar(int)})
   */
  public record Read(String source, @Nullable String type, @Nullable String method) {}

  /**
   * The signatures of a source.
   *
   * @param cache whether the whole source was known already
   * @param methods how many methods were read anew, and how many reused from an earlier reading
   */
  public record Signatures(Cache cache, Reuse methods, SourceUnit unit) {}

  /** How many methods' analyses were reused and how many made. */
  public record Reuse(int reused, int read) {}

  /** Whether an answer was there before it was asked for. */
  public enum Cache {
    HIT,
    MISS;

    @JsonValue
    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What an existing JUnit test says about the code it tests: what the pattern learner reads.
   *
   * @param subject the simple name of the type under test, or null where it cannot be told
   * @param skipped assertions that were seen and could not be understood
   */
  public record ReadTest(@Nullable String subject, List<TestCase> cases, int skipped) {
    public ReadTest {
      cases = List.copyOf(cases);
    }
  }

  /**
   * One test method's assertion on a call.
   *
   * @param test the test method's name
   * @param displayName the text of {@code @DisplayName}, or null
   * @param method the method that is called, {@code <init>} for a constructor
   * @param arguments Java expressions that need no local of the test: literals, constants,
   *     constructor and factory calls, with the test's own simple locals already put in
   * @param expectation {@code returns}, {@code throws} or {@code holds}
   * @param value the expected expression, the exception's simple name, or the condition over {@code
   *     result}
   */
  public record TestCase(
      String test,
      @Nullable String displayName,
      String method,
      List<String> arguments,
      String expectation,
      String value,
      int line) {
    public TestCase {
      arguments = List.copyOf(arguments);
    }
  }
}
