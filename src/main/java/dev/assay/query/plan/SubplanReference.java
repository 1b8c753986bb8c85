package dev.assay.query.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How other nodes name a subplan that hangs elsewhere in the plan: a CTE by its name, an InitPlan
 * by its number since PostgreSQL 17 ({@code (InitPlan 1).col1}) and by its parameters before
 * ({@code $0}). Immutable.
 *
 * @param cte the name of a CTE; empty for an InitPlan
 */
record SubplanReference(String name, String cte, Pattern pattern) {
  private static final String CTE = "CTE ";
  private static final Pattern RETURNS = Pattern.compile("\\(returns (.*)\\)$");

  static SubplanReference to(PlanNode subplan) {
    String name = Objects.requireNonNullElse(subplan.text("Subplan Name"), "");
    if (name.startsWith(CTE)) {
      return new SubplanReference(name, name.substring(CTE.length()), Pattern.compile("(?!)"));
    }
    Matcher returns = RETURNS.matcher(name);
    String pattern =
        returns.find()
            ? Arrays.stream(returns.group(1).split(",", -1))
                .map(parameter -> Pattern.quote(parameter.strip()) + "(?!\\d)")
                .collect(Collectors.joining("|"))
            : "\\b" + Pattern.quote(name) + "(?!\\d)";
    return new SubplanReference(name, "", Pattern.compile(pattern));
  }

  boolean isCte() {
    return !cte.isEmpty();
  }

  boolean isDefinedBy(PlanNode child) {
    return name.equals(child.text("Subplan Name"));
  }

  /** Whether a node names the subplan in what it does itself. */
  boolean isIn(PlanNode node) {
    if (isCte()) {
      return node.type().equals("CTE Scan") && cte.equals(node.text("CTE Name"));
    }
    return node.fields().values().stream().anyMatch(this::names);
  }

  private boolean names(Object value) {
    return switch (value) {
      case String text -> pattern.matcher(text).find();
      case List<?> list -> list.stream().anyMatch(this::names);
      default -> false;
    };
  }
}
