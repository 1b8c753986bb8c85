package dev.assay.query.anomaly;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.bus.Call;
import dev.assay.query.Insight.Anomaly;
import dev.assay.query.Insight.AnomalyKind;
import dev.assay.query.Insight.AnomalyState;
import dev.assay.query.Insight.AskAnomalies;
import dev.assay.query.Insight.Baseline;
import dev.assay.query.Query.Severity;
import dev.assay.store.Database;
import dev.assay.store.TestStore;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** In both databases that the history may lie in. */
class AnomalyTableTest {
  private static final Instant BEGAN = Instant.parse("2026-03-02T10:00:00Z");
  private static final String ONE = "1111111111111111";
  private static final String TWO = "2222222222222222";

  @TempDir Path directory;

  private static Turn turn(String id, String fingerprint, @Nullable Instant resolved) {
    Anomaly anomaly =
        new Anomaly(
            id,
            "shop",
            AnomalyKind.SPIKE,
            fingerprint,
            fingerprint.equals(ONE) ? Severity.HIGH : Severity.LOW,
            resolved == null ? AnomalyState.OPEN : AnomalyState.RESOLVED,
            BEGAN,
            BEGAN,
            resolved,
            12,
            "ms",
            new Baseline(3, 1, 9, 40, "all"),
            5,
            0.9,
            List.of("a call reads \"more\""),
            null,
            null);
    return new Turn(Turn.Event.OPENED, anomaly, false);
  }

  private static Stream<Arguments> questions() {
    return Stream.of(TestStore.values())
        .flatMap(store ->
            Stream.of(
                Arguments.of(store, null, null, null, List.of("a", "c", "b")),
                Arguments.of(store, AnomalyState.OPEN, null, null, List.of("a", "c")),
                Arguments.of(store, AnomalyState.RESOLVED, null, null, List.of("b")),
                Arguments.of(store, null, Severity.HIGH, null, List.of("a", "b")),
                Arguments.of(store, null, null, TWO, List.of("c")),
                Arguments.of(store, AnomalyState.OPEN, Severity.HIGH, ONE, List.of("a")),
                Arguments.of(store, AnomalyState.RESOLVED, Severity.LOW, TWO, List.of())));
  }

  private static void put(Database store) throws Exception {
    List<Turn> turns =
        List.of(turn("b", ONE, BEGAN.plusSeconds(60)), turn("c", TWO, null), turn("a", ONE, null));
    int stored =
        store.write(call(), session -> AnomalyTable.put(session, turns)).await(20, SECONDS);
    assertThat(stored).isEqualTo(3);
  }

  private static Call call() {
    return Call.within(Duration.ofSeconds(20));
  }

  @ParameterizedTest
  @MethodSource("questions")
  void list_hasWhatIsAskedFor(
      TestStore kind,
      @Nullable AnomalyState state,
      @Nullable Severity severity,
      @Nullable String fingerprint,
      List<String> ids)
      throws Exception {
    Vertx vertx = Vertx.vertx();
    Database store = kind.open(vertx, directory).await(60, SECONDS);
    put(store);
    Asked asked = Asked.of(new AskAnomalies("shop", state, severity, fingerprint));

    List<Anomaly> listed =
        store.read(call(), session -> AnomalyTable.list(session, asked, 10)).await(20, SECONDS);

    assertThat(listed).extracting(Anomaly::id).containsExactlyElementsOf(ids);
    store.close().await(20, SECONDS);
    vertx.close().await(20, SECONDS);
  }

  @ParameterizedTest
  @EnumSource
  void of_hasThoseOfTheQueries_untilTheyAreForgotten(TestStore kind) throws Exception {
    Vertx vertx = Vertx.vertx();
    Database store = kind.open(vertx, directory).await(60, SECONDS);
    put(store);

    List<Turn> known =
        store
            .read(call(), session -> AnomalyTable.of(session, "shop", List.of(ONE, "none")))
            .await(20, SECONDS);
    List<AnomalyTable.Open> open = store.read(call(), AnomalyTable::openKinds).await(20, SECONDS);
    List<String> queries =
        store.read(call(), session -> AnomalyTable.open(session, "shop")).await(20, SECONDS);
    int forgotten =
        store
            .write(call(), session -> AnomalyTable.forget(session, BEGAN.plusSeconds(61)))
            .await(20, SECONDS);

    assertThat(known).extracting(one -> one.anomaly().id()).containsExactlyInAnyOrder("a", "b");
    assertThat(known.getFirst().anomaly().changed()).containsExactly("a call reads \"more\"");
    assertThat(open).containsExactly(new AnomalyTable.Open("shop", AnomalyKind.SPIKE, 2));
    assertThat(queries).containsExactly(ONE, TWO);
    assertThat(forgotten).isEqualTo(1);
    store.close().await(20, SECONDS);
    vertx.close().await(20, SECONDS);
  }
}
