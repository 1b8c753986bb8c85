package dev.assay.query.advice;

import dev.assay.query.Advisory.AdviceKind;
import dev.assay.query.advice.Draft.Proof;
import dev.assay.query.advice.Draft.Words;
import dev.assay.query.advice.FoundIndexes.Gain;
import dev.assay.query.advice.FoundIndexes.Index;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes advice of indexes that were found: what one spares is the share of the planner's costs,
 * weighed by the time of each query that it serves. Pure functions, safe on any thread.
 */
final class IndexDrafts {
  private IndexDrafts() {}

  static List<Draft> of(FoundIndexes found, Trust trust, Ranking ranking) {
    return found.advised().stream().map(index -> draft(index, trust, ranking)).toList();
  }

  private static Draft draft(Index index, Trust trust, Ranking ranking) {
    double weights = 0;
    double spared = 0;
    double before = 0;
    double after = 0;
    for (Gain gain : index.gains()) {
      double weight = ranking.share(gain.fingerprint());
      weights += weight;
      spared += weight * improvement(gain);
      before += gain.costBefore();
      after += gain.costAfter();
    }
    Map<String, Double> evidence = new LinkedHashMap<>(index.evidence());
    evidence.put("costBefore", before);
    evidence.put("costAfter", after);
    return new Draft(
        AdviceKind.INDEX,
        index.rule(),
        index.ddl(),
        index.gains().stream().map(Gain::fingerprint).toList(),
        new Words(index.why(), index.ddl()),
        new Proof(index.basis(), index.node(), evidence),
        new Draft.Gain(trust.confidence(), weights == 0 ? 0 : spared / weights));
  }

  private static double improvement(Gain gain) {
    return gain.costBefore() <= 0 ? 0 : Math.max(0, 1 - gain.costAfter() / gain.costBefore());
  }
}
