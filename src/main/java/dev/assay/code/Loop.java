package dev.assay.code;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayAccessExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Code that is run once per element of something. Immutable.
 *
 * <p>A loop that only counts or waits is none of these: it may try again, or go through pages.
 *
 * @param place the loop, or the call that is given the lambda
 * @param body null where it is a reference to a method
 * @param variables what stands for the element
 * @param rows what it goes over; null for a cursor
 * @param cursor whether it goes over the rows of a result set
 */
record Loop(
    Node place,
    @Nullable Node body,
    Set<String> variables,
    @Nullable Expression rows,
    boolean cursor) {
  private static final Set<String> EACH = Set.of("forEach", "forEachOrdered");
  private static final Set<String> STREAMED =
      Set.of(
          "map",
          "flatMap",
          "mapToObj",
          "mapToInt",
          "mapToLong",
          "mapToDouble",
          "filter",
          "peek",
          "anyMatch",
          "allMatch",
          "noneMatch",
          "collect",
          "toMap",
          "mapMulti");
  private static final Set<String> STREAMS = Set.of("stream", "parallelStream");
  private static final Set<String> MAPS_ROWS = Set.of("query", "queryForStream", "fetch");

  Loop {
    variables = Set.copyOf(variables);
  }

  /** The loop that a node is, seen from code inside it; null where it is none. */
  static @Nullable Loop of(Node node, Node inside, QueryReader.Reading reading) {
    return switch (node) {
      case ForEachStmt each when Calls.same(each.getBody(), inside) ->
          new Loop(
              each,
              each.getBody(),
              Set.of(each.getVariableDeclarator().getNameAsString()),
              each.getIterable(),
              false);
      case ForStmt counting when Calls.same(counting.getBody(), inside) -> indexed(counting);
      case WhileStmt loop when Calls.same(loop.getBody(), inside) -> cursor(loop, reading);
      case LambdaExpr lambda -> given(lambda, reading);
      case MethodReferenceExpr reference -> given(reference, reading);
      default -> null;
    };
  }

  private static @Nullable Loop indexed(ForStmt loop) {
    for (Expression first : loop.getInitialization()) {
      for (VariableDeclarator index : first.findAll(VariableDeclarator.class)) {
        String name = index.getNameAsString();
        boolean elements =
            loop.getBody().findFirst(Expression.class, each -> isElement(each, name)).isPresent();
        if (elements) {
          return new Loop(loop, loop.getBody(), Set.of(name), null, false);
        }
      }
    }
    return null;
  }

  private static boolean isElement(Expression expression, String index) {
    return switch (expression) {
      case ArrayAccessExpr array -> isName(array.getIndex(), index);
      case MethodCallExpr call ->
          call.getNameAsString().equals("get")
              && call.getArguments().size() == 1
              && isName(call.getArgument(0), index);
      default -> false;
    };
  }

  private static boolean isName(Expression expression, String name) {
    return expression instanceof NameExpr named && named.getNameAsString().equals(name);
  }

  private static @Nullable Loop cursor(WhileStmt loop, QueryReader.Reading reading) {
    for (MethodCallExpr call : loop.getCondition().findAll(MethodCallExpr.class)) {
      String name = call.getNameAsString();
      boolean goesOn = name.equals("next") || name.equals("hasNext");
      if (goesOn && call.getScope().orElse(null) instanceof NameExpr over) {
        boolean ofRows = name.equals("next") && isRowSet(over.getNameAsString(), reading);
        return new Loop(loop, loop.getBody(), Set.of(over.getNameAsString()), over, ofRows);
      }
    }
    return null;
  }

  private static boolean isRowSet(String name, QueryReader.Reading reading) {
    String type = String.valueOf(reading.scope().type(name));
    return type.endsWith("ResultSet") || type.endsWith("RowSet") || type.equals("var");
  }

  private static @Nullable Loop given(Expression code, QueryReader.Reading reading) {
    if (!(code.getParentNode().orElse(null) instanceof MethodCallExpr call)
        || call.getScope().filter(scope -> Calls.same(scope, code)).isPresent()) {
      return null;
    }
    String name = call.getNameAsString();
    Expression scope = call.getScope().orElse(null);
    boolean streams =
        EACH.contains(name) || (STREAMED.contains(name) && scope != null && isStream(scope));
    boolean maps = MAPS_ROWS.contains(name) && takesRows(code, call, reading);
    if (!streams && !maps) {
      return null;
    }
    Node body = code instanceof LambdaExpr lambda ? lambda.getBody() : null;
    var variables = new HashSet<String>();
    if (code instanceof LambdaExpr lambda) {
      lambda.getParameters().forEach(each -> variables.add(each.getNameAsString()));
    }
    return new Loop(call, body, variables, scope, maps);
  }

  // Such a callback is called once for all rows where it goes over them itself.
  private static boolean takesRows(
      Expression code, MethodCallExpr call, QueryReader.Reading reading) {
    boolean asks = !reading.statements().given(call).isEmpty() || isAsked(call, reading);
    return asks
        && code instanceof LambdaExpr lambda
        && lambda.getBody().findFirst(MethodCallExpr.class, Loop::isNext).isEmpty();
  }

  private static boolean isAsked(MethodCallExpr call, QueryReader.Reading reading) {
    Expression scope = call.getScope().orElse(null);
    while (scope instanceof MethodCallExpr inner) {
      if (!reading.statements().given(inner).isEmpty()) {
        return true;
      }
      scope = inner.getScope().orElse(null);
    }
    return false;
  }

  private static boolean isNext(MethodCallExpr call) {
    return call.getNameAsString().equals("next");
  }

  private static boolean isStream(Expression scope) {
    Expression each = scope;
    while (each instanceof MethodCallExpr call) {
      if (STREAMS.contains(call.getNameAsString())) {
        return true;
      }
      each = call.getScope().orElse(null);
    }
    return each instanceof NameExpr name && name.getNameAsString().endsWith("Stream");
  }

  /** Whether what a call is given comes from the element. */
  boolean reaches(Ask ask) {
    if (body == null) {
      return true;
    }
    Set<String> known = known(body);
    if (mentions(ask.place(), known)) {
      return true;
    }
    if (!(ask.call() instanceof MethodCallExpr call)
        || !(Operations.root(call) instanceof NameExpr statement)) {
      return false;
    }
    String name = statement.getNameAsString();
    return body.findFirst(
            MethodCallExpr.class,
            each ->
                Operations.root(each) instanceof NameExpr root
                    && root.getNameAsString().equals(name)
                    && each.getArguments().stream().anyMatch(value -> mentions(value, known)))
        .isPresent();
  }

  /** Whether what a call is given may be another in each round, though not by the element. */
  boolean changes(Ask ask) {
    if (body == null) {
      return true;
    }
    Set<String> inside = new HashSet<>();
    body.walk(VariableDeclarator.class, local -> inside.add(local.getNameAsString()));
    String root =
        Operations.root(ask.call()) instanceof NameExpr name ? name.getNameAsString() : "";
    inside.remove(root);
    return body.findFirst(
            MethodCallExpr.class,
            call ->
                (Calls.same(call, ask.call()) || isOn(call, root))
                    && call.getArguments().stream().anyMatch(value -> mayChange(value, inside)))
        .isPresent();
  }

  private static boolean isOn(MethodCallExpr call, String root) {
    return Operations.root(call) instanceof NameExpr name && name.getNameAsString().equals(root);
  }

  private static boolean mayChange(Expression value, Set<String> inside) {
    return mentions(value, inside) || value.findFirst(MethodCallExpr.class).isPresent();
  }

  private Set<String> known(Node code) {
    var known = new HashSet<>(variables);
    code.walk(node -> {
      switch (node) {
        case VariableDeclarator local
            when local.getInitializer().filter(it -> mentions(it, known)).isPresent() ->
            known.add(local.getNameAsString());
        case AssignExpr assigned
            when assigned.getTarget() instanceof NameExpr target
                && mentions(assigned.getValue(), known) ->
            known.add(target.getNameAsString());
        default -> {
          return;
        }
      }
    });
    return known;
  }

  private static boolean mentions(Node code, Set<String> names) {
    return code.findFirst(NameExpr.class, each -> names.contains(each.getNameAsString()))
        .isPresent();
  }
}
