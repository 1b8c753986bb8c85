package dev.assay.query.collect;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Desk;
import dev.assay.bus.Fault;
import dev.assay.config.Settings;
import dev.assay.config.SettingsException;
import dev.assay.config.SettingsReader;
import dev.assay.query.Query.Status;
import dev.assay.query.Query.Watched;
import dev.assay.store.PgUrl;
import dev.assay.store.TestPostgres;
import dev.assay.store.TestStore;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchesTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() throws TimeoutException {
    vertx.close().await(20, SECONDS);
  }

  private Watches open(Map<String, ?> databases) {
    Settings settings = SettingsReader.over(Map.of("databases", databases));
    return Watches.open(
        vertx, settings, InstantSource.system(), name -> name.equals("SECRET") ? "x" : null);
  }

  @Test
  void of_isAbsent_andListsTheNames() {
    Watches watches =
        open(
            Map.of(
                "shop", Map.of("url", "postgresql://localhost:9/shop"),
                "bank", Map.of("url", "postgresql://localhost:9/bank")));

    assertThatThrownBy(() -> watches.of("sho"))
        .hasMessage("no database 'sho' is watched; did you mean shop? There are: bank, shop")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.ABSENT));
    assertThat(watches.names()).containsExactly("bank", "shop");
  }

  @Test
  void of_saysWhatToDo_whereNoneIsWatched() {
    Watches watches = open(Map.of());

    assertThatThrownBy(() -> watches.mayAnalyze("shop"))
        .hasMessageContaining("name one in the settings under databases")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.ABSENT));
  }

  @Test
  void forPlans_isTheReplica_whereThereIsOne() {
    Watches watches =
        open(
            Map.of(
                "shop",
                Map.of(
                    "url", "postgresql://localhost:9/shop",
                    "replica", "postgresql://localhost:10/shop",
                    "password", "${SECRET}",
                    "analyze", true),
                "bank",
                Map.of("url", "postgresql://localhost:9/bank")));

    assertThat(watches.of("shop").at()).isEqualTo("localhost:9/shop");
    assertThat(watches.forPlans("shop").at()).isEqualTo("localhost:10/shop");
    assertThat(watches.forPlans("bank")).isSameAs(watches.of("bank"));
    assertThat(watches.mayAnalyze("shop")).isTrue();
    assertThat(watches.mayAnalyze("bank")).isFalse();
    assertThat(watches.desks())
        .extracting(Desk::name)
        .containsExactly("postgres-bank", "postgres-shop", "postgres-shop-replica");
  }

  @Test
  void open_refuses_aPasswordThatIsNotSet() {
    Map<String, ?> shop =
        Map.of("url", "postgresql://localhost:9/shop", "password", "${NOT_THERE}");

    assertThatThrownBy(() -> open(Map.of("shop", shop)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("NOT_THERE");
  }

  @Test
  void epoch_isZero_beforeTheServerWasReached() {
    Watches watches = open(Map.of("shop", Map.of("url", "postgresql://localhost:9/shop")));

    assertThat(watches.epoch("shop")).isEqualTo("0");
  }

  @Test
  void add_refuses_aNameThatIsTaken() {
    Watches watches = open(Map.of("shop", Map.of("url", "postgresql://localhost:9/shop")));
    PgUrl url =
        new PgUrl("jdbc:postgresql://localhost:9/x", "x", Optional.empty(), Optional.empty());

    assertThatThrownBy(() -> watches.add("shop", url, false))
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.CONFLICT));
  }

  @Test
  void add_isWatched_afterItsProgressWasTold(@TempDir Path directory) throws Exception {
    String url = TestPostgres.of(18).create("watched");
    try (var fixture = CollectFixture.withoutDatabases(TestStore.EMBEDDED, directory)) {
      fixture.watches.progress("demo", 0.4, "loading lineitem");
      Watched making = fixture.watched();
      assertThatThrownBy(() -> fixture.watches.of("demo"))
          .hasMessage("the database demo is being made: loading lineitem")
          .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.UNAVAILABLE));
      assertThatThrownBy(() -> fixture.collector.collectNow("demo").await(20, SECONDS))
          .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.UNAVAILABLE));

      fixture.watches.add(
          "demo", new PgUrl(url, "here", Optional.of("postgres"), Optional.empty()), true);
      fixture.collector.idle().await(30, SECONDS);

      assertThat(making.status()).isEqualTo(Status.CONNECTING);
      assertThat(making.progress()).isEqualTo(0.4);
      assertThat(making.reason()).isEqualTo("loading lineitem");
      Watched made = fixture.watched();
      assertThat(made.status()).isEqualTo(Status.UP);
      assertThat(made.progress()).isNull();
      assertThat(fixture.watches.watch("demo").condition().server().major()).isEqualTo(18);
      assertThat(fixture.watches.mayAnalyze("demo")).isTrue();
    }
  }
}
