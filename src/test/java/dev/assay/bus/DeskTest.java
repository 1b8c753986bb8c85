package dev.assay.bus;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskTest {
  private final Vertx vertx = Vertx.vertx();
  private final Desk desk = new Desk(vertx, "test", 1, 1);

  @AfterEach
  void close() throws Exception {
    vertx.close().await(5, SECONDS);
  }

  @Test
  void work_isDoneOnAThreadOfTheDesk() throws Exception {
    String thread = desk.work(patient(), () -> Thread.currentThread().getName()).await(5, SECONDS);

    assertThat(thread).startsWith("assay-test");
  }

  @Test
  void work_isBusy_whenTheQueueIsFull_andTakesMoreAfterwards() throws Exception {
    var gate = new CountDownLatch(1);
    var first = desk.work(patient(), () -> gate.await(5, SECONDS));
    var second = desk.work(patient(), () -> "second");

    var third = desk.work(patient(), () -> "third");

    assertThatThrownBy(() -> third.await(5, SECONDS))
        .hasMessage("the test desk has 2 questions in flight; ask again")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.BUSY));
    gate.countDown();
    assertThat(first.await(5, SECONDS)).isTrue();
    assertThat(second.await(5, SECONDS)).isEqualTo("second");
    assertThat(desk.work(patient(), () -> "later").await(5, SECONDS)).isEqualTo("later");
    assertThat(desk.inFlight()).isZero();
  }

  @Test
  void work_isLate_andNotBegun_whenTheDeadlinePassedInTheQueue() {
    var late = desk.work(Call.within(Duration.ZERO), () -> "done");

    assertThatThrownBy(() -> late.await(5, SECONDS))
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.LATE));
  }

  @Test
  void work_isUnavailable_onceTheDeskIsClosed() throws Exception {
    desk.close().await(5, SECONDS);

    var refused = desk.work(patient(), () -> "done");

    assertThatThrownBy(() -> refused.await(5, SECONDS))
        .hasMessage("the test desk is closed")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.UNAVAILABLE));
    assertThat(desk.inFlight()).isZero();
  }

  @Test
  void work_failsWithWhatTheJobThrew() {
    var failing =
        desk.work(
            patient(),
            () -> {
              throw Fault.INVALID.because("no");
            });

    assertThatThrownBy(() -> failing.await(5, SECONDS)).hasMessage("no");
  }

  private static Call patient() {
    return Call.within(Duration.ofSeconds(5));
  }
}
