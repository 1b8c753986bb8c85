package dev.assay.query.advice.index;

import dev.assay.query.Advisory.Basis;
import dev.assay.query.advice.index.Choosing.Chosen;
import dev.assay.query.advice.index.Choosing.Refused;
import dev.assay.query.advice.index.IndexDefinition.IndexKey;
import dev.assay.query.advice.index.IndexVerdict.Suggested;
import dev.assay.query.advice.index.IndexVerdict.TurnedDown;
import dev.assay.query.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what was chosen and what was not. For one statement, immutable. */
final class Wording {
  private static final int MOST_TURNED_DOWN = 12;

  private final ServerFacts facts;
  private final List<String> lacks;
  private final Upkeep upkeep;

  /**
   * @param lacks what is to be said besides of what was left out or taken for something else
   */
  Wording(Subject subject, ServerFacts facts, List<String> lacks) {
    this.facts = facts;
    this.lacks = List.copyOf(lacks);
    this.upkeep = new Upkeep(facts, subject.load().callsPerMinute());
  }

  IndexVerdict verdict(Choosing choosing, double cost, @Nullable Plan optimized) {
    List<Chosen> chosen = choosing.chosen();
    return new IndexVerdict(
        chosen.stream().flatMap(this::suggested).toList(),
        choosing.refused().stream().limit(MOST_TURNED_DOWN).map(this::turnedDown).toList(),
        facts.hypopg() == null ? Basis.ESTIMATE : Basis.HYPOPG,
        cost,
        chosen.isEmpty() ? cost : chosen.getLast().after(),
        optimized,
        lacks(choosing));
  }

  private Stream<Suggested> suggested(Chosen one) {
    Candidate candidate = one.candidate();
    return candidate.indexes().stream()
        .map(index ->
            new Suggested(
                candidate.rule(),
                index.ddl(),
                index.table().sql(),
                index.keys().stream().map(IndexKey::sql).toList(),
                why(one, index),
                candidate.node().place(),
                evidence(one, index),
                facts.hypopg() == null ? "column widths" : "hypopg",
                upkeep.words()));
  }

  private static String why(Chosen one, IndexDefinition index) {
    Candidate candidate = one.candidate();
    String others =
        candidate.indexes().size() == 1
            ? ""
            : "; it helps only together with the index on %s"
                .formatted(
                    candidate.indexes().stream()
                        .filter(other -> !other.equals(index))
                        .map(IndexDefinition::what)
                        .reduce((a, b) -> a + " and " + b)
                        .orElse(""));
    return String.format(
        Locale.ROOT,
        "%s of %s costs %.1f; the index %s, which brings the statement from %.1f to %.1f%s",
        candidate.node().type(),
        candidate.site().table().name().sql(),
        candidate.node().number("Total Cost").orElse(0),
        candidate.purpose(),
        one.before(),
        one.after(),
        others);
  }

  private Map<String, Double> evidence(Chosen one, IndexDefinition index) {
    Map<String, Double> evidence = new LinkedHashMap<>();
    evidence.put("costBefore", one.before());
    evidence.put("costAfter", one.after());
    evidence.put("rows", one.candidate().site().node().number("Plan Rows").orElse(0));
    tableRows(one.candidate(), evidence);
    Double bytes = one.bytes().get(index);
    if (bytes != null) {
      evidence.put("sizeBytes", bytes);
    }
    upkeep.tell(one.candidate(), one.before() - one.after(), evidence);
    return evidence;
  }

  private static void tableRows(Candidate candidate, Map<String, Double> evidence) {
    double rows = candidate.site().table().rows();
    if (rows >= 0) {
      evidence.put("tableRows", rows);
    }
  }

  private TurnedDown turnedDown(Refused one) {
    Map<String, Double> evidence = new LinkedHashMap<>();
    @Nullable Double before = one.before();
    @Nullable Double after = one.after();
    if (before != null && after != null) {
      evidence.put("costBefore", before);
      evidence.put("costAfter", after);
    }
    tableRows(one.candidate(), evidence);
    String ddl =
        one.candidate().indexes().stream()
            .map(IndexDefinition::ddl)
            .reduce((a, b) -> a + "; " + b)
            .orElse("");
    return new TurnedDown(ddl, one.reason(), one.why(), evidence);
  }

  private List<String> lacks(Choosing choosing) {
    List<String> lacks = new ArrayList<>();
    if (facts.lacksHypopg() != null) {
      lacks.add(facts.lacksHypopg());
    }
    lacks.addAll(this.lacks);
    if (choosing.cut()) {
      lacks.add("time ran out before every candidate was tried; ask again with more of it");
    }
    facts.tables().values().stream()
        .sorted((a, b) -> a.name().compareTo(b.name()))
        .forEach(table -> lacks.addAll(lacks(table)));
    return lacks;
  }

  private static List<String> lacks(TableFacts table) {
    boolean told =
        table.columns().values().stream().anyMatch(column -> column.statistics() != null);
    if (table.rows() < 0) {
      return List.of(
          "%1$s was never analyzed, so nothing is known of its values; ANALYZE %1$s mends it"
              .formatted(table.name().sql()));
    }
    return told || table.rows() == 0
        ? List.of()
        : List.of(
            "no statistics of %1$s are there or may be read; ANALYZE %1$s, or GRANT SELECT ON %1$s TO"
                    .formatted(table.name().sql())
                + " the role that watches, mends it");
  }
}
