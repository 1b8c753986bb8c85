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
 * b-tree and one page at random_page_cost, in the planner's unit, as what is saved is.
 */
final class Upkeep implements Choosing.Gain {
  private static final double MINUTE = Duration.ofMinutes(1).toMillis();

  private final ServerFacts facts;
  private final @Nullable Double callsPerMinute;

  Upkeep(ServerFacts facts, @Nullable Double callsPerMinute) {
    this.facts = facts;
    this.callsPerMinute = callsPerMinute;
  }

  @Override
  public @Nullable String tooDear(Candidate candidate, double before, double after) {
    if (facts.replica() || callsPerMinute == null) {
      return null;
    }
    double cost = cost(candidate.site().table()) * candidate.indexes().size();
    double gain = (before - after) * callsPerMinute;
    return cost <= gain
        ? null
        : String.format(
            Locale.ROOT,
            "%.1f rows of %s are written per minute, which would cost %.0f; the calls of this query"
                + " would save %.0f",
            perMinute(candidate.site().table().writes().all()),
            candidate.site().table().name().sql(),
            cost,
            gain);
  }

  private double cost(TableFacts table) {
    return perMinute(table.writes().all()) * new BtreeCost(facts.costs(), table).insertion();
  }

  private double perMinute(double count) {
    double minutes =
        Duration.between(facts.countedSince(), facts.now()).toMillis() / MINUTE;
    return count / Math.max(1, minutes);
  }

  /** Adds what is known, by name. */
  void tell(Candidate candidate, double saved, Map<String, Double> evidence) {
    TableFacts table = candidate.site().table();
    if (!facts.replica()) {
      Writes writes = table.writes();
      evidence.put("writesPerMinute", perMinute(writes.all()));
      evidence.put("hotUpdatesPerMinute", perMinute(writes.hot()));
      evidence.put("writeCostPerMinute", cost(table));
    }
    if (callsPerMinute != null) {
      evidence.put("gainPerMinute", saved * callsPerMinute);
    }
  }

  /** What is counted, since when; or why it is not. */
  String words() {
    return facts.replica()
        ? "the server is in recovery and counts no writes; ask the primary for them"
        : ("rows inserted, deleted, and updated otherwise than HOT, on average since %s; an update"
                + " that is HOT now would write too if it changes a column of the index")
            .formatted(facts.countedSince());
  }
}
