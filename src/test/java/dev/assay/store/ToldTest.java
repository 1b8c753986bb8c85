package dev.assay.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Call;
import dev.assay.bus.Desk;
import dev.assay.bus.Tracer;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ToldTest {
  private final Vertx vertx = Vertx.vertx();
  private final List<String> told = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() throws Exception {
    vertx.close().await(5, SECONDS);
  }

  private final class Notes implements Tracer, Tracer.Span {
    @Override
    public Tracer.Span begin(String name, Map<String, String> tags) {
      told.add(name + " " + new TreeMap<>(tags));
      return this;
    }

    @Override
    public void tag(String name, String value) {
      told.add(name + "=" + value);
    }

    @Override
    public void end(@Nullable Throwable failure) {
      told.add(failure == null ? "ended" : "failed: " + failure.getMessage());
    }
  }

  private Desk desk() {
    return new Desk(vertx, "d", 1, 1);
  }

  private static Call call() {
    return Call.of("r", Duration.ofSeconds(5));
  }

  @Test
  void statements_areStepsOfTheWork_literalsAreNotShown() throws Exception {
    Tracer.install(vertx, new Notes());

    int answer =
        desk()
            .work(
                call(),
                () ->
                    Told.bound("sqlite", "SELECT a FROM t WHERE b = ?", () -> 1)
                        + Told.plain("postgresql", "EXPLAIN SELECT 'secret'", () -> 2)
                        + Told.bound("postgresql", "PREPARE x AS SELECT 'secret'", () -> 3))
            .await(5, SECONDS);

    assertThat(answer).isEqualTo(6);
    assertThat(told)
        .containsExactly(
            "desk d {assay.desk=d, assay.request.id=r}",
            "sqlite {db.operation.name=SELECT, db.query.text=SELECT a FROM t WHERE b = ?,"
                + " db.system.name=sqlite}",
            "ended",
            "postgresql {db.operation.name=EXPLAIN, db.system.name=postgresql}",
            "ended",
            "postgresql {db.operation.name=PREPARE, db.system.name=postgresql}",
            "ended",
            "ended");
  }

  @Test
  void failure_isTold_andStaysWhatItIs() {
    Tracer.install(vertx, new Notes());
    var busy = new SQLException("busy");

    var work =
        desk()
            .work(
                call(),
                () ->
                    Told.bound(
                        "sqlite",
                        "UPDATE t SET a = ?",
                        () -> {
                          throw busy;
                        }));

    assertThatThrownBy(() -> work.await(5, SECONDS)).isSameAs(busy);
    assertThat(told).endsWith("failed: busy", "failed: busy");
  }

  @Test
  void nothing_isTold_whereNobodyListens() throws Exception {
    int answer =
        desk().work(call(), () -> Told.bound("sqlite", "SELECT 1", () -> 1)).await(5, SECONDS);

    assertThat(answer).isEqualTo(1);
    assertThat(told).isEmpty();
  }
}
