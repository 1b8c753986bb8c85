package dev.assay.testgen.findings;

import dev.assay.code.MethodSignature;
import dev.assay.code.MethodSignature.Condition;
import dev.assay.code.TypeSignature;
import dev.assay.lab.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A way out of a condition that no run took, though a complete search reached the condition often.
 * Only for a plain comparison of one parameter with a constant: its boundaries were tried, so what
 * they do not open is most likely closed.
 */
final class DeadBranch implements Look {
  private static final String KIND = "deadBranch";
  private static final int OFTEN = 50;
  private static final Set<String> ORDERING = Set.of("<", "<=", ">", ">=", "==", "!=");

  @Override
  public List<Finding> at(Context.Method method, Context context) {
    if (method.signature() == null || !context.complete()) {
      return List.of();
    }
    List<Finding> all = new ArrayList<>();
    for (List<Reply.Branch> ways : sites(method, context).values()) {
      Condition condition = only(method.signature(), ways.getFirst().line());
      if (condition != null && ways.size() == 2) {
        dead(method, ways, condition, all);
      }
    }
    return all;
  }

  private static Map<Integer, List<Reply.Branch>> sites(Context.Method method, Context context) {
    String name = method.task().method() + "(";
    Map<Integer, List<Reply.Branch>> sites = new TreeMap<>();
    for (Reply.Branch branch : context.branches()) {
      boolean here =
          branch.type().equals(method.task().owner())
              && branch.method().startsWith(name)
              && method.signature() != null
              && branch.line() >= method.signature().line()
              && branch.line() <= method.signature().endLine();
      if (here) {
        sites.computeIfAbsent(branch.site(), site -> new ArrayList<>()).add(branch);
      }
    }
    return sites;
  }

  // Where two conditions share a line, nobody can tell which of them a branch belongs to.
  private static @org.jspecify.annotations.Nullable Condition only(
      MethodSignature signature, int line) {
    List<Condition> here =
        signature.conditions().stream().filter(each -> each.line() == line).toList();
    if (here.size() != 1 || here.getFirst().comparisons().size() != 1) {
      return null;
    }
    Condition condition = here.getFirst();
    var comparison = condition.comparisons().getFirst();
    boolean joined = condition.text().matches("(?s).*(&&|\\|\\||[^<>=]=[^=]|\\+\\+|--).*");
    boolean parameter =
        signature.parameters().stream()
            .map(TypeSignature.Parameter::name)
            .anyMatch(comparison.subject().strip()::equals);
    boolean branching = condition.kind().equals("if") || condition.kind().equals("ternary");
    return branching && parameter && !joined && ORDERING.contains(comparison.operator())
        ? condition
        : null;
  }

  private static void dead(
      Context.Method method, List<Reply.Branch> ways, Condition condition, List<Finding> all) {
    long first = count(method, ways.get(0).id());
    long second = count(method, ways.get(1).id());
    if (Math.min(first, second) == 0 && Math.max(first, second) >= OFTEN) {
      all.add(
          new Finding(
              method.label(),
              condition.line(),
              KIND,
              "'%s' came out the same way in all %d runs that reached it, at its boundaries too%s"
                  .formatted(
                      condition.text(),
                      Math.max(first, second),
                      Earlier.contradicting(method, condition)
                          .map(it ->
                              "; line %d already leaves where '%s'".formatted(it.line(), it.text()))
                          .orElse("; one of its branches may be dead"))));
    }
  }

  private static long count(Context.Method method, int branch) {
    return method.tried().stream().filter(tried -> tried.branches().contains(branch)).count();
  }
}
