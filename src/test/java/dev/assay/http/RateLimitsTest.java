package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.config.Limits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private static final long SECOND = 1_000_000_000;

  private final AtomicLong now = new AtomicLong();

  private RateLimits limits(int requests, int burst, int mostClients) {
    var set = new Limits(requests, Duration.ofSeconds(60), burst, List.of(), false);
    return RateLimits.of(set, now::get, mostClients);
  }

  @Test
  void charge_admitsTheBurst_andThenOneAsEachComesBack() {
    RateLimits limits = limits(60, 3, 10);

    List<Boolean> atOnce =
        IntStream.range(0, 4).mapToObj(i -> limits.charge("a").admitted()).toList();
    RateLimits.Outcome refused = limits.charge("a");
    now.addAndGet(SECOND);
    RateLimits.Outcome later = limits.charge("a");
    RateLimits.Outcome tooSoon = limits.charge("a");

    assertThat(atOnce).containsExactly(true, true, true, false);
    assertThat(refused.waitNanos()).isEqualTo(SECOND);
    assertThat(refused.resetNanos()).isEqualTo(3 * SECOND);
    assertThat(later.admitted()).isTrue();
    assertThat(tooSoon.admitted()).isFalse();
  }

  @Test
  void charge_isOfEachClientAlone() {
    RateLimits limits = limits(1, 0, 10);

    assertThat(limits.charge("a").admitted()).isTrue();
    assertThat(limits.charge("b").admitted()).isTrue();
    assertThat(limits.charge("a").admitted()).isFalse();
  }

  @Test
  void clients_stayBounded_whoeverComes_andOldOnesKeepTheirs() {
    RateLimits limits = limits(60, 2, 100);
    limits.charge("old");
    now.addAndGet(1);

    long admitted =
        IntStream.range(0, 10_000).filter(i -> limits.charge("new" + i).admitted()).count();

    assertThat(limits.clients()).isEqualTo(100);
    // 99 got a bucket of their own; all that came later share one of two.
    assertThat(admitted).isEqualTo(99 + 2);
    assertThat(limits.charge("old").admitted()).isTrue();
    assertThat(limits.charge("old").admitted()).isFalse();
  }

  @Test
  void clients_areForgotten_onceTheirBucketsAreFull() {
    RateLimits limits = limits(60, 2, 100);
    IntStream.range(0, 100).forEach(i -> limits.charge("before" + i));

    now.addAndGet(2 * SECOND);
    RateLimits.Outcome later = limits.charge("later");

    assertThat(later.admitted()).isTrue();
    assertThat(limits.clients()).isEqualTo(1);
  }
}
