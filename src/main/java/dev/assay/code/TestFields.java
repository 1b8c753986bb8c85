package dev.assay.code;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the names in a test stand for: fields with their initial values or what the set-up gives
 * them. Used by one thread.
 */
final class TestFields {
  private static final Set<String> SET_UPS =
      Set.of("BeforeEach", "Before", "BeforeAll", "BeforeClass");

  private final Map<String, Expression> values = new HashMap<>();
  private final Map<String, Integer> touched = new HashMap<>();

  /**
   * What the names in one test method stand for.
   *
   * @param values the expression each field or local was given
   * @param touched names whose objects were changed or replaced after that, and how often
   * @param parameters Java text for the parameters of a parameterized test, in one row
   */
  record Names(
      Map<String, Expression> values,
      Map<String, Integer> touched,
      Map<String, String> parameters) {
    /** What a name was given, if it still is that. */
    @Nullable Expression value(String name) {
      return touched.containsKey(name) ? null : values.get(name);
    }

    /** The names as they are if one touch of that name is the very call that is looked at. */
    Names butOneTouch(String name) {
      var others = new HashMap<>(touched);
      others.remove(name, 1);
      return new Names(values, others, parameters);
    }
  }

  TestFields(TypeDeclaration<?> type) {
    for (Node node = type; node instanceof TypeDeclaration<?> around; node = parent(node)) {
      around.getFields().forEach(this::field);
      around.getMethods().stream().filter(TestFields::isSetUp).forEach(this::setUp);
    }
  }

  /** These fields with a test's locals, in one row of its parameters. */
  Names and(MethodDeclaration test, Map<String, String> row) {
    var all = new HashMap<>(values);
    var changed = new HashMap<>(touched);
    for (VariableDeclarator local : test.findAll(VariableDeclarator.class)) {
      String name = local.getNameAsString();
      boolean second = all.containsKey(name) && !values.containsKey(name);
      if (second || local.getInitializer().isEmpty()) {
        touch(changed, name);
      }
      local.getInitializer().ifPresent(value -> all.put(name, value));
    }
    changes(test, changed);
    return new Names(all, changed, row);
  }

  private void field(FieldDeclaration field) {
    for (VariableDeclarator variable : field.getVariables()) {
      variable
          .getInitializer()
          .ifPresent(value -> values.putIfAbsent(variable.getNameAsString(), value));
    }
  }

  private void setUp(MethodDeclaration method) {
    for (ExpressionStmt statement : method.findAll(ExpressionStmt.class)) {
      String name = changed(statement.getExpression());
      boolean given =
          name != null
              && statement.getExpression() instanceof AssignExpr assignment
              && values.putIfAbsent(name, assignment.getValue()) == null;
      if (name != null && !given) {
        touch(touched, name);
      }
    }
  }

  // A call that stands alone is made for what it does: its object is no longer what it was.
  private static void changes(MethodDeclaration test, Map<String, Integer> names) {
    for (Expression expression : test.findAll(Expression.class)) {
      boolean alone = isAlone(expression);
      if (expression instanceof AssignExpr || expression instanceof UnaryExpr || alone) {
        String name = changed(expression);
        if (name != null) {
          touch(names, name);
        }
      }
    }
  }

  private static void touch(Map<String, Integer> names, String name) {
    names.merge(name, 1, Integer::sum);
  }

  // The body of a lambda, () -> account.close(), is what a test checks, not what it prepares.
  private static boolean isAlone(Expression expression) {
    Node around = parent(expression);
    boolean alone = around instanceof ExpressionStmt;
    while (around != null) {
      alone &= !(around instanceof LambdaExpr);
      around = parent(around);
    }
    return alone;
  }

  private static @Nullable String changed(Expression expression) {
    return switch (expression) {
      case NameExpr name -> name.getNameAsString();
      case FieldAccessExpr field when field.getScope() instanceof ThisExpr ->
          field.getNameAsString();
      case ArrayAccessExpr element -> changed(element.getName());
      case AssignExpr assignment -> changed(assignment.getTarget());
      case UnaryExpr unary when unary.getOperator().toString().contains("CREMENT") ->
          changed(unary.getExpression());
      case MethodCallExpr call -> call.getScope().map(TestFields::changed).orElse(null);
      default -> null;
    };
  }

  private static boolean isSetUp(MethodDeclaration method) {
    return method.getNameAsString().equals("setUp")
        || method.getAnnotations().stream()
            .anyMatch(annotation -> SET_UPS.contains(annotation.getName().getIdentifier()));
  }

  private static @Nullable Node parent(Node node) {
    return node.getParentNode().orElse(null);
  }
}
