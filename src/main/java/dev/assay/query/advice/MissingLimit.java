package dev.assay.query.advice;

import dev.assay.query.Advisory.Basis;
import dev.assay.query.advice.Draft.Gain;
import dev.assay.query.advice.Draft.Proof;
import dev.assay.query.plan.PlanNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A SELECT without LIMIT whose calls give at least 10,000 rows each. What a page of 1,000 would
 * spare is the part of the planner's cost that comes after the first row, in proportion; a sort or
 * an aggregate before it is not spared. Stateless, safe on any thread.
 */
final class MissingLimit implements Rule {
  private static final Pattern LIMITED = Pattern.compile("\\blimit\\b|\\bfetch\\s+(first|next)\\b");
  private static final double LEAST_ROWS = 10_000;
  private static final double PAGE = 1_000;

  @Override
  public Stream<Draft> find(Looked query, Scope scope) {
    PlanTree plan = query.plan();
    double rows = query.rowsPerCall();
    double confidence = query.share(interval -> Looked.rowsPerCall(interval) >= LEAST_ROWS);
    if (plan == null
        || !query.reads()
        || rows < LEAST_ROWS
        || confidence == 0
        || LIMITED.matcher(query.text()).find()) {
      return Stream.empty();
    }
    PlanNode root = plan.root();
    double whole = PlanTree.number(root, "Total Cost");
    double afterFirst = whole <= 0 ? 0 : 1 - PlanTree.number(root, "Startup Cost") / whole;
    Map<String, Double> evidence = new LinkedHashMap<>();
    evidence.put("rowsPerCall", rows);
    evidence.put("calls", (double) query.figures().calls());
    evidence.put("costShareAfterFirstRow", afterFirst);
    evidence.put("bytesPerCall", rows * PlanTree.number(root, "Plan Width"));
    return Stream.of(
        query.rewrite(
            "missingLimit",
            ("a call gives %s rows (about %s) and has no LIMIT; where nobody reads them all, page"
                    + " by a key (ORDER BY key LIMIT %s); where they are, read them by a cursor"
                    + " (autocommit off and setFetchSize), so that neither side holds all of them")
                .formatted(
                    Said.number(rows),
                    Said.bytes(rows * PlanTree.number(root, "Plan Width")),
                    Said.number(PAGE)),
            new Proof(Basis.MEASURED, root.place(), evidence),
            new Gain(confidence, afterFirst * (1 - PAGE / rows))));
  }
}
