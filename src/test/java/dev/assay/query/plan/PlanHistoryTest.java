package dev.assay.query.plan;

import static dev.assay.query.plan.TestDesk.call;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Fault;
import dev.assay.query.Query.AskPlans;
import dev.assay.query.Query.PlanChanged;
import dev.assay.query.Query.Plans;
import dev.assay.query.Query.SeenPlan;
import dev.assay.store.Database;
import dev.assay.store.TestStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestStore.class)
class PlanHistoryTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final AskPlans ASKED = new AskPlans("shop", "aa");

  @Parameter TestStore store;
  @TempDir Path dir;
  private final Vertx vertx = Vertx.vertx();
  private Database database;
  private PlanHistory history;

  @BeforeEach
  void open() throws TimeoutException {
    database = done(store.open(vertx, dir));
    history = new PlanHistory(database);
  }

  @AfterEach
  void close() throws TimeoutException {
    done(database.close());
    done(vertx.close());
  }

  private static <T> T done(Future<T> future) throws TimeoutException {
    return future.await(20, SECONDS);
  }

  /** A plan of its own shape for each index. */
  private static Known plan(String fingerprint, int index, Instant at) {
    String json =
        """
        [{"Plan": {"Node Type": "Index Scan", "Relation Name": "item", "Index Name": "by_%d",\
         "Startup Cost": 0.1, "Total Cost": %d.5, "Plan Rows": 10, "Plan Width": 8}}]\
        """
            .formatted(index, index);
    return Known.of(
        new Known.Origin("shop", fingerprint, at, index % 2 == 0), json, plan -> List.of());
  }

  private Optional<PlanChanged> put(Known known, boolean own) throws TimeoutException {
    return done(history.put(known, own, call()));
  }

  private Plans plans() throws TimeoutException {
    return done(history.plans(ASKED, call()));
  }

  @Test
  void put_tellsAFlip_ofTheQuerysOwnTextOnly() throws TimeoutException {
    Known first = plan("aa", 1, NOON);
    Known second = plan("aa", 2, NOON.plusSeconds(60));

    Optional<PlanChanged> begun = put(first, true);
    Optional<PlanChanged> same = put(first, true);
    Optional<PlanChanged> foreign = put(second, false);
    Optional<PlanChanged> flipped = put(second, true);

    assertThat(List.of(begun, same, foreign)).containsOnly(Optional.empty());
    String before = first.explained().shape();
    String after = second.explained().shape();
    assertThat(flipped)
        .contains(new PlanChanged("shop", "aa", before, after, NOON.plusSeconds(60)));
    assertThat(plans().flips()).isEqualTo(1);
    assertThat(plans().plans()).extracting(SeenPlan::shape).containsExactly(after, before);
    assertThat(plans().plans()).extracting(SeenPlan::totalCost).containsExactly(2.5, 1.5);
  }

  @Test
  void put_keepsTheNewestShapes() throws TimeoutException {
    for (int i = 1; i <= PlanTable.SHAPES + 3; i++) {
      put(plan("aa", i, NOON.plusSeconds(i)), true);
    }
    put(plan("bb", 1, NOON), true);

    List<SeenPlan> seen = plans().plans();

    assertThat(seen).hasSize(PlanTable.SHAPES);
    assertThat(seen.getFirst().lastSeen()).isEqualTo(NOON.plusSeconds(PlanTable.SHAPES + 3));
    assertThat(seen.getLast().lastSeen()).isEqualTo(NOON.plusSeconds(4));
    assertThat(done(history.last("shop", "bb", call()))).isPresent();
  }

  @Test
  void put_neverMakesAPlanOlder() throws TimeoutException {
    put(plan("aa", 1, NOON.plusSeconds(60)), true);

    put(plan("aa", 1, NOON), true);

    assertThat(plans().plans().getFirst().lastSeen()).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void latest_isOfTheOwnText_evenWhereAnotherWasSeenSince() throws TimeoutException {
    Known own = plan("aa", 2, NOON);
    put(own, true);
    put(plan("aa", 3, NOON.plusSeconds(60)), false);
    put(plan("it's", 4, NOON), false);

    Map<String, TakenPlan> latest =
        done(history.latest("shop", List.of("aa", "it's", "unknown"), call()));

    assertThat(latest).containsOnlyKeys("aa", "it's");
    assertThat(latest)
        .containsEntry("aa", new TakenPlan(own.explained().shape(), NOON, NOON, own.plan()));
    Known last = done(history.last("shop", "aa", call())).orElseThrow();
    assertThat(last.explained().generic()).isTrue();
    assertThat(done(history.latest("other", List.of("aa"), call()))).isEmpty();
  }

  @Test
  void forget_removesWhatWasNotSeenSince() throws TimeoutException {
    put(plan("aa", 1, NOON), true);
    put(plan("bb", 1, NOON.plusSeconds(60)), true);

    int forgotten = done(history.forget(NOON.plusSeconds(1), call()));

    assertThat(forgotten).isEqualTo(1);
    assertThatThrownBy(this::plans)
        .hasMessageContaining("no plan of aa was seen")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.ABSENT));
    assertThat(put(plan("aa", 2, NOON.plusSeconds(90)), true)).isEmpty();
    assertThat(plans().flips()).isZero();
  }
}
