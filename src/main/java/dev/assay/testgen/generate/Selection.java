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
  private static final int PER_CONSTRUCTION = 2;

  private record Way(int path, String outcome) {}

  private Selection() {}

  /** The cases to hand out, in the order they were made; at most {@code most}. */
  static List<Case> of(Target target, List<Case> cases, int most) {
    int other = target.constructor() ? PER_CONSTRUCTION : 2 * PER_WAY;
    Map<Way, Integer> seen = new HashMap<>();
    Map<Integer, Integer> paths = new LinkedHashMap<>();
    List<Case> chosen = new ArrayList<>();
    for (Case each : cases) {
      Way way = way(each);
      int alike = seen.merge(way, 1, Integer::sum);
      boolean prepared = each.row().varied().contains(Row.RECEIVER);
      int onPath = paths.getOrDefault(way.path, 0) + 1;
      boolean tellsMore =
          prepared ? alike == 1 && onPath == 1 : alike == 1 ? onPath <= other : onPath < PER_WAY;
      if (!prepared) {
        paths.put(way.path, onPath);
      }
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
          new Way(returned.path(), String.valueOf(returned.value()) + returned.after());
      case Expectation.Equal equal -> new Way(each.row().id(), "equal");
      case Expectation.Unknown unknown -> new Way(each.row().id(), unknown.reason());
    };
  }
}
