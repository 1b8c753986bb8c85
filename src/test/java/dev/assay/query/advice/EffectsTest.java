package dev.assay.query.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.query.Advisory.Effect;
import dev.assay.query.advice.AdvicePorts.Presence;
import dev.assay.query.advice.Stored.Before;
import dev.assay.query.collect.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EffectsTest {
  private static final Instant ACCEPTED = Facts.minute(100);

  @Test
  void effect_comparesMeans() {
    List<Before> before = List.of(before("own", true, 100, 110, 90, 100, 100));

    Effect effect = effect(before, Map.of("own", since("own", 10, 11, 9, 10, 10)));

    assertThat(effect.beforeMs()).isEqualTo(100);
    assertThat(effect.afterMs()).isEqualTo(10);
    assertThat(effect.ratio()).isCloseTo(0.1, within(1e-9));
    assertThat(effect.regressed()).isEmpty();
    assertThat(effect.lacks()).isNull();
    assertThat(effect.since()).isEqualTo(ACCEPTED);
  }

  @Test
  void effect_namesWhatBecameSlower_beyondNoise() {
    List<Before> before =
        List.of(
            before("own", true, 100, 110, 90, 100, 100),
            before("slower", false, 5, 5.2, 4.9, 5.1, 5),
            before("noisy", false, 1, 9, 2, 30, 4),
            before("same", false, 5, 5.2, 4.9, 5.1, 5),
            before("littleSlower", false, 5, 5.01, 4.99, 5, 5));

    Effect effect =
        effect(
            before,
            Map.of(
                "own", since("own", 10, 11, 9, 10, 10),
                "slower", since("slower", 8, 8.3, 7.9, 8.1, 8),
                "noisy", since("noisy", 3, 12, 2, 40, 5),
                "same", since("same", 5, 5.2, 4.9, 5.1, 5),
                "littleSlower", since("littleSlower", 5.5, 5.51, 5.49, 5.5, 5.5)));

    assertThat(effect.regressed()).containsExactly("slower");
  }

  @Test
  void effect_saysWhatIsMissing() {
    List<Before> before = List.of(before("own", true, 100, 110, 90, 100, 100));
    List<Before> young = List.of(before("own", true, 100, 110));

    Effect few = effect(before, Map.of("own", since("own", 10, 11)));
    Effect none = effect(before, Map.of());
    Effect fewBefore = effect(young, Map.of("own", since("own", 10, 11, 9, 10, 10)));
    Effect missing =
        Effects.of(
            ACCEPTED, before, Map.of("own", since("own", 10, 11, 9, 10, 10)), Presence.MISSING);

    assertThat(few.lacks()).isEqualTo("its queries were called in 2 intervals since; 5 are needed");
    assertThat(few.beforeMs()).isEqualTo(100);
    assertThat(few.ratio()).isNull();
    assertThat(none.lacks()).isEqualTo("its queries were not called in a whole interval since");
    assertThat(fewBefore.lacks()).contains("2 intervals before it was accepted");
    assertThat(missing.lacks()).isEqualTo("the index is not there");
    assertThat(missing.afterMs()).isNull();
  }

  @Test
  void effect_leavesOutAnIntervalThatBeganBefore() {
    List<Before> before = List.of(before("own", true, 100, 110, 90, 100, 100));
    List<Interval> since = new ArrayList<>(since("own", 10, 11, 9, 10));
    since.addFirst(Facts.lasting("own", ACCEPTED.minusSeconds(30), 100));

    assertThat(effect(before, Map.of("own", since)).lacks()).contains("4 intervals");
  }

  @Test
  void effect_weighsQueriesByTheirCallsBefore() {
    List<Before> before =
        List.of(before("a", true, 100, 100, 100, 100, 100), before("b", true, 20, 20, 20, 20, 20));

    Effect effect =
        effect(
            before,
            Map.of("a", since("a", 10, 10, 10, 10, 10), "b", since("b", 20, 20, 20, 20, 20)));

    assertThat(effect.beforeMs()).isEqualTo(60);
    assertThat(effect.afterMs()).isEqualTo(15);
  }

  private static Effect effect(List<Before> before, Map<String, List<Interval>> since) {
    return Effects.of(ACCEPTED, before, since, Presence.UNKNOWN);
  }

  private static Before before(String fingerprint, boolean own, double... means) {
    return new Before(fingerprint, own, Series.of(from(Instant.EPOCH, fingerprint, means)));
  }

  private static List<Interval> since(String fingerprint, double... means) {
    return from(ACCEPTED, fingerprint, means);
  }

  private static List<Interval> from(Instant start, String fingerprint, double... means) {
    List<Interval> did = new ArrayList<>();
    for (double mean : means) {
      did.add(Facts.lasting(fingerprint, start.plusSeconds(60L * did.size()), mean));
    }
    return did;
  }
}
