package dev.assay.testgen.findings;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** A case that assigns what the next case, into which it falls, assigns anew. */
final class LostAssignment implements Reading {
  @Override
  public List<Finding> of(Body body) {
    List<Finding> all = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitSwitch(SwitchTree node, Void none) {
        List<? extends CaseTree> cases = node.getCases();
        for (int i = 0; i + 1 < cases.size(); i++) {
          AssignmentTree lost = assignment(last(cases.get(i)));
          AssignmentTree again = assignment(first(cases.get(i + 1)));
          if (lost != null && again != null && loses(body, cases.get(i), cases.get(i + 1))) {
            all.add(
                body.finding(
                    lost,
                    "deadBranch",
                    "'%s' is lost: the case falls into the next one, where line %d assigns '%s'; a"
                            .formatted(lost, body.line(again), again)
                        + " break is missing"));
          }
        }
        return super.visitSwitch(node, null);
      }
    }.scan(body.tree().getBody(), null);
    return all;
  }

  /** Whether the next case assigns anew what the first one has assigned last. */
  static boolean loses(Body body, CaseTree first, CaseTree next) {
    AssignmentTree lost = assignment(last(first));
    AssignmentTree again = assignment(first(next));
    return lost != null && again != null && same(body, lost, again);
  }

  private static boolean same(Body body, AssignmentTree lost, AssignmentTree again) {
    Element variable = body.element(lost.getVariable());
    String name = lost.getVariable().toString();
    return variable != null
        && variable.equals(body.element(again.getVariable()))
        && name.equals(again.getVariable().toString())
        && !again.getExpression().toString().matches(".*\\b" + name.replace(".", "\\.") + "\\b.*");
  }

  private static @Nullable StatementTree last(CaseTree tree) {
    List<? extends StatementTree> statements = tree.getStatements();
    return statements == null || statements.isEmpty() ? null : statements.getLast();
  }

  private static @Nullable StatementTree first(CaseTree tree) {
    List<? extends StatementTree> statements = tree.getStatements();
    return statements == null || statements.isEmpty() ? null : statements.getFirst();
  }

  private static @Nullable AssignmentTree assignment(@Nullable Tree statement) {
    return statement instanceof ExpressionStatementTree expression
            && expression.getExpression() instanceof AssignmentTree assignment
        ? assignment
        : null;
  }
}
