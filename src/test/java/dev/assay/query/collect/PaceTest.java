package dev.assay.query.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  @Test
  void next_isTheInterval_aTwentiethMoreOrLess() {
    Pace pace = new Pace(Duration.ofSeconds(60), new SplittableRandom(1));

    var waits = IntStream.range(0, 200).mapToObj(i -> pace.next(0)).distinct().toList();

    assertThat(waits)
        .hasSizeGreaterThan(50)
        .allSatisfy(
            wait -> assertThat(wait).isBetween(Duration.ofSeconds(57), Duration.ofSeconds(63)));
  }

  @ParameterizedTest
  @CsvSource({
    "60, 1, 2",
    "60, 2, 4",
    "60, 4, 16",
    "60, 9, 120",
    "60, 2000000000, 120",
    "1, 1, 1",
    "1, 8, 120",
    "600, 50, 600"
  })
  void next_isEverLonger_whileADatabaseIsDown(int interval, int failures, int seconds) {
    Pace pace = new Pace(Duration.ofSeconds(interval), new SplittableRandom(2));

    Duration wait = pace.next(failures);

    assertThat(wait.toMillis()).isBetween(seconds * 950L, seconds * 1050L);
  }
}
