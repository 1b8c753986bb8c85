package dev.assay.code;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.ClassExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.assay.code.TestScope.Called;
import dev.assay.code.TestScope.Checked;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exception that a test expects without an assertion: {@code @Test(expected = X.class)}, or a
 * {@code try} that fails unless it is left by one. Immutable.
 *
 * @param exception its simple name
 * @param statements the last one that calls the subject is the one expected to throw
 */
record Refusal(Node place, String exception, List<Statement> statements) {

  /** All that a test method expects in these ways. */
  static List<Refusal> in(MethodDeclaration test) {
    var found = new ArrayList<Refusal>();
    test.getAnnotationByName("Test")
        .filter(AnnotationExpr::isNormalAnnotationExpr)
        .ifPresent(annotation ->
            annotation.asNormalAnnotationExpr().getPairs().stream()
                .filter(pair -> pair.getNameAsString().equals("expected"))
                .filter(pair -> pair.getValue().isClassExpr())
                .forEach(pair ->
                    found.add(
                        new Refusal(
                            test,
                            simple(pair.getValue().asClassExpr()),
                            test.getBody().orElseThrow().getStatements()))));
    for (TryStmt attempt : test.findAll(TryStmt.class)) {
      if (endsInFail(attempt) && attempt.getCatchClauses().size() == 1) {
        String type = attempt.getCatchClauses().get(0).getParameter().getTypeAsString();
        found.add(new Refusal(attempt, last(type), attempt.getTryBlock().getStatements()));
      }
    }
    return found;
  }

  List<Checked> read(TestScope scope) {
    for (Statement statement : statements.reversed()) {
      if (statement instanceof ExpressionStmt plain) {
        Called call = call(scope, plain.getExpression());
        if (call != null) {
          return List.of(new Checked(call, "throws", exception));
        }
      }
    }
    return List.of();
  }

  private static @Nullable Called call(TestScope scope, Expression expression) {
    return expression instanceof VariableDeclarationExpr locals
        ? locals.getVariable(0).getInitializer().map(scope::call).orElse(null)
        : scope.statement(expression);
  }

  private static boolean endsInFail(TryStmt attempt) {
    return attempt.getTryBlock().getStatements().getLast().orElse(null)
            instanceof ExpressionStmt last
        && last.getExpression() instanceof MethodCallExpr call
        && call.getNameAsString().equals("fail");
  }

  private static String simple(ClassExpr type) {
    return last(type.getTypeAsString());
  }

  private static String last(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
