package dev.assay.testgen;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.assay.bus.Endpoint;
import dev.assay.bus.Fault;
import dev.assay.bus.Topic;
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
          "assay.testgen.generate", Generate.class, Generated.class, Duration.ofMinutes(2));

  /** The answer to an earlier question, while it is cached. */
  public static final Endpoint<Recall, Generated> RECALL =
      new Endpoint<>("assay.testgen.recall", Recall.class, Generated.class, Duration.ofSeconds(5));

  /**
   * Begins to write tests without waiting for them; the same question asked again joins the job
   * that is under way.
   */
  public static final Endpoint<Generate, Started> START =
      new Endpoint<>("assay.testgen.start", Generate.class, Started.class, Duration.ofSeconds(5));

  /** How far a job is, or how it ended. */
  public static final Endpoint<AskStatus, Job> STATUS =
      new Endpoint<>("assay.testgen.status", AskStatus.class, Job.class, Duration.ofSeconds(5));

  /** Calls a job off, for all who wait for it. */
  public static final Endpoint<Cancel, Job> CANCEL =
      new Endpoint<>("assay.testgen.cancel", Cancel.class, Job.class, Duration.ofSeconds(5));

  /**
   * A job got further, or ended. Of fast steps only some are told; the end always is, and it is the
   * last of its job.
   */
  public static final Topic<Progress> PROGRESS =
      new Topic<>("assay.testgen.progress", Progress.class);

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

  /**
   * One source of several, with its path below the source root: {@code com/acme/Foo.java}. Where
   * the path has the root in it, {@code module/src/main/java/com/acme/Foo.java}, the path of its
   * test begins with {@code module/src/test/java/}.
   */
  public record SourceFile(String path, String source) {}

  /**
   * How the tests are to be. The same question gives the same tests.
   *
   * @param effort {@code fast} (the default), {@code thorough}, or milliseconds, in JSON a text or
   *     a number
   * @param framework {@code junit5} (the default) or {@code junit4}
   * @param assertions {@code junit} (the default) or {@code assertj}
   * @param seed of the search, 0 by default
   * @param patterns false leaves the pattern store out
   * @param conditions false leaves out the inputs read from the code's own conditions and constants
   * @param execution false hands out what the source alone tells, not run
   * @param detail true answers what each row takes and notices, too
   */
  public record Options(
      @JsonDeserialize(using = EffortText.class) @Nullable String effort,
      @Nullable String framework,
      @Nullable String assertions,
      @Nullable Long seed,
      @Nullable Boolean patterns,
      @Nullable Boolean conditions,
      @Nullable Boolean execution,
      @Nullable Boolean detail) {
    /** What holds where nothing is asked for. */
    public static final Options DEFAULT = new Options(null, null, null, null, null, null, null);

    /** Without details. */
    public Options(
        @Nullable String effort,
        @Nullable String framework,
        @Nullable String assertions,
        @Nullable Long seed,
        @Nullable Boolean patterns,
        @Nullable Boolean conditions,
        @Nullable Boolean execution) {
      this(effort, framework, assertions, seed, patterns, conditions, execution, null);
    }
  }

  /** Asks for an earlier answer. */
  public record Recall(String id) {}

  /** Asks for the state of a job. */
  public record AskStatus(String id) {}

  /** Calls a job off. */
  public record Cancel(String id) {}

  /**
   * A job is there for a question.
   *
   * @param id of the question, and of the answer to come
   * @param status {@code done} where the answer was known already
   */
  public record Started(String id, Status status) {}

  /** Where a job is. */
  public enum Status {
    /** It waits for its turn, then works. */
    RUNNING("running"),
    /** Its answer is there. */
    DONE("done"),
    /** It ended without an answer. */
    FAILED("failed"),
    /** It was called off. */
    CANCELLED("cancelled");

    private final String wire;

    Status(String wire) {
      this.wire = wire;
    }

    @JsonValue
    String wire() {
      return wire;
    }
  }

  /**
   * A job as it is now; kept for a while after its end.
   *
   * @param progress the last of it
   * @param verdict of its answer, where it is done
   * @param score of its answer, where it is done and something was measured
   * @param fault why there is no answer, where it failed
   * @param reason the same in words
   */
  public record Job(
      Progress progress,
      @Nullable Verdict verdict,
      @Nullable Double score,
      @Nullable Fault fault,
      @Nullable String reason) {}

  /**
   * How far a job is.
   *
   * @param stage {@code waiting}, then those of {@code timings}
   * @param done of {@code total} steps of the stage
   * @param best the best score so far, 0 to 1
   */
  public record Progress(
      String id, Status status, String stage, int done, int total, double best) {}

  /**
   * Tests with what is known of them.
   *
   * @param id hash of the question
   * @param verdict what was found of all that is handed out
   * @param compiler the compiler's own words, for {@code notCompiled}
   * @param degraded why this answer says less than was asked for, or null
   * @param sandbox what the code was run in: {@code bubblewrap} or {@code none}; null if it was not
   * @param score what was measured; null where nothing was run
   * @param domains the domains the source was taken to belong to
   * @param skipped methods that got no test, with the reason
   * @param timings milliseconds per stage
   * @param detail null where it was not asked for or nothing was run
   */
  public record Generated(
      String id,
      List<TestClass> tests,
      Verdict verdict,
      List<String> compiler,
      @Nullable String degraded,
      @Nullable String sandbox,
      @Nullable Score score,
      List<Domain> domains,
      List<Finding> findings,
      List<Skipped> skipped,
      Map<String, Double> timings,
      @Nullable Detail detail) {
    /** Without details. */
    public Generated(
        String id,
        List<TestClass> tests,
        Verdict verdict,
        List<String> compiler,
        @Nullable String degraded,
        @Nullable String sandbox,
        @Nullable Score score,
        List<Domain> domains,
        List<Finding> findings,
        List<Skipped> skipped,
        Map<String, Double> timings) {
      this(
          id, tests, verdict, compiler, degraded, sandbox, score, domains, findings, skipped,
          timings, null);
    }

    public Generated {
      tests = List.copyOf(tests);
      compiler = List.copyOf(compiler);
      domains = List.copyOf(domains);
      findings = List.copyOf(findings);
      skipped = List.copyOf(skipped);
    }
  }

  /**
   * One test class, with its path below the test root, {@code com/acme/FooTest.java}, or with the
   * test root in it where its source's path had the source root in it.
   */
  public record TestClass(String path, String source) {}

  /**
   * What was measured of the tests that are handed out.
   *
   * @param total {@code (2 * branchCoverage + 4 * mutationScore) / 6}: the weights of the JUGE
   *     competition, without its lines
   * @param branchCoverage share of the ways out of conditions and switches that were taken, 0 to 1;
   *     1 where there is none
   * @param mutationScore killed of mutants, 0 to 1; 1 where there is none
   * @param tests test methods
   * @param rows calls of the subject in them: the rows of a parameterised test count each
   * @param redundantDropped rows that were run and left out since others tell as much
   * @param flakyDropped rows left out since they did not give the same twice
   * @param redDropped rows left out since their written test did not compile or was not green
   * @param operators killed of mutants by the kind of mutant
   * @param provenance how many rows expect what was observed, what is specified, what a pattern
   *     says
   * @param complete false where the time ended the search before its work was done
   */
  public record Score(
      double total,
      double branchCoverage,
      double mutationScore,
      int killed,
      int mutants,
      int tests,
      int rows,
      int redundantDropped,
      int flakyDropped,
      int redDropped,
      Map<String, Share> operators,
      Map<String, Integer> provenance,
      boolean complete) {}

  /**
   * What each row of the tests takes and notices. Lines are those of the source that declares the
   * type.
   */
  public record Detail(
      List<Row> rows, List<Branch> branches, List<Mutant> mutants, List<Used> patterns) {
    public Detail {
      rows = List.copyOf(rows);
      branches = List.copyOf(branches);
      mutants = List.copyOf(mutants);
      patterns = List.copyOf(patterns);
    }
  }

  /**
   * One call of the subject in a test.
   *
   * @param path of the test class it stands in
   * @param test name of the test method
   * @param invocation from 1 where the test is called for several rows, else 0
   * @param first line of its test class, from 1; of the whole test where several rows share it
   * @param branches the ids of those it takes
   * @param kills the ids of the mutants that what is asserted of it notices
   * @param pattern the id of the pattern that suggested it; null where none did
   */
  public record Row(
      int id,
      String path,
      String test,
      int invocation,
      int first,
      int last,
      List<Integer> branches,
      List<Integer> kills,
      @Nullable String pattern) {
    public Row {
      branches = List.copyOf(branches);
      kills = List.copyOf(kills);
    }
  }

  /**
   * One way out of a condition or a switch.
   *
   * @param site the same for the ways out of one condition
   */
  public record Branch(int id, String type, String method, int line, int site) {}

  /**
   * A small change of the code; the tests notice it where it is among the kills of a row.
   *
   * @param operator its name as the score lists them
   * @param counts false for the kinds that are not part of the score
   */
  public record Mutant(
      int id, String operator, String type, String method, int line, String text, boolean counts) {}

  /** A pattern of which rows were tried, and how many of its rows are in the tests. */
  public record Used(String id, String title, Domain domain, int tried, int kept) {}

  /** Killed of mutants. */
  public record Share(int killed, int mutants) {}

  /** What was found of the tests that are handed out. */
  public enum Verdict {
    /** They ran, twice, in different JVMs and orders, and all passed. */
    GREEN("green"),
    /** They compile together with the source; {@code degraded} says why they were not run. */
    COMPILED("compiled"),
    /** The code could be run, but no test came of it; {@code skipped} says why. */
    NO_TESTS("noTests"),
    /** Running it took the JVM down, whatever was tried; nothing is handed out. */
    CRASHED("crashed"),
    /** It ran until the deadline; nothing is handed out. */
    TIMED_OUT("timedOut"),
    /** It took all memory, whatever was tried; nothing is handed out. */
    OUT_OF_MEMORY("outOfMemory"),
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
