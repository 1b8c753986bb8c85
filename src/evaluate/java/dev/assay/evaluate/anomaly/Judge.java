package dev.assay.evaluate.anomaly;

import dev.assay.evaluate.anomaly.Truth.Case;
import dev.assay.evaluate.anomaly.Truth.Pair;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds what was told against what is true. Stateless.
 *
 * <p>What is told within a fault, or at most {@link #TRAIL} intervals after it, counts for it: it
 * is right where its query is one that the fault made worse, wrong where it is not, and neither
 * where {@link Truth} leaves it open. The same query told again in the same fault is neither. All
 * else is wrong, that in the weekly peak by its own name. What is told of the whole database finds
 * no case, and is wrong but where the median query is measured to be slow, which makes it true.
 * What is told before {@link #LEARNED} is not judged: nothing recurs that was not there twice.
 *
 * <p>A case is found where it was told rightly. Its delay is how many intervals that show it had
 * ended when it was: 1 at least, counting from {@link Case#shown} and only those in which the query
 * was called.
 */
final class Judge {
  /** Intervals after a fault that what is told may still be of it. */
  static final int TRAIL = 3;

  /** The first interval that is judged: two weeks of hours. */
  static final int LEARNED = 2 * 168;

  private final Recording recording;
  private final Series series;
  private final Truth truth;

  Judge(Recording recording) {
    this(recording, new Series(recording));
  }

  private Judge(Recording recording, Series series) {
    this(recording, series, Truth.of(recording.setup(), series));
  }

  Judge(Recording recording, Series series, Truth truth) {
    this.recording = recording;
    this.series = series;
    this.truth = truth;
  }

  Series series() {
    return series;
  }

  Truth truth() {
    return truth;
  }

  /** What something that was told is. */
  enum Verdict {
    RIGHT,
    /** Within a fault, of a query that it does not concern. */
    BESIDE,
    /** In the weekly peak, which is usual. */
    PEAK,
    /** When nothing was wrong. */
    NOTHING,
    /** Neither right nor wrong. */
    OPEN
  }

  /**
   * One that was told, judged.
   *
   * @param fault that it is counted for; null where none
   */
  record Judged(Told told, Verdict verdict, @Nullable Fault fault) {}

  /** A case with its delay; null where it was not found. */
  record Found(Case of, @Nullable Integer delay) {}

  /** All of both. */
  record Score(List<Found> cases, List<Judged> told) {}

  Score judge(List<Told> all) {
    Set<Pair> already = new HashSet<>();
    List<Judged> judged = new ArrayList<>();
    for (Told told : all) {
      if (told.interval() >= LEARNED) {
        Fault fault = fault(told.interval());
        judged.add(new Judged(told, verdict(told, fault, already), fault));
      }
    }
    return new Score(truth.cases().stream().map(each -> found(each, judged)).toList(), judged);
  }

  private @Nullable Fault fault(int interval) {
    return recording.setup().faults().stream()
        .filter(fault -> fault.first() <= interval && interval <= fault.last() + TRAIL)
        .findFirst()
        .orElse(null);
  }

  private Verdict verdict(Told told, @Nullable Fault fault, Set<Pair> already) {
    String query = told.fingerprint();
    if (query == null && series.slow(told.interval())) {
      return Verdict.OPEN;
    }
    if (fault == null) {
      return recording.setup().calendar().peak(told.interval()) ? Verdict.PEAK : Verdict.NOTHING;
    }
    if (query == null) {
      return Verdict.BESIDE;
    }
    Pair pair = new Pair(fault, query);
    if (truth.open().contains(pair)) {
      return Verdict.OPEN;
    }
    if (!isCase(pair)) {
      return Verdict.BESIDE;
    }
    return already.add(pair) ? Verdict.RIGHT : Verdict.OPEN;
  }

  private boolean isCase(Pair pair) {
    return truth.cases().stream()
        .anyMatch(each -> pair.equals(new Pair(each.fault(), each.query())));
  }

  private Found found(Case each, List<Judged> judged) {
    return judged.stream()
        .filter(one -> one.verdict() == Verdict.RIGHT && each.fault().equals(one.fault()))
        .filter(one -> each.query().equals(one.told().fingerprint()))
        .map(one -> Math.max(1, series.called(each.query(), each.shown(), one.told().interval())))
        .min(Integer::compare)
        .map(delay -> new Found(each, delay))
        .orElse(new Found(each, null));
  }

  /** Times a query was called in an interval, where none of it is of a case or left open. */
  int normalQueryIntervals() {
    int normal = 0;
    for (String query : series.queries()) {
      normal += series.called(query, LEARNED, recording.intervals().size() - 1);
      for (Fault fault : recording.setup().faults()) {
        Pair pair = new Pair(fault, query);
        boolean concerned = truth.open().contains(pair) || isCase(pair);
        if (concerned) {
          normal -= series.called(query, fault.first(), fault.last() + TRAIL);
        }
      }
    }
    return normal;
  }
}
