package dev.assay.query.workload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Says which queries bring a peak: those that are called more in it than outside of it, most first,
 * until they make 80 % of what is more, and at most five. Asked of up to 48 slots in and outside of
 * it, taken evenly, which is enough to rank by. Pure, safe on any thread.
 */
record Bringing(List<Long> inside, List<Long> outside) {
  private static final int SAMPLE = 48;
  private static final int MOST = 5;
  private static final double SHARE = 0.8;

  /**
   * The slots to ask of.
   *
   * @param before slots from this one on are taken only where there are no others, since their
   *     figures are not added up yet and are many
   */
  static Bringing of(Found found, long before) {
    Series series = found.series();
    Set<Integer> came = new HashSet<>(found.window().indices());
    List<Long> outside =
        IntStream.range(0, series.length())
            .filter(i -> series.known(i) && !came.contains(i))
            .mapToObj(i -> series.first() + i)
            .toList();
    List<Long> inside =
        found.window().indices().stream().map(i -> series.first() + i).toList();
    return new Bringing(sample(inside, before), sample(outside, before));
  }

  private static List<Long> sample(List<Long> slots, long before) {
    List<Long> old = slots.stream().filter(slot -> slot < before).toList();
    List<Long> of = old.isEmpty() ? slots : old;
    return of.size() <= SAMPLE
        ? of
        : IntStream.range(0, SAMPLE).mapToObj(i -> of.get(i * of.size() / SAMPLE)).toList();
  }

  private record More(String fingerprint, double calls) {}

  /** Which they are, by the calls of each query in the slots. */
  List<String> queries(Map<String, Long> callsInside, Map<String, Long> callsOutside) {
    List<More> more = new ArrayList<>();
    callsInside.forEach((fingerprint, calls) -> {
      double usual = callsOutside.getOrDefault(fingerprint, 0L) / (double) outside.size();
      double excess = calls / (double) inside.size() - (outside.isEmpty() ? 0 : usual);
      if (excess > 0) {
        more.add(new More(fingerprint, excess));
      }
    });
    more.sort(
        Comparator.comparingDouble(More::calls).reversed().thenComparing(More::fingerprint));
    double enough = SHARE * more.stream().mapToDouble(More::calls).sum();
    List<String> queries = new ArrayList<>();
    double sum = 0;
    for (More one : more) {
      if (queries.size() == MOST || sum >= enough) {
        break;
      }
      queries.add(one.fingerprint());
      sum += one.calls();
    }
    return queries;
  }
}
