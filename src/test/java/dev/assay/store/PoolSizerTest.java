package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PoolSizerTest {
  private final PoolSizer sizer = new PoolSizer(2, 8);

  private int afterAWindow(int size, int inUse) {
    int next = size;
    for (int tick = 0; tick < PoolSizer.WINDOW_TICKS; tick++) {
      next = sizer.next(next, inUse, 0);
    }
    return next;
  }

  @Test
  void grows_byThoseWhoWait() {
    assertThat(sizer.next(2, 2, 3)).isEqualTo(5);
  }

  @Test
  void grows_atMostToItsBound() {
    assertThat(sizer.next(6, 6, 30)).isEqualTo(8);
  }

  @Test
  void staysAsItIs_whileNobodyWaits() {
    assertThat(sizer.next(4, 4, 0)).isEqualTo(4);
  }

  @Test
  void staysAsItIs_whereAllWereInUseAtLeastOnce() {
    sizer.next(6, 6, 0);

    assertThat(afterAWindow(6, 1)).isEqualTo(6);
  }

  @Test
  void shrinks_toTheMostThatWereInUseInAWindow() {
    assertThat(afterAWindow(8, 5)).isEqualTo(5);
  }

  @Test
  void shrinks_notBelowItsBound() {
    assertThat(afterAWindow(8, 0)).isEqualTo(2);
  }

  @Test
  void waiting_beginsTheWindowAnew() {
    for (int tick = 0; tick < PoolSizer.WINDOW_TICKS - 1; tick++) {
      sizer.next(8, 1, 0);
    }
    sizer.next(8, 8, 1);

    assertThat(sizer.next(8, 1, 0)).isEqualTo(8);
  }
}
