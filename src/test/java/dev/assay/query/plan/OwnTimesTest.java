package dev.assay.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.query.Query.NodeTime;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times of plans that were really run, on the oldest and the newest PostgreSQL. */
class OwnTimesTest {
  private static final Map<Integer, RealPlans> SERVERS = new HashMap<>();
  private static final String[] PARALLEL = {
    "max_parallel_workers_per_gather = 2",
    "parallel_setup_cost = 0",
    "parallel_tuple_cost = 0",
    "min_parallel_table_scan_size = 0"
  };
  private static final String ALONE = "max_parallel_workers_per_gather = 0";

  private static RealPlans server(int version) throws SQLException {
    RealPlans known = SERVERS.get(version);
    if (known == null) {
      known =
          RealPlans.in(
              version,
              "times",
              "CREATE TABLE t (id int PRIMARY KEY, a int)",
              "INSERT INTO t SELECT g, g % 100 FROM generate_series(1, 100000) g",
              "CREATE TABLE child (t int REFERENCES t)",
              "ANALYZE t");
      SERVERS.put(version, known);
    }
    return known;
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 18})
  void of_multipliesLoops(int version) throws SQLException {
    Plan plan =
        server(version)
            .run(
                "SELECT count(*) FROM (SELECT * FROM t LIMIT 3000) x JOIN t USING (id)",
                ALONE,
                "enable_hashjoin = off",
                "enable_mergejoin = off");

    List<NodeTime> times = OwnTimes.of(plan);

    PlanNode inner = only(plan, "Inner");
    assertThat(inner.loops()).isEqualTo(3_000);
    assertThat(time(times, inner).exclusiveMs())
        .isCloseTo(inner.figure("Actual Total Time") * 3_000, Offset.offset(0.001));
    assertAddsUp(plan, times, 3_000 * 0.001);
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 18})
  void of_countsWorkersSideBySide(int version) throws SQLException {
    Plan plan = server(version).run("SELECT sum(a) FROM t WHERE a * 2 > 7", PARALLEL);

    List<NodeTime> times = OwnTimes.of(plan);

    PlanNode scan = plan.root().all().filter(n -> n.type().equals("Seq Scan")).findFirst().get();
    assertThat(plan.root().all().map(PlanNode::type)).contains("Gather");
    assertThat(scan.loops()).isGreaterThan(1);
    assertThat(time(times, scan).exclusiveMs())
        .isCloseTo(scan.figure("Actual Total Time"), Offset.offset(0.001));
    assertAddsUp(plan, times, 0.01);
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 18})
  void of_takesACteFromItsScans_once(int version) throws SQLException {
    Plan plan =
        server(version)
            .run(
                "WITH x AS MATERIALIZED (SELECT a, count(*) n FROM t GROUP BY a)"
                    + " SELECT (SELECT sum(n) FROM x), count(*) FROM x x1 JOIN x x2 USING (a)",
                ALONE);

    List<NodeTime> times = OwnTimes.of(plan);

    PlanNode cte =
        plan.root().all().filter(n -> "CTE x".equals(n.text("Subplan Name"))).findFirst().get();
    double scans =
        plan.root()
            .all()
            .filter(n -> n.type().equals("CTE Scan"))
            .mapToDouble(n -> time(times, n).exclusiveMs())
            .sum();
    assertThat(scans).isLessThan(cte.figure("Actual Total Time"));
    assertAddsUp(plan, times, 0.05);
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 18})
  void of_tellsCtesOfOneNameApart(int version) throws SQLException {
    Plan plan =
        server(version)
            .run(
                "WITH x AS MATERIALIZED (SELECT sum(a) s FROM t) SELECT * FROM x, ("
                    + "WITH x AS MATERIALIZED (SELECT count(*) c FROM t) SELECT c FROM x OFFSET 0"
                    + ") y",
                ALONE);

    assertAddsUp(plan, OwnTimes.of(plan), 0.05);
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 18})
  void of_takesAnInitPlanFromWhoNamesIt(int version) throws SQLException {
    Plan plan =
        server(version)
            .run(
                "SELECT count(*) FROM (SELECT id FROM t WHERE a > (SELECT avg(a) FROM t)"
                    + " ORDER BY id LIMIT 10) x",
                ALONE);

    List<NodeTime> times = OwnTimes.of(plan);

    PlanNode naming =
        plan.root().all().filter(n -> n.fields().containsKey("Filter")).findFirst().get();
    PlanNode initPlan =
        plan.root()
            .all()
            .filter(n -> "InitPlan".equals(n.text("Parent Relationship")))
            .findFirst()
            .get();
    assertThat(naming.figure("Actual Total Time"))
        .isGreaterThan(initPlan.figure("Actual Total Time"));
    assertThat(time(times, naming).exclusiveMs()).isLessThan(initPlan.figure("Actual Total Time"));
    assertAddsUp(plan, times, 0.05);
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 18})
  void of_takesAnInitPlanOfWorkersFromTheirGather(int version) throws SQLException {
    Plan plan =
        server(version)
            .run("SELECT count(*) FROM t WHERE a > (SELECT avg(a) FROM t WHERE a < 50)", PARALLEL);

    assertAddsUp(plan, OwnTimes.of(plan), 0.1);
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 18})
  void of_takesASubPlanFromItsNode(int version) throws SQLException {
    Plan plan =
        server(version)
            .run(
                "SELECT (SELECT max(a) FROM t i WHERE i.id < o.id % 50) FROM t o WHERE o.id < 200",
                ALONE);

    assertThat(plan.root().all().map(n -> n.text("Parent Relationship"))).contains("SubPlan");
    assertAddsUp(plan, OwnTimes.of(plan), 0.5);
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 18})
  void of_givesNothingToWhatWasNeverRun(int version) throws SQLException {
    Plan plan =
        server(version)
            .run(
                "SELECT * FROM t JOIN child ON child.t = t.id",
                ALONE,
                "enable_mergejoin = off",
                "enable_hashjoin = off");

    List<NodeTime> times = OwnTimes.of(plan);

    PlanNode never = plan.root().all().filter(n -> !n.ran()).findFirst().get();
    assertThat(time(times, never).exclusiveMs()).isZero();
    assertThat(time(times, never).share()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 18})
  void of_tellsTriggersBesideTheNodes(int version) throws SQLException {
    Plan plan = server(version).run("INSERT INTO child SELECT id FROM t WHERE id <= 2000", ALONE);

    List<NodeTime> times = OwnTimes.of(plan);

    assertThat(times.getLast().node()).isEqualTo("trigger");
    assertThat(times.getLast().type()).startsWith("Trigger RI_ConstraintTrigger");
    assertThat(times.getLast().exclusiveMs()).isPositive();
    assertAddsUp(plan, times, 0.1);
    server(version).execute("TRUNCATE child");
  }

  @Test
  void of_isEmpty_whereThePlanWasNotRun() throws SQLException {
    assertThat(OwnTimes.of(server(18).notRun("SELECT * FROM t"))).isEmpty();
  }

  private static PlanNode only(Plan plan, String relationship) {
    return plan.root()
        .all()
        .filter(n -> relationship.equals(n.text("Parent Relationship")))
        .findFirst()
        .get();
  }

  private static NodeTime time(List<NodeTime> times, PlanNode node) {
    return times.stream().filter(time -> time.node().equals(node.place())).findFirst().get();
  }

  // What is not in any node is the start and the end of the executor; rounding is told by the case.
  private static void assertAddsUp(Plan plan, List<NodeTime> times, double rounding) {
    double sum = times.stream().mapToDouble(NodeTime::exclusiveMs).sum();
    double nodes = plan.root().figure("Actual Total Time") * plan.root().loops();
    double triggers = Triggers.of(plan).stream().mapToDouble(Triggers.Fired::ms).sum();
    double expected = Math.min(nodes + triggers, plan.executionMs().getAsDouble());
    assertThat(sum).isCloseTo(expected, Offset.offset(rounding + 0.02 * expected));
    assertThat(times).allSatisfy(time -> assertThat(time.share()).isBetween(0.0, 1.0));
  }
}
