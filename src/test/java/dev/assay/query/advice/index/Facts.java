package dev.assay.query.advice.index;

import dev.assay.query.advice.index.ColumnFacts.Statistics;
import dev.assay.query.advice.index.TableFacts.ExistingIndex;
import dev.assay.query.advice.index.TableFacts.Name;
import dev.assay.query.advice.index.TableFacts.Writes;
import dev.assay.query.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table {@code shop.orders} of 100,000 rows, told column by column. For one test. */
final class Facts {
  static final Name ORDERS = new Name("shop", "orders");
  static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final Map<String, ColumnFacts> columns = new LinkedHashMap<>();
  private final List<ExistingIndex> indexes = new ArrayList<>();
  private @Nullable String unfit;
  private double pages = 2000;
  private Writes writes = new Writes(0, 0, 0, 0);

  Facts column(String name, double distinct) {
    return column(name, "integer", distinct, 0, Map.of());
  }

  Facts column(
      String name, String type, double distinct, double nulls, Map<String, Double> common) {
    columns.put(
        name, new ColumnFacts(name, type, false, new Statistics(4, nulls, distinct, 0, common)));
    return this;
  }

  Facts index(ExistingIndex index) {
    indexes.add(index);
    return this;
  }

  Facts unfit(String why) {
    this.unfit = why;
    return this;
  }

  Facts pages(double count) {
    this.pages = count;
    return this;
  }

  Facts writes(double inserted, double updated, double hot, double deleted) {
    this.writes = new Writes(inserted, updated, hot, deleted);
    return this;
  }

  static ExistingIndex btree(String name, String... keys) {
    return new ExistingIndex(
        name,
        "btree",
        false,
        List.of(keys),
        Collections.nCopies(keys.length, false),
        List.of(),
        null,
        true);
  }

  TableFacts table() {
    return new TableFacts(
        ORDERS, unfit, 100_000, pages, 0.5, columns, indexes, List.of("id"), writes);
  }

  /** What the server is, counting for a day. */
  ServerFacts server(boolean replica) {
    return new ServerFacts(
        new ServerFacts.Costs(1, 4, 0.01, 0.005, 0.0025, 500_000),
        null,
        "hypopg is missing",
        replica,
        NOW.minus(Duration.ofDays(1)),
        NOW,
        Map.of(ORDERS, table()));
  }

  /** The site of a whole-table scan with a condition, the plan's only node. */
  Site scan(String filter) {
    return site(
        """
        {"Node Type": "Seq Scan", "Schema": "shop", "Relation Name": "orders", "Alias": "o",
         "Total Cost": 3000, "Plan Rows": 10, "Output": ["id", "customer", "shop", "note", "at"],
         "Filter": "%s"}\
        """
            .formatted(filter.replace("\\", "\\\\").replace("\"", "\\\"")));
  }

  /** The first site of a plan. */
  Site site(String node) {
    return Sites.of(plan(node), Map.of(ORDERS, table())).getFirst();
  }

  static Plan plan(String node) {
    return Plan.read("[{\"Plan\": %s}]".formatted(node));
  }

  /** What is thought of for a site, without its table. */
  static List<String> candidates(Site site) {
    return Candidates.of(site).stream()
        .map(one -> String.join(" + ", one.indexes().stream().map(IndexDefinition::what).toList()))
        .toList();
  }
}
