package dev.assay.query.advice.index;

import dev.assay.query.advice.index.Condition.Column;
import dev.assay.query.advice.index.Condition.Side;
import dev.assay.query.advice.index.IndexDefinition.Key;
import dev.assay.query.advice.index.Lexemes.Lexeme;
import dev.assay.query.advice.index.Site.Order;
import dev.assay.query.advice.index.Site.Purpose;
import dev.assay.query.plan.Plan;
import dev.assay.query.plan.PlanNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the orders in which a plan wants the rows of a table. For one plan and one thread. */
final class Orders {
  private static final Set<String> ORDER_WORDS = Set.of("ASC", "DESC", "NULLS", "FIRST", "LAST");
  private static final Set<String> PASSING =
      Set.of("Gather Merge", "Gather", "Result", "LockRows", "Incremental Sort", "Sort",
          "Nested Loop", "Merge Join", "Hash Join", "Append", "Merge Append", "Materialize",
          "Memoize", "Subquery Scan");

  private final List<PlanNode> nodes;
  private final Map<PlanNode, PlanNode> parents = new IdentityHashMap<>();
  private final boolean alone;

  Orders(Plan plan, boolean alone) {
    this.nodes = plan.root().all().toList();
    this.alone = alone;
    nodes.forEach(node -> node.children().forEach(child -> parents.put(child, node)));
  }

  List<Order> of(String alias, PlanNode scan, TableFacts table) {
    List<Order> orders = new ArrayList<>();
    for (PlanNode node : nodes) {
      if (node.type().endsWith("Sort")) {
        add(orders, new Order(Purpose.SORT, keys(node, "Sort Key", alias), limit(node), node));
      } else if (node.type().equals("Aggregate")) {
        add(orders, new Order(Purpose.GROUP, keys(node, "Group Key", alias), -1, node));
        add(orders, new Order(Purpose.EXTREME, extreme(node, alias, table), 1, node));
      }
    }
    walked(scan, table).ifPresent(order -> add(orders, order));
    return orders;
  }

  private static void add(List<Order> orders, Order order) {
    boolean known = orders.stream().anyMatch(one -> one.keys().equals(order.keys()));
    if (!order.keys().isEmpty() && !known) {
      orders.add(order);
    }
  }

  // The first keys that are of this table: by them the rest is sorted in small groups.
  private static List<Key> keys(PlanNode node, String field, String alias) {
    return Sites.texts(node, field).stream()
        .map(text -> key(text, alias))
        .takeWhile(key -> key != null)
        .flatMap(Stream::ofNullable)
        .toList();
  }

  private static @Nullable Key key(String text, String alias) {
    List<Lexeme> all = Lexemes.of(text);
    int end = all.size();
    while (end > 0 && ORDER_WORDS.contains(all.get(end - 1).text())) {
      end--;
    }
    if (end == 0) {
      return null;
    }
    int cut = all.get(end - 1).to();
    Side side = Conditions.side(text.substring(0, cut));
    return side.isOf(alias)
        ? key(side).ordered(text.substring(cut).strip())
        : null;
  }

  /** A column, or an expression as it stands in an index. */
  static Key key(Side side) {
    @Nullable Column column = side.cast() == null ? side.column() : null;
    return column == null
        ? Key.expression(unwrapped(Conditions.bare(side.text())))
        : Key.of(column.name());
  }

  private static String unwrapped(String text) {
    return text.startsWith("(") && closesAtEnd(text)
        ? text.substring(1, text.length() - 1)
        : text;
  }

  private static boolean closesAtEnd(String text) {
    int depth = 0;
    for (Lexeme piece : Lexemes.of(text)) {
      depth += piece.isMark('(') ? 1 : piece.isMark(')') ? -1 : 0;
      if (depth == 0) {
        return piece.to() == text.length();
      }
    }
    return false;
  }

  private double limit(PlanNode node) {
    for (@Nullable PlanNode above = parents.get(node);
        above != null;
        above = parents.get(above)) {
      if (above.type().equals("Limit")) {
        return above.number("Plan Rows").orElse(-1);
      }
      if (!PASSING.contains(above.type())) {
        return -1;
      }
    }
    return -1;
  }

  // max(x) and min(x) over all rows.
  private List<Key> extreme(PlanNode node, String alias, TableFacts table) {
    List<String> output = Sites.texts(node, "Output");
    if (!Sites.texts(node, "Group Key").isEmpty() || output.size() != 1) {
      return List.of();
    }
    List<Lexeme> all = Lexemes.of(output.getFirst().replace("PARTIAL ", ""));
    boolean extreme =
        all.size() > 3
            && (all.get(0).is("max") || all.get(0).is("min"))
            && all.get(1).isMark('(')
            && all.getLast().isMark(')');
    Set<String> columns =
        extreme ? Sites.columns(output.getFirst(), alias, alone ? table : null) : Set.of();
    boolean bare = all.size() == 4 || (all.size() == 6 && all.get(3).isMark('.'));
    return columns.size() == 1 && bare
        ? List.of(Key.of(columns.iterator().next()))
        : List.of();
  }

  // An index that is walked for its order alone, while rows are thrown away: the order is not said
  // in the plan, it is that of the index.
  private Optional<Order> walked(PlanNode scan, TableFacts table) {
    TableFacts.@Nullable ExistingIndex index = table.index(scan.text("Index Name"));
    double limit = limit(scan);
    if (index == null || scan.text("Index Cond") != null || scan.text("Filter") == null
        || limit < 0 || table.columns().isEmpty()) {
      return Optional.empty();
    }
    boolean backward = "Backward".equals(scan.text("Scan Direction"));
    List<Key> keys = new ArrayList<>();
    for (int i = 0; i < index.keys().size(); i++) {
      String text = index.keys().get(i);
      @Nullable String column =
          table.columns().keySet().stream()
              .filter(name -> Names.quoted(name).equals(text))
              .findFirst()
              .orElse(null);
      keys.add(new Key(text, column, index.down().get(i) != backward ? "DESC" : "", ""));
    }
    return Optional.of(new Order(Purpose.SORT, keys, limit, scan));
  }
}
