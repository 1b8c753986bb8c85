package dev.assay.query.features;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.config.SettingsReader;
import dev.assay.query.features.Catalog.Name;
import dev.assay.query.features.Catalog.Relation;
import dev.assay.query.plan.Plan;
import dev.assay.store.PgUrl;
import dev.assay.store.Postgres;
import dev.assay.store.TestPostgres;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CatalogReaderTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static Postgres database;

  @BeforeAll
  static void start() throws Exception {
    TestPostgres server = TestPostgres.of(18);
    String url = server.create("catalog_reader");
    server.execute(
        "catalog_reader",
        "CREATE TABLE orders (id int PRIMARY KEY, part int, note text)",
        "CREATE INDEX orders_part ON orders (part)",
        "INSERT INTO orders SELECT i, i % 10, repeat('x', 100) FROM generate_series(1, 5000) i",
        "ANALYZE orders",
        "CREATE TABLE fresh (id int)",
        "CREATE SCHEMA other",
        "CREATE TABLE other.orders (id int)",
        "INSERT INTO other.orders SELECT generate_series(1, 20000)",
        "ANALYZE other.orders",
        "CREATE TABLE \"Odd \"\"name\" (id int)",
        "ANALYZE \"Odd \"\"name\"");
    database = open(url);
  }

  @AfterAll
  static void stop() throws Exception {
    database.close().await(20, SECONDS);
    VERTX.close().await(20, SECONDS);
  }

  @Test
  void read_tellsRowsPagesAndIndexes() throws Exception {
    var orders = new Name(null, "orders");

    Map<Name, Relation> found = read(Set.of(orders)).relations();

    assertThat(found).containsOnlyKeys(orders);
    assertThat(found.values())
        .singleElement()
        .satisfies(table -> {
          assertThat(table.rows()).isEqualTo(5_000);
          assertThat(table.pages()).isGreaterThan(50);
          assertThat(table.indexes()).isEqualTo(2);
          assertThat(table.cachedShare()).isBetween(0.0, 1.0);
        });
  }

  @Test
  void read_tellsSchemasApart_andTakesTheVisibleOneWithoutSchema() throws Exception {
    Set<Name> names =
        Set.of(new Name(null, "orders"), new Name("other", "orders"), new Name("public", "orders"));

    Map<Name, Relation> found = read(names).relations();

    assertThat(found).hasSize(3);
    assertThat(found.get(new Name(null, "orders")))
        .isEqualTo(found.get(new Name("public", "orders")));
    assertThat(found.get(new Name("other", "orders")))
        .satisfies(other -> assertThat(other.rows()).isEqualTo(20_000));
  }

  @Test
  void read_leavesTheRowsUnknown_ofATableThatWasNeverAnalyzed() throws Exception {
    Relation fresh = read(Set.of(new Name(null, "fresh"))).relations().get(new Name(null, "fresh"));

    assertThat(fresh).isEqualTo(new Relation(null, 0, 0, null));
  }

  @Test
  void read_leavesOutWhatIsNotThere_andTakesNamesAsTheyStand() throws Exception {
    Set<Name> names = Set.of(new Name(null, "nowhere"), new Name(null, "Odd \"name"));

    Catalog catalog = read(names);

    assertThat(catalog.relations()).containsOnlyKeys(new Name(null, "Odd \"name"));
  }

  @Test
  void read_knowsTheTablesOfARealPlan() throws Exception {
    String json =
        database
            .read(
                call(),
                session ->
                    session.plain(
                        "EXPLAIN (FORMAT JSON) SELECT * FROM orders WHERE note = 'y'",
                        row -> row.getString(1)))
            .await(20, SECONDS)
            .getFirst();
    Plan plan = Plan.read(json);

    Catalog catalog = read(Catalog.names(plan));

    Map<String, Double> values =
        FeatureDefinition.asMap(FeatureDefinition.row(List.of(), plan, catalog));
    assertThat(values)
        .containsEntry("catalog.rows", 5_000.0)
        .containsEntry("catalog.indexes", 2.0)
        .containsEntry("plan.count.seqScan", 1.0)
        .containsEntry("plan.filteredScanShare", 1.0);
    assertThat(values.get("catalog.rowsRemoved")).isGreaterThan(4_000);
  }

  @Test
  void read_asksNothing_whereNothingIsWanted() throws Exception {
    long before = database.statistics().acquisitions();

    assertThat(read(Set.of())).isEqualTo(Catalog.EMPTY);

    assertThat(database.statistics().acquisitions()).isEqualTo(before);
  }

  @Test
  void read_isUnavailable_whereTheDatabaseIsDown() throws Exception {
    Postgres down = open("jdbc:postgresql://localhost:1/nowhere");

    assertThatThrownBy(() ->
            CatalogReader.read(down, Set.of(new Name(null, "orders")), call()).await(20, SECONDS))
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.UNAVAILABLE));

    down.close().await(20, SECONDS);
  }

  private static Catalog read(Set<Name> names) throws Exception {
    return CatalogReader.read(database, names, call()).await(20, SECONDS);
  }

  private static Postgres open(String url) {
    return Postgres.open(
        VERTX,
        "shop",
        new PgUrl(url, "here", Optional.empty(), Optional.empty()),
        SettingsReader.over(Map.of()).database());
  }

  private static Call call() {
    return Call.within(Duration.ofSeconds(15));
  }
}
