package dev.assay.code;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.assay.code.Queries.Smell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds connections, statements and result sets of JDBC that a method opens and leaves open. Used
 * by one thread.
 *
 * <p>What is returned, kept in a field or handed to another call may be closed there, and is not
 * told; nor is what closes with the statement or connection it came from.
 */
final class Closing {
  private static final Set<String> OPENS =
      Set.of("getConnection", "createStatement", "prepareStatement", "prepareCall", "executeQuery");
  private static final Set<String> TYPES =
      Set.of(
          "Connection", "Statement", "PreparedStatement", "CallableStatement", "ResultSet", "var");
  private static final Set<String> STATEMENTS =
      Set.of("createStatement", "prepareStatement", "prepareCall");
  private static final Set<String> RUNS = Set.of("executeQuery", "executeUpdate", "execute");

  private final QueryReader.Reading reading;
  private final Map<String, VariableDeclarator> opened = new HashMap<>();
  private final List<Smell> smells = new ArrayList<>();

  Closing(QueryReader.Reading reading) {
    this.reading = reading;
  }

  List<Smell> all() {
    boolean jdbc =
        reading.type().unit().getImports().stream()
            .anyMatch(each -> each.getNameAsString().startsWith("java.sql"));
    if (jdbc) {
      List<VariableDeclarator> locals = reading.tree().findAll(VariableDeclarator.class);
      locals.stream()
          .filter(Closing::opens)
          .forEach(each -> opened.put(each.getNameAsString(), each));
      locals.stream()
          .filter(Closing::opens)
          .limit(Smells.MOST_JUDGED)
          .filter(this::staysOpen)
          .forEach(this::tell);
      reading.tree().walk(MethodCallExpr.class, this::judgeNameless);
    }
    return smells;
  }

  private static boolean opens(VariableDeclarator local) {
    return TYPES.contains(local.getTypeAsString())
        && local.getInitializer().orElse(null) instanceof MethodCallExpr call
        && OPENS.contains(call.getNameAsString());
  }

  private void tell(VariableDeclarator local) {
    int line = reading.type().source().line(local.getParentNode().orElse(local));
    smells.add(
        new Smell(
            "notClosed",
            line,
            "%s is opened here and never closed; open it in a try-with-resources"
                .formatted(local.getNameAsString()),
            List.of(line)));
  }

  private boolean staysOpen(VariableDeclarator local) {
    return !isClosed(local) && !goesElsewhere(local) && !closesWithAnother(local);
  }

  private boolean isClosed(VariableDeclarator local) {
    String name = local.getNameAsString();
    boolean resource =
        local.getParentNode().flatMap(Node::getParentNode).orElse(null) instanceof TryStmt;
    return resource
        || reading.tree().findFirst(TryStmt.class, each -> holds(each, name)).isPresent()
        || reading.tree().findFirst(Expression.class, each -> closes(each, name)).isPresent();
  }

  private static boolean holds(TryStmt attempt, String name) {
    return attempt.getResources().stream().anyMatch(each -> isName(each, name));
  }

  private static boolean closes(Expression expression, String name) {
    return switch (expression) {
      case MethodCallExpr call ->
          (call.getNameAsString().equals("close")
                  || call.getNameAsString().equals("closeOnCompletion"))
              && isName(call.getScope().orElse(null), name);
      case MethodReferenceExpr reference ->
          reference.getIdentifier().equals("close") && isName(reference.getScope(), name);
      default -> false;
    };
  }

  // As an argument, on its own as a value, or as what a returned value was made of.
  private boolean goesElsewhere(VariableDeclarator local) {
    String name = local.getNameAsString();
    boolean alone =
        reading
            .tree()
            .findFirst(
                NameExpr.class,
                each ->
                    each.getNameAsString().equals(name)
                        && !each.getParentNode()
                            .filter(parent -> isScope(parent, each))
                            .isPresent())
            .isPresent();
    return alone
        || reading
            .tree()
            .findFirst(
                ReturnStmt.class,
                each -> each.getExpression().filter(given -> isOpenedBy(given, name)).isPresent())
            .isPresent();
  }

  private static boolean isOpenedBy(Expression given, String name) {
    return given instanceof MethodCallExpr call
        && OPENS.contains(call.getNameAsString())
        && isName(Operations.root(call), name);
  }

  private static boolean isScope(Node parent, NameExpr name) {
    return parent instanceof MethodCallExpr call
        && call.getScope().filter(scope -> Calls.same(scope, name)).isPresent();
  }

  private static boolean isName(@Nullable Expression expression, String name) {
    return expression instanceof NameExpr named && named.getNameAsString().equals(name);
  }

  private boolean closesWithAnother(VariableDeclarator local) {
    Expression from = local.getInitializer().map(Operations::root).orElse(null);
    VariableDeclarator other =
        from instanceof NameExpr name ? opened.get(name.getNameAsString()) : null;
    if (other == null || Calls.same(other, local)) {
      return false;
    }
    // A result set is told by the statement it is of, where that stays open too.
    return isClosed(other) || isResultOf(local) || closesWithAnother(other);
  }

  private static boolean isResultOf(VariableDeclarator local) {
    return local.getInitializer().orElse(null) instanceof MethodCallExpr call
        && call.getNameAsString().equals("executeQuery");
  }

  // connection.createStatement().executeQuery(sql): nobody can close the statement.
  private void judgeNameless(MethodCallExpr call) {
    boolean runsAtOnce =
        STATEMENTS.contains(call.getNameAsString())
            && call.getParentNode().orElse(null) instanceof MethodCallExpr next
            && next.getScope().filter(scope -> Calls.same(scope, call)).isPresent()
            && RUNS.contains(next.getNameAsString());
    Expression from = Operations.root(call);
    VariableDeclarator connection =
        from instanceof NameExpr name ? opened.get(name.getNameAsString()) : null;
    if (runsAtOnce && (connection == null || !isClosed(connection))) {
      int line = reading.type().source().line(call);
      smells.add(
          new Smell(
              "notClosed",
              line,
              "the statement has no name, so nobody closes it; open it in a try-with-resources",
              List.of(line)));
    }
  }
}
