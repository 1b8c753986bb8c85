package dev.assay.evaluate.anomaly;

import dev.assay.evaluate.Table;
import dev.assay.evaluate.anomaly.Judge.Found;
import dev.assay.evaluate.anomaly.Judge.Judged;
import dev.assay.evaluate.anomaly.Judge.Score;
import dev.assay.evaluate.anomaly.Judge.Verdict;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a score. Immutable.
 *
 * @param right told rightly
 * @param wrong told wrongly
 * @param delays of the cases that were found, in order
 */
record Tally(int cases, int right, int wrong, List<Integer> delays) {
  Tally {
    delays = List.copyOf(delays);
  }

  /** Of one kind of fault; null for all of the run, with what was told outside of faults. */
  static Tally of(Score score, @Nullable FaultKind kind) {
    List<Found> cases =
        score.cases().stream()
            .filter(found -> kind == null || found.of().fault().kind() == kind)
            .toList();
    List<Judged> told =
        score.told().stream().filter(one -> kind == null || isOf(one, kind)).toList();
    return new Tally(
        cases.size(),
        count(told, Verdict.RIGHT),
        count(told, Verdict.BESIDE) + count(told, Verdict.PEAK) + count(told, Verdict.NOTHING),
        cases.stream().map(Found::delay).filter(Objects::nonNull).sorted().toList());
  }

  private static boolean isOf(Judged one, FaultKind kind) {
    return one.fault() != null && one.fault().kind() == kind;
  }

  static int count(List<Judged> told, Verdict verdict) {
    return (int) told.stream().filter(one -> one.verdict() == verdict).count();
  }

  int found() {
    return delays.size();
  }

  String recall() {
    return share(found(), cases);
  }

  String precision() {
    return share(right, right + wrong);
  }

  private static String share(int part, int whole) {
    return whole == 0
        ? "-"
        : "%s (%d/%d)".formatted(Table.number((double) part / whole, 2), part, whole);
  }

  /** Median and greatest. */
  String delay() {
    return delays.isEmpty()
        ? "-"
        : "%d, %d".formatted(delays.get((delays.size() - 1) / 2), delays.getLast());
  }
}
