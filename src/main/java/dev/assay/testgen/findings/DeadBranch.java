package dev.assay.testgen.findings;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;

/**
 * A condition that can never hold, because an earlier one has taken all numbers for which it would.
 * Only for variables that nothing assigns in between, so that it is proved and not just never seen.
 */
final class DeadBranch implements Reading {
  private static final String KIND = "deadBranch";

  @Override
  public List<Finding> of(Body body) {
    return new Scan(body).findings();
  }

  private static final class Scan extends Walk {
    private final Set<Element> assigned = new HashSet<>();

    /** What the variables cannot be at this place, each with the condition that took it. */
    private List<Range> taken = List.of();

    Scan(Body body) {
      super(body);
      new Assigned(body, assigned).scan(body.tree().getBody(), null);
    }

    @Override
    public Void visitBlock(BlockTree node, Void none) {
      List<Range> before = taken;
      for (StatementTree statement : node.getStatements()) {
        scan(statement, null);
        if (statement instanceof IfTree branch
            && branch.getElseStatement() == null
            && leaves(branch.getThenStatement())) {
          taken = with(taken, alternatives(branch.getCondition()));
        }
      }
      taken = before;
      return null;
    }

    @Override
    public Void visitIf(IfTree node, Void none) {
      List<Range> held = alternatives(node.getCondition());
      List<Range> before = taken;
      if (held.size() == 1 && plain(node.getCondition())) {
        Range range = held.getFirst();
        before.stream().filter(range::within).findFirst().ifPresent(it -> dead(range, it));
        taken = with(before, range.rest());
      }
      scan(node.getThenStatement(), null);
      taken = with(before, held);
      scan(node.getElseStatement(), null);
      taken = before;
      return null;
    }

    private void dead(Range range, Range earlier) {
      all.add(
          body.finding(
              range.condition(),
              KIND,
              "'%s' can never hold: line %d has decided that by '%s'"
                  .formatted(
                      range.condition(), body.line(earlier.condition()), earlier.condition())));
    }

    private boolean plain(ExpressionTree condition) {
      return Range.of(body, condition).isPresent();
    }

    // The parts of "a || b" that are understood: where none holds, each of them does not.
    private List<Range> alternatives(ExpressionTree condition) {
      if (condition instanceof ParenthesizedTree inner) {
        return alternatives(inner.getExpression());
      }
      if (condition instanceof BinaryTree or && or.getKind() == Tree.Kind.CONDITIONAL_OR) {
        return with(alternatives(or.getLeftOperand()), alternatives(or.getRightOperand()));
      }
      return Range.of(body, condition)
          .filter(range -> !assigned.contains(range.variable()))
          .map(List::of)
          .orElse(List.of());
    }

    private static List<Range> with(List<Range> some, List<Range> more) {
      List<Range> both = new ArrayList<>(some);
      both.addAll(more);
      return both;
    }

    private static boolean leaves(StatementTree statement) {
      return switch (statement) {
        case ReturnTree leaving -> true;
        case ThrowTree leaving -> true;
        case BreakTree leaving -> true;
        case ContinueTree leaving -> true;
        case BlockTree block ->
            !block.getStatements().isEmpty() && leaves(block.getStatements().getLast());
        default -> false;
      };
    }
  }

  /** Collects the variables that are assigned after they were declared. */
  private static final class Assigned extends TreeScanner<Void, Void> {
    private final Body body;
    private final Set<Element> found;

    Assigned(Body body, Set<Element> found) {
      this.body = body;
      this.found = found;
    }

    private void add(ExpressionTree variable) {
      Element element = body.element(variable);
      if (element != null) {
        found.add(element);
      }
    }

    @Override
    public Void visitAssignment(AssignmentTree node, Void none) {
      add(node.getVariable());
      return super.visitAssignment(node, null);
    }

    @Override
    public Void visitCompoundAssignment(CompoundAssignmentTree node, Void none) {
      add(node.getVariable());
      return super.visitCompoundAssignment(node, null);
    }

    @Override
    public Void visitUnary(UnaryTree node, Void none) {
      add(node.getExpression());
      return super.visitUnary(node, null);
    }
  }
}
