package dev.assay.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.query.Query.Problem;
import dev.assay.query.Query.Severity;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every detector on plans that a PostgreSQL 18 really made: one that has the problem, one not. */
class DetectorsTest {
  private static final TableState EVENTS =
      new TableState(new TableState.Name("public", "event"), 200_000, 200_000, 0, Instant.EPOCH);
  private static RealPlans server;

  @BeforeAll
  static void fill() throws SQLException {
    server =
        RealPlans.in(
            18,
            "detectors",
            "CREATE TABLE event (id int PRIMARY KEY, kind int, pair int, note text)",
            // kind follows pair, which the planner does not know; nothing is spread evenly over id.
            "INSERT INTO event SELECT g, g % 100, g % 100, repeat('x', 40) FROM"
                + " generate_series(1, 200000) g",
            "UPDATE event SET kind = 1000, pair = 1000 WHERE id > 199990",
            "CREATE INDEX event_kind ON event (kind)",
            "CREATE TABLE line (event int, amount int)",
            "INSERT INTO line SELECT g % 1000, g FROM generate_series(1, 5000) g",
            "CREATE TABLE fresh (id int PRIMARY KEY)",
            "INSERT INTO fresh SELECT generate_series(1, 50000)",
            "ALTER TABLE fresh SET (autovacuum_enabled = false)",
            "ALTER TABLE event SET (autovacuum_enabled = false)",
            "VACUUM ANALYZE event",
            "ANALYZE line",
            "ANALYZE fresh");
  }

  @Test
  void misestimate_namesTheDeepestNode() throws SQLException {
    Plan plan =
        server.run(
            "SELECT count(*) FROM (SELECT kind, note FROM event WHERE kind = 7 AND pair = 7 AND kind"
                + " % 100 = 7 ORDER BY note) x",
            "max_parallel_workers_per_gather = 0");

    List<Problem> problems = RealPlans.problems(new Misestimate(), plan);

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().nodeType()).isIn("Seq Scan", "Bitmap Heap Scan", "Index Scan");
    assertThat(problems.getFirst().evidence()).containsEntry("actualRows", 2000.0);
    assertThat(problems.getFirst().severity()).isEqualTo(Severity.HIGH);
  }

  @Test
  void misestimate_isSilent_whereTheEstimateHolds_orALimitStops() throws SQLException {
    Plan right = server.run("SELECT * FROM event WHERE kind = 7");
    Plan stopped = server.run("SELECT * FROM event LIMIT 3");

    assertThat(RealPlans.problems(new Misestimate(), right)).isEmpty();
    assertThat(RealPlans.problems(new Misestimate(), stopped)).isEmpty();
  }

  @Test
  void slowScan_tellsWhatTheFilterThrewAway() throws SQLException {
    Plan plan =
        server.run("SELECT * FROM event WHERE pair = 7", "max_parallel_workers_per_gather = 0");

    List<Problem> problems = RealPlans.problems(new SlowScan(), plan);

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().evidence())
        .containsEntry("removedRows", 198_000.0)
        .containsEntry("keptRows", 2_000.0);
    assertThat(problems.getFirst().severity()).isEqualTo(Severity.MEDIUM);
    assertThat(problems.getFirst().text())
        .startsWith("Seq Scan on public.event: the filter threw away 198,000 rows and kept 2,000");
  }

  @Test
  void slowScan_countsAllProcesses() throws SQLException {
    Plan plan =
        server.run(
            "SELECT * FROM event WHERE pair = 7",
            "max_parallel_workers_per_gather = 2",
            "parallel_setup_cost = 0",
            "parallel_tuple_cost = 0",
            "min_parallel_table_scan_size = 0");

    List<Problem> problems = RealPlans.problems(new SlowScan(), plan);

    assertThat(plan.root().type()).isEqualTo("Gather");
    assertThat(problems).hasSize(1);
    // The server tells the mean of the processes in whole rows.
    assertThat(problems.getFirst().evidence().get("removedRows")).isBetween(197_990.0, 198_010.0);
  }

  @Test
  void slowScan_estimates_whereThePlanWasNotRun() throws SQLException {
    Plan plan = server.notRun("SELECT * FROM event WHERE pair = 7");

    List<Problem> problems = RealPlans.problems(new SlowScan(), plan, EVENTS);

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().text()).contains("(estimated, the plan was not run)");
    assertThat(problems.getFirst().evidence())
        .containsEntry("estimatedTableRows", 200_000.0)
        .containsKey("estimatedKeptRows");
  }

  @Test
  void slowScan_isSilent_forSmallTables_orMostOfALarge() throws SQLException {
    Plan small = server.run("SELECT * FROM line WHERE amount = 7");
    Plan most = server.run("SELECT * FROM event WHERE pair <> 7");
    Plan threeQuarters = server.run("SELECT * FROM event WHERE pair >= 25");
    Plan guessed = server.notRun("SELECT * FROM event WHERE pair <> 7");

    assertThat(RealPlans.problems(new SlowScan(), small)).isEmpty();
    assertThat(RealPlans.problems(new SlowScan(), most)).isEmpty();
    assertThat(RealPlans.problems(new SlowScan(), threeQuarters)).isEmpty();
    assertThat(RealPlans.problems(new SlowScan(), guessed, EVENTS)).isEmpty();
  }

  @Test
  void inefficientIndex_tellsRowsThatTheIndexLedToInVain() throws SQLException {
    Plan plan =
        server.run(
            "SELECT * FROM event WHERE kind = 7 AND id % 1000 = 7",
            "enable_seqscan = off", "max_parallel_workers_per_gather = 0");

    List<Problem> problems = RealPlans.problems(new InefficientIndex(), plan);

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().evidence())
        .containsEntry("removedByFilter", 1_800.0)
        .containsEntry("keptRows", 200.0);
  }

  @Test
  void inefficientIndex_isSilent_whereTheIndexIsExact() throws SQLException {
    Plan plan = server.run("SELECT * FROM event WHERE kind = 7", "enable_seqscan = off");

    assertThat(RealPlans.problems(new InefficientIndex(), plan)).isEmpty();
  }

  @Test
  void wrongOrderIndex_tellsTheWalk() throws SQLException {
    Plan plan =
        server.run(
            "SELECT * FROM event WHERE pair = 1000 ORDER BY id LIMIT 5",
            "enable_seqscan = off",
            "max_parallel_workers_per_gather = 0");

    List<Problem> problems = RealPlans.problems(new WrongOrderIndex(), plan);

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().nodeType()).isEqualTo("Index Scan");
    assertThat(problems.getFirst().severity()).isEqualTo(Severity.HIGH);
    assertThat(problems.getFirst().evidence()).containsEntry("removedRows", 199_990.0);
    assertThat(RealPlans.problems(new InefficientIndex(), plan)).isEmpty();
  }

  @Test
  void wrongOrderIndex_estimates_whereThePlanWasNotRun() throws SQLException {
    Plan plan =
        server.notRun(
            "SELECT * FROM event WHERE pair = 1000 ORDER BY id LIMIT 5",
            "enable_seqscan = off",
            "max_parallel_workers_per_gather = 0");

    List<Problem> problems = RealPlans.problems(new WrongOrderIndex(), plan, EVENTS);

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().text()).contains("estimated");
  }

  @Test
  void wrongOrderIndex_isSilent_whereEnoughIsFoundSoon() throws SQLException {
    Plan plan = server.run("SELECT * FROM event WHERE pair = 7 ORDER BY id LIMIT 1");
    Plan sorted =
        server.run(
            "SELECT * FROM event WHERE pair = 1000 ORDER BY id LIMIT 5", "enable_indexscan = off");

    assertThat(RealPlans.problems(new WrongOrderIndex(), plan)).isEmpty();
    assertThat(RealPlans.problems(new WrongOrderIndex(), sorted)).isEmpty();
  }

  @Test
  void nestedLoopBlowup_tellsTheLoops() throws SQLException {
    Plan plan =
        server.run(
            "SELECT count(*) FROM event e JOIN line l ON l.amount > e.id"
                + " WHERE e.kind = 7 AND e.pair = 7 AND e.kind % 100 = 7",
            "max_parallel_workers_per_gather = 0");

    List<Problem> problems = RealPlans.problems(new NestedLoopBlowup(), plan);

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().nodeType()).isEqualTo("Nested Loop");
    assertThat(problems.getFirst().severity()).isEqualTo(Severity.HIGH);
    assertThat(problems.getFirst().evidence().get("innerLoops")).isBetween(2_000.0, 5_000.0);
  }

  @Test
  void nestedLoopBlowup_isSilent_whereLoopsAreFew() throws SQLException {
    Plan plan =
        server.run(
            "SELECT * FROM event e JOIN line l ON l.event = e.id WHERE l.amount < 9",
            "enable_hashjoin = off",
            "enable_mergejoin = off");

    assertThat(plan.root().all().map(PlanNode::type)).contains("Nested Loop");
    assertThat(RealPlans.problems(new NestedLoopBlowup(), plan)).isEmpty();
  }

  @Test
  void lateOrFilter_tellsTheJoinedRowsThrownAway() throws SQLException {
    String sql =
        "SELECT count(*) FROM event e JOIN line l ON l.event = e.id % 1000"
            + " WHERE e.pair = 1000 OR l.amount = 7";
    Plan plan = server.run(sql, "max_parallel_workers_per_gather = 0");
    Plan notRun = server.notRun(sql, "max_parallel_workers_per_gather = 0");

    List<Problem> problems = RealPlans.problems(new LateOrFilter(), plan);
    List<Problem> estimated = RealPlans.problems(new LateOrFilter(), notRun);

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().nodeType()).isEqualTo("Hash Join");
    assertThat(problems.getFirst().evidence().get("removedRows")).isGreaterThan(900_000);
    assertThat(estimated).hasSize(1);
    assertThat(estimated.getFirst().text()).contains("estimated");
  }

  @Test
  void lateOrFilter_isSilent_whereTheOrIsOverOneSide() throws SQLException {
    Plan plan =
        server.run(
            "SELECT count(*) FROM event e JOIN line l ON l.event = e.id"
                + " WHERE e.pair = 1000 OR e.kind = 7");

    assertThat(RealPlans.problems(new LateOrFilter(), plan)).isEmpty();
  }

  @Test
  void diskSort_tellsTheSpace() throws SQLException {
    Plan plan =
        server.run(
            "SELECT * FROM event ORDER BY note, id",
            "work_mem = '64kB'",
            "max_parallel_workers_per_gather = 0");

    List<Problem> problems = RealPlans.problems(new DiskSort(), plan);

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().nodeType()).isEqualTo("Sort");
    assertThat(problems.getFirst().evidence().get("diskKb")).isGreaterThan(1_000);
  }

  @Test
  void diskSort_countsWorkers() throws SQLException {
    Plan plan =
        server.run(
            "SELECT * FROM event ORDER BY note, id",
            "work_mem = '64kB'",
            "max_parallel_workers_per_gather = 2",
            "parallel_setup_cost = 0",
            "parallel_tuple_cost = 0",
            "min_parallel_table_scan_size = 0");

    List<Problem> problems = RealPlans.problems(new DiskSort(), plan);

    assertThat(plan.root().type()).isEqualTo("Gather Merge");
    assertThat(problems).hasSize(1);
  }

  @Test
  void diskSort_isSilent_inMemory() throws SQLException {
    Plan plan = server.run("SELECT * FROM line ORDER BY amount", "work_mem = '64MB'");

    assertThat(RealPlans.problems(new DiskSort(), plan)).isEmpty();
  }

  @Test
  void hashBatches_tellsThem() throws SQLException {
    Plan join =
        server.run(
            "SELECT count(*) FROM event a JOIN event b ON a.id = b.id + 1",
            "work_mem = '64kB'",
            "enable_mergejoin = off",
            "enable_nestloop = off",
            "max_parallel_workers_per_gather = 0");
    Plan aggregate =
        server.run(
            "SELECT id, count(*) FROM event GROUP BY id",
            "work_mem = '64kB'",
            "enable_sort = off",
            "enable_indexscan = off",
            "enable_indexonlyscan = off",
            "max_parallel_workers_per_gather = 0");

    List<Problem> ofJoin = RealPlans.problems(new HashBatches(), join);
    List<Problem> ofAggregate = RealPlans.problems(new HashBatches(), aggregate);

    assertThat(ofJoin).hasSize(1);
    assertThat(ofJoin.getFirst().nodeType()).isEqualTo("Hash");
    assertThat(ofJoin.getFirst().evidence().get("batches")).isGreaterThan(1);
    assertThat(ofAggregate).hasSize(1);
    assertThat(ofAggregate.getFirst().evidence().get("diskKb")).isGreaterThan(0);
  }

  @Test
  void hashBatches_isSilent_inMemory() throws SQLException {
    Plan plan =
        server.run(
            "SELECT count(*) FROM line a JOIN line b ON a.amount = b.amount", "work_mem = '64MB'");

    assertThat(RealPlans.problems(new HashBatches(), plan)).isEmpty();
  }

  @Test
  void lossyBitmap_tellsTheBlocks() throws SQLException {
    Plan plan =
        server.run(
            "SELECT count(note) FROM event WHERE kind IN (1, 2, 3, 4, 5, 6, 7, 8, 9)",
            "work_mem = '64kB'",
            "enable_seqscan = off",
            "enable_indexscan = off",
            "max_parallel_workers_per_gather = 0");

    List<Problem> problems = RealPlans.problems(new LossyBitmap(), plan);

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().evidence().get("lossyBlocks")).isGreaterThan(0);
  }

  @Test
  void lossyBitmap_isSilent_whereTheBitmapIsExact() throws SQLException {
    Plan plan =
        server.run(
            "SELECT count(note) FROM event WHERE kind = 7",
            "work_mem = '64MB'",
            "enable_seqscan = off",
            "enable_indexscan = off");

    assertThat(plan.root().all().map(PlanNode::type)).contains("Bitmap Heap Scan");
    assertThat(RealPlans.problems(new LossyBitmap(), plan)).isEmpty();
  }

  @Test
  void heapFetches_tellsThem_whereTheTableWasNotVacuumed() throws SQLException {
    Plan plan =
        server.run(
            "SELECT id FROM fresh WHERE id < 40000",
            "enable_seqscan = off",
            "enable_bitmapscan = off");

    List<Problem> problems = RealPlans.problems(new HeapFetches(), plan);

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().evidence())
        .containsEntry("heapFetches", 39_999.0)
        .containsEntry("rows", 39_999.0);
  }

  @Test
  void heapFetches_isSilent_afterAVacuum() throws SQLException {
    server.execute("VACUUM event");
    Plan plan = server.run("SELECT id FROM event WHERE id < 40000", "enable_seqscan = off");

    assertThat(plan.root().all().map(PlanNode::type)).contains("Index Only Scan");
    assertThat(RealPlans.problems(new HeapFetches(), plan)).isEmpty();
  }

  @Test
  void largeOffset_tellsWhatIsSkipped_runOrNot() throws SQLException {
    String sql = "SELECT * FROM event ORDER BY id OFFSET 150000 LIMIT 10";
    Plan run = server.run(sql);
    Plan notRun = server.notRun(sql);

    List<Problem> ofRun = RealPlans.problems(new LargeOffset(), run);
    List<Problem> ofNotRun = RealPlans.problems(new LargeOffset(), notRun);

    assertThat(ofRun).hasSize(1);
    assertThat(ofRun.getFirst().severity()).isEqualTo(Severity.HIGH);
    assertThat(ofRun.getFirst().evidence()).containsEntry("skippedRows", 150_000.0);
    assertThat(ofNotRun).hasSize(1);
    assertThat(ofNotRun.getFirst().evidence().get("skippedRows")).isBetween(149_000.0, 151_000.0);
  }

  @Test
  void largeOffset_isSilent_withoutOne_orWithoutValues() throws SQLException {
    Plan first = server.run("SELECT * FROM event ORDER BY id LIMIT 10");
    Plan last = server.notRun("SELECT * FROM event ORDER BY note LIMIT 10");
    Plan guessed =
        RealPlans.redacted(
            server.json(
                RealPlans.NOT_RUN + ", GENERIC_PLAN",
                "SELECT * FROM event ORDER BY id OFFSET $1 LIMIT $2"));

    assertThat(RealPlans.problems(new LargeOffset(), first)).isEmpty();
    assertThat(RealPlans.problems(new LargeOffset(), last)).isEmpty();
    assertThat(new LargeOffset().find(new Examined(guessed, true, List.of()))).isEmpty();
  }

  @Test
  void workersNotLaunched_tellsHowManyCame() throws SQLException {
    String[] parallel = {
      "max_parallel_workers_per_gather = 2",
      "parallel_setup_cost = 0",
      "parallel_tuple_cost = 0",
      "min_parallel_table_scan_size = 0",
      "max_parallel_workers = 0"
    };
    Plan plan = server.run("SELECT count(*) FROM event", parallel);

    List<Problem> problems = RealPlans.problems(new WorkersNotLaunched(), plan);

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().severity()).isEqualTo(Severity.MEDIUM);
    assertThat(problems.getFirst().evidence()).containsEntry("workersLaunched", 0.0);
  }

  @Test
  void workersNotLaunched_isSilent_whereAllCame() throws SQLException {
    Plan plan =
        server.run(
            "SELECT count(*) FROM event",
            "max_parallel_workers_per_gather = 1",
            "parallel_setup_cost = 0",
            "parallel_tuple_cost = 0",
            "min_parallel_table_scan_size = 0");

    assertThat(plan.root().all().map(PlanNode::type)).anyMatch(type -> type.startsWith("Gather"));
    assertThat(RealPlans.problems(new WorkersNotLaunched(), plan)).isEmpty();
  }

  @Test
  void staleStatistics_tellsTheChanges_onceForEachTable() throws SQLException {
    Plan plan = server.notRun("SELECT * FROM event a JOIN event b USING (id)");
    var changed = new TableState(EVENTS.name(), 200_000, 300_000, 120_000, Instant.EPOCH);
    var never = new TableState(EVENTS.name(), -1, 300_000, 300_000, null);

    List<Problem> problems = RealPlans.problems(new StaleStatistics(), plan, changed);
    List<Problem> ofNever = RealPlans.problems(new StaleStatistics(), plan, never);

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().severity()).isEqualTo(Severity.MEDIUM);
    assertThat(problems.getFirst().evidence()).containsEntry("changedRows", 120_000.0);
    assertThat(ofNever).hasSize(1);
    assertThat(ofNever.getFirst().text()).contains("never");
  }

  @Test
  void staleStatistics_isSilent_forFewChanges_orNoKnowledge() throws SQLException {
    Plan plan = server.notRun("SELECT * FROM event");

    assertThat(RealPlans.problems(new StaleStatistics(), plan, EVENTS)).isEmpty();
    assertThat(RealPlans.problems(new StaleStatistics(), plan)).isEmpty();
  }

  @Test
  void problems_areTheWorstFirst() throws SQLException {
    Plan plan =
        server.run(
            "SELECT * FROM event WHERE pair = 7 ORDER BY note || id",
            "work_mem = '64kB'",
            "max_parallel_workers_per_gather = 0");

    List<Problem> problems = Detectors.problems(new Examined(plan, false, List.of()));

    assertThat(problems).extracting(Problem::kind).containsExactly("slowScan", "diskSort");
    assertThat(problems)
        .extracting(Problem::severity)
        .containsExactly(Severity.MEDIUM, Severity.LOW);
  }
}
