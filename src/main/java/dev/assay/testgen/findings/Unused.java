package dev.assay.testgen.findings;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.TryTree;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A value that is made and dropped: what a method of an unchangeable object answers, an exception
 * that nobody throws. Stateless.
 */
final class Unused implements Reading {
  private static final Set<String> UNCHANGEABLE =
      Set.of(
          "java.lang.String",
          "java.math.BigDecimal",
          "java.math.BigInteger",
          "java.util.stream.Stream",
          "java.util.stream.IntStream",
          "java.util.stream.LongStream",
          "java.util.stream.DoubleStream",
          "java.time.LocalDate",
          "java.time.LocalTime",
          "java.time.LocalDateTime",
          "java.time.ZonedDateTime",
          "java.time.OffsetDateTime",
          "java.time.Instant",
          "java.time.Duration",
          "java.time.Period",
          "java.time.YearMonth");

  @Override
  public List<Finding> of(Body body) {
    return new Scan(body).findings();
  }

  private static final class Scan extends Walk {
    private boolean caught;

    Scan(Body body) {
      super(body);
    }

    // There a call may be made for its exception alone.
    @Override
    public Void visitTry(TryTree node, Void none) {
      boolean before = caught;
      scan(node.getResources(), null);
      caught |= !node.getCatches().isEmpty();
      scan(node.getBlock(), null);
      caught = before;
      for (CatchTree each : node.getCatches()) {
        scan(each, null);
      }
      scan((@Nullable BlockTree) node.getFinallyBlock(), null);
      return null;
    }

    // Whether its value is used is up to what it is made for.
    @Override
    public Void visitLambdaExpression(LambdaExpressionTree node, Void none) {
      return node.getBodyKind() == LambdaExpressionTree.BodyKind.STATEMENT
          ? super.visitLambdaExpression(node, null)
          : null;
    }

    @Override
    public Void visitExpressionStatement(ExpressionStatementTree node, Void none) {
      if (node.getExpression() instanceof MethodInvocationTree call && !caught && dropped(call)) {
        all.add(
            body.finding(
                node,
                "resultIgnored",
                "'%s' makes a new %s and changes nothing, and nobody takes it; expected '%s = %s'"
                    .formatted(call, CallText.simple(type(call)), Pure.receiver(call), call)));
      } else if (node.getExpression() instanceof NewClassTree made
          && body.extending(body.type(made), "java.lang.Throwable")) {
        all.add(
            body.finding(
                node,
                "exceptionNotThrown",
                "'%s' is made and not thrown; expected 'throw %s'".formatted(made, made)));
      }
      return super.visitExpressionStatement(node, null);
    }

    private boolean dropped(MethodInvocationTree call) {
      ExpressionTree receiver = Pure.receiver(call);
      String type = type(call);
      return receiver != null
          && UNCHANGEABLE.contains(type)
          && erased(String.valueOf(body.type(receiver))).equals(type)
          && !Pure.name(call).matches("toString|intern|onClose|peek");
    }

    private String type(ExpressionTree tree) {
      return erased(String.valueOf(body.type(tree)));
    }

    private static String erased(String type) {
      return type.replaceAll("<.*", "");
    }
  }
}
