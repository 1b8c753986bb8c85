package dev.assay;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.assay.bus.Call;
import dev.assay.bus.Desk;
import dev.assay.bus.Fault;
import dev.assay.code.CodeReader;
import dev.assay.config.Settings;
import dev.assay.http.FastLanes;
import dev.assay.http.Rendered;
import dev.assay.observe.Meters;
import dev.assay.patterns.Domain;
import dev.assay.patterns.Domains;
import dev.assay.patterns.PatternStore;
import dev.assay.patterns.Patterns;
import dev.assay.query.fingerprint.Fingerprints;
import dev.assay.testgen.Means;
import dev.assay.testgen.Ports;
import dev.assay.testgen.TestDesk;
import dev.assay.testgen.Testgen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The features as the verticles and the fast lanes use them. Made once by {@link AssayVerticle};
 * safe on any thread.
 */
record Desks(
    CodeReader reader,
    PatternStore patterns,
    TestDesk tests,
    Fingerprints fingerprints,
    List<Desk> workers) {

  private static final Logger LOG = LoggerFactory.getLogger(Desks.class);
  private static final int DOMAINS = 3;
  private static final double NANOS = 1e6;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  static Desks furnish(Vertx vertx, Settings settings, Floor floor) {
    Desk parsing = floor.desk(vertx, "code", settings.code().workers(), settings.code().queue());
    Desk writing =
        floor.desk(vertx, "testgen", settings.testgen().workers(), settings.testgen().queue());
    // Room for as many again that were called off while they waited.
    Desk lasting =
        floor.desk(
            vertx, "testgen-long", settings.testgen().longWorkers(), 2 * settings.testgen().jobs());
    CodeReader reader =
        new CodeReader(
            parsing,
            floor.caches().declare(CodeReader.SOURCES),
            floor.caches().declare(CodeReader.METHODS),
            settings.http().maxSource());
    PatternStore patterns =
        new PatternStore(
            vertx,
            settings.patterns(),
            new PatternStore.Parts(
                floor.database(), floor.caches(), InstantSource.system(), reader::readTest));
    return new Desks(
        reader,
        patterns,
        new TestDesk(
            new TestDesk.Rooms(writing, lasting),
            new Means(settings, ports(reader, patterns, floor.meters()), floor.sandbox()),
            floor.caches().declare(TestDesk.ANSWERS)),
        floor.fingerprints(),
        List.of(parsing, writing, lasting));
  }

  private static Ports ports(CodeReader reader, PatternStore patterns, Meters meters) {
    return new Ports(
        reader::unitNow,
        Desks::domains,
        (domains, query) -> found(patterns, new Patterns.Search(query, domains, null, null)),
        observations -> told(patterns, new Patterns.Observe(observations)),
        made -> measured(meters, made));
  }

  private static List<Domain> domains(Set<String> words) {
    return Domains.shipped().of(words).stream().map(Domains.Fit::domain).limit(DOMAINS).toList();
  }

  // Called on a thread of the compiler's own, which may wait.
  private static Patterns.Found found(PatternStore patterns, Patterns.Search question) {
    try {
      return patterns
          .search(question, Call.within(PATIENCE))
          .await(PATIENCE.toMillis(), MILLISECONDS);
    } catch (TimeoutException e) {
      throw Fault.LATE.because("the pattern store did not answer within " + PATIENCE);
    }
  }

  private static void measured(Meters meters, Testgen.Generated made) {
    meters.count(
        "assay.tests.answers",
        "Answers with tests, by verdict",
        new Meters.Label("verdict", made.verdict().name().toLowerCase(Locale.ROOT)));
    made.timings()
        .forEach((stage, millis) ->
            meters.time(
                "assay.tests.stage",
                "What the stages of an answer took",
                new Meters.Label("stage", stage),
                Duration.ofNanos((long) (millis * NANOS))));
  }

  private static void told(PatternStore patterns, Patterns.Observe observe) {
    if (!observe.observations().isEmpty()) {
      patterns
          .observe(observe, Call.within(PATIENCE))
          .onFailure(cause -> LOG.warn("event=evidence-lost", cause));
    }
  }

  FastLanes lanes(QueryDesk queries) {
    return new FastLanes(
        reader::known,
        id -> tests.peek(id, Desks::rendered),
        question -> tests.peek(TestDesk.id(question), Desks::rendered),
        fingerprints::known,
        queries.plans()::known,
        queries.features()::known);
  }

  private static Rendered rendered(TestDesk.Answer answer, Duration age) {
    return new Rendered(answer.json(), answer.etag(), age);
  }

  /** Loads the parser and the compiler in the background, so that no request pays for that. */
  void warm() {
    reader.warm();
    tests.warm();
  }

  Future<?> close() {
    tests.close();
    return Future.join(workers.stream().map(Desk::close).toList()).eventually(patterns::close);
  }
}
