package dev.assay.query.advice.index;

import dev.assay.query.advice.index.TableFacts.Writes;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What keeping an index up to date costs, beside what it saves. For one statement, immutable.
 *
 * <p>Counted are rows inserted, deleted, and updated otherwise than HOT, per minute since the
 * server began to count: each of them writes into every index of the table, sooner or later. Which
 * columns an update changed is not counted anywhere, so HOT updates are told beside it: those that
 * change a column of a new index would no longer be HOT. A write is taken for the descent into a
 * b-tree and one page at random_page_cost, in the planner's unit, as what is saved is. Writes are
 * told however short the time is, and weighed once they were counted for a day.
 */
final class Upkeep implements Choosing.Gain {
  private static final double MINUTE = Duration.ofMinutes(1).toMillis();
  // What is counted for less tells of a load at the beginning as much as of any day after it.
  private static final double LEAST_MINUTES = Duration.ofDays(1).toMinutes();

  private final ServerFacts facts;
  private final @Nullable Double callsPerMinute;

  Upkeep(ServerFacts facts, @Nullable Double callsPerMinute) {
    this.facts = facts;
    this.callsPerMinute = callsPerMinute;
  }

  @Override
  public @Nullable String tooDear(Candidate candidate, double before, double after) {
    @Nullable Double minutes = minutes();
    @Nullable Double calls = callsPerMinute;
    if (minutes == null || minutes < LEAST_MINUTES || calls == null) {
      return null;
    }
    TableFacts table = candidate.site().table();
    double cost = cost(table, minutes) * candidate.indexes().size();
    double gain = (before - after) * calls;
    return cost <= gain
        ? null
        : String.format(
            Locale.ROOT,
            "%.1f rows of %s are written per minute, which would cost %.0f; the calls of this query"
                + " would save %.0f",
            table.writes().all() / minutes,
            table.name().sql(),
            cost,
            gain);
  }

  private double cost(TableFacts table, double minutes) {
    return table.writes().all() / minutes * new BtreeCost(facts.costs(), table).insertion();
  }

  // Null where nobody counts, or nobody knows since when.
  private @Nullable Double minutes() {
    return facts.replica() || facts.countedSince() == null
        ? null
        : Math.max(1, Duration.between(facts.countedSince(), facts.now()).toMillis() / MINUTE);
  }

  /** Adds what is known, by name. */
  void tell(Candidate candidate, double saved, Map<String, Double> evidence) {
    TableFacts table = candidate.site().table();
    @Nullable Double minutes = minutes();
    if (minutes != null) {
      Writes writes = table.writes();
      evidence.put("writesPerMinute", writes.all() / minutes);
      evidence.put("hotUpdatesPerMinute", writes.hot() / minutes);
      evidence.put("writeCostPerMinute", cost(table, minutes));
    }
    if (callsPerMinute != null) {
      evidence.put("gainPerMinute", saved * callsPerMinute);
    }
  }

  /** What is counted, since when; or why it is not. */
  String words() {
    if (facts.replica()) {
      return "the server is in recovery and counts no writes; ask the primary for them";
    }
    return facts.countedSince() == null
        ? "since when the server counts writes is not known; pg_stat_reset() or GRANT EXECUTE ON"
            + " FUNCTION pg_control_system() mends it"
        : ("rows inserted, deleted, and updated otherwise than HOT, on average since %s; an update"
                + " that is HOT now would write too if it changes a column of the index")
            .formatted(facts.countedSince());
  }
}
