package dev.assay.testgen.findings;

import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;

/**
 * The only case of a switch that falls into the next one, without a word about it. Where several
 * do, or a comment stands there, it is meant. Stateless.
 */
final class FallsThrough implements Reading {
  @Override
  public List<Finding> of(Body body) {
    List<Finding> all = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitSwitch(SwitchTree node, Void none) {
        read(body, node.getCases(), all);
        return super.visitSwitch(node, null);
      }
    }.scan(body.tree().getBody(), null);
    return all;
  }

  private static void read(Body body, List<? extends CaseTree> cases, List<Finding> all) {
    List<CaseTree> falling = new ArrayList<>();
    int leaving = 0;
    for (int i = 0; i + 1 < cases.size(); i++) {
      List<? extends StatementTree> statements = cases.get(i).getStatements();
      if (cases.get(i).getCaseKind() != CaseTree.CaseKind.STATEMENT
          || statements == null
          || statements.isEmpty()) {
        continue;
      }
      if (LostAssignment.loses(body, cases.get(i), cases.get(i + 1))) {
        return;
      }
      if (!plain(statements.getLast())) {
        leaving++;
      } else if (works(cases.get(i + 1))
          && !body.text(cases.get(i), cases.get(i + 1)).matches("(?s).*(//|/\\*).*")) {
        falling.add(cases.get(i));
      } else {
        return;
      }
    }
    if (falling.size() == 1 && (leaving > 0 || cases.size() == 3)) {
      CaseTree one = falling.getFirst();
      all.add(
          body.finding(
              one,
              "missingBreak",
              "the case of line %d falls into the next one, as none of the others does; expected a"
                      .formatted(body.line(one))
                  + " break"));
    }
  }

  // A statement after which the next one comes for certain.
  private static boolean plain(StatementTree statement) {
    return statement instanceof ExpressionStatementTree;
  }

  private static boolean works(CaseTree next) {
    List<? extends StatementTree> statements = next.getStatements();
    return statements != null
        && !statements.isEmpty()
        && !(statements.getFirst() instanceof BreakTree);
  }
}
