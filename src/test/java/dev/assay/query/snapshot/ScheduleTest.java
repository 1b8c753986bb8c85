package dev.assay.query.snapshot;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.query.Insight.Snapshot;
import dev.assay.query.Insight.SnapshotType;
import dev.assay.query.Insight.TakeSnapshot;
import dev.assay.query.collect.WrittenLedger;
import dev.assay.store.TestStore;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MONTH = Duration.ofDays(30);

  @TempDir Path directory;
  private SnapshotFixture fixture;

  @BeforeEach
  void open() throws TimeoutException {
    fixture = new SnapshotFixture(TestStore.EMBEDDED, directory);
  }

  @AfterEach
  void close() throws TimeoutException {
    fixture.close();
  }

  private Schedule every(Duration every) {
    return new Schedule(fixture.desk, every, MONTH);
  }

  private static List<Snapshot> look(Schedule schedule) throws TimeoutException {
    return schedule.look().await(30, SECONDS);
  }

  @Test
  void look_takesOne_onceItsTimeIsOver_andNotTwice() throws TimeoutException {
    Schedule schedule = every(HOUR);
    fixture.minutes(59, Map.of("a", 5.0));
    assertThat(look(schedule)).isEmpty();
    fixture.minutes(1, Map.of("a", 5.0));

    List<Snapshot> first = look(schedule);
    List<Snapshot> again = look(schedule);

    assertThat(first).hasSize(1).isEqualTo(fixture.scheduled("shop"));
    assertThat(again).isEmpty();
    assertThat(first.getFirst().name()).isEqualTo("scheduled 2026-03-02T01:00:00Z");
    assertThat(first.getFirst().from()).isEqualTo(WrittenLedger.START);
    assertThat(fixture.scheduled("bank")).isEmpty();
  }

  @Test
  void look_afterARestart_goesOnFromTheLastOne() throws TimeoutException {
    fixture.minutes(60, Map.of("a", 5.0));
    look(every(HOUR));
    fixture.minutes(30, Map.of("a", 5.0));

    List<Snapshot> early = look(every(HOUR));
    fixture.minutes(30, Map.of("a", 5.0));
    List<Snapshot> due = look(every(HOUR));

    assertThat(early).isEmpty();
    assertThat(due).hasSize(1);
    assertThat(due.getFirst().from()).isEqualTo(WrittenLedger.START.plus(HOUR));
    assertThat(due.getFirst().to()).isEqualTo(WrittenLedger.START.plus(HOUR.multipliedBy(2)));
  }

  @Test
  void look_atTheSameTime_takesOne() throws TimeoutException {
    Schedule schedule = every(HOUR);
    fixture.minutes(60, Map.of("a", 5.0));

    Future.all(schedule.look(), schedule.look(), schedule.look()).await(30, SECONDS);

    assertThat(fixture.scheduled("shop")).hasSize(1);
  }

  @Test
  void look_takesNone_whereTheSettingIsNone() throws TimeoutException {
    fixture.minutes(60, Map.of("a", 5.0));
    fixture.ledger.pass(Duration.ofDays(3));

    assertThat(look(every(Duration.ZERO))).isEmpty();
  }

  @Test
  void look_takesNone_ofATimeOfWhichLittleWasCollected() throws TimeoutException {
    Schedule schedule = every(HOUR);
    fixture.minutes(60, Map.of("a", 5.0));
    look(schedule);
    fixture.ledger.pass(Duration.ofDays(3));
    fixture.minutes(2, Map.of("a", 5.0));

    List<Snapshot> atOnce = look(schedule);
    fixture.ledger.interval("shop", Duration.ofHours(6), List.of());
    List<Snapshot> later = look(schedule);

    assertThat(atOnce).isEmpty();
    assertThat(later).hasSize(1);
    // A day at most, of which only the end was collected.
    assertThat(later.getFirst().from())
        .isEqualTo(fixture.ledger.now().minus(Duration.ofMinutes(6 * 60 + 2)));
  }

  @Test
  void look_takesOfEachDatabase() throws TimeoutException {
    fixture.minutes("bank", 60, Map.of("b", 5.0));
    fixture.minutes("shop", 60, Map.of("a", 5.0));

    List<Snapshot> taken = look(every(HOUR));

    assertThat(taken).extracting(Snapshot::database).containsExactly("bank", "shop");
  }

  @Test
  void look_removesScheduledOnesThatAreOld_butNoOthers() throws TimeoutException {
    Schedule schedule = every(HOUR);
    fixture.minutes(60, Map.of("a", 5.0));
    look(schedule);
    fixture.take(new TakeSnapshot("shop", "mine", SnapshotType.PRE_DEPLOY, null));
    fixture.minutes(60, Map.of("b", 5.0));
    look(schedule);
    Snapshot last = fixture.scheduled("shop").getFirst();
    fixture.ledger.pass(MONTH.plus(HOUR));

    look(schedule);

    assertThat(fixture.all("shop")).hasSize(2);
    assertThat(fixture.scheduled("shop")).containsExactly(last);
    assertThat(fixture.compare("mine", last.name()).queries()).hasSize(2);
  }

  @Test
  void look_goesOn_afterOneDatabaseFailed() throws TimeoutException {
    fixture.minutes("bank", 60, Map.of("b", 5.0));
    fixture.minutes("shop", 60, Map.of("a", 5.0));
    SnapshotPorts ports = fixture.ports;
    var failing =
        new SnapshotPorts(
            ports.known(),
            ports.names(),
            (name, since, call) ->
                name.equals("bank")
                    ? Future.failedFuture(new IllegalStateException("a test's"))
                    : ports.spent().since(name, since, call),
            ports.covered(),
            ports.begun(),
            ports.shapes(),
            ports.clock());
    var schedule = new Schedule(new SnapshotDesk(fixture.ledger.database, failing), HOUR, MONTH);

    List<Snapshot> taken = look(schedule);

    assertThat(taken).extracting(Snapshot::database).containsExactly("shop");
  }
}
