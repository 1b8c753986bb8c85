package dev.assay.ml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.config.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {
  private static final Instant NOW = Instant.parse("2026-05-05T10:00:00Z");

  private final Settings.Retry rules = Proxies.settings().retry();

  @ParameterizedTest
  @CsvSource({"0, 100", "1, 200", "2, 400", "3, 800", "4, 800", "400, 800"})
  void backoff_growsUpToItsMost(int retries, int millis) {
    var latest = new Backoff(rules, () -> 1);

    assertThat(latest.nanos(retries)).isEqualTo(millis * 1_000_000L);
  }

  @Test
  void backoff_isAnythingFromZero() {
    var backoff = new Backoff(rules, new Random(3)::nextDouble);

    long[] waits = IntStream.range(0, 1_000).mapToLong(i -> backoff.nanos(2)).sorted().toArray();

    assertThat(waits[0]).isBetween(0L, 8_000_000L);
    assertThat(waits[999]).isBetween(392_000_000L, 400_000_000L);
    assertThat(waits[500]).isBetween(180_000_000L, 220_000_000L);
  }

  @Test
  void budget_beginsWithAReserve_andIsFilledByCalls() {
    var budget = new RetryBudget(0.1);
    int first = taken(budget);
    IntStream.range(0, 9).forEach(i -> budget.called());
    int tooEarly = taken(budget);
    budget.called();

    int tenth = taken(budget);

    assertThat(first).isEqualTo(RetryBudget.RESERVE);
    assertThat(tooEarly).isZero();
    assertThat(tenth).isOne();
    assertThat(budget.left()).isZero();
  }

  @Test
  void budget_savesUpNoMoreThanItHolds() {
    var budget = new RetryBudget(0.1);
    IntStream.range(0, 100_000).forEach(i -> budget.called());

    double left = budget.left();

    assertThat(left).isEqualTo(RetryBudget.CAPACITY);
    assertThat(taken(budget)).isEqualTo(RetryBudget.CAPACITY);
  }

  private static int taken(RetryBudget budget) {
    int taken = 0;
    while (budget.take()) {
      taken++;
    }
    return taken;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    " 120 , 120",
    "99999999999999999999, 2147483647",
    "'Tue, 5 May 2026 10:01:00 GMT', 60",
    "'Tue, 05 May 2026 10:01:00 GMT', 60",
    "'Tue, 5 May 2026 09:00:00 GMT', 0"
  })
  void retryAfter_isSecondsOrADate(String header, long seconds) {
    assertThat(RetryAfter.of(header, NOW)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "-1", "1.5", "soon", "Mon, 5 May 2026 10:00:00 GMT", "٣"})
  void retryAfter_isNothing_whereItCannotBeRead(String header) {
    assertThat(RetryAfter.of(header, NOW)).isEmpty();
  }

  @Test
  void retryAfter_isNothing_whereThereIsNone() {
    assertThat(RetryAfter.of(null, NOW)).isEmpty();
  }
}
