package dev.assay.testgen;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.bus.Endpoint;
import dev.assay.patterns.Domain;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the tests desk answers. Immutable messages, safe on any thread. */
public final class Testgen {
  /** Writes tests for a source. */
  public static final Endpoint<Generate, Generated> GENERATE =
      new Endpoint<>(
          "assay.testgen.generate", Generate.class, Generated.class, Duration.ofSeconds(60));

  /** The answer to an earlier question, while it is cached. */
  public static final Endpoint<Recall, Generated> RECALL =
      new Endpoint<>("assay.testgen.recall", Recall.class, Generated.class, Duration.ofSeconds(5));

  private Testgen() {}

  /**
   * Asks for tests; either {@code source} or {@code sources} is given.
   *
   * @param type only for this type: {@code Foo}, {@code Foo.Bar} or fully qualified
   * @param method only for methods of this name or id ({@code bar}, {@code bar(int)})
   * @param classpath a name under {@code testgen.classpaths} in the settings
   */
  public record Generate(
      @Nullable String source,
      @Nullable List<SourceFile> sources,
      @Nullable String type,
      @Nullable String method,
      @Nullable String classpath,
      @Nullable Options options) {
    public Generate {
      sources = sources == null ? null : List.copyOf(sources);
    }
  }

  /** One source of several, with its path below the source root: {@code com/acme/Foo.java}. */
  public record SourceFile(String path, String source) {}

  /**
   * How the tests are to be. Nothing is random: the same question gives the same tests.
   *
   * @param patterns false leaves the pattern store out
   */
  public record Options(@Nullable Boolean patterns) {}

  /** Asks for an earlier answer. */
  public record Recall(String id) {}

  /**
   * Tests with what is known of them.
   *
   * @param id hash of the question
   * @param verdict what was found of all that is handed out
   * @param compiler the compiler's own words, for {@code notCompiled}
   * @param domains the domains the source was taken to belong to
   * @param dropped rows that were made and left out since they did not compile
   * @param skipped methods that got no test, with the reason
   * @param timings milliseconds per stage
   */
  public record Generated(
      String id,
      List<TestClass> tests,
      Verdict verdict,
      List<String> compiler,
      List<Domain> domains,
      List<Finding> findings,
      List<Skipped> skipped,
      int rows,
      int dropped,
      Map<String, Double> timings) {
    public Generated {
      tests = List.copyOf(tests);
      compiler = List.copyOf(compiler);
      domains = List.copyOf(domains);
      findings = List.copyOf(findings);
      skipped = List.copyOf(skipped);
    }
  }

  /** One test class, with its path below the test root: {@code com/acme/FooTest.java}. */
  public record TestClass(String path, String source) {}

  /** What was found of the tests that are handed out. */
  public enum Verdict {
    /** They compile together with the source. */
    COMPILED("compiled"),
    /** The source itself does not compile, so nothing is handed out. */
    NOT_COMPILED("notCompiled");

    private final String wire;

    Verdict(String wire) {
      this.wire = wire;
    }

    @JsonValue
    String wire() {
      return wire;
    }
  }

  /** Something a person should look at. */
  public record Finding(String method, int line, String kind, String text) {}

  /** A method that got no test, with a reason a person can act on. */
  public record Skipped(String method, String code, String reason) {}
}
