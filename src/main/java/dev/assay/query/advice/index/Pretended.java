package dev.assay.query.advice.index;

import dev.assay.query.plan.Plan;
import dev.assay.query.plan.PlanNode;
import dev.assay.query.plan.Plannable;
import dev.assay.store.PgSession;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks the planner with indexes that hypopg pretends. For one session, which {@link #forget} must
 * leave clean: what is pretended belongs to the connection and outlives the transaction.
 *
 * <p>It works in a transaction that only reads, and on a replica: hypopg keeps all in the memory of
 * its process, under numbers that the catalog does not give out.
 */
final class Pretended implements Trial {
  private static final String SAVEPOINT = "SAVEPOINT assay_index";

  private final PgSession session;
  private final Planned statement;
  private final String schema;
  private Planned.@Nullable Plans last;

  Pretended(PgSession session, Planned statement, String schema) {
    this.session = session;
    this.statement = statement;
    this.schema = Names.quoted(schema);
  }

  @Override
  public Outcome with(List<IndexDefinition> indexes) throws SQLException {
    run("hypopg_reset()");
    Map<String, IndexDefinition> byName = new HashMap<>();
    Map<IndexDefinition, Double> bytes = new LinkedHashMap<>();
    Map<IndexDefinition, String> refused = new LinkedHashMap<>();
    for (IndexDefinition index : indexes) {
      create(index, byName, bytes, refused);
    }
    Planned.Plans plans = statement.again();
    last = plans;
    Set<IndexDefinition> used = new HashSet<>();
    plans
        .all()
        .map(Plan::root)
        .flatMap(PlanNode::all)
        .map(node -> byName.get(String.valueOf(node.text("Index Name"))))
        .flatMap(Stream::ofNullable)
        .forEach(used::add);
    return new Outcome(plans.cost(), used, bytes, refused);
  }

  /** The plan of the last trial. */
  Plannable.Raw plan() {
    if (last == null) {
      throw new IllegalStateException("nothing was tried yet");
    }
    return last.own();
  }

  private void create(
      IndexDefinition index,
      Map<String, IndexDefinition> byName,
      Map<IndexDefinition, Double> bytes,
      Map<IndexDefinition, String> refused)
      throws SQLException {
    session.run(SAVEPOINT);
    try {
      session.all(
          "SELECT indexname, %1$s.hypopg_relation_size(indexrelid) FROM %1$s.hypopg_create_index(?)"
              .formatted(schema),
          row -> {
            byName.put(row.getString(1), index);
            return bytes.put(index, row.getDouble(2));
          },
          index.pretended());
    } catch (SQLException e) {
      session.run("ROLLBACK TO " + SAVEPOINT);
      refused.put(index, String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; "));
    }
  }

  /**
   * Leaves the connection as it was. A transaction that failed answers nothing more: it ends first.
   * Where even that does not do, the connection is ended too, so that nobody else plans with what
   * was pretended here.
   *
   * @param failed whether the work ended by a failure
   */
  void forget(boolean failed) throws SQLException {
    try {
      if (failed) {
        session.run("ROLLBACK");
      }
      run("hypopg_reset()");
    } catch (SQLException e) {
      session.run("SELECT pg_catalog.pg_terminate_backend(pg_catalog.pg_backend_pid())");
      throw e;
    }
  }

  private void run(String call) throws SQLException {
    session.run("SELECT " + schema + "." + call);
  }
}
