package dev.assay.evaluate.predict;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs templates in intervals and reads what the server says of each. One thread; blocks for
 * minutes.
 */
final class Measuring {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CANCELLED = "57014";

  private final Ground ground;
  private final double scale;
  private final Random random;
  private final Map<String, Double> means = new HashMap<>();
  private final Set<String> tooSlow = new HashSet<>();
  private final List<Double> loads = new ArrayList<>();

  Measuring(Ground ground, double scale, long seed) {
    this.ground = ground;
    this.scale = scale;
    this.random = new Random(seed);
  }

  List<Observation> run(List<Template> templates, int intervals) throws SQLException {
    List<Observation> all = new ArrayList<>();
    @Nullable State before = null;
    for (int interval = 0; interval < intervals; interval++) {
      State state = State.of(interval, intervals);
      if (!state.equals(before)) {
        before = state;
        ground.enter(state);
        tooSlow.clear();
        // The first run of each fills the caches, and tells how often it can be run.
        round(templates, -1, state);
      }
      List<Template> order = new ArrayList<>(templates);
      Collections.shuffle(order, random);
      List<Observation> round = round(order, interval, state);
      all.addAll(round);
      loads.add(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      System.err.printf(
          "interval %d of %d, %s: %d queries%n",
          interval + 1, intervals, state.name(), round.size());
    }
    return all;
  }

  /**
   * The mean of the machine's load averages at the ends of the intervals; null where it has none.
   */
  @Nullable Double load() {
    double mean = loads.stream().mapToDouble(Double::doubleValue).average().orElse(-1);
    return mean < 0 ? null : mean;
  }

  private List<Observation> round(List<Template> templates, int interval, State state)
      throws SQLException {
    Map<String, Observation.Relation> catalog = ground.catalog();
    List<Observation> round = new ArrayList<>();
    for (Template template : templates) {
      if (!tooSlow.contains(template.name())) {
        Ground.execute(ground.owner(), "SELECT pg_stat_statements_reset()");
        String example = runs(template);
        if (example == null) {
          System.err.printf("%s took longer than 5 s, %s%n", template.name(), state.name());
          tooSlow.add(template.name());
        } else {
          round.add(observed(new Moment(template, interval, state, catalog), example));
        }
      }
    }
    return round;
  }

  /** Where and when a template was run. */
  private record Moment(
      Template template, int interval, State state, Map<String, Observation.Relation> catalog) {}

  /** Runs it some times; the last statement, or null where one took too long. */
  private @Nullable String runs(Template template) throws SQLException {
    String last = "";
    for (int run = times(means.get(template.name())); run > 0; run--) {
      last = template.draw(random, scale);
      try {
        Ground.execute(ground.shop(), last);
      } catch (SQLException e) {
        if (CANCELLED.equals(e.getSQLState())) {
          return null;
        }
        throw new SQLException(template.name() + ": " + e.getMessage() + "\n" + last, e);
      }
    }
    return last;
  }

  // Short ones vary more, and cost little.
  private static int times(@Nullable Double mean) {
    if (mean == null) {
      return 1;
    }
    return mean < 5 ? 20 : mean < 200 ? 5 : 3;
  }

  private Observation observed(Moment moment, String example) throws SQLException {
    try (Statement statement = ground.owner().createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT query, calls, total_exec_time, stddev_exec_time, min_exec_time,
                  max_exec_time, rows, shared_blks_hit, shared_blks_read, temp_blks_read,
                  temp_blks_written, wal_bytes::bigint
                FROM pg_stat_statements WHERE toplevel AND userid = 'shop'::regrole
                ORDER BY calls DESC\
                """)) {
      if (!row.next()) {
        throw new IllegalStateException("nothing was measured of " + moment.template().name());
      }
      String sql = row.getString("query");
      Observation.Figures figures = figures(row);
      means.put(moment.template().name(), figures.totalMs() / figures.calls());
      JsonNode examplePlan = plan("", example);
      JsonNode generic = generic(sql);
      return new Observation(
          moment.template().name(),
          moment.interval(),
          moment.state().name(),
          figures,
          sql,
          example,
          generic != null,
          generic == null ? examplePlan : generic,
          examplePlan,
          moment.catalog());
    }
  }

  private static Observation.Figures figures(ResultSet row) throws SQLException {
    long calls = row.getLong("calls");
    double total = row.getDouble("total_exec_time");
    double mean = total / calls;
    double deviation = row.getDouble("stddev_exec_time");
    return new Observation.Figures(
        calls,
        total,
        calls * (deviation * deviation + mean * mean),
        row.getDouble("min_exec_time"),
        row.getDouble("max_exec_time"),
        row.getLong("rows"),
        row.getLong("shared_blks_hit"),
        row.getLong("shared_blks_read"),
        row.getLong("temp_blks_read"),
        row.getLong("temp_blks_written"),
        row.getLong("wal_bytes"));
  }

  /** The plan that a collector gets, who has the text without literals; null where it has none. */
  private @Nullable JsonNode generic(String sql) throws SQLException {
    try {
      return plan("GENERIC_PLAN, ", sql);
    } catch (SQLException e) {
      // "extract($1 FROM ...)" is no SQL, and "$1 + $2" has no type.
      return null;
    }
  }

  private JsonNode plan(String option, String sql) throws SQLException {
    Connection owner = ground.owner();
    try (Statement statement = owner.createStatement();
        ResultSet row = statement.executeQuery("EXPLAIN (" + option + "FORMAT JSON) " + sql)) {
      row.next();
      return JSON.readTree(row.getString(1));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
