package dev.assay.review;

import dev.assay.bus.Endpoint;
import dev.assay.code.Queries;
import dev.assay.query.Advisory;
import dev.assay.query.Forecast.Prediction;
import dev.assay.query.Insight;
import dev.assay.query.Query.Explained;
import dev.assay.query.Query.Figures;
import dev.assay.testgen.Testgen;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the review of Java sources answers. Immutable messages, safe on any thread. */
public final class Review {
  /** What the methods of sources ask a database, and what that costs. */
  public static final Endpoint<Examine, Reviewed> REVIEW =
      new Endpoint<>("assay.review.review", Examine.class, Reviewed.class, Duration.ofMinutes(2));

  private Review() {}

  /**
   * Asks for a review; either {@code source} or {@code sources} is given.
   *
   * @param database one that is watched; without it statements are only found
   */
  public record Examine(
      @Nullable String source,
      @Nullable List<Testgen.SourceFile> sources,
      @Nullable String database,
      @Nullable Options options) {
    public Examine {
      sources = sources == null ? null : List.copyOf(sources);
    }
  }

  /**
   * How the review is to be.
   *
   * @param tests false leaves the tests of the methods out
   * @param classpath a name under {@code testgen.classpaths}, for sources that need more than the
   *     JDK to be tested
   */
  public record Options(@Nullable Boolean tests, @Nullable String classpath) {
    /** What holds where nothing is asked for. */
    public static final Options DEFAULT = new Options(null, null);
  }

  /**
   * What was found.
   *
   * @param methods all there are, in the order of the sources
   * @param testClasses the whole classes that hold the tests of the methods
   * @param degraded what is missing of the whole answer and why; null where nothing is
   */
  public record Reviewed(
      List<Method> methods, List<Testgen.TestClass> testClasses, @Nullable String degraded) {
    public Reviewed {
      methods = List.copyOf(methods);
      testClasses = List.copyOf(testClasses);
    }
  }

  /**
   * One method.
   *
   * @param path of its source, where there are several
   * @param type {@code Outer.Inner}
   * @param name {@code <init>} for a constructor, {@code <type>} for what a type asks outside its
   *     methods
   * @param id with the types of its parameters
   * @param tests null where none were asked for, or where there are none
   * @param degraded what is missing and why; null where nothing is
   */
  public record Method(
      @Nullable String path,
      String type,
      String name,
      String id,
      int line,
      List<Asked> queries,
      List<Queries.Smell> smells,
      @Nullable Tests tests,
      @Nullable String degraded) {
    public Method {
      queries = List.copyOf(queries);
      smells = List.copyOf(smells);
    }
  }

  /**
   * A statement in a method.
   *
   * @param sql with {@code $1}, {@code $2} for parameters; null where nothing of it can be known
   * @param fingerprint null where the statement is not known well enough to have one
   * @param exact whether these are all its words
   * @param reason why it is not exact, with the line that hides it
   * @param seen whether the database was asked it; null where that is not known
   * @param figures of the last day; null where it was not seen
   * @param anomalies those that are open; null where it was not seen
   * @param advice what would make it faster; null where it was not seen
   * @param degraded what is missing and why; null where nothing is
   */
  public record Asked(
      @Nullable String sql,
      Queries.Language language,
      int line,
      @Nullable String fingerprint,
      boolean exact,
      @Nullable String reason,
      @Nullable Boolean seen,
      @Nullable Figures figures,
      @Nullable Explained plan,
      @Nullable Prediction prediction,
      @Nullable List<Insight.Anomaly> anomalies,
      @Nullable List<Advisory.Advised> advice,
      @Nullable String degraded) {
    public Asked {
      anomalies = anomalies == null ? null : List.copyOf(anomalies);
      advice = advice == null ? null : List.copyOf(advice);
    }
  }

  /**
   * What the tests desk made of a method.
   *
   * @param verdict of all the tests of the question
   * @param path of the class that holds them; null where there are none
   * @param methods the tests
   */
  public record Tests(
      Testgen.Verdict verdict,
      @Nullable String path,
      List<TestMethod> methods,
      List<Testgen.Finding> findings,
      List<Testgen.Skipped> skipped) {
    public Tests {
      methods = List.copyOf(methods);
      findings = List.copyOf(findings);
      skipped = List.copyOf(skipped);
    }
  }

  /** One test, as it is written in its class. */
  public record TestMethod(String name, String source) {}
}
