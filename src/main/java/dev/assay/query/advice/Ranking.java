package dev.assay.query.advice;

import dev.assay.bus.Hash;
import dev.assay.query.Advisory.AdviceKind;
import dev.assay.query.Advisory.Advised;
import dev.assay.query.Advisory.Decision;
import dev.assay.query.Query.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts a figure to advice: ROI = confidence x improvement x urgency, each 0 to 1. Pure, safe on any
 * thread.
 *
 * <p>Urgency is the share that the queries have in the time of all queries of the database, so that
 * ROI reads as the share of the database's time that the advice is expected to spare, and advice on
 * different queries can be compared and, for advice that many share, added. The product of
 * min(calls / 100,000, 1) and min(mean / 10 s, 1), which was the first thought, is near 0 for what
 * hurts most: a million calls of 5 ms, 83 minutes of work, have an urgency of 0.0005 there, and 100
 * calls of 10 s, 17 minutes, 0.001.
 */
final class Ranking {
  private static final int ID_LENGTH = 16;

  private final String database;
  private final Map<String, Double> shares = new TreeMap<>();

  /**
   * @param all every query of a span of time
   */
  Ranking(String database, List<Figures> all) {
    this.database = database;
    double whole = all.stream().mapToDouble(Figures::totalMs).sum();
    all.forEach(query -> shares.put(query.fingerprint(), whole <= 0 ? 0 : query.totalMs() / whole));
  }

  /** Each piece of advice once, the one that pays most first. */
  List<Advised> ranked(List<Draft> drafts) {
    Map<String, List<Draft>> byId = new LinkedHashMap<>();
    drafts.forEach(draft -> byId.computeIfAbsent(id(draft), first -> new ArrayList<>()).add(draft));
    return byId.entrySet().stream()
        .map(entry -> together(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingDouble(Advised::roi)
                .reversed()
                .thenComparing(Comparator.comparingDouble(Ranking::urgent).reversed())
                .thenComparing(Advised::id))
        .toList();
  }

  private static double urgent(Advised advised) {
    return advised.evidence().getOrDefault("urgency", 0.0);
  }

  private String id(Draft draft) {
    return Hash.of(String.join("\n", database, draft.rule(), draft.subject()))
        .substring(0, ID_LENGTH);
  }

  private Advised together(String id, List<Draft> drafts) {
    Draft first =
        drafts.stream().max(Comparator.comparingDouble(this::roi)).orElse(drafts.getFirst());
    Set<String> others = new TreeSet<>();
    drafts.forEach(draft -> others.addAll(draft.fingerprints()));
    first.fingerprints().forEach(others::remove);
    List<String> fingerprints = new ArrayList<>(first.fingerprints());
    fingerprints.addAll(others);
    Map<String, Double> evidence = new LinkedHashMap<>(first.proof().evidence());
    evidence.put("confidence", first.gain().confidence());
    evidence.put("improvement", first.gain().improvement());
    evidence.put("urgency", Math.min(1, drafts.stream().mapToDouble(this::urgency).sum()));
    return new Advised(
        id,
        first.kind(),
        first.rule(),
        fingerprints,
        first.words().text(),
        first.words().ddl(),
        first.proof().basis(),
        first.proof().node(),
        evidence,
        Math.min(1, drafts.stream().mapToDouble(this::roi).sum()),
        Decision.OPEN,
        null);
  }

  private double roi(Draft draft) {
    return draft.gain().confidence() * draft.gain().improvement() * urgency(draft);
  }

  // Of an N+1 only the query that is called too often is spared.
  private double urgency(Draft draft) {
    List<String> spared =
        draft.kind() == AdviceKind.N_PLUS_ONE
            ? draft.fingerprints().subList(0, 1)
            : draft.fingerprints();
    return Math.min(1, spared.stream().mapToDouble(one -> shares.getOrDefault(one, 0.0)).sum());
  }

  /** The share of a query in the time of all. */
  double share(String fingerprint) {
    return shares.getOrDefault(fingerprint, 0.0);
  }
}
