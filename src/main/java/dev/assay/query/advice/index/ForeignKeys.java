package dev.assay.query.advice.index;

import dev.assay.query.plan.Plan;
import dev.assay.query.plan.PlanNode;
import dev.assay.store.PgSession;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a DELETE makes the server look for besides: the rows of other tables that point to
 * those that go. It does so by triggers, which no plan tells. Blocks; used on the worker that holds
 * the session.
 *
 * <p>An UPDATE of what others point to does the same, which is not looked at here: hardly anybody
 * changes keys.
 */
final class ForeignKeys {
  private static final String POINTING =
      """
      SELECT n.nspname, c.relname,
        ARRAY(SELECT a.attname::text FROM unnest(f.conkey) WITH ORDINALITY u (num, at)
          JOIN pg_catalog.pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = u.num
          ORDER BY u.at),
        ARRAY(SELECT pg_catalog.format_type(a.atttypid, a.atttypmod)
          FROM unnest(f.confkey) WITH ORDINALITY u (num, at)
          JOIN pg_catalog.pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = u.num
          ORDER BY u.at),
        pg_catalog.has_schema_privilege(n.oid, 'USAGE')
          AND pg_catalog.has_table_privilege(c.oid, 'SELECT'),
        quote_ident(current_user)
      FROM pg_catalog.pg_constraint f
      JOIN pg_catalog.pg_class c ON c.oid = f.conrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_class o ON o.oid = f.confrelid
      JOIN pg_catalog.pg_namespace s ON s.oid = o.relnamespace
      WHERE f.contype = 'f' AND s.nspname = ? AND o.relname = ? AND c.relkind = 'r'
      ORDER BY 1, 2, f.conname\
      """;

  private ForeignKeys() {}

  /**
   * A look-up that is made once for each row that goes.
   *
   * @param sql as the server's own trigger has it, without its lock
   * @param lacks why it cannot be planned, and what mends it; null where it can
   */
  record LookUp(String sql, double times, @Nullable String lacks) {}

  static List<LookUp> of(Plan plan, PgSession session) throws SQLException {
    List<LookUp> lookUps = new ArrayList<>();
    for (PlanNode node : plan.root().all().toList()) {
      TableFacts.@Nullable Name name = Sites.name(node);
      if (name != null && "Delete".equals(node.text("Operation"))) {
        double rows =
            node.children().stream()
                .mapToDouble(child -> child.number("Plan Rows").orElse(0))
                .sum();
        lookUps.addAll(
            session.all(
                POINTING, row -> lookUp(row, Math.max(1, rows)), name.schema(), name.table()));
      }
    }
    return lookUps;
  }

  private static LookUp lookUp(ResultSet row, double times) throws SQLException {
    var table = new TableFacts.Name(row.getString(1), row.getString(2));
    List<String> columns = texts(row.getArray(3));
    List<String> types = texts(row.getArray(4));
    List<String> conditions = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      // A value that the planner does not know, as the trigger's parameter is none to it.
      conditions.add(
          "x.%s = (SELECT NULL::%s)".formatted(Names.quoted(columns.get(i)), types.get(i)));
    }
    String sql =
        "SELECT 1 FROM ONLY %s x WHERE %s".formatted(table.sql(), String.join(" AND ", conditions));
    return new LookUp(sql, times, row.getBoolean(5) ? null : lacks(table, row.getString(6)));
  }

  private static String lacks(TableFacts.Name table, String role) {
    return ("what points to the rows that go cannot be looked at in %2$s: GRANT USAGE ON SCHEMA %1$s TO"
            + " %3$s and GRANT SELECT ON %2$s TO %3$s mend it")
        .formatted(Names.quoted(table.schema()), table.sql(), role);
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
