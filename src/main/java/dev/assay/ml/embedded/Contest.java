package dev.assay.ml.embedded;

import dev.assay.ml.Ml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a new model takes the place of the active one, and why: it must be better on the same
 * held-out examples. Immutable.
 *
 * <p>The comparison leans towards the model that is active: it may have learned from examples that
 * are held out from the new one. A new model that wins is better in spite of that.
 *
 * @param note for who looks at the models
 */
record Contest(boolean won, String note) {
  // Medians nearer than this are taken for equal, and the tail decides.
  private static final double ALIKE = 1.01;

  static Contest between(Trained challenger, Optional<Kept> champion) {
    Contest contest =
        champion.map(kept -> against(challenger, kept)).orElseGet(() -> first(challenger));
    List<String> notes = new ArrayList<>(List.of(contest.note()));
    if (challenger.known() != null || challenger.unseen() != null) {
      notes.add(
          "The figures are of trees that saw nothing of what was held out; those kept learned from"
              + " it as well, all but the intervals that calibrate");
    }
    if (!challenger.predictor().unseen().conformal().given()) {
      notes.add("Too few queries for an interval around those never seen");
    }
    Part known = challenger.predictor().known();
    if (known == null) {
      notes.add("No trees of their own for queries with a past: too few examples have one");
    } else if (!known.conformal().given()) {
      notes.add("Too few intervals of queries for an interval around known ones");
    }
    return new Contest(contest.won(), String.join(". ", notes) + ".");
  }

  private static Contest first(Trained challenger) {
    Ml.HeldOut figures = challenger.compared();
    return new Contest(
        true,
        figures == null
            ? "Active: there was no model before, and too little to hold anything out"
            : "Active: there was no model before (%s on %s)"
                .formatted(shown(figures.model()), where(challenger)));
  }

  private static Contest against(Trained challenger, Kept champion) {
    String id = champion.model().id();
    Layout theirs = champion.predictor().layout();
    if (!theirs.equals(challenger.table().layout)) {
      return new Contest(
          true,
          "Active: %s reads features of version %s and cannot answer for %s"
              .formatted(id, theirs.featureVersion(), challenger.table().layout.featureVersion()));
    }
    Ml.HeldOut mine = challenger.compared();
    if (mine == null) {
      return new Contest(
          false,
          "Not active: too little to hold anything out, so it is not shown better than " + id);
    }
    Ml.QErrors other = challenger.of(champion.predictor());
    boolean won = better(mine.model(), other);
    return new Contest(
        won,
        "%s: %s on %s, %s has %s on the same"
            .formatted(
                won ? "Active" : "Not active",
                shown(mine.model()),
                where(challenger),
                id,
                shown(other)));
  }

  private static boolean better(Ml.QErrors mine, Ml.QErrors other) {
    double ratio = mine.p50() / other.p50();
    return ratio < 1 / ALIKE || (ratio <= ALIKE && mine.p90() < other.p90());
  }

  private static String shown(Ml.QErrors errors) {
    return String.format(Locale.ROOT, "q-error p50 %.3f, p90 %.3f", errors.p50(), errors.p90());
  }

  private static String where(Trained challenger) {
    return challenger.known() != null
        ? challenger.known().examples() + " held-out intervals of known queries"
        : "held-out queries";
  }
}
