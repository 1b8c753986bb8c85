package dev.assay.query.anomaly;

import dev.assay.query.Forecast.Prediction;
import dev.assay.query.Insight.Anomaly;
import dev.assay.query.Query.PlanChanged;
import dev.assay.query.collect.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the anomalies of one database. Knows no clock, no storage and no Vert.x: it is told one
 * closed interval after the other and says what has changed. For one thread at a time.
 *
 * <p>What slows all queries is told once, of the whole database; each query is judged by its times
 * divided by that.
 *
 * <p>Bounded: of more queries than it keeps, those that were not called for the longest time are
 * forgotten.
 */
public final class Detection {
  /** Samples of a query without which nothing is said of it. */
  public static final int NEEDED = Past.NEEDED;

  private static final int MOST = 10_000;
  private static final int FORGOTTEN_AT_ONCE = 1_000;

  private final String database;
  private final Machine machine;
  private final Map<String, Subject> subjects = new TreeMap<>();

  public Detection(String database) {
    this.database = database;
    this.machine = new Machine(database);
  }

  /**
   * Learns what is usual from the past, which raises nothing; of a query to be called before its
   * first interval.
   *
   * @param past by fingerprint, each oldest first, of any lengths
   * @param known anomalies of that past, as their last turn was: what was seen in them is no part
   *     of what is usual, and those that are open go on
   */
  public void learn(Map<String, List<Interval>> past, List<Turn> known) {
    known.stream()
        .map(Turn::anomaly)
        .filter(anomaly -> anomaly.fingerprint() == null)
        .forEach(machine::resume);
    past.forEach((fingerprint, intervals) -> learn(fingerprint, intervals, known));
    known.stream()
        .map(turn -> turn.anomaly().fingerprint())
        .filter(fingerprint -> fingerprint != null && !subjects.containsKey(fingerprint))
        .distinct()
        .forEach(fingerprint -> learn(fingerprint, List.of(), known));
  }

  private void learn(@Nullable String fingerprint, List<Interval> intervals, List<Turn> known) {
    if (fingerprint == null) {
      return;
    }
    List<Turn> its =
        known.stream()
            .filter(turn -> isOf(fingerprint, turn))
            .sorted(Comparator.comparing((Turn turn) -> turn.anomaly().since()))
            .toList();
    subject(fingerprint).learn(intervals, its);
  }

  // What slowed all queries until it was usual is part of what each did.
  private static boolean isOf(String fingerprint, Turn turn) {
    String its = turn.anomaly().fingerprint();
    return its == null ? turn.usual() : its.equals(fingerprint);
  }

  /** Whether it was told of this query before. */
  public boolean knows(String fingerprint) {
    return subjects.containsKey(fingerprint);
  }

  /**
   * Looks at the next interval; what has opened, changed or is over, in the order of {@link #open}.
   */
  public List<Turn> observe(Closed closed) {
    Map<String, Turn> turns = new TreeMap<>();
    for (PlanChanged change : closed.planChanges()) {
      Subject subject = subjects.get(change.fingerprint());
      keep(turns, subject == null ? null : subject.flipped(change));
    }
    Common common = common(closed);
    for (Interval interval : closed.intervals()) {
      String fingerprint = interval.fingerprint();
      Prediction prediction = closed.predictions().get(fingerprint);
      keep(turns, subject(fingerprint).observe(interval, common, prediction));
    }
    for (Subject subject : subjects.values()) {
      keep(turns, subject.idle(closed.to()));
    }
    forget();
    Turn all = machine.observe(closed, common);
    if (all != null && all.usual()) {
      subjects.values().forEach(subject -> subject.shift(machine.shift()));
    }
    return Stream.concat(Stream.ofNullable(all), turns.values().stream()).toList();
  }

  private Common common(Closed closed) {
    List<Offset> offsets = new ArrayList<>();
    for (Interval interval : closed.intervals()) {
      Subject subject = subjects.get(interval.fingerprint());
      Offset offset = subject == null ? null : subject.offset(interval);
      if (offset != null) {
        offsets.add(offset);
      }
    }
    return Common.of(offsets);
  }

  // An anomaly that was opened and changed at once is told once, as it is in the end.
  private static void keep(Map<String, Turn> turns, @Nullable Turn turn) {
    if (turn != null) {
      turns.put(Objects.requireNonNull(turn.anomaly().fingerprint()), turn);
    }
  }

  private Subject subject(String fingerprint) {
    return subjects.computeIfAbsent(fingerprint, first -> new Subject(database, first));
  }

  private void forget() {
    if (subjects.size() <= MOST) {
      return;
    }
    subjects.entrySet().stream()
        .filter(entry -> entry.getValue().anomaly() == null)
        .sorted(Comparator.comparing(entry -> lastOf(entry.getValue())))
        .limit(FORGOTTEN_AT_ONCE)
        .map(Map.Entry::getKey)
        .toList()
        .forEach(subjects::remove);
  }

  private static Instant lastOf(Subject subject) {
    Instant last = subject.last();
    return last == null ? Instant.MIN : last;
  }

  /** What is open: of the whole database first, then in order of fingerprints. */
  public List<Anomaly> open() {
    return Stream.concat(
            Stream.of(machine).map(Machine::anomaly),
            subjects.values().stream().map(Subject::anomaly))
        .filter(Objects::nonNull)
        .toList();
  }

  /** How many samples are known of the query that most are known of. */
  public int samples() {
    return subjects.values().stream().mapToInt(Subject::samples).max().orElse(0);
  }
}
