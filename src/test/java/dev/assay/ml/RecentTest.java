package dev.assay.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentTest {
  @Test
  void counts_areThoseOfTheLast() {
    var random = new Random(7);
    var recent = new Recent(20);
    List<boolean[]> all = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      boolean[] one = {random.nextBoolean(), random.nextInt(4) == 0};
      all.add(one);
      recent.add(one[0], one[1]);

      List<boolean[]> last = all.subList(Math.max(0, all.size() - 20), all.size());

      assertThat(recent.counts())
          .isEqualTo(
              new Ml.Window(
                  last.size(),
                  (int) last.stream().filter(it -> it[0]).count(),
                  (int) last.stream().filter(it -> it[1]).count()));
    }
  }

  @Test
  void clear_forgetsAll() {
    var recent = new Recent(3);
    recent.add(true, true);
    recent.add(true, false);
    recent.clear();

    recent.add(false, true);

    assertThat(recent.counts()).isEqualTo(new Ml.Window(1, 0, 1));
    assertThat(recent.failureRate()).isZero();
    assertThat(recent.slowRate()).isEqualTo(1);
  }
}
