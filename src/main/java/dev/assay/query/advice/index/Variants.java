package dev.assay.query.advice.index;

import dev.assay.query.advice.index.IndexDefinition.Key;
import dev.assay.query.advice.index.IndexVerdict.Rule;
import dev.assay.query.advice.index.Wish.Only;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The same candidates for the few rows of a partial index, and with what is read beside their keys
 * carried along. For one site and one thread.
 */
final class Variants {
  private static final int MOST_INCLUDED = 3;
  private static final double WIDEST_INCLUDED = 40;
  private static final int MOST_PREDICATES = 2;

  private final Site site;
  private final List<Only> only;
  private final Map<List<IndexDefinition>, Candidate> found = new LinkedHashMap<>();

  Variants(Site site, Collection<Candidate> plain) {
    this.site = site;
    this.only =
        Wishes.of(site).stream()
            .filter(Only.class::isInstance)
            .map(Only.class::cast)
            .sorted(Comparator.comparingDouble(Only::share))
            .limit(MOST_PREDICATES)
            .toList();
    plain.forEach(this::add);
  }

  /** The plain ones first. */
  List<Candidate> all() {
    partial();
    covering();
    return List.copyOf(found.values());
  }

  private void add(Candidate candidate) {
    found.putIfAbsent(candidate.indexes(), candidate);
  }

  private void partial() {
    if (only.isEmpty()) {
      return;
    }
    Set<String> fixed =
        only.stream().map(Only::column).flatMap(Stream::ofNullable).collect(Collectors.toSet());
    boolean none = true;
    for (Candidate whole : List.copyOf(found.values())) {
      List<Key> keys =
          whole.first().keys().stream().filter(key -> !fixed.contains(key.column())).toList();
      if (whole.indexes().size() == 1 && !keys.isEmpty()) {
        add(partial(whole, keys));
        none = false;
      }
    }
    if (none) {
      add(partial(bare(), bare().first().keys()));
    }
  }

  // Nothing else is asked of the rows: any short key will do.
  private Candidate bare() {
    List<String> columns =
        site.table().key().isEmpty()
            ? only.stream().flatMap(one -> Stream.ofNullable(one.column())).map(Names::quoted).toList()
            : site.table().key();
    List<Key> keys = columns.stream().map(this::named).toList();
    return new Candidate(
        Rule.PARTIAL,
        List.of(IndexDefinition.on(site.table().name(), keys)),
        site,
        site.node(),
        "finds rows",
        1);
  }

  private Candidate partial(Candidate whole, List<Key> keys) {
    String where = only.stream().map(Only::sql).collect(Collectors.joining(" AND "));
    double share = only.stream().mapToDouble(Only::share).reduce(1, (a, b) -> a * b);
    return new Candidate(
        Rule.PARTIAL,
        List.of(IndexDefinition.on(site.table().name(), keys).of(where)),
        site,
        whole.node(),
        whole.purpose() + ", only those with " + where,
        whole.selectivity() * share);
  }

  private Key named(String sql) {
    return site.table().columns().keySet().stream()
        .filter(name -> Names.quoted(name).equals(sql))
        .findFirst()
        .map(Key::of)
        .orElseGet(() -> Key.expression(sql));
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
