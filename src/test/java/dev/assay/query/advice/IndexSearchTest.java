package dev.assay.query.advice;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.bus.Call;
import dev.assay.query.Query.Explain;
import dev.assay.query.Query.Explained;
import dev.assay.query.Query.Figures;
import dev.assay.query.advice.AdvicePorts.Presence;
import dev.assay.query.advice.FoundIndexes.Gain;
import dev.assay.query.advice.FoundIndexes.Index;
import dev.assay.query.advice.index.IndexAdvisor;
import dev.assay.store.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search for indexes on a real server. */
class IndexSearchTest {
  private static final String BY_OWNER = "SELECT note FROM item WHERE owner = 7";
  private static final String COUNTED = "SELECT count(*) FROM item WHERE owner = 9";

  @TempDir Path dir;

  @Test
  void of_joinsWhatServesManyQueries_andPresenceSeesIt() throws Exception {
    TestPostgres server = TestPostgres.of(18);
    String url = server.create("index_search");
    server.execute(
        "index_search",
        "CREATE TABLE item (id int PRIMARY KEY, owner int, note text)",
        "INSERT INTO item SELECT g, g % 5000, repeat('x', 50) FROM generate_series(1, 100000) g");
    server.execute("index_search", "VACUUM ANALYZE item");
    try (var shop = new AdviceFixture(dir, url)) {
      shop.minute(BY_OWNER, COUNTED);
      var search =
          new IndexSearch(
              new IndexAdvisor(shop.watches::of), shop::fingerprinted, shop.watches::of);

      FoundIndexes found =
          search.of("shop", queries(shop), Call.within(Duration.ofSeconds(30))).await(40, SECONDS);
      FoundIndexes late =
          search.of("shop", queries(shop), Call.within(Duration.ZERO)).await(40, SECONDS);

      assertThat(found.advised()).isNotEmpty();
      Index first = found.advised().getFirst();
      assertThat(first.ddl()).contains("item").contains("(owner)");
      assertThat(first.gains()).extracting(Gain::fingerprint).contains(shop.fingerprint(BY_OWNER));
      assertThat(first.gains())
          .allSatisfy(gain -> assertThat(gain.costAfter()).isLessThan(gain.costBefore()));
      assertThat(found.degraded()).contains("hypopg");
      assertThat(late.advised()).isEmpty();
      assertThat(late.degraded()).contains("the time for this answer was spent");
      assertThat(presence(search, first.ddl())).isEqualTo(Presence.MISSING);
      server.execute("index_search", first.ddl());
      assertThat(presence(search, first.ddl())).isEqualTo(Presence.THERE);
    }
  }

  private static Presence presence(IndexSearch search, String ddl) throws Exception {
    return search.presence("shop", ddl, Call.within(Duration.ofSeconds(9))).await(9, SECONDS);
  }

  private static List<IndexQuery> queries(AdviceFixture shop) throws Exception {
    List<IndexQuery> queries = new ArrayList<>();
    for (Figures figures : shop.top()) {
      if (figures.normalized().contains("owner")) {
        Explained plan =
            shop.plans
                .explain(
                    new Explain("shop", null, figures.fingerprint(), null),
                    Call.within(Duration.ofSeconds(9)))
                .await(9, SECONDS);
        queries.add(
            new IndexQuery(
                Facts.statement(figures.fingerprint(), figures.normalized()),
                figures,
                20_000.0,
                plan));
      }
    }
    return queries;
  }
}
