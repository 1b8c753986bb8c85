package dev.assay.query.advice.index;

import dev.assay.query.advice.index.Condition.Column;
import dev.assay.query.advice.index.Condition.Compared;
import dev.assay.query.advice.index.Condition.Null;
import dev.assay.query.advice.index.Condition.Side;
import dev.assay.query.advice.index.Condition.Truth;
import dev.assay.query.advice.index.IndexDefinition.Key;
import dev.assay.query.advice.index.Wish.By;
import dev.assay.query.advice.index.Wish.Found;
import dev.assay.query.advice.index.Wish.Only;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the conditions of a site would have of an index. Pure functions, safe on any thread.
 *
 * <p>A value becomes part of an index (its WHERE) only where it is a literal of the text that was
 * given, one of the few values of its column, and rare by the server's own statistics: of a text as
 * it is collected, with {@code $1} for values, none ever does.
 */
final class Wishes {
  // Partial indexes that leave out less than this are hardly smaller than whole ones.
  private static final double RARE = 0.2;
  // More values than these are no states but data, and the next call has another one.
  private static final int STATES = 20;

  private static final Set<String> RANGES = Set.of("<", "<=", ">", ">=");
  private static final Set<String> LIKE = Set.of("~~");
  private static final Pattern PREFIX = Pattern.compile("'[^%_\\\\'][^%_\\\\']*%'.*");
  private static final Set<String> TEXTS = Set.of("text", "character varying", "character");

  private final Site site;

  Wishes(Site site) {
    this.site = site;
  }

  static List<Wish> of(Site site) {
    var wishes = new Wishes(site);
    List<Wish> all = new ArrayList<>();
    site.conditions().forEach(condition -> all.addAll(wishes.of(condition)));
    return all.stream().distinct().toList();
  }

  /** Those of one condition. */
  List<Wish> of(Condition condition) {
    return switch (condition) {
      case Compared compared -> of(compared);
      case Null is -> of(is);
      case Truth truth -> of(truth);
      case Condition.All all ->
          all.parts().stream().flatMap(part -> of(part).stream()).toList();
      case Condition.Either _, Condition.Other _ -> List.of();
    };
  }

  private List<Wish> of(Compared compared) {
    boolean left = compared.left().isOf(site.alias());
    Side own = left ? compared.left() : compared.right();
    Side other = left ? compared.right() : compared.left();
    // Rows are compared where a list goes on page by page: its order is what an index is for.
    boolean row = own.text().startsWith("ROW(");
    if (row || !own.isOf(site.alias()) || other.touches(site.alias())) {
      return List.of();
    }
    String operator = compared.operator();
    @Nullable ColumnFacts column = column(own);
    Key key = column == null ? Orders.key(own) : Key.of(column.name());
    if (operator.equals("=")) {
      List<Wish> wishes = new ArrayList<>();
      By by = compared.any() ? By.LIST : By.EQUALITY;
      wishes.add(new Found(key, by, equality(column, other, compared.any())));
      if (!compared.any() && column != null && other.literal()) {
        state(column, own, other).ifPresent(wishes::add);
      }
      return wishes;
    }
    if (RANGES.contains(operator) && !compared.any()) {
      return List.of(new Found(key, By.RANGE, null));
    }
    return LIKE.contains(operator) && left && column != null && isPrefix(other)
        ? List.of(new Found(prefix(key, column), By.PREFIX, null))
        : List.of();
  }

  private static boolean isPrefix(Side pattern) {
    return PREFIX.matcher(pattern.text()).matches();
  }

  private static Key prefix(Key key, ColumnFacts column) {
    if (column.textInOrder()) {
      return key;
    }
    return key.matching(
        switch (column.type()) {
          case "character varying" -> "varchar_pattern_ops";
          case "character" -> "bpchar_pattern_ops";
          default -> "text_pattern_ops";
        });
  }

  // A column that is only called a text is the same to an index.
  private @Nullable ColumnFacts column(Side side) {
    @Nullable Column named = side.column();
    @Nullable ColumnFacts column = named == null ? null : site.table().column(named.name());
    if (column == null || side.cast() == null) {
      return column;
    }
    return side.cast().equals("text") && TEXTS.contains(column.type()) ? column : null;
  }

  private static @Nullable Double equality(
      @Nullable ColumnFacts column, Side value, boolean any) {
    ColumnFacts.@Nullable Statistics known = column == null ? null : column.statistics();
    if (known == null) {
      return null;
    }
    Double common = value.literal() && !any ? known.common().get(plain(value.text())) : null;
    double one = (1 - known.nulls()) / known.distinct();
    int values = any ? Math.max(1, value.text().split(",").length) : 1;
    return common != null ? common : Math.min(1, one * values);
  }

  private static String plain(String literal) {
    String bare = literal.startsWith("(") ? literal.substring(1) : literal;
    if (!bare.startsWith("'")) {
      return bare;
    }
    int end = bare.lastIndexOf('\'');
    return bare.substring(1, Math.max(1, end)).replace("''", "'");
  }

  private static Optional<Only> state(ColumnFacts column, Side own, Side value) {
    ColumnFacts.@Nullable Statistics known = column.statistics();
    Double share = known == null ? null : known.common().get(plain(value.text()));
    boolean few = known != null && known.distinct() <= STATES;
    return share != null && few && share <= RARE
        ? Optional.of(
            new Only(
                Conditions.bare(own.column() == null ? own.text() : Names.quoted(column.name()))
                    + " = "
                    + Lexemes.of(value.text()).getFirst().text(),
                column.name(),
                share))
        : Optional.empty();
  }

  private List<Wish> of(Null is) {
    @Nullable ColumnFacts column = column(is.side());
    ColumnFacts.@Nullable Statistics known = column == null ? null : column.statistics();
    if (column == null || known == null) {
      return List.of();
    }
    double share = is.not() ? 1 - known.nulls() : known.nulls();
    String sql = Names.quoted(column.name()) + (is.not() ? " IS NOT NULL" : " IS NULL");
    return share <= RARE ? List.of(new Only(sql, column.name(), share)) : List.of();
  }

  private List<Wish> of(Truth truth) {
    @Nullable ColumnFacts column = column(truth.side());
    ColumnFacts.@Nullable Statistics known = column == null ? null : column.statistics();
    Double share = known == null ? null : known.common().get(truth.not() ? "f" : "t");
    if (column == null || share == null) {
      return List.of();
    }
    String sql = (truth.not() ? "NOT " : "") + Names.quoted(column.name());
    return share <= RARE ? List.of(new Only(sql, column.name(), share)) : List.of();
  }
}
