package dev.assay.query.advice.index;

import dev.assay.query.advice.index.IndexDefinition.Key;
import dev.assay.query.advice.index.IndexVerdict.Rule;
import dev.assay.query.advice.index.Wish.By;
import dev.assay.query.advice.index.Wish.Found;
import dev.assay.query.plan.PlanNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The indexes that could serve a site. For one site and one thread.
 *
 * <p>Keys that are equal to something come first, those with the most values before the others,
 * since a b-tree is entered by its first keys; then one range, or the order that is wanted.
 */
final class Candidates {
  private static final int MOST_KEYS = 4;
  private static final int MOST_SINGLE = 3;
  private static final int MOST = 24;

  private final Site site;
  private final List<Found> equal;
  private final List<Found> lists;
  private final List<Found> ranges;
  private final Map<List<IndexDefinition>, Candidate> found = new LinkedHashMap<>();

  private Candidates(Site site) {
    this.site = site;
    List<Wish> wishes = Wishes.of(site);
    this.equal = found(wishes, found -> found.by() == By.EQUALITY);
    this.lists = found(wishes, found -> found.by() == By.LIST);
    this.ranges = found(wishes, found -> found.by() == By.RANGE || found.by() == By.PREFIX);
  }

  static List<Candidate> of(Site site) {
    var candidates = new Candidates(site);
    candidates.keyed();
    candidates.joined();
    candidates.ordered();
    candidates.either();
    return new Variants(site, candidates.found.values()).all().stream().limit(MOST).toList();
  }

  private List<Found> found(List<Wish> wishes, Predicate<Found> which) {
    Set<String> seen = new LinkedHashSet<>();
    return wishes.stream()
        .filter(Found.class::isInstance)
        .map(Found.class::cast)
        .filter(which)
        .filter(one -> seen.add(one.key().sql()))
        .sorted(
            Comparator.comparingDouble((Found one) -> -distinct(one.key()))
                .thenComparing(one -> one.key().text()))
        .toList();
  }

  private double distinct(Key key) {
    @Nullable ColumnFacts column = key.column() == null ? null : site.table().column(key.column());
    return column == null ? 0 : column.distinct();
  }

  // All that are equal, alone and together, and with one range behind them.
  private void keyed() {
    List<Found> all = Stream.concat(equal.stream(), lists.stream()).toList();
    all.stream().limit(MOST_SINGLE).forEach(one -> add(List.of(one), "finds rows by"));
    if (all.size() > 1) {
      add(all.stream().limit(MOST_KEYS).toList(), "finds rows by");
    }
    for (Found range : ranges.stream().limit(2).toList()) {
      // Behind an equality a range is never worse, and a range without values is a guess.
      if (equal.isEmpty()) {
        add(List.of(range), "finds rows by");
      }
      List<Found> both =
          Stream.concat(
                  all.stream()
                      .filter(one -> !one.key().text().equals(range.key().text()))
                      .limit(MOST_KEYS - 1),
                  Stream.of(range))
              .toList();
      add(both, "finds rows by");
    }
  }

  private void add(List<Found> keys, String purpose) {
    List<Key> all = keys.stream().map(Found::key).toList();
    add(rule(all), site.node(), all, purpose, selectivity(keys));
  }

  private static Rule rule(List<Key> keys) {
    if (keys.size() > 1) {
      return Rule.COMPOSITE;
    }
    Key key = keys.getFirst();
    return key.column() == null
        ? Rule.EXPRESSION
        : key.operators().isEmpty() ? Rule.BTREE : Rule.PATTERN;
  }

  private static double selectivity(List<Found> keys) {
    return keys.stream()
        .map(Found::selectivity)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .reduce(1, (a, b) -> a * b);
  }

  private void add(Rule rule, PlanNode node, List<Key> keys, String purpose, double selectivity) {
    if (keys.isEmpty()) {
      return;
    }
    add(
        new Candidate(
            rule,
            List.of(IndexDefinition.on(site.table().name(), keys)),
            site,
            node,
            purpose + " " + keys.stream().map(Key::text).collect(Collectors.joining(", ")),
            selectivity));
  }

  private void add(Candidate candidate) {
    found.putIfAbsent(candidate.indexes(), candidate);
  }

  private void joined() {
    for (Site.Join join : site.joins()) {
      List<Key> own = join.own().stream().map(column -> Key.of(column.name())).toList();
      double all =
          own.stream().mapToDouble(key -> 1 / Math.max(1, distinct(key))).reduce(1, (a, b) -> a * b);
      add(Rule.JOIN_KEY, join.node(), own.stream().limit(MOST_KEYS).toList(), "joins by", all);
      if (own.size() > 1) {
        Key first = own.stream().max(Comparator.comparingDouble(this::distinct)).orElseThrow();
        double one = 1 / Math.max(1, distinct(first));
        add(Rule.JOIN_KEY, join.node(), List.of(first), "joins by", one);
      }
      if (!equal.isEmpty()) {
        List<Key> both =
            Stream.concat(own.stream(), equal.stream().map(Found::key))
                .distinct()
                .sorted(Comparator.comparingDouble(key -> -distinct(key)))
                .limit(MOST_KEYS)
                .toList();
        add(Rule.COMPOSITE, join.node(), both, "joins and finds rows by",
            all * selectivity(equal));
      }
    }
  }

  private void ordered() {
    List<Key> before = equal.stream().map(Found::key).limit(MOST_KEYS - 1).toList();
    for (Site.Order order : site.orders()) {
      Set<String> fixed = before.stream().map(Key::text).collect(Collectors.toSet());
      List<Key> behind = order.keys().stream().filter(key -> !fixed.contains(key.text())).toList();
      Rule rule =
          order.limit() >= 0 && order.purpose() == Site.Purpose.SORT
              ? Rule.ORDER_BY_LIMIT
              : before.size() + behind.size() > 1 ? Rule.COMPOSITE : Rule.BTREE;
      String purpose =
          switch (order.purpose()) {
            case SORT -> "gives rows in the order of";
            case GROUP -> "gives rows group by group of";
            case EXTREME -> "gives the first or last of";
          };
      if (!behind.isEmpty()) {
        List<Key> keys = Stream.concat(before.stream(), behind.stream()).toList();
        // Never by the order alone where something is equal: it would be a walk over all rows
        // until enough were met, and how long that is depends on where they lie.
        add(rule, order.node(), keys, purpose, selectivity(equal));
      }
    }
  }

  // Each branch of an OR by an index of its own; one alone would not do.
  private void either() {
    for (Condition condition : site.conditions()) {
      if (condition instanceof Condition.Either either) {
        List<List<Key>> branches = either.parts().stream().map(this::branch).toList();
        if (branches.stream().noneMatch(List::isEmpty)) {
          List<IndexDefinition> indexes =
              branches.stream()
                  .distinct()
                  .map(keys -> IndexDefinition.on(site.table().name(), keys))
                  .toList();
          String purpose = "finds the rows of each side of OR by an index of its own";
          add(new Candidate(Rule.BTREE, indexes, site, site.node(), purpose, branchShare(branches)));
        }
      }
    }
  }

  private double branchShare(List<List<Key>> branches) {
    return Math.min(
        1,
        branches.stream()
            .mapToDouble(keys ->
                keys.stream()
                    .mapToDouble(key -> 1 / Math.max(1, distinct(key)))
                    .reduce(1, (a, b) -> a * b))
            .sum());
  }

  private List<Key> branch(Condition part) {
    List<Found> wishes =
        new Wishes(site)
            .of(part).stream()
                .filter(Found.class::isInstance)
                .map(Found.class::cast)
                .sorted(
                    Comparator.comparing(Found::by)
                        .thenComparingDouble(one -> -distinct(one.key())))
                .toList();
    return wishes.stream().map(Found::key).distinct().limit(2).toList();
  }
}
