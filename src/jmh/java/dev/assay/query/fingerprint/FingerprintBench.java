package dev.assay.query.fingerprint;

import dev.assay.bus.Call;
import dev.assay.cache.Caches;
import dev.assay.config.SettingsReader;
import dev.assay.query.Query.AskFingerprint;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The fingerprint of a statement of 264 characters: known, by the library, and by the lexer. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@State(Scope.Thread)
public class FingerprintBench {
  private static final String SQL =
      "SELECT o.id, o.total, c.name FROM orders o JOIN customers c ON c.id = o.customer_id LEFT"
          + " JOIN addresses a ON a.customer_id = c.id WHERE o.created_at > '2024-01-01' AND"
          + " o.status IN ('new', 'paid', 'sent') AND c.country = 'DE' ORDER BY o.total DESC LIMIT"
          + " 50 OFFSET 1";

  private final Parser lexer = new Parser(Optional.empty());
  private Vertx vertx;
  private PgQuery library;
  private Parser parser;
  private Fingerprints fingerprints;
  private AskFingerprint question;

  @Setup
  public void open() {
    vertx = Vertx.vertx();
    library = PgQuery.load().orElseThrow();
    parser = new Parser(Optional.of(library));
    fingerprints =
        Fingerprints.open(
            vertx, new Caches(vertx, SettingsReader.over(Map.of())).declare(Fingerprints.ANSWERS));
    question = new AskFingerprint(SQL);
    fingerprints.now(SQL);
  }

  @TearDown
  public void close() {
    fingerprints.close();
    vertx.close();
  }

  @Benchmark
  public Object known() {
    return fingerprints.of(question, Call.within(Duration.ofSeconds(1)));
  }

  @Benchmark
  public Object libraryWhole() {
    return parser.read(SQL);
  }

  @Benchmark
  public Object libraryCallAlone() {
    return library.fingerprint(SQL);
  }

  @Benchmark
  public Object lexer() {
    return lexer.read(SQL);
  }
}
