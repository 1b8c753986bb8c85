package dev.assay.observe;

import static dev.assay.observe.Health.Scope.LIVE;
import static dev.assay.observe.Health.Scope.READY;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.bus.Fault;
import dev.assay.observe.Health.Finding;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.junit.jupiter.api.Test;

class HealthTest {
  private final Health health = new Health();

  @Test
  void ready_isFalse_beforeOpenAndAfterClose() throws Exception {
    var before = health.ready().await(5, SECONDS);
    health.open();
    var open = health.ready().await(5, SECONDS);
    health.close();
    var after = health.ready().await(5, SECONDS);

    assertThat(before.up()).isFalse();
    assertThat(before.checks()).containsExactly(new Finding("accepting", "down", "still starting"));
    assertThat(open.up()).isTrue();
    assertThat(open.checks()).containsExactly(new Finding("accepting", "up", null));
    assertThat(after.up()).isFalse();
    assertThat(after.checks()).containsExactly(new Finding("accepting", "down", "stopping"));
  }

  @Test
  void live_doesNotDependOnReady() throws Exception {
    health.check("store", READY, () -> Future.failedFuture("gone"));

    assertThat(health.live().await(5, SECONDS).up()).isTrue();
  }

  @Test
  void ready_tellsEachCheckWithItsReason() throws Exception {
    health.open();
    health.check("store", READY, () -> Future.failedFuture(Fault.UNAVAILABLE.because("locked")));
    health.check("desk", READY, Future::succeededFuture);
    health.check("loop", LIVE, Future::succeededFuture);

    var report = health.ready().await(5, SECONDS);

    assertThat(report.up()).isFalse();
    assertThat(report.checks())
        .containsExactly(
            new Finding("accepting", "up", null),
            new Finding("store", "down", "locked"),
            new Finding("desk", "up", null));
  }

  @Test
  void ready_isFalse_whenACheckThrows() throws Exception {
    health.open();
    health.check(
        "broken",
        READY,
        () -> {
          throw new IllegalStateException("no file");
        });

    var report = health.ready().await(5, SECONDS);

    assertThat(report.checks())
        .contains(new Finding("broken", "down", "IllegalStateException: no file"));
  }

  @Test
  void ready_isFalse_whenACheckDoesNotAnswer() throws Exception {
    health.open();
    health.check("silent", READY, () -> Promise.<Void>promise().future());

    var report = health.ready().await(5, SECONDS);

    assertThat(report.checks()).contains(new Finding("silent", "down", "no answer within 2000 ms"));
  }
}
