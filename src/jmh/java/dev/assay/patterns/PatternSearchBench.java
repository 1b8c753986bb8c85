package dev.assay.patterns;

import dev.assay.bus.Call;
import dev.assay.cache.Caches;
import dev.assay.code.Code;
import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import dev.assay.patterns.PatternTable.Fresh;
import dev.assay.patterns.Patterns.Provenance;
import dev.assay.patterns.Patterns.Search;
import dev.assay.store.Database;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Measures searches with a cold result cache over 100 to 1,000,000 patterns, and three domains at
 * once against one after the other. A plain main, since each size needs a database of its own and
 * each search a question that was not asked before. Arguments: the sizes.
 */
public final class PatternSearchBench {
  private static final int WARM = 2_000;
  private static final int FIRST = 200;
  private static final int MEASURED = 2_000;
  private static final int BATCH = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Vertx vertx = Vertx.vertx();

  private PatternSearchBench() {}

  public static void main(String[] sizes) throws Exception {
    var bench = new PatternSearchBench();
    List<String> asked =
        sizes.length == 0 ? List.of("100", "10000", "100000", "1000000") : Arrays.asList(sizes);
    System.out.println(
        "patterns | fill s | p50 ms | p99 ms | cpu p50 | cpu p99 | first-seen words p50 | p99");
    for (String size : asked) {
      bench.measure(Integer.parseInt(size));
    }
    bench.vertx.close().await(30, TimeUnit.SECONDS);
  }

  private void measure(int patterns) throws Exception {
    Path dir = Files.createTempDirectory("assay-bench");
    Database database = Database.open(vertx, settings().store(), dir).await(30, TimeUnit.SECONDS);
    long start = System.nanoTime();
    fill(database, patterns);
    double filled = (System.nanoTime() - start) / 1e9;
    var questions = new SyntheticPatterns(patterns, 2);
    searches(store(database, UnaryOperator.identity()), questions, WARM);
    // A store that has not yet counted any word: what its first questions cost beside the others.
    List<Double> cpu = Collections.synchronizedList(new ArrayList<>());
    PatternStore store = store(database, real -> timed(real, cpu));
    double[] cold = searches(store, questions, FIRST);
    searches(store, questions, WARM);
    cpu.clear();
    double[] warm = searches(store, questions, MEASURED);
    double[] busy = cpu.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(
        "%,9d | %6.1f | %6.3f | %6.3f | %6.3f | %6.3f | %6.3f | %6.3f%n",
        patterns,
        filled,
        at(warm, .5),
        at(warm, .99),
        at(busy, .5),
        at(busy, .99),
        at(cold, .5),
        at(cold, .99));
    parallel(database, questions, 0);
    parallel(database, questions, 20);
    database.close().await(60, TimeUnit.SECONDS);
    delete(dir);
  }

  /** The CPU time of a look-up's own thread: what is left of its time on a machine with others. */
  private static Lookup timed(Lookup real, List<Double> millis) {
    return (session, question) -> {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      var found = real.find(session, question);
      long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      millis.add((end - start) / 1e6);
      return found;
    };
  }

  private PatternStore store(Database database, UnaryOperator<Lookup> decorator) {
    Settings all = settings();
    var caches = new Caches(vertx, all);
    return new PatternStore(
        vertx,
        all.patterns(),
        new PatternStore.Parts(
            database,
            caches,
            InstantSource.system(),
            source -> new Code.ReadTest(null, List.of(), 0)),
        decorator);
  }

  private static Settings settings() {
    return SettingsReader.over(
        Map.of("patterns", Map.of("domainPatience", "30s", "corpus", false)));
  }

  private static void fill(Database database, int patterns) throws Exception {
    var made = new SyntheticPatterns(patterns, 1);
    for (int from = 0; from < patterns; from += BATCH) {
      int first = from;
      int last = Math.min(patterns, from + BATCH);
      database
          .write(
              Call.within(PATIENCE),
              session -> {
                Instant now = Instant.EPOCH;
                for (int i = first; i < last; i++) {
                  var evidence = Evidence.none(Provenance.LEARNED, now);
                  PatternTable.insert(session, new Fresh(made.next(i), evidence, null));
                }
                return true;
              })
          .await(120, TimeUnit.SECONDS);
    }
  }

  private static double[] searches(PatternStore store, SyntheticPatterns questions, int count)
      throws Exception {
    double[] millis = new double[count];
    for (int i = 0; i < count; i++) {
      String query = String.join(" ", questions.words(3));
      var search = new Search(query, List.of(questions.domain()), 0.5, 10);
      long start = System.nanoTime();
      var found = store.search(search, Call.within(PATIENCE)).await(60, TimeUnit.SECONDS);
      millis[i] = (System.nanoTime() - start) / 1e6;
      if (found.domains().getFirst().patterns().isEmpty()) {
        throw new IllegalStateException("nothing found for " + query);
      }
    }
    Arrays.sort(millis);
    return millis;
  }

  /** Both sides have cold result caches: no two questions are the same. */
  private void parallel(Database database, SyntheticPatterns questions, int delayMs)
      throws Exception {
    PatternStore store =
        store(
            database,
            real ->
                (session, question) -> {
                  pause(delayMs);
                  return real.find(session, question);
                });
    List<Domain> three = List.of(Domain.values()).subList(0, 3);
    int rounds = delayMs > 0 ? 50 : 500;
    List<Double> together = new ArrayList<>();
    List<Double> apart = new ArrayList<>();
    for (int i = 0; i < rounds * 2; i++) {
      String query = String.join(" ", questions.words(3));
      long start = System.nanoTime();
      if (i % 2 == 0) {
        ask(store, query, three);
      } else {
        for (Domain domain : three) {
          ask(store, query, List.of(domain));
        }
      }
      (i % 2 == 0 ? together : apart).add((System.nanoTime() - start) / 1e6);
    }
    double at = median(together);
    double after = median(apart);
    System.out.printf(
        "    three domains, each waits %d ms: together %.2f ms, one after the other %.2f ms: %.2fx%n",
        delayMs, at, after, after / at);
  }

  private static void ask(PatternStore store, String query, List<Domain> domains) throws Exception {
    store
        .search(new Search(query, domains, 0.5, 10), Call.within(PATIENCE))
        .await(60, TimeUnit.SECONDS);
  }

  private static void pause(int millis) {
    if (millis > 0) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static double median(List<Double> values) {
    return values.stream().sorted(Comparator.naturalOrder()).toList().get(values.size() / 2);
  }

  private static double at(double[] sorted, double quantile) {
    return sorted[(int) Math.min(sorted.length - 1, quantile * sorted.length)];
  }

  private static void delete(Path dir) throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(dir);
  }
}
