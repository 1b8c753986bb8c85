package dev.assay.query.advice.index;

import dev.assay.query.advice.index.IndexDefinition.Key;
import dev.assay.query.advice.index.IndexVerdict.Rule;
import dev.assay.query.advice.index.Wish.By;
import dev.assay.query.advice.index.Wish.Found;
import dev.assay.query.advice.index.Wish.Only;
import dev.assay.query.plan.PlanNode;
import java.util.ArrayList;
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
 * since a b-tree is entered by its first keys; then one range, or the order that is wanted. Each
 * such list is also tried for the few rows of a partial index, and with what is read beside it
 * carried along.
 */
final class Candidates {
  private static final int MOST_KEYS = 4;
  private static final int MOST_SINGLE = 3;
  private static final int MOST_INCLUDED = 3;
  private static final double WIDEST_INCLUDED = 40;
  private static final int MOST = 24;

  private final Site site;
  private final List<Found> equal;
  private final List<Found> lists;
  private final List<Found> ranges;
  private final List<Only> only;
  private final Map<List<IndexDefinition>, Candidate> found = new LinkedHashMap<>();

  private Candidates(Site site) {
    this.site = site;
    List<Wish> wishes = Wishes.of(site);
    this.equal = found(wishes, found -> found.by() == By.EQUALITY);
    this.lists = found(wishes, found -> found.by() == By.LIST);
    this.ranges = found(wishes, found -> found.by() == By.RANGE || found.by() == By.PREFIX);
    this.only = wishes.stream().filter(Only.class::isInstance).map(Only.class::cast).toList();
  }

  static List<Candidate> of(Site site) {
    var candidates = new Candidates(site);
    candidates.keyed();
    candidates.joined();
    candidates.ordered();
    candidates.either();
    candidates.onlySome();
    candidates.covering();
    return candidates.found.values().stream().limit(MOST).toList();
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

  private void onlySome() {
    if (only.isEmpty()) {
      return;
    }
    List<Only> best =
        only.stream().sorted(Comparator.comparingDouble(Only::share)).limit(2).toList();
    String where = best.stream().map(Only::sql).collect(Collectors.joining(" AND "));
    double share = best.stream().mapToDouble(Only::share).reduce(1, (a, b) -> a * b);
    Set<String> fixed =
        best.stream().map(Only::column).flatMap(Stream::ofNullable).collect(Collectors.toSet());
    for (Candidate whole : List.copyOf(found.values())) {
      if (whole.indexes().size() == 1) {
        List<Key> keys =
            whole.first().keys().stream().filter(key -> !fixed.contains(key.column())).toList();
        partial(whole, keys, where, share);
      }
    }
    if (found.values().stream().noneMatch(one -> one.first().where() != null)) {
      List<String> key = site.table().key().isEmpty()
          ? fixed.stream().sorted().map(Names::quoted).toList()
          : site.table().key();
      List<Key> keys = key.stream().map(this::named).toList();
      var bare =
          new Candidate(
              Rule.PARTIAL,
              List.of(IndexDefinition.on(site.table().name(), keys)),
              site,
              site.node(),
              "is of",
              1);
      partial(bare, keys, where, share);
    }
  }

  private Key named(String sql) {
    return site.table().columns().keySet().stream()
        .filter(name -> Names.quoted(name).equals(sql))
        .findFirst()
        .map(Key::of)
        .orElseGet(() -> Key.expression(sql));
  }

  private void partial(Candidate whole, List<Key> keys, String where, double share) {
    if (!keys.isEmpty()) {
      add(
          new Candidate(
              Rule.PARTIAL,
              List.of(IndexDefinition.on(site.table().name(), keys).of(where)),
              site,
              whole.node(),
              whole.purpose() + ", only of rows with " + where,
              whole.selectivity() * share));
    }
  }

  private void covering() {
    if (!site.coverable()) {
      return;
    }
    for (Candidate bare : List.copyOf(found.values())) {
      Set<String> keys =
          bare.first().keys().stream()
              .flatMap(key -> Stream.ofNullable(key.column()))
              .collect(Collectors.toSet());
      List<String> more =
          site.needed().stream().filter(column -> !keys.contains(column)).sorted().toList();
      if (bare.indexes().size() == 1 && !more.isEmpty() && narrow(more)) {
        List<String> included = more.stream().map(Names::quoted).toList();
        add(
            new Candidate(
                Rule.COVERING,
                List.of(bare.first().including(included)),
                site,
                bare.node(),
                bare.purpose() + " and has all that is read, so that the table is not visited",
                bare.selectivity()));
      }
    }
  }

  private boolean narrow(List<String> columns) {
    double width = 0;
    for (String name : columns) {
      @Nullable ColumnFacts column = site.table().column(name);
      if (column == null || column.statistics() == null) {
        return false;
      }
      width += column.statistics().width();
    }
    return columns.size() <= MOST_INCLUDED && width <= WIDEST_INCLUDED;
  }
}
