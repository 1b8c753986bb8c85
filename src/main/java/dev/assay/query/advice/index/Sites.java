package dev.assay.query.advice.index;

import dev.assay.query.advice.index.Condition.Column;
import dev.assay.query.advice.index.Condition.Compared;
import dev.assay.query.plan.Plan;
import dev.assay.query.plan.PlanNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds where a plan reads tables, and what it wants there. Pure functions, safe on any thread. */
final class Sites {
  private static final List<String> OF_SCANS = List.of("Filter", "Index Cond", "Recheck Cond");
  private static final List<String> OF_JOINS = List.of("Hash Cond", "Merge Cond", "Join Filter");
  private static final List<String> READ =
      List.of("Sort Key", "Group Key", "Filter", "Index Cond", "Recheck Cond", "Hash Cond",
          "Merge Cond", "Join Filter", "One-Time Filter");

  private final Plan plan;
  private final List<PlanNode> nodes;
  private final Map<TableFacts.Name, TableFacts> tables;
  private final Orders orders;

  private Sites(Plan plan, Map<TableFacts.Name, TableFacts> tables) {
    this.plan = plan;
    this.nodes = plan.root().all().toList();
    this.tables = tables;
    this.orders = new Orders(plan, aliases(plan).size() == 1);
  }

  /** In the order of the plan. */
  static List<Site> of(Plan plan, Map<TableFacts.Name, TableFacts> tables) {
    var sites = new Sites(plan, tables);
    return sites.nodes.stream().filter(Sites::scans).flatMap(sites::site).toList();
  }

  /** The tables that a plan reads or changes. */
  static Set<TableFacts.Name> names(Plan plan) {
    Set<TableFacts.Name> names = new TreeSet<>();
    plan.root().all().map(Sites::name).flatMap(Stream::ofNullable).forEach(names::add);
    return names;
  }

  static TableFacts.@Nullable Name name(PlanNode node) {
    @Nullable String schema = node.text("Schema");
    @Nullable String table = node.text("Relation Name");
    return schema == null || table == null ? null : new TableFacts.Name(schema, table);
  }

  static Set<String> aliases(Plan plan) {
    Set<String> aliases = new TreeSet<>();
    plan.root()
        .all()
        .map(node -> node.text("Alias"))
        .flatMap(Stream::ofNullable)
        .forEach(aliases::add);
    return aliases;
  }

  /** The texts of a field, which is one or a list of them. */
  static List<String> texts(PlanNode node, String field) {
    return switch (node.fields().get(field)) {
      case String one -> List.of(one);
      case Collection<?> many -> many.stream().map(String::valueOf).toList();
      case null, default -> List.of();
    };
  }

  private static boolean scans(PlanNode node) {
    return node.text("Relation Name") != null && node.type().endsWith("Scan");
  }

  private Stream<Site> site(PlanNode scan) {
    TableFacts.@Nullable Name name = name(scan);
    @Nullable TableFacts table = name == null ? null : tables.get(name);
    @Nullable String alias = scan.text("Alias");
    if (table == null || alias == null) {
      return Stream.of();
    }
    return Stream.of(
        new Site(
            alias,
            table,
            scan,
            conditions(scan),
            joins(alias),
            orders.of(alias, scan, table),
            needed(alias, scan, table),
            nodes.stream().noneMatch(node -> changes(node, alias))));
  }

  private static boolean changes(PlanNode node, String alias) {
    return node.type().equals("LockRows")
        || (node.type().equals("ModifyTable") && alias.equals(node.text("Alias")));
  }

  private static List<Condition> conditions(PlanNode scan) {
    Set<Condition> conditions = new LinkedHashSet<>();
    for (String field : OF_SCANS) {
      texts(scan, field).forEach(text -> conditions.addAll(Conditions.of(text).conjuncts()));
    }
    return List.copyOf(conditions);
  }

  private List<Site.Join> joins(String alias) {
    List<Site.Join> joins = new ArrayList<>();
    for (PlanNode node : nodes) {
      Set<Column> own = new LinkedHashSet<>();
      OF_JOINS.stream()
          .flatMap(field -> texts(node, field).stream())
          .flatMap(text -> Conditions.of(text).conjuncts().stream())
          .map(condition -> joined(condition, alias))
          .flatMap(Stream::ofNullable)
          .forEach(own::add);
      if (!own.isEmpty()) {
        joins.add(new Site.Join(List.copyOf(own), node));
      }
    }
    return joins;
  }

  private static @Nullable Column joined(Condition condition, String alias) {
    if (!(condition instanceof Compared compared) || !compared.operator().equals("=")) {
      return null;
    }
    Condition.Side own = compared.left().isOf(alias) ? compared.left() : compared.right();
    Condition.Side other = own == compared.left() ? compared.right() : compared.left();
    return own.isOf(alias) && !other.touches(alias) && own.cast() == null ? own.column() : null;
  }

  // A scan that something stands above may give whole rows, because that is cheaper than to
  // choose: what is wanted of them is told further up.
  private Set<String> needed(String alias, PlanNode scan, TableFacts table) {
    Set<String> needed = new TreeSet<>();
    boolean alone = aliases(plan).size() == 1;
    for (PlanNode node : nodes) {
      List<String> fields = new ArrayList<>(READ);
      boolean top = node.place().equals("0") || isBeside(node);
      if (!scans(node) || (top && node == scan)) {
        fields.add("Output");
      }
      fields.stream()
          .flatMap(field -> texts(node, field).stream())
          .forEach(text -> needed.addAll(columns(text, alias, alone ? table : null)));
    }
    return needed;
  }

  private static boolean isBeside(PlanNode node) {
    @Nullable String relation = node.text("Parent Relationship");
    return "SubPlan".equals(relation) || "InitPlan".equals(relation);
  }

  /**
   * The columns of a table in an expression.
   *
   * @param alone the table where it is the plan's only one: then columns stand without its alias
   */
  static Set<String> columns(String text, String alias, @Nullable TableFacts alone) {
    Set<String> columns = new LinkedHashSet<>();
    Conditions.side(text).columns().stream()
        .filter(column -> column.alias().equals(alias))
        .forEach(column -> columns.add(column.name()));
    if (alone != null) {
      List<Lexemes.Lexeme> all = Lexemes.of(text);
      for (int i = 0; i < all.size(); i++) {
        boolean called = i + 1 < all.size() && all.get(i + 1).isMark('(');
        if (all.get(i).kind() == Lexemes.Kind.NAME
            && !called
            && alone.column(all.get(i).name()) != null) {
          columns.add(all.get(i).name());
        }
      }
    }
    return columns;
  }
}
