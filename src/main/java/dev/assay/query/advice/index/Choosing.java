package dev.assay.query.advice.index;

import dev.assay.query.advice.index.IndexVerdict.Reason;
import dev.assay.query.advice.index.Trial.Outcome;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Chooses among candidates: the one that helps most, then the one that helps most beside it, and so
 * on while it is worth it. For one statement and one thread.
 *
 * <p>Of those that come near to the cheapest the smallest is taken, since every index is written,
 * cached and vacuumed. What carries columns along is taken only where the visits to the table that
 * it saves are many: it is larger, and it hinders HOT updates of each of these columns.
 */
final class Choosing {
  /** The least share of the cost that is worth an index. */
  static final double LEAST_GAIN = 0.1;

  /** The least gain in the planner's unit, of which a page read in order is one. */
  static final double LEAST_COST = 10;

  // A share of a table from which on reading all of it is as good, as a rule of thumb for words.
  private static final double UNSELECTIVE = 0.2;
  private static final int MOST_ROUNDS = 3;
  private static final double NEAR = 1.25;
  private static final double PAGE = 4;
  private static final double COVERING_SHARE = 0.5;
  private static final double COVERING_COST = 100;

  private final Trial trial;
  private final Gain gain;
  private final BooleanSupplier late;
  private final List<Chosen> chosen = new ArrayList<>();
  private final Map<Candidate, Refused> refused = new LinkedHashMap<>();
  private boolean cut;

  /** Judges whether an index is worth its upkeep; words where it is not, else null. */
  @FunctionalInterface
  interface Gain {
    @Nullable String tooDear(Candidate candidate, double before, double after);
  }

  /** A candidate that was taken, with the statement's cost before and after it. */
  record Chosen(
      Candidate candidate, double before, double after, Map<IndexDefinition, Double> bytes) {}

  /** A candidate that was not, with the statement's cost where it was tried. */
  record Refused(
      Candidate candidate, Reason reason, String why, @Nullable Double before,
      @Nullable Double after) {}

  private record Tried(Candidate candidate, Outcome outcome) {
    double bytes() {
      return candidate.indexes().stream()
          .mapToDouble(index -> outcome.bytes().getOrDefault(index, 0.0))
          .sum();
    }

    double cost() {
      return outcome.cost();
    }
  }

  Choosing(Trial trial, Gain gain, BooleanSupplier late) {
    this.trial = trial;
    this.gain = gain;
    this.late = late;
  }

  List<Chosen> chosen() {
    return List.copyOf(chosen);
  }

  List<Refused> refused() {
    return List.copyOf(refused.values());
  }

  /** Whether time ran out before all were tried. */
  boolean cut() {
    return cut;
  }

  /** The indexes that are taken so far. */
  List<IndexDefinition> inPlace() {
    return chosen.stream().flatMap(one -> one.candidate().indexes().stream()).toList();
  }

  void among(List<Candidate> all, double cost) throws SQLException {
    List<Candidate> open = new ArrayList<>();
    for (Candidate candidate : all) {
      Screening.of(candidate)
          .ifPresentOrElse(
              no -> refuse(candidate, no.reason(), no.why(), null, null),
              () -> open.add(candidate));
    }
    double before = cost;
    for (int round = 0; round < MOST_ROUNDS && !open.isEmpty() && !cut; round++) {
      List<Tried> useful = useful(open, before);
      @Nullable Tried best = best(useful, before);
      if (best == null) {
        return;
      }
      chosen.add(new Chosen(best.candidate(), before, best.cost(), best.outcome().bytes()));
      refused.remove(best.candidate());
      open.remove(best.candidate());
      settle(best, open, useful, before);
      before = best.cost();
    }
  }

  // What serves the same place is out: one index for one place.
  private void settle(Tried best, List<Candidate> open, List<Tried> useful, double before) {
    for (Tried other : useful) {
      if (other != best && sameTable(other.candidate(), best.candidate())) {
        String why =
            String.format(
                Locale.ROOT,
                "%s brings the cost to %.1f, this one to %.1f",
                best.candidate().first().what(),
                best.cost(),
                other.cost());
        refuse(other.candidate(), Reason.SECOND_BEST, why, before, other.cost());
      }
    }
    open.removeIf(other -> sameTable(other, best.candidate()));
  }

  private static boolean sameTable(Candidate one, Candidate other) {
    return one.site() == other.site()
        || one.indexes().stream().anyMatch(index -> other.indexes().contains(index));
  }

  private List<Tried> useful(List<Candidate> open, double before) throws SQLException {
    List<Tried> useful = new ArrayList<>();
    for (Candidate candidate : open) {
      if (late.getAsBoolean()) {
        cut = true;
        return useful;
      }
      List<IndexDefinition> indexes = new ArrayList<>(inPlace());
      indexes.addAll(candidate.indexes());
      Outcome outcome = trial.with(indexes);
      if (worth(candidate, outcome, before)) {
        useful.add(new Tried(candidate, outcome));
      }
    }
    return useful;
  }

  private boolean worth(Candidate candidate, Outcome outcome, double before) {
    double after = outcome.cost();
    Set<IndexDefinition> unused = new HashSet<>(candidate.indexes());
    unused.removeAll(outcome.used());
    for (IndexDefinition index : candidate.indexes()) {
      String words = outcome.refused().get(index);
      if (words != null) {
        return refuse(candidate, Reason.IMPOSSIBLE, words, null, null);
      }
    }
    if (!unused.isEmpty()) {
      boolean many = candidate.selectivity() > UNSELECTIVE && candidate.selectivity() < 1;
      return refuse(
          candidate,
          many ? Reason.LOW_SELECTIVITY : Reason.NOT_USED,
          many
              ? String.format(
                Locale.ROOT,
                  "it would leave %.0f %% of the rows, and reading all of them is cheaper",
                  100 * candidate.selectivity())
              : "with it in place the cheapest plan does not use it",
          before,
          after);
    }
    double saved = before - after;
    if (saved < LEAST_COST || saved < LEAST_GAIN * before) {
      return refuse(
          candidate,
          Reason.SMALL_GAIN,
          String.format(
                Locale.ROOT,
              "it brings the cost from %.1f to %.1f; a tenth and %.0f at least are worth an index",
              before,
              after,
              LEAST_COST),
          before,
          after);
    }
    @Nullable String dear = gain.tooDear(candidate, before, after);
    return dear == null || refuse(candidate, Reason.WRITE_HEAVY, dear, before, after);
  }

  // The answer is what the caller goes on with: that it is not worth it.
  private boolean refuse(
      Candidate candidate, Reason reason, String why, @Nullable Double before,
      @Nullable Double after) {
    refused.put(candidate, new Refused(candidate, reason, why, before, after));
    return false;
  }

  private static @Nullable Tried best(List<Tried> useful, double before) {
    double plain =
        useful.stream()
            .filter(one -> !one.candidate().covers())
            .mapToDouble(Tried::cost)
            .min()
            .orElse(Double.NaN);
    List<Tried> open =
        useful.stream()
            .filter(one -> !one.candidate().covers() || covers(one.cost(), plain, before))
            .toList();
    double least = open.stream().mapToDouble(Tried::cost).min().orElse(0);
    return open.stream()
        .filter(one -> one.cost() <= NEAR * least + PAGE)
        .min(
            Comparator.comparingDouble(Tried::bytes)
                .thenComparingInt(one -> one.candidate().keys()))
        .orElse(null);
  }

  // Beside an index that carries nothing, or beside none where such a one is there or is no help.
  private static boolean covers(double cost, double plain, double before) {
    return Double.isNaN(plain)
        ? before - cost >= COVERING_COST
        : cost <= COVERING_SHARE * plain && plain - cost >= COVERING_COST;
  }
}
