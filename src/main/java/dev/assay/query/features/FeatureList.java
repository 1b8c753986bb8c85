package dev.assay.query.features;

import java.util.ArrayList;
import java.util.List;

/**
 * Every feature in its order. Stateless.
 *
 * <p>Whatever changes here, be it an order, a name or a meaning, is another {@link
 * FeatureDefinition#VERSION}: a model is told rows and not names.
 */
final class FeatureList {
  private static final double FULL_LOAD_MS_PER_MINUTE = 10_000;
  private static final double LOAD_WEIGHT = 0.6;
  private static final double SCAN_WEIGHT = 0.4;

  static final List<Feature> ALL = all();

  private FeatureList() {}

  private static List<Feature> all() {
    List<Feature> all = new ArrayList<>();
    all.addAll(times());
    all.addAll(work());
    all.addAll(plan());
    for (NodeKind kind : NodeKind.values()) {
      all.add(plan("plan.count." + kind.label(), plan -> plan.count(kind)));
    }
    for (NodeKind kind : NodeKind.values()) {
      all.add(plan("plan.cost." + kind.label(), plan -> plan.cost(kind)));
    }
    all.addAll(catalog());
    all.addAll(derived());
    return List.copyOf(all);
  }

  private static List<Feature> times() {
    return List.of(
        history("history.intervals", history -> history.intervals().size()),
        history("history.calls", History::calls),
        history("history.meanMs", History::recentMs),
        history("history.medianMs", History::medianMs),
        history("history.lastMs", History::lastMs),
        history("history.leastMeanMs", History::leastMeanMs),
        history("history.greatestMeanMs", History::greatestMeanMs),
        history("history.stddevMs", History::stddevMs),
        history("history.variation", History::variation),
        history("history.minMs", History::minMs),
        history("history.maxMs", History::maxMs),
        history("history.trend", History::trend));
  }

  private static List<Feature> work() {
    return List.of(
        history("history.callsPerMinute", History::callsPerMinute),
        history("history.rowsPerCall", history -> history.perCall(one -> one.rows())),
        history("history.lastRowsPerCall", History::lastRowsPerCall),
        history("history.hitPerCall", history -> history.perCall(one -> one.blocks().sharedHit())),
        history(
            "history.readPerCall", history -> history.perCall(one -> one.blocks().sharedRead())),
        history(
            "history.tempPerCall",
            history ->
                history.perCall(one -> one.blocks().tempRead() + one.blocks().tempWritten())),
        history(
            "history.walBytesPerCall", history -> history.perCall(one -> one.blocks().walBytes())),
        history("history.cachedShare", History::cachedShare));
  }

  private static List<Feature> plan() {
    return List.of(
        plan("plan.totalCost", plan -> plan.root("Total Cost")),
        plan("plan.startupCost", plan -> plan.root("Startup Cost")),
        plan("plan.rows", plan -> plan.root("Plan Rows")),
        plan("plan.width", plan -> plan.root("Plan Width")),
        plan("plan.nodes", plan -> plan.count(step -> true)),
        plan("plan.depth", plan -> plan.max(Step::depth)),
        plan("plan.joins", plan -> plan.count(step -> step.kind().join())),
        plan("plan.subPlans", plan -> plan.count(Step::subPlan)),
        plan("plan.filters", plan -> plan.count(Step::filters)),
        plan("plan.sumRows", plan -> plan.sum(step -> true, Step::rows)),
        plan("plan.maxRows", plan -> plan.max(Step::rows)),
        plan("plan.sortBytes", plan -> plan.sum(step -> step.kind() == NodeKind.SORT, Step::bytes)),
        plan("plan.hashBytes", plan -> plan.sum(step -> step.kind() == NodeKind.HASH, Step::bytes)),
        plan("plan.scanCost", plan -> plan.sum(step -> step.kind().scan(), Step::cost)),
        plan("plan.filteredScanShare", PlanFigures::filteredScanShare),
        plan(
            "plan.workers",
            plan ->
                plan.sum(step -> true, step -> step.node().number("Workers Planned").orElse(0))));
  }

  private static List<Feature> catalog() {
    return List.of(
        tables("catalog.tables", Tables::touched),
        tables("catalog.rows", Tables::rows),
        tables("catalog.maxRows", Tables::maxRows),
        tables("catalog.pages", tables -> tables.sum(Catalog.Relation::pages)),
        tables("catalog.maxPages", Tables::maxPages),
        tables("catalog.indexes", tables -> tables.sum(Catalog.Relation::indexes)),
        tables("catalog.cachedShare", Tables::cachedShare),
        tables("catalog.rowsRemoved", Tables::rowsRemoved),
        tables("catalog.leastSelectivity", Tables::leastSelectivity));
  }

  private static List<Feature> derived() {
    return List.of(
        history("derived.executionComplexity", FeatureList::complexity),
        history("derived.volumeImpact", FeatureList::volume),
        new Feature("derived.optimisationOpportunity", FeatureList::opportunity));
  }

  private static double complexity(History history) {
    double variation = history.variation();
    return variation < 0 ? Feature.UNKNOWN : Math.min(variation, 1);
  }

  /** Milliseconds of the server that a minute of this query takes. */
  private static double volume(History history) {
    double perMinute = history.callsPerMinute();
    return perMinute < 0 ? Feature.UNKNOWN : history.meanMs() * perMinute;
  }

  // The scan score is the share of the plan's cost that goes into whole-table scans with a filter:
  // what an index could take away. Without a plan it is unknown, and so is the opportunity.
  private static double opportunity(Subject subject) {
    double volume = volume(subject.history());
    double scan = subject.plan().filteredScanShare();
    return volume < 0 || scan < 0
        ? Feature.UNKNOWN
        : LOAD_WEIGHT * Math.min(volume / FULL_LOAD_MS_PER_MINUTE, 1) + SCAN_WEIGHT * scan;
  }

  private interface Figure<T> {
    double of(T subject);
  }

  private static Feature history(String name, Figure<History> figure) {
    return new Feature(name, subject -> figure.of(subject.history()));
  }

  private static Feature plan(String name, Figure<PlanFigures> figure) {
    return new Feature(name, subject -> figure.of(subject.plan()));
  }

  private static Feature tables(String name, Figure<Tables> figure) {
    return new Feature(name, subject -> figure.of(subject.tables()));
  }
}
