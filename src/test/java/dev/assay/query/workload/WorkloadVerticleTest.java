package dev.assay.query.workload;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.assay.bus.Bus;
import dev.assay.bus.Fault;
import dev.assay.query.Insight.AskWorkload;
import dev.assay.query.Insight.Recurring;
import dev.assay.query.Insight.Workload;
import dev.assay.query.Insight;
import dev.assay.query.collect.WrittenLedger.Done;
import dev.assay.query.collect.WrittenLedger;
import dev.assay.store.TestStore;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Weeks written into a real ledger, which begin on a Monday, and asked for over the bus. */
@ParameterizedClass
@EnumSource(TestStore.class)
class WorkloadVerticleTest {
  @Parameter TestStore store;
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path directory;
  private final Random random = new Random(3);
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private WrittenLedger ledger;

  @BeforeEach
  void open() throws TimeoutException {
    ledger = new WrittenLedger(store, directory);
    var ports =
        new WorkloadPorts(
            WorkloadVerticleTest::known,
            ledger.loads,
            (key, loader) -> {
              keys.add(key);
              return loader.get();
            },
            ledger::now);
    var bus = new Bus(ledger.vertx, (address, nanos, fault) -> {});
    var desk = new WorkloadDesk(ledger.vertx, ports);
    ledger.vertx.deployVerticle(new WorkloadVerticle(bus, desk)).await(20, SECONDS);
  }

  @AfterEach
  void close() throws TimeoutException {
    ledger.close();
  }

  private static void known(@Nullable String name) {
    if (!"shop".equals(name)) {
      throw Fault.ABSENT.because("no database '%s' is watched".formatted(name));
    }
  }

  private Workload ask() throws TimeoutException {
    return Insight.WORKLOAD.ask(ledger.vertx, new AskWorkload("shop")).await(30, SECONDS);
  }

  private Done calls(String fingerprint, long calls) {
    long noisy = Math.max(1, Math.round(calls * Math.exp(0.1 * random.nextGaussian())));
    return new Done(fingerprint, noisy, noisy * 2.0, noisy);
  }

  private interface Hour {
    List<Done> of(int day, int hour);
  }

  private void hours(int days, Hour done) throws TimeoutException {
    for (int i = 0; i < days * 24; i++) {
      ledger.interval("shop", HOUR, done.of(i / 24, i % 24));
    }
    ledger.tidy("shop");
  }

  @Test
  void workload_hasDailyAndWeeklyPeaks_withTheQueriesThatBringThem() throws TimeoutException {
    hours(
        28,
        (day, hour) -> {
          List<Done> done = new ArrayList<>();
          done.add(calls("steady", 3000));
          done.add(calls("lunch", hour == 12 ? 9000 : 50));
          done.add(calls("report", day % 7 == 0 && hour == 8 ? 20_000 : 100));
          return done;
        });

    Workload workload = ask();

    assertThat(workload.from()).isEqualTo(WrittenLedger.START);
    assertThat(workload.to()).isEqualTo(ledger.now());
    assertThat(workload.lacks()).startsWith("hourly ones need").doesNotContain(";");
    assertThat(workload.patterns())
        .extracting(Recurring::kind, Recurring::when, Recurring::fingerprints)
        .containsExactlyInAnyOrder(
            tuple("daily", "12:00 UTC", List.of("lunch")),
            tuple("weekly", "Monday 08:00 UTC", List.of("report")));
    assertThat(workload.patterns())
        .allSatisfy(pattern -> {
          assertThat(pattern.recurrence()).isEqualTo(1);
          assertThat(pattern.confidence()).isBetween(0.7, 0.99);
          assertThat(pattern.usual()).isCloseTo(3150, within(200.0));
        });
  }

  @Test
  void workload_hasBatches_ofHeavyQueriesThatAreIdleOtherwise() throws TimeoutException {
    hours(
        28,
        (day, hour) -> {
          List<Done> done = new ArrayList<>();
          done.add(calls("steady", 1000));
          if (hour == 2 || hour == 3) {
            done.add(new Done("nightly", 4, 90_000, 10));
          }
          if (hour == 3) {
            done.add(new Done("export", 1, 2_000, 3_000_000));
          }
          if (day % 7 == 6 && hour == 5) {
            done.add(new Done("vacuum", 2, 600_000, 0));
          }
          if (random.nextInt(12) == 0) {
            done.add(new Done("adhoc", 1, 60_000, 5));
          }
          if (hour == 6) {
            done.add(new Done("light", 3, 15, 5));
          }
          return done;
        });

    Workload workload = ask();

    assertThat(workload.patterns())
        .extracting(Recurring::kind, Recurring::when, Recurring::fingerprints)
        .containsExactlyInAnyOrder(
            tuple("batch", "daily 02:00-04:00 UTC", List.of("export", "nightly")),
            tuple("batch", "Sunday 05:00 UTC", List.of("vacuum")));
    Recurring nightly =
        workload.patterns().stream()
            .filter(pattern -> pattern.fingerprints().contains("nightly"))
            .findFirst()
            .orElseThrow();
    assertThat(nightly.callsPerHour()).isEqualTo(4.5);
    assertThat(nightly.usual()).isZero();
    assertThat(nightly.confidence()).isEqualTo(1);
  }

  @Test
  void workload_countsCallsAndNotSamples_soThatRollingUpChangesNothing() throws TimeoutException {
    for (int i = 0; i < 5 * 24 * 6; i++) {
      int hour = i / 6 % 24;
      ledger.interval("shop", Duration.ofMinutes(10), List.of(calls("a", hour == 20 ? 900 : 100)));
    }
    List<Recurring> fine = ask().patterns();
    ledger.tidy("shop");

    List<Recurring> rolledUp = ask().patterns();

    assertThat(fine).extracting(Recurring::when).containsExactly("20:00 UTC");
    assertThat(rolledUp).isEqualTo(fine);
    assertThat(rolledUp.getFirst().callsPerHour()).isCloseTo(5400, within(300.0));
  }

  @Test
  void workload_isNotFooledByReadingsOfManyHours() throws TimeoutException {
    for (int day = 0; day < 6; day++) {
      // All that was done in a night in which the server was not reached comes with its end.
      ledger.interval("shop", Duration.ofHours(9), List.of(calls("a", 9000)));
      for (int hour = 9; hour < 24; hour++) {
        ledger.interval("shop", HOUR, List.of(calls("a", 1000)));
      }
    }

    assertThat(ask().patterns()).isEmpty();
  }

  @Test
  void workload_leavesOutTimesThatWereNotCollected() throws TimeoutException {
    for (int i = 0; i < 28 * 24; i++) {
      if (i / 24 % 7 == 3 || i / 24 == 8) {
        ledger.pass(HOUR);
      } else {
        ledger.interval("shop", HOUR, List.of(calls("a", i % 24 == 7 ? 6000 : 600)));
      }
    }

    List<Recurring> patterns = ask().patterns();

    assertThat(patterns).extracting(Recurring::when).containsExactly("07:00 UTC");
    assertThat(patterns.getFirst().recurrence()).isEqualTo(1);
  }

  @Test
  void workload_hasHourlyPeaks_ofTheLastDay() throws TimeoutException {
    for (int i = 0; i < 12 * 60; i++) {
      ledger.interval(
          "shop",
          Duration.ofMinutes(1),
          List.of(calls("a", 100), calls("cron", i % 60 < 5 ? 900 : 2)));
    }

    Workload workload = ask();

    assertThat(workload.patterns())
        .extracting(Recurring::kind, Recurring::when, Recurring::fingerprints)
        .containsExactly(tuple("hourly", "minutes 00-05 of each hour", List.of("cron")));
    assertThat(workload.lacks()).contains("need 3 days").contains("need 3 weeks");
  }

  @Test
  void workload_ofAFlatLoad_hasNoPattern() throws TimeoutException {
    hours(28, (day, hour) -> List.of(calls("a", 1000), calls("b", 10)));

    assertThat(ask().patterns()).isEmpty();
  }

  @Test
  void workload_saysThatNothingWasCollected() throws TimeoutException {
    Workload workload = ask();

    assertThat(workload)
        .isEqualTo(
            new Workload("shop", null, null, List.of(), "nothing was collected of shop yet"));
  }

  @Test
  void workload_ofAnIdleDatabase_hasNoPattern() throws TimeoutException {
    hours(8, (day, hour) -> List.of());

    assertThat(ask().patterns()).isEmpty();
    assertThat(ask().from()).isEqualTo(WrittenLedger.START);
  }

  @Test
  void workload_isKeptForTheHour() throws TimeoutException {
    ask();
    ledger.pass(Duration.ofMinutes(59));
    ask();
    ledger.pass(Duration.ofMinutes(1));
    ask();

    assertThat(keys).hasSize(3);
    assertThat(keys.get(1)).isEqualTo(keys.get(0)).startsWith("shop ");
    assertThat(keys.get(2)).isNotEqualTo(keys.get(0));
  }

  @Test
  void workload_isAbsent_ofADatabaseNobodyWatches() {
    JsonObject question = new JsonObject().put("database", "shopp");

    assertThatThrownBy(() ->
            ledger
                .vertx
                .eventBus()
                .request(Insight.WORKLOAD.address(), question)
                .await(10, SECONDS))
        .hasMessageContaining("shopp")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.ABSENT));
  }
}
