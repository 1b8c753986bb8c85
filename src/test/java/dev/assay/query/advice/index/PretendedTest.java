package dev.assay.query.advice.index;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.query.Advisory.Basis;
import dev.assay.query.advice.index.IndexVerdict.Suggested;
import dev.assay.query.plan.Plan;
import dev.assay.query.plan.PlanNode;
import dev.assay.query.plan.Plannable;
import dev.assay.store.DebianPostgres;
import dev.assay.store.PgSession;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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
  void forget_leavesTheConnectionClean_afterAFailedTransaction() throws Exception {
    Subject subject = advising().subject(BY_CUSTOMER, Subject.UNKNOWN);

    String refusal =
        advising()
            .postgres
            .read(Advising.call(), session -> failing(session, subject))
            .await(20, SECONDS);

    assertThat(refusal).contains("division by zero");
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

  private static String failing(PgSession session, Subject subject) throws SQLException {
    var planned = new Planned(session, Plannable.of(subject.sample(), subject.text()));
    var pretended = new Pretended(session, planned, "Hypo");
    session.all(
        "SELECT indexrelid FROM \"Hypo\".hypopg_create_index(?)",
        row -> row.getLong(1),
        "CREATE INDEX ON public.orders (customer)");
    try {
      session.plain("SELECT 1 / 0", row -> row.getLong(1));
      return "";
    } catch (SQLException failed) {
      pretended.forget(true);
      return String.valueOf(failed.getMessage());
    }
  }
}
