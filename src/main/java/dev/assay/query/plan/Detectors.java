package dev.assay.query.plan;

import dev.assay.query.Query.Problem;
import java.util.Comparator;
import java.util.List;

/** Everything that is looked for in plans. Stateless, safe on any thread. */
final class Detectors {
  private static final List<Detector> ALL =
      List.of(
          new Misestimate(),
          new SlowScan(),
          new InefficientIndex(),
          new WrongOrderIndex(),
          new NestedLoopBlowup(),
          new LateOrFilter(),
          new DiskSort(),
          new HashBatches(),
          new LossyBitmap(),
          new HeapFetches(),
          new LargeOffset(),
          new WorkersNotLaunched(),
          new JitDominates(),
          new StaleStatistics());

  private Detectors() {}

  /** What is wrong in a plan, the worst first. */
  static List<Problem> problems(Examined plan) {
    return ALL.stream()
        .flatMap(detector -> detector.find(plan))
        .sorted(Comparator.comparing(Problem::severity).reversed())
        .toList();
  }
}
