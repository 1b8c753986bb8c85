package dev.assay.testgen;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.bus.Call;
import dev.assay.bus.Desk;
import dev.assay.cache.Caches;
import dev.assay.code.CodeReader;
import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import dev.assay.lab.rig.Rig;
import dev.assay.patterns.Domain;
import dev.assay.patterns.Patterns;
import dev.assay.sandbox.Sandbox;
import dev.assay.testgen.Testgen.Generate;
import dev.assay.testgen.Testgen.Generated;
import dev.assay.testgen.verify.Workshop;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A tests desk with the real code reader, and patterns that the test gives. All desks of a JVM have
 * their code run in one sandbox.
 */
public final class RunningDesk implements AutoCloseable {
  static final int MAX_SOURCE = 2_097_152;

  private static final int UNHURRIED_MILLIS = 20_000;

  private final Vertx vertx = Vertx.vertx();
  private final Desk lasting = new Desk(vertx, "testgen-long", 1, 4);
  private final TestDesk desk;
  private final Means means;
  private final @Nullable Sandbox own;

  public RunningDesk(Map<String, List<Path>> classPaths) {
    this(classPaths, List.of());
  }

  RunningDesk(Map<String, List<Path>> classPaths, List<Patterns.Ranked> patterns) {
    Settings settings = settings(classPaths);
    Caches caches = new Caches(vertx, settings);
    CodeReader reader =
        new CodeReader(
            new Desk(vertx, "code", 2, 64),
            caches.declare(CodeReader.SOURCES),
            caches.declare(CodeReader.METHODS),
            MAX_SOURCE);
    Ports ports =
        new Ports(
            reader::unitNow,
            words -> List.of(Domain.VALIDATION),
            (domains, query) ->
                new Patterns.Found(
                    List.of(
                        new Patterns.DomainResult(
                            Domain.VALIDATION, Patterns.Source.DATABASE, patterns, 0, false)),
                    0,
                    false),
            observations -> {},
            made -> {});
    // What a class path names is let into the children when they are started.
    this.own = classPaths.isEmpty() ? null : open(settings);
    Sandbox sandbox = own == null ? Shared.SANDBOX : own;
    assumeTrue(sandbox.unavailable().isEmpty(), () -> sandbox.unavailable().orElse("no sandbox"));
    this.means = new Means(settings, ports, sandbox);
    this.desk =
        new TestDesk(
            new TestDesk.Rooms(new Desk(vertx, "testgen", 2, 64), lasting),
            means,
            caches.declare(TestDesk.ANSWERS));
  }

  /** The sandbox of the JVM: its children take longer to start than most tests take. */
  private static final class Shared {
    private static final Sandbox SANDBOX = open(settings(Map.of()));

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(Shared::close, "close-sandbox"));
    }

    private Shared() {}

    private static void close() {
      RunningDesk.close(SANDBOX);
    }
  }

  private static void close(Sandbox sandbox) {
    try {
      sandbox.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the sandbox's directory cannot be removed", e);
    }
  }

  private static Sandbox open(Settings settings) {
    try {
      return Sandbox.open(settings, Rig.class);
    } catch (IOException e) {
      throw new UncheckedIOException("no place for a sandbox", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Settings settings(Map<String, List<Path>> classPaths) {
    Map<String, Object> paths = new TreeMap<>();
    classPaths.forEach((name, all) -> paths.put(name, all.stream().map(Path::toString).toList()));
    return SettingsReader.over(
        Map.of(
            "http", Map.of("maxSource", MAX_SOURCE),
            "data", Map.of("dir", "target"),
            "cache", Map.of("maxSize", 1_000),
            "testgen", Map.of("longWorkers", 1, "jobs", 2, "classpaths", paths)));
  }

  Vertx vertx() {
    return vertx;
  }

  /** The one worker for long questions; two of them may be under way. */
  Desk lasting() {
    return lasting;
  }

  TestDesk desk() {
    return desk;
  }

  /** The answer for one source. */
  public Generated generate(String source, String classPath) {
    return generate(new Generate(source, null, null, null, classPath, null));
  }

  Generated generate(String source) {
    return generate(new Generate(source, null, null, null, null, null));
  }

  Generated generate(Generate question) {
    return answer(question).generated();
  }

  /**
   * The answer to a question with the same work done and more time for it, so that it is the same
   * on a machine that is slow or busy.
   */
  Generated unhurried(Generate asked) {
    return unhurried(asked, UNHURRIED_MILLIS);
  }

  /** The same where a single run may take seconds. */
  Generated unhurried(Generate asked, int millis) {
    Question question = Question.of(asked, means.settings());
    Manner manner = question.manner();
    Effort effort = new Effort(manner.effort().name(), millis, manner.effort().searches());
    Question slower =
        new Question(
            question.asked(),
            question.sources(),
            question.layout(),
            question.classPath(),
            new Manner(
                effort,
                manner.framework(),
                manner.assertions(),
                manner.seed(),
                manner.patterns(),
                manner.conditions(),
                manner.execution(),
                manner.detail()));
    Call call = Call.within(Duration.ofSeconds(60));
    return new Workshop(1)
        .run(
            call,
            slower.classPath(),
            bench -> new Pipeline(slower, means, new Stages(Watch.NONE, call)).run(bench));
  }

  TestDesk.Answer answer(Generate question) {
    try {
      return desk.generate(question, Call.within(Duration.ofSeconds(60)))
          .await(60, TimeUnit.SECONDS);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException("no answer within a minute", e);
    }
  }

  @Override
  public void close() {
    if (own != null) {
      close(own);
    }
    try {
      vertx.close().await(30, TimeUnit.SECONDS);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException("Vert.x does not close", e);
    }
  }
}
