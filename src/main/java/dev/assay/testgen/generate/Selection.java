package dev.assay.testgen.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses the cases worth reading: each way through the code, each outcome, and no row that only
 * repeats them. Stateless.
 */
final class Selection {
  private static final int PER_WAY = 3;

  private record Way(int path, String outcome) {}

  private Selection() {}

  /** The cases to hand out, in the order they were made; at most {@code most}. */
  static List<Case> of(List<Case> cases, int most) {
    Map<Way, Integer> seen = new HashMap<>();
    Map<Integer, Integer> paths = new LinkedHashMap<>();
    List<Case> chosen = new ArrayList<>();
    for (Case each : cases) {
      Way way = way(each);
      int alike = seen.merge(way, 1, Integer::sum);
      int onPath = paths.merge(way.path, 1, Integer::sum);
      boolean tellsMore = alike == 1 ? onPath <= 2 * PER_WAY : onPath <= PER_WAY;
      if (chosen.size() < most && tellsMore) {
        chosen.add(each);
      }
    }
    return chosen;
  }

  private static Way way(Case each) {
    return switch (each.expectation()) {
      case Expectation.Throws thrown ->
          new Way(thrown.path(), thrown.exception().qualified() + thrown.line());
      case Expectation.Returns returned ->
          new Way(returned.path(), String.valueOf(returned.value()) + returned.ofReceiver());
      case Expectation.Equal equal -> new Way(each.row().id(), "equal");
      case Expectation.Unknown unknown -> new Way(each.row().id(), unknown.reason());
    };
  }
}
