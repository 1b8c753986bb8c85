package dev.assay.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class PaceTest {
  private final Pace pace = new Pace();

  private static Histogram window(Pace.Look look) {
    return Objects.requireNonNull(look.window());
  }

  @Test
  void look_isEmpty_whenNothingWasAnswered() {
    Pace.Look look = pace.look();

    assertThat(look.calls()).isZero();
    assertThat(look.total()).isZero();
    assertThat(look.window()).isNull();
  }

  @Test
  void look_countsWhatHappenedSinceTheLookBefore() {
    pace.answered(200, 1_000);
    pace.answered(404, 1_000);
    pace.look();
    pace.answered(200, 1_000);
    pace.answered(503, 1_000);
    pace.answered(499, 1_000);

    Pace.Look look = pace.look();

    assertThat(look.calls()).isEqualTo(3);
    assertThat(look.refused()).isEqualTo(1);
    assertThat(look.failed()).isEqualTo(1);
    assertThat(look.total()).isEqualTo(5);
  }

  @Test
  void window_holdsPercentilesToTwoDigits() {
    for (int ms = 1; ms <= 1_000; ms++) {
      pace.answered(200, TimeUnit.MILLISECONDS.toNanos(ms));
    }

    Histogram window = window(pace.look());

    assertThat(window.getTotalCount()).isEqualTo(1_000);
    assertThat(window.getValueAtPercentile(50) / 1e3).isCloseTo(500, within(5.0));
    assertThat(window.getValueAtPercentile(99) / 1e3).isCloseTo(990, within(10.0));
  }

  @Test
  void window_forgetsWhatIsOlder() {
    pace.answered(200, TimeUnit.SECONDS.toNanos(5));
    pace.look();
    pace.answered(200, TimeUnit.MILLISECONDS.toNanos(1));
    for (int i = 1; i < Pace.WINDOW; i++) {
      assertThat(window(pace.look()).getMaxValue()).isGreaterThan(4_900_000);
    }

    Pace.Look after = pace.look();

    assertThat(window(after).getMaxValue()).isLessThan(1_100);
    assertThat(pace.look().window()).isNull();
    assertThat(after.total()).isEqualTo(2);
  }

  @Test
  void stream_isCounted_andItsTimeLeftOut() {
    pace.counted(200);

    Pace.Look look = pace.look();

    assertThat(look.calls()).isEqualTo(1);
    assertThat(look.window()).isNull();
  }

  @Test
  void answer_isTakenAsTheLongest_whenItTookLonger() {
    pace.answered(200, TimeUnit.HOURS.toNanos(5));
    pace.answered(200, -1);

    assertThat(window(pace.look()).getTotalCount()).isEqualTo(2);
  }
}
