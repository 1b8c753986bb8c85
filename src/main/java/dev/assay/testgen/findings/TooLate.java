package dev.assay.testgen.findings;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that are made wider only when something was lost: whole numbers divided and then used as
 * a fraction, ints multiplied or shifted and then used as a long. Stateless.
 */
final class TooLate implements Reading {
  private static final Set<TypeKind> FRACTIONS = Set.of(TypeKind.DOUBLE, TypeKind.FLOAT);
  private static final Set<TypeKind> WHOLE =
      Set.of(TypeKind.INT, TypeKind.LONG, TypeKind.SHORT, TypeKind.BYTE);

  /** From here on days, or the like, of an ordinary number are too much for an int. */
  private static final long LARGE_FACTOR = 1_000_000;

  @Override
  public List<Finding> of(Body body) {
    return new Scan(body).findings();
  }

  private static final class Scan extends Walk {

    Scan(Body body) {
      super(body);
    }

    @Override
    public Void visitVariable(VariableTree node, Void none) {
      widened(kind(body.type(node)), node.getInitializer());
      return super.visitVariable(node, null);
    }

    @Override
    public Void visitAssignment(AssignmentTree node, Void none) {
      widened(kind(body.type(node.getVariable())), node.getExpression());
      return super.visitAssignment(node, null);
    }

    @Override
    public Void visitCompoundAssignment(CompoundAssignmentTree node, Void none) {
      widened(kind(body.type(node.getVariable())), node.getExpression());
      return super.visitCompoundAssignment(node, null);
    }

    @Override
    public Void visitReturn(ReturnTree node, Void none) {
      widened(kind(body.method().getReturnType()), node.getExpression());
      return super.visitReturn(node, null);
    }

    @Override
    public Void visitTypeCast(TypeCastTree node, Void none) {
      widened(kind(body.type(node.getType())), node.getExpression());
      return super.visitTypeCast(node, null);
    }

    @Override
    public Void visitBinary(BinaryTree node, Void none) {
      TypeKind left = kind(body.type(node.getLeftOperand()));
      TypeKind right = kind(body.type(node.getRightOperand()));
      switch (node.getKind()) {
        case MULTIPLY, PLUS, MINUS, AND, OR, XOR, DIVIDE -> {
          widened(left, node.getRightOperand());
          widened(right, node.getLeftOperand());
          percent(node);
        }
        default -> {}
      }
      return super.visitBinary(node, null);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree node, Void none) {
      if (node.getMethodSelect().toString().matches("(StrictMath|Math)\\.(ceil|round|rint)")) {
        widened(TypeKind.DOUBLE, node.getArguments().getFirst());
      }
      return super.visitMethodInvocation(node, null);
    }

    // They return something of their own.
    @Override
    public Void visitLambdaExpression(LambdaExpressionTree node, Void none) {
      return null;
    }

    @Override
    public Void visitClass(ClassTree node, Void none) {
      return null;
    }

    private void widened(TypeKind to, @Nullable ExpressionTree value) {
      if (value == null || !WHOLE.contains(kind(body.type(value)))) {
        return;
      }
      if (FRACTIONS.contains(to)) {
        BinaryTree division = division(value);
        if (division != null) {
          divided(division);
        }
      } else if (to == TypeKind.LONG && kind(body.type(value)) == TypeKind.INT) {
        overflown(value);
      }
    }

    private void divided(BinaryTree division) {
      all.add(
          body.finding(
              division,
              "integerDivision",
              "'%s' divides whole numbers and drops the rest, and only then it becomes a fraction;"
                      .formatted(division)
                  + " expected one side to be a double before"));
    }

    private void overflown(ExpressionTree value) {
      Tree bare = Pure.bare(value);
      if (bare instanceof BinaryTree shift
          && shift.getKind() == Tree.Kind.LEFT_SHIFT
          && Pure.literal(shift.getLeftOperand())
          && body.element(Pure.bare(shift.getRightOperand())) instanceof VariableElement by
          && by.getKind() == ElementKind.PARAMETER) {
        all.add(
            body.finding(
                shift,
                "overflow",
                "'%s' shifts an int, of which it has 32 bits only; expected '%sL << %s'"
                    .formatted(shift, Pure.bare(shift.getLeftOperand()), shift.getRightOperand())));
      } else if (bare instanceof BinaryTree && factor(bare) >= LARGE_FACTOR) {
        all.add(
            body.finding(
                bare,
                "overflow",
                ("'%s' is worked out as an int and overflows before it becomes a long; expected a factor"
                        + " to be a long")
                    .formatted(bare)));
      }
    }

    // The product of what is constant in it; 0 where all is, or nothing.
    private long factor(Tree product) {
      long known = 1;
      boolean unknown = false;
      for (Tree each : Operands.of(product, Tree.Kind.MULTIPLY)) {
        Object constant =
            each instanceof ExpressionTree expression ? Constants.of(body, expression) : null;
        if (constant instanceof Integer number) {
          known *= Math.abs((long) number);
        } else {
          unknown = true;
        }
      }
      return unknown ? known : 0;
    }

    // Of a rest that is dropped on purpose the half is taken, or some other small part.
    private @Nullable BinaryTree division(Tree value) {
      if (!(Pure.bare(value) instanceof BinaryTree binary)) {
        return null;
      }
      if (binary.getKind() == Tree.Kind.MULTIPLY) {
        BinaryTree left = division(binary.getLeftOperand());
        return left != null && !Pure.text(left.getRightOperand()).equals(right(binary))
            ? left
            : Pure.literal(binary.getLeftOperand()) ? division(binary.getRightOperand()) : null;
      }
      return binary.getKind() == Tree.Kind.DIVIDE
              && WHOLE.contains(kind(body.type(binary)))
              && (Constants.of(body, binary.getRightOperand()) == null
                  || Pure.bare(binary.getLeftOperand()) instanceof BinaryTree
                  || Pure.literal(binary.getLeftOperand()))
          ? binary
          : null;
    }

    private static String right(BinaryTree binary) {
      return Pure.text(binary.getRightOperand());
    }

    // A share in percent: 0 for all that is less than the whole.
    private void percent(BinaryTree node) {
      if (node.getKind() == Tree.Kind.MULTIPLY
          && WHOLE.contains(kind(body.type(node)))
          && Pure.text(node.getRightOperand()).matches("100L?")
          && Pure.bare(node.getLeftOperand()) instanceof BinaryTree division
          && division.getKind() == Tree.Kind.DIVIDE
          && Constants.of(body, division.getRightOperand()) == null
          && WHOLE.contains(kind(body.method().getReturnType()))) {
        all.add(
            body.finding(
                division,
                "integerDivision",
                "'%s' divides whole numbers before it multiplies, and loses the rest; expected to"
                        .formatted(node)
                    + " multiply first"));
      }
    }

    private static TypeKind kind(@Nullable TypeMirror type) {
      return type == null ? TypeKind.NONE : type.getKind();
    }
  }
}
