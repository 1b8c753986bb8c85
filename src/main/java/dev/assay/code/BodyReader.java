package dev.assay.code;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.InstanceOfExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.AssertStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import com.github.javaparser.ast.visitor.VoidVisitorAdapter;
import dev.assay.code.MethodSignature.Comparison;
import dev.assay.code.MethodSignature.Condition;
import dev.assay.code.MethodSignature.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks one method once and collects the conditions it branches on and the SQL in it, those of its
 * lambdas and anonymous classes included. Used by one thread.
 */
final class BodyReader extends VoidVisitorAdapter<Void> {
  private final SourceText source;
  private final Comparisons comparisons;
  private final SqlReader sql;
  private final List<Condition> conditions = new ArrayList<>();

  // Whether what is walked now is part of a condition that is listed already.
  private boolean listed;

  BodyReader(SourceText source, Constants constants) {
    this.source = source;
    this.comparisons = new Comparisons(source, constants);
    this.sql = new SqlReader(source, constants);
  }

  BodyReader walk(Node node) {
    node.accept(this, null);
    return this;
  }

  List<Condition> conditions() {
    return conditions;
  }

  List<Sql> sql() {
    return sql.found();
  }

  @Override
  public void visit(IfStmt statement, Void nothing) {
    branch("if", statement.getCondition());
    fresh(statement.getThenStmt());
    statement.getElseStmt().ifPresent(this::fresh);
  }

  @Override
  public void visit(WhileStmt statement, Void nothing) {
    branch("while", statement.getCondition());
    fresh(statement.getBody());
  }

  @Override
  public void visit(DoStmt statement, Void nothing) {
    fresh(statement.getBody());
    branch("do", statement.getCondition());
  }

  @Override
  public void visit(ForStmt statement, Void nothing) {
    statement.getInitialization().forEach(this::fresh);
    statement.getCompare().ifPresent(condition -> branch("for", condition));
    statement.getUpdate().forEach(this::fresh);
    fresh(statement.getBody());
  }

  @Override
  public void visit(ConditionalExpr expression, Void nothing) {
    branch("ternary", expression.getCondition());
    fresh(expression.getThenExpr());
    fresh(expression.getElseExpr());
  }

  @Override
  public void visit(AssertStmt statement, Void nothing) {
    branch("assert", statement.getCheck());
    statement.getMessage().ifPresent(this::fresh);
  }

  @Override
  public void visit(SwitchStmt statement, Void nothing) {
    add(
        "switch",
        statement.getSelector(),
        statement.getSelector(),
        comparisons.in(statement.getSelector(), statement.getEntries()));
    fresh(statement.getSelector());
    statement.getEntries().forEach(this::fresh);
  }

  @Override
  public void visit(SwitchExpr expression, Void nothing) {
    add(
        "switch",
        expression.getSelector(),
        expression.getSelector(),
        comparisons.in(expression.getSelector(), expression.getEntries()));
    fresh(expression.getSelector());
    expression.getEntries().forEach(this::fresh);
  }

  @Override
  public void visit(SwitchEntry entry, Void nothing) {
    entry.getLabels().forEach(this::fresh);
    entry.getGuard().ifPresent(guard -> within(guard, true));
    for (Statement statement : entry.getStatements()) {
      boolean result = entry.getType() == SwitchEntry.Type.EXPRESSION;
      if (result && statement instanceof ExpressionStmt given) {
        value(given.getExpression());
      } else {
        fresh(statement);
      }
    }
  }

  @Override
  public void visit(ReturnStmt statement, Void nothing) {
    statement.getExpression().ifPresent(this::value);
  }

  @Override
  public void visit(YieldStmt statement, Void nothing) {
    value(statement.getExpression());
  }

  @Override
  public void visit(VariableDeclarator variable, Void nothing) {
    variable.getType().accept(this, null);
    variable.getInitializer().ifPresent(this::value);
  }

  @Override
  public void visit(AssignExpr assignment, Void nothing) {
    fresh(assignment.getTarget());
    value(assignment.getValue());
  }

  @Override
  public void visit(LambdaExpr lambda, Void nothing) {
    lambda.getExpressionBody().ifPresentOrElse(this::value, () -> fresh(lambda.getBody()));
  }

  @Override
  public void visit(MethodCallExpr call, Void nothing) {
    call.getScope().ifPresent(scope -> scope.accept(this, null));
    call.getArguments().forEach(this::value);
  }

  @Override
  public void visit(ObjectCreationExpr creation, Void nothing) {
    creation.getScope().ifPresent(scope -> scope.accept(this, null));
    creation.getArguments().forEach(this::value);
    creation.getAnonymousClassBody().ifPresent(body -> body.forEach(this::fresh));
  }

  @Override
  public void visit(BinaryExpr expression, Void nothing) {
    if (expression.getOperator() == BinaryExpr.Operator.PLUS) {
      sql.sum(expression).forEach(this::fresh);
      return;
    }
    boolean joins = Comparisons.joins(expression.getOperator());
    boolean lists = !listed && (joins || Comparisons.compares(expression.getOperator()));
    if (lists) {
      value(expression);
    } else {
      super.visit(expression, null);
    }
  }

  @Override
  public void visit(StringLiteralExpr literal, Void nothing) {
    sql.literal(literal);
  }

  @Override
  public void visit(TextBlockLiteralExpr literal, Void nothing) {
    sql.literal(literal);
  }

  @Override
  public void visit(NameExpr name, Void nothing) {
    sql.literal(name);
  }

  @Override
  public void visit(FieldAccessExpr field, Void nothing) {
    sql.literal(field);
    field.getScope().accept(this, null);
  }

  private void branch(String kind, Expression condition) {
    add(kind, condition, condition, comparisons.in(condition));
    within(condition, true);
  }

  /** A value that is handed on: a condition itself where it compares something with a constant. */
  private void value(Expression expression) {
    List<Comparison> found = decides(expression) ? comparisons.in(expression) : List.of();
    if (!found.isEmpty()) {
      add("boolean", expression, expression, found);
    }
    within(expression, !found.isEmpty() || expression instanceof BinaryExpr);
  }

  // A bare call is not known to give a truth value, unless its name says so.
  private static boolean decides(Expression expression) {
    return switch (expression) {
      case BinaryExpr binary ->
          Comparisons.joins(binary.getOperator()) || Comparisons.compares(binary.getOperator());
      case UnaryExpr unary -> unary.getOperator() == UnaryExpr.Operator.LOGICAL_COMPLEMENT;
      case InstanceOfExpr test -> true;
      case MethodCallExpr call -> Predicates.named(call.getNameAsString());
      default -> expression.isEnclosedExpr() && decides(expression.asEnclosedExpr().getInner());
    };
  }

  private void fresh(Node node) {
    within(node, false);
  }

  private void within(Node node, boolean inside) {
    boolean before = listed;
    listed = inside;
    node.accept(this, null);
    listed = before;
  }

  private void add(String kind, Node text, Node place, List<Comparison> found) {
    conditions.add(new Condition(kind, source.of(text), found, source.line(place)));
  }

  /** The SQL that a type holds outside its methods: in its annotations and its fields' values. */
  BodyReader ofType(TypeDeclaration<?> type) {
    annotations(type.getAnnotations());
    type.getFields().forEach(this::walk);
    return this;
  }

  /** Annotations hold SQL only where they are made for it; their other texts are prose. */
  void annotations(List<AnnotationExpr> annotations) {
    annotations.stream().filter(SqlReader::isQuery).forEach(this::walk);
  }
}
