package dev.assay.query.advice.index;

import dev.assay.query.advice.index.BtreeCost.Way;
import dev.assay.query.advice.index.Estimated.Place;
import dev.assay.query.advice.index.IndexDefinition.IndexKey;
import dev.assay.query.advice.index.Wish.Found;
import dev.assay.query.plan.PlanNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What indexes that are not there save at one place. For one statement and one thread. */
final class Saving {
  private final Place place;
  private final Site site;
  private final BtreeCost btree;
  private final Map<String, Found> wishes;
  private final double wanted;

  Saving(Place place, BtreeCost btree) {
    this.place = place;
    this.site = place.site();
    this.btree = btree;
    this.wishes =
        Wishes.of(site).stream()
            .filter(Found.class::isInstance)
            .map(Found.class::cast)
            .collect(Collectors.toMap(one -> one.key().text(), one -> one, (a, b) -> a));
    this.wanted = Math.clamp(place.tree().rows(site.node()) / btree.rows(), 1 / btree.rows(), 1);
  }

  double bytes(IndexDefinition index) {
    return btree.bytes(index, share(index));
  }

  private double share(IndexDefinition index) {
    if (index.where() == null) {
      return 1;
    }
    return Wishes.of(site).stream()
        .filter(Wish.Only.class::isInstance)
        .map(Wish.Only.class::cast)
        .filter(only -> index.where().contains(only.sql()))
        .mapToDouble(Wish.Only::share)
        .reduce(1, (a, b) -> a * b);
  }

  double by(IndexDefinition index) {
    double best = Math.max(0, scanned(index));
    for (Site.Order order : site.orders()) {
      best = Math.max(best, ordered(index, order));
    }
    for (Site.Join join : site.joins()) {
      best = Math.max(best, joined(index, join));
    }
    return best * place.times();
  }

  private boolean covers(IndexDefinition index) {
    Set<String> has = new HashSet<>(index.include());
    index.keys().forEach(key -> has.add(key.text()));
    return site.coverable()
        && site.needed().stream().allMatch(column -> has.contains(Names.quoted(column)));
  }

  // By its first keys that are equal to something, and one range behind them.
  private Way way(IndexDefinition index, Set<String> fixed) {
    double selectivity = share(index);
    int conditions = 0;
    for (IndexKey key : index.keys()) {
      @Nullable Found wish = wishes.get(key.text());
      @Nullable Double join = fixed.contains(key.text()) ? one(key) : null;
      if (wish == null && join == null) {
        break;
      }
      conditions++;
      boolean range = join == null && wish != null && wish.selectivity() == null;
      selectivity *= join != null ? join : range ? rest(key) : selectivity(wish);
      if (range && wish != null && wish.by() != Wish.By.EQUALITY) {
        break;
      }
    }
    return new Way(index, share(index), Math.clamp(selectivity, 1 / btree.rows(), 1), conditions);
  }

  private static double selectivity(@Nullable Found wish) {
    return wish == null || wish.selectivity() == null ? 1 : wish.selectivity();
  }

  // What the planner expects of all conditions together, without those that are known.
  private double rest(IndexKey key) {
    double others =
        wishes.values().stream()
            .filter(wish -> !wish.key().text().equals(key.text()))
            .mapToDouble(Saving::selectivity)
            .reduce(1, (a, b) -> a * b);
    return Math.clamp(wanted / Math.max(others, 1 / btree.rows()), 1 / btree.rows(), 1);
  }

  private double one(IndexKey key) {
    @Nullable ColumnFacts column = key.column() == null ? null : site.table().column(key.column());
    return 1 / Math.max(1, column == null ? 1 : column.distinct());
  }

  private double scanned(IndexDefinition index) {
    Way way = way(index, Set.of());
    PlanNode scan = place.tree().gathered(site.node());
    boolean finds = way.conditions() > 0 || index.where() != null;
    double cost = scan.number("Total Cost").orElse(0);
    double runs = place.tree().loops(scan) * place.tree().paid(scan);
    return finds ? runs * (cost - btree.cheapest(way, covers(index))) : 0;
  }

  private double ordered(IndexDefinition index, Site.Order order) {
    Way way = way(index, Set.of());
    if (!follows(index, order.keys()) || !place.tree().alone(order.node(), site.node())) {
      return 0;
    }
    double all = btree.inOrder(way, covers(index));
    double rows = Math.max(1, btree.rows() * wanted);
    double part = order.limit() < 0 ? 1 : Math.min(1, order.limit() / rows);
    PlanNode top = order.limit() < 0 ? order.node() : place.tree().limit(order.node());
    double grouping =
        order.purpose() == Site.Purpose.GROUP ? place.tree().grouping(order.node()) : 0;
    double cost = btree.descent() + part * (all - btree.descent()) + grouping;
    return top.number("Total Cost").orElse(0) - cost;
  }

  private static boolean isFixed(@Nullable Found wish) {
    return wish != null && wish.by() == Wish.By.EQUALITY;
  }

  // Its keys, but for those that are equal to something, in this order or in its opposite.
  private boolean follows(IndexDefinition index, List<IndexKey> order) {
    List<IndexKey> keys =
        index.keys().stream().dropWhile(key -> isFixed(wishes.get(key.text()))).toList();
    if (keys.size() < order.size()) {
      return false;
    }
    boolean same = true;
    boolean opposite = true;
    for (int i = 0; i < order.size(); i++) {
      if (!keys.get(i).text().equals(order.get(i).text())) {
        return false;
      }
      same &= keys.get(i).order().equals(order.get(i).order());
      opposite &= keys.get(i).down() != order.get(i).down();
    }
    return same || opposite || order.size() == 1;
  }

  private double joined(IndexDefinition index, Site.Join join) {
    @Nullable PlanNode outer = place.tree().outer(join.node(), site.node());
    Set<String> own =
        join.own().stream().map(one -> Names.quoted(one.name())).collect(Collectors.toSet());
    if (outer == null || !own.contains(index.keys().getFirst().text())) {
      return 0;
    }
    double lookUps = Math.max(1, place.tree().rows(outer));
    double one = btree.cheapest(way(index, own), covers(index));
    double cost = outer.number("Total Cost").orElse(0) + lookUps * one;
    PlanNode whole = place.tree().gathered(join.node());
    double runs = place.tree().loops(whole) * place.tree().paid(whole);
    return runs * (whole.number("Total Cost").orElse(0) - cost);
  }

  double eitherSide(List<IndexDefinition> own) {
    double entries = 0;
    double selectivity = 0;
    for (Condition condition : site.conditions()) {
      if (condition instanceof Condition.Either either && own.size() > 1) {
        for (Condition part : either.parts()) {
          @Nullable IndexDefinition serving = serving(part, own);
          if (serving == null) {
            return 0;
          }
          double found = one(serving.keys().getFirst());
          entries += btree.entries(new Way(serving, 1, found, 1));
          selectivity += found;
        }
      }
    }
    PlanNode scan = place.tree().gathered(site.node());
    double rows = btree.rows() * Math.min(1, selectivity);
    return entries == 0
        ? 0
        : place.times() * (scan.number("Total Cost").orElse(0) - btree.byBitmap(entries, rows));
  }

  private @Nullable IndexDefinition serving(Condition part, List<IndexDefinition> own) {
    Set<String> keys =
        new Wishes(site)
            .of(part).stream()
                .filter(Found.class::isInstance)
                .map(wish -> ((Found) wish).key().text())
                .collect(Collectors.toSet());
    return own.stream()
        .filter(index -> keys.contains(index.keys().getFirst().text()))
        .findFirst()
        .orElse(null);
  }
}
