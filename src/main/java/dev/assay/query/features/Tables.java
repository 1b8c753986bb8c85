package dev.assay.query.features;

import dev.assay.query.plan.Plan;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog says of the tables that a plan touches, each counted once; of tables that the
 * catalog does not know nothing is said. Immutable.
 *
 * @param touched how many the plan names; -1 without a plan
 */
record Tables(int touched, List<Catalog.Relation> known, List<Read> reads) {
  Tables {
    known = List.copyOf(known);
    reads = List.copyOf(reads);
  }

  /** A scan of a table whose rows are known: what it gives of what is there. */
  record Read(double given, double there, boolean throwsAway) {
    double removed() {
      return throwsAway ? Math.max(0, there - given) : 0;
    }

    double selectivity() {
      return there == 0 ? 1 : Math.min(1, given / there);
    }
  }

  static Tables of(@Nullable Plan plan, PlanFigures figures, Catalog catalog) {
    if (plan == null) {
      return new Tables(-1, List.of(), List.of());
    }
    var names = Catalog.names(plan);
    List<Catalog.Relation> known =
        names.stream().map(catalog.relations()::get).filter(Objects::nonNull).toList();
    List<Read> reads =
        figures.steps().stream()
            .filter(step -> step.kind().scan())
            .map(step -> read(step, catalog))
            .filter(Objects::nonNull)
            .toList();
    return new Tables(names.size(), known, reads);
  }

  private static @Nullable Read read(Step step, Catalog catalog) {
    Catalog.Relation relation = catalog.of(step.node());
    Double there = relation == null ? null : relation.rows();
    boolean throwsAway = step.kind() == NodeKind.SEQ_SCAN && step.filters();
    return there == null ? null : new Read(step.rows(), there, throwsAway);
  }

  double rows() {
    return all(rowsKnown().sum());
  }

  double maxRows() {
    return all(rowsKnown().max().orElse(0));
  }

  double sum(Function<Catalog.Relation, Number> figure) {
    return all(known.stream().mapToDouble(table -> figure.apply(table).doubleValue()).sum());
  }

  double maxPages() {
    return all(known.stream().mapToDouble(Catalog.Relation::pages).max().orElse(0));
  }

  /** The mean of the tables' shares, larger tables weighing more. */
  double cachedShare() {
    double weights = 0;
    double weighted = 0;
    for (Catalog.Relation table : known) {
      Double share = table.cachedShare();
      if (share != null) {
        weights += table.pages() + 1;
        weighted += share * (table.pages() + 1);
      }
    }
    return Feature.ratio(weighted, weights);
  }

  /** Rows that whole-table scans are estimated to read in vain. */
  double rowsRemoved() {
    return reads.isEmpty() ? Feature.UNKNOWN : reads.stream().mapToDouble(Read::removed).sum();
  }

  /** The share of a table that is wanted, of the scan that wants the least. */
  double leastSelectivity() {
    return reads.stream().mapToDouble(Read::selectivity).min().orElse(Feature.UNKNOWN);
  }

  private DoubleStream rowsKnown() {
    return known.stream()
        .map(Catalog.Relation::rows)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue);
  }

  // A plan that touches nothing touches 0 rows; one whose tables are all unknown, an unknown
  // number.
  private double all(double figure) {
    return touched == 0 || !known.isEmpty() ? figure : Feature.UNKNOWN;
  }
}
