package dev.assay.evaluate.anomaly;

import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Does faults to the database and undoes them; one at a time. One thread; blocks. */
final class Injection {
  private static final List<String> SCANS =
      List.of("enable_indexscan", "enable_bitmapscan", "enable_indexonlyscan");
  private static final List<String> JOINS = List.of("enable_hashjoin", "enable_mergejoin");
  private static final List<String> CACHED =
      List.of("event", "event_day", "event_parent", "parent");

  private final Ground ground;
  private final Workload workload;
  private final Random random;
  private @Nullable Holder holder;

  Injection(Ground ground, Workload workload, Random random) {
    this.ground = ground;
    this.workload = workload;
    this.random = random;
  }

  /** Before the first interval of the fault. */
  void begin(Fault fault) throws SQLException {
    Module module = Module.named(fault.module());
    switch (fault.kind()) {
      case DROPPED_INDEX -> ground.execute(module.of("DROP INDEX {m}_event_" + fault.variant()));
      case STALE_STATISTICS -> ground.execute(module.newDay(workload.nextDay(module.name())));
      case PLANNER_SETTING -> planner(fault, "SET %s = off");
      case LOCK_CONTENTION -> holder = new Holder(ground.another(), module, random);
      case CACHE_FLUSH, DATA_GROWTH -> {}
    }
  }

  /** Before each interval of the fault, the first with them. */
  void step(Fault fault, int interval) throws SQLException {
    if (fault.kind() == FaultKind.DATA_GROWTH) {
      int steps = fault.last() - fault.first() + 1;
      ground.execute(Module.named(fault.module()).growth(interval - fault.first(), steps));
    }
  }

  /** Again and again within each interval of the fault. */
  void within(Fault fault) throws SQLException {
    if (fault.kind() == FaultKind.CACHE_FLUSH) {
      Module module = Module.named(fault.module());
      for (String relation : CACHED) {
        ground.execute(
            module.of("SELECT pg_buffercache_evict_relation('{m}_" + relation + "'::regclass)"));
      }
    }
  }

  /** After the last interval of the fault. */
  void end(Fault fault) throws SQLException {
    Module module = Module.named(fault.module());
    switch (fault.kind()) {
      case DROPPED_INDEX -> ground.execute(module.index(fault.variant()));
      case STALE_STATISTICS -> ground.execute(module.of("ANALYZE {m}_event"));
      case PLANNER_SETTING -> planner(fault, "RESET %s");
      case DATA_GROWTH -> ground.executeAll(module.growthUndone());
      case LOCK_CONTENTION -> {
        if (holder != null) {
          holder.close();
          holder = null;
        }
      }
      case CACHE_FLUSH -> {}
    }
  }

  // A setting is for sessions that begin after it.
  private void planner(Fault fault, String change) throws SQLException {
    String of =
        fault.everywhere()
            ? "ALTER DATABASE " + Ground.DATABASE + ' '
            : "ALTER ROLE " + Module.named(fault.module()).role() + ' ';
    for (String setting : fault.variant().equals("scans") ? SCANS : JOINS) {
      ground.execute(of + change.formatted(setting));
    }
    for (String module : fault.everywhere() ? Module.names() : List.of(fault.module())) {
      ground.connect(module);
    }
  }
}
