package dev.assay.query.snapshot;

import dev.assay.query.Insight.Changed;
import dev.assay.query.Insight.Comparison;
import dev.assay.query.Insight.PerCall;
import dev.assay.query.Insight.Snapshot;
import dev.assay.query.Insight.Totals;
import dev.assay.query.Insight.Verdict;
import dev.assay.query.snapshot.Kept.Did;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Lays two snapshots beside each other. Pure, safe on any thread. */
final class Compared {
  private final Kept before;
  private final Kept after;

  private Compared(Kept before, Kept after) {
    this.before = before;
    this.after = after;
  }

  static Comparison of(Kept before, Kept after) {
    return new Compared(before, after).comparison();
  }

  private Comparison comparison() {
    Map<String, Judgement> judgements = new TreeMap<>();
    before.queries().forEach((fingerprint, did) -> {
      Did later = after.queries().get(fingerprint);
      if (later != null) {
        judgements.put(fingerprint, Judgement.of(did.total(), later.total()));
      }
    });
    Verdicts verdicts = Verdicts.of(judgements.values());
    Set<String> all = new TreeSet<>(before.queries().keySet());
    all.addAll(after.queries().keySet());
    List<Changed> changed =
        all.stream()
            .map(fingerprint -> changed(fingerprint, judgements.get(fingerprint), verdicts))
            .sorted(
                Comparator.comparingDouble((Changed one) -> -moved(one.fingerprint()))
                    .thenComparing(Changed::fingerprint))
            .toList();
    return new Comparison(before.snapshot(), after.snapshot(), totals(changed), changed, notes());
  }

  // The spans may be of different length.
  private double moved(String fingerprint) {
    return Math.abs(after.timePerHour(fingerprint) - before.timePerHour(fingerprint));
  }

  private Changed changed(String fingerprint, @Nullable Judgement judgement, Verdicts verdicts) {
    Did was = before.queries().get(fingerprint);
    Did is = after.queries().get(fingerprint);
    Verdicts.Said said = said(was, is, judgement, verdicts);
    Did any = is == null ? was : is;
    return new Changed(
        fingerprint,
        any == null ? "" : any.total().normalized(),
        said.verdict(),
        mean(was),
        mean(is),
        judgement == null ? null : judgement.ratio(),
        judgement == null ? null : judgement.noise(),
        was == null ? 0 : was.total().calls(),
        is == null ? 0 : is.total().calls(),
        perCall(was),
        perCall(is),
        was == null ? null : was.shape(),
        is == null ? null : is.shape(),
        said.lacks());
  }

  private static Verdicts.Said said(
      @Nullable Did was, @Nullable Did is, @Nullable Judgement judgement, Verdicts verdicts) {
    if (was == null || is == null || judgement == null) {
      return new Verdicts.Said(was == null ? Verdict.ADDED : Verdict.VANISHED, null);
    }
    return verdicts.of(judgement, is.total().meanMs() - was.total().meanMs());
  }

  private static @Nullable Double mean(@Nullable Did did) {
    return did == null ? null : Double.valueOf(did.total().meanMs());
  }

  private static @Nullable PerCall perCall(@Nullable Did did) {
    return did == null ? null : did.perCall();
  }

  private static Totals totals(List<Changed> changed) {
    Map<Verdict, Integer> count = new EnumMap<>(Verdict.class);
    changed.forEach(one -> count.merge(one.verdict(), 1, Integer::sum));
    return new Totals(
        count.getOrDefault(Verdict.IMPROVED, 0),
        count.getOrDefault(Verdict.DEGRADED, 0),
        count.getOrDefault(Verdict.UNCHANGED, 0),
        count.getOrDefault(Verdict.UNCLEAR, 0),
        count.getOrDefault(Verdict.ADDED, 0),
        count.getOrDefault(Verdict.VANISHED, 0));
  }

  private List<String> notes() {
    Snapshot first = before.snapshot();
    Snapshot second = after.snapshot();
    List<String> notes = new ArrayList<>();
    if (first.takenAt().isAfter(second.takenAt())) {
      notes.add(
          "'%s' was taken after '%s': improved means that it was better in earlier times"
              .formatted(first.name(), second.name()));
    }
    if (first.from().isBefore(second.to()) && second.from().isBefore(first.to())) {
      notes.add(
          "both have what was done from %s to %s, which makes changes look smaller"
              .formatted(
                  first.from().isAfter(second.from()) ? first.from() : second.from(),
                  first.to().isBefore(second.to()) ? first.to() : second.to()));
    }
    return notes;
  }
}
