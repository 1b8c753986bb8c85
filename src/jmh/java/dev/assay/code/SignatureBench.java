package dev.assay.code;

import dev.assay.bus.Desk;
import dev.assay.cache.Caches;
import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Signatures of a source: known already (hash included), never seen, and with one method of it
 * edited.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@State(Scope.Thread)
public class SignatureBench {
  @Param({"50", "500", "3000"})
  public int lines;

  private Vertx vertx;
  private CodeReader reader;
  private CodeReader forgetful;
  private Code.Read known;
  private int salt;

  @Setup
  public void read() {
    vertx = Vertx.vertx();
    reader = reader(Map.of());
    forgetful = reader(Map.of("cache", Map.of("enabled", false)));
    known = new Code.Read(Sources.ofLines(lines, 0), null, null);
    reader.unitNow(known.source());
  }

  private CodeReader reader(Map<String, Object> tree) {
    Settings settings = SettingsReader.over(tree);
    Caches caches = new Caches(vertx, settings);
    return new CodeReader(
        new Desk(vertx, "code", 1, 1),
        caches.declare(CodeReader.SOURCES),
        caches.declare(CodeReader.METHODS),
        settings.http().maxSource());
  }

  @TearDown
  public void close() {
    vertx.close();
  }

  @Benchmark
  public Object hit() {
    return reader.known(known);
  }

  @Benchmark
  public Object missOfEverything() {
    return forgetful.unitNow(known.source());
  }

  @Benchmark
  public Object missAfterAnEditInOneMethod() {
    return reader.unitNow(Sources.edited(lines, ++salt));
  }
}
