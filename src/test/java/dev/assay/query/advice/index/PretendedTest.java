package dev.assay.query.advice.index;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.bus.Fault;
import dev.assay.query.Advisory.Basis;
import dev.assay.query.advice.index.IndexVerdict.Suggested;
import dev.assay.query.plan.Plan;
import dev.assay.query.plan.PlanNode;
import dev.assay.store.DebianPostgres;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a server with hypopg, by one connection, so that what is left there would be seen. */
class PretendedTest {
  private static final String BY_CUSTOMER = "SELECT * FROM orders WHERE customer = 4711";

  private static @Nullable Advising opened;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(
        DebianPostgres.lacks().isEmpty(), () -> "SKIPPED: " + DebianPostgres.lacks().orElse(""));
    DebianPostgres server = DebianPostgres.of();
    server.execute("postgres", "CREATE DATABASE pretended");
    server.execute(
        "pretended",
        "CREATE SCHEMA \"Hypo\"",
        "CREATE EXTENSION hypopg SCHEMA \"Hypo\"",
        "CREATE ROLE pretender LOGIN",
        "CREATE ROLE outsider LOGIN",
        "GRANT USAGE ON SCHEMA \"Hypo\" TO pretender",
        "CREATE TABLE orders (id int PRIMARY KEY, customer int, at timestamptz, note text)",
        "INSERT INTO orders SELECT g, g * 7919 % 5000, now(), md5(g::text)"
            + " FROM generate_series(1, 20000) g",
        "ANALYZE",
        "GRANT SELECT ON orders TO pretender, outsider");
    opened = new Advising(server.jdbcUrl("pretended", "pretender"));
  }

  @AfterAll
  static void close() throws Exception {
    if (opened != null) {
      opened.close();
    }
  }

  private static Advising advising() {
    return Objects.requireNonNull(opened);
  }

  private static long left() throws Exception {
    return advising()
        .postgres
        .read(
            Advising.call(),
            session ->
                session
                    .all("SELECT count(*) FROM \"Hypo\".hypopg()", row -> row.getLong(1))
                    .getFirst())
        .await(20, SECONDS);
  }

  @Test
  void advise_asksThePlanner_andLeavesTheConnectionClean() throws Exception {
    IndexVerdict verdict = advising().advise(BY_CUSTOMER);

    assertThat(verdict.basis()).isEqualTo(Basis.HYPOPG);
    assertThat(verdict.degraded()).isNull();
    assertThat(verdict.suggested()).extracting(Suggested::sizeFrom).containsExactly("hypopg");
    assertThat(verdict.suggested().getFirst().evidence().get("sizeBytes")).isGreaterThan(100_000);
    assertThat(verdict.costAfter()).isLessThan(verdict.costBefore() / 5);
    assertThat(left()).isZero();
  }

  @Test
  void advise_tellsThePlanWithTheIndex_withoutTheValueOfTheText() throws Exception {
    Plan plan = Objects.requireNonNull(advising().advise(BY_CUSTOMER).optimized());

    assertThat(plan.root().all().map(PlanNode::type)).contains("Bitmap Index Scan");
    assertThat(plan.toString()).doesNotContain("4711");
  }

  @Test
  void advise_takesNoExpression_thatTheServerRefuses() throws Exception {
    IndexVerdict verdict =
        advising().advise("SELECT * FROM orders WHERE date_trunc('day', at) = '2026-01-01'");

    assertThat(verdict.suggested()).isEmpty();
    assertThat(verdict.turnedDown())
        .anySatisfy(no -> assertThat(no.why()).contains("must be marked IMMUTABLE"));
    assertThat(left()).isZero();
  }

  @Test
  void planWith_isThePlan_asIfTheIndexesWereThere() throws Exception {
    Optional<Plan> plan =
        planWith(BY_CUSTOMER, "CREATE INDEX CONCURRENTLY x ON public.orders (customer)");

    assertThat(plan.orElseThrow().root().type()).isEqualTo("Bitmap Heap Scan");
    assertThat(left()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE orders",
        "CREATE INDEX ON orders (nothing)",
        "CREATE INDEX ON nowhere (id)",
        "SELECT 1",
        "not SQL at all",
        ""
      })
  void planWith_refusesWhatIsNoIndex_andLeavesTheConnectionClean(String ddl) throws Exception {
    assertThatThrownBy(() -> planWith(BY_CUSTOMER, "CREATE INDEX ON public.orders (customer)", ddl))
        .satisfies(failure -> assertThat(Fault.of(failure)).isEqualTo(Fault.INVALID));
    assertThat(left()).isZero();
    assertThat(advising().advise(BY_CUSTOMER).suggested()).hasSize(1);
  }

  @Test
  void advise_estimates_whereTheRoleMayNotUseHypopg() throws Exception {
    try (var outsider = new Advising(DebianPostgres.of().jdbcUrl("pretended", "outsider"))) {
      IndexVerdict verdict = outsider.advise(BY_CUSTOMER);

      assertThat(verdict.basis()).isEqualTo(Basis.ESTIMATE);
      assertThat(verdict.degraded())
          .contains("GRANT USAGE ON SCHEMA \"Hypo\" TO outsider mends it");
      assertThat(verdict.suggested()).hasSize(1);
    }
  }

  private static Optional<Plan> planWith(String sql, String... ddl) throws Exception {
    Subject subject = advising().subject(sql, Subject.UNKNOWN);
    return advising().advisor.planWith(subject, List.of(ddl), Advising.call()).await(20, SECONDS);
  }
}
