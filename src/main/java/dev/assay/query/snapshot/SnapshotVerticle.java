package dev.assay.query.snapshot;

import dev.assay.bus.Bus;
import dev.assay.query.Insight;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;

/**
 * Answers for snapshots on the bus, and has some taken by themselves. An event-loop verticle: the
 * desk does not block.
 */
public final class SnapshotVerticle extends VerticleBase {
  private static final Duration LOOK_EVERY = Duration.ofMinutes(1);

  private final Bus bus;
  private final SnapshotDesk desk;
  private final Schedule schedule;
  private final Duration look;

  /**
   * @param every time between two that are taken by themselves; 0 takes none
   * @param retention how long these are kept
   */
  public SnapshotVerticle(Bus bus, SnapshotDesk desk, Duration every, Duration retention) {
    this.bus = bus;
    this.desk = desk;
    this.schedule = new Schedule(desk, every, retention);
    this.look = every.isZero() || every.compareTo(LOOK_EVERY) > 0 ? LOOK_EVERY : every;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(Math.max(1, look.toMillis()), timer -> schedule.look());
    return Future.all(
        bus.serve(Insight.SNAPSHOT, desk::take),
        bus.serve(Insight.SNAPSHOTS, desk::snapshots),
        bus.serve(Insight.COMPARE, desk::compare));
  }
}
