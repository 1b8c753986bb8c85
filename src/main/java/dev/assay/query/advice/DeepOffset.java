package dev.assay.query.advice;

import dev.assay.query.Advisory.Basis;
import dev.assay.query.Query.Problem;
import dev.assay.query.advice.Draft.Gain;
import dev.assay.query.advice.Draft.Proof;
import dev.assay.query.collect.Interval;
import dev.assay.query.plan.PlanNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pages that are reached by reading and throwing away all before them. Shown by the plan where it
 * tells how many rows are skipped. A plan without values does not: there it is shown by what calls
 * read, where the page comes straight from an index that filters nothing, so that what is read
 * beyond the page can only be what is skipped. Where a sort is below, another page key would spare
 * nothing, and nothing is said. Stateless, safe on any thread.
 */
final class DeepOffset implements Rule {
  private static final Pattern OFFSET = Pattern.compile("\\boffset\\s+[$(\\d]");
  private static final Pattern KEY =
      Pattern.compile("\\border\\s+by\\s+([\\w.\\s,]+?)\\s+(?:limit|offset|fetch)\\b");
  private static final Set<String> ORDERED = Set.of("Index Scan", "Index Only Scan");
  private static final double LEAST_BLOCKS = 200;
  private static final double FACTOR = 10;
  // A row takes at most a block of the table and one of the index; a search from the root a few.
  private static final double BLOCKS_OF_A_ROW = 2;
  private static final double BLOCKS_OF_A_SEARCH = 8;

  @Override
  public Stream<Draft> find(Looked query, Scope scope) {
    PlanTree plan = query.plan();
    if (plan == null || !query.reads() || !OFFSET.matcher(query.text()).find()) {
      return Stream.empty();
    }
    PlanNode limit = plan.nodes().filter(DeepOffset::ordered).findFirst().orElse(null);
    if (limit == null) {
      return Stream.empty();
    }
    Problem skipped = plan.problems("largeOffset").findFirst().orElse(null);
    return skipped == null
        ? measured(query, limit)
        : Stream.of(planned(query, skipped, scope.trust()));
  }

  private static boolean ordered(PlanNode node) {
    if (!node.type().equals("Limit") || node.children().size() != 1) {
      return false;
    }
    PlanNode input = node.children().getFirst();
    return ORDERED.contains(input.type()) && input.text("Filter") == null;
  }

  private static Draft planned(Looked query, Problem problem, Trust trust) {
    double skipped = problem.evidence().getOrDefault("skippedRows", 0.0);
    double given = problem.evidence().getOrDefault("givenRows", 0.0);
    return draft(
        query,
        "%s rows are read and skipped before %s are given"
            .formatted(Said.number(skipped), Said.number(given)),
        new Proof(Basis.ESTIMATE, problem.node(), problem.evidence()),
        new Gain(trust.confidence(), skipped / Math.max(1, skipped + given)));
  }

  private static Stream<Draft> measured(Looked query, PlanNode limit) {
    double read = query.blocksPerCall();
    double needed = needed(query.rowsPerCall());
    double confidence = query.share(DeepOffset::isDeep);
    if (read < Math.max(LEAST_BLOCKS, FACTOR * needed) || confidence == 0) {
      return Stream.empty();
    }
    Map<String, Double> evidence = new LinkedHashMap<>();
    evidence.put("blocksPerCall", read);
    evidence.put("rowsPerCall", query.rowsPerCall());
    evidence.put("blocksOfThePage", needed);
    return Stream.of(
        draft(
            query,
            ("a call reads %s blocks of an index and its table in order and gives %s rows, for"
                    + " which %s would do: the rest is what OFFSET skips")
                .formatted(
                    Said.number(read), Said.number(query.rowsPerCall()), Said.number(needed)),
            new Proof(Basis.MEASURED, limit.place(), evidence),
            new Gain(confidence, 1 - needed / read)));
  }

  private static boolean isDeep(Interval interval) {
    double needed = needed(Looked.rowsPerCall(interval));
    return Looked.blocksPerCall(interval) >= Math.max(LEAST_BLOCKS, FACTOR * needed);
  }

  private static double needed(double rows) {
    return BLOCKS_OF_A_ROW * rows + BLOCKS_OF_A_SEARCH;
  }

  private static Draft draft(Looked query, String shown, Proof proof, Gain gain) {
    String key = key(query);
    String how =
        key == null
            ? "keep the last row's sort key and ask for what comes after it, with LIMIT and without"
                + " OFFSET"
            : ("keep the last row's key and go on from it: WHERE (%1$s) > ($1) ORDER BY %1$s LIMIT"
                    + " $2 (< where it is descending; end the key with a unique column)")
                .formatted(key);
    return query.rewrite("deepOffset", shown + "; " + how, proof, gain);
  }

  private static @Nullable String key(Looked query) {
    var found = KEY.matcher(query.text());
    return found.find() ? found.group(1).replaceAll("\\s+(asc|desc)\\b", "") : null;
  }
}
