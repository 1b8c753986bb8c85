package dev.assay.code;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import dev.assay.code.Queries.Found;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which calls ask a database: by themselves, or through one method of these sources. Used by one
 * thread.
 */
final class Asking {
  private static final Pattern READS =
      Pattern.compile("(?is)[\\s(]*(?:select|with|values|from|show|explain)\\b.*");
  private static final Pattern FINDER =
      Pattern.compile("(?:find|get|read|query|search|stream|count|exists)[A-Z].*");
  private static final Set<String> WRITES = Set.of("executeUpdate", "executeLargeUpdate");

  private final Types types;
  private final IdentityHashMap<Node, List<Ask>> found = new IdentityHashMap<>();
  private final IdentityHashMap<Node, List<Ask>> direct = new IdentityHashMap<>();
  private final IdentityHashMap<Node, QueryReader.Reading> byTree = new IdentityHashMap<>();

  Asking(Types types, Collection<List<QueryReader.Reading>> readings) {
    this.types = types;
    readings.forEach(all -> all.forEach(each -> byTree.put(each.tree(), each)));
  }

  /** All places of a method that ask, each chain of calls once. */
  List<Ask> in(QueryReader.Reading reading) {
    if (reading.name().equals(Queries.OF_TYPE)) {
      return List.of();
    }
    List<Ask> before = found.get(reading.tree());
    if (before != null) {
      return before;
    }
    var all = new ArrayList<>(direct(reading));
    Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    all.forEach(each -> seen.add(each.place()));
    reading
        .tree()
        .walk(node -> {
          Ask through =
              switch (node) {
                case MethodCallExpr call -> through(call, reading);
                case MethodReferenceExpr call -> through(call, reading);
                default -> null;
              };
          if (through != null && seen.add(through.place())) {
            all.add(through);
          }
        });
    found.put(reading.tree(), all);
    return all;
  }

  /** The places that ask without another method of ours. */
  List<Ask> direct(QueryReader.Reading reading) {
    List<Ask> before = direct.get(reading.tree());
    if (before != null) {
      return before;
    }
    var all = new ArrayList<Ask>();
    Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    reading
        .tree()
        .walk(
            MethodCallExpr.class,
            call -> {
              Ask ask = direct(call, reading);
              if (ask != null && seen.add(ask.place())) {
                all.add(ask);
              }
            });
    direct.put(reading.tree(), all);
    return all;
  }

  private static @Nullable Ask direct(MethodCallExpr call, QueryReader.Reading reading) {
    String name = call.getNameAsString();
    List<Found> given = reading.statements().given(call);
    boolean prepared =
        call.getArguments().isEmpty()
            && (Calls.RUN_PREPARED.contains(name)
                || (name.equals("execute") && isStatement(call, reading)));
    if (!prepared && (given.isEmpty() || !Calls.runs(call))) {
      return null;
    }
    boolean reads =
        prepared
            ? !WRITES.contains(name) && prepared(call, reading).stream().allMatch(Asking::reads)
            : given.stream().allMatch(Asking::reads);
    boolean jdbc = name.startsWith("execute") && (prepared || isStatement(call, reading));
    return new Ask(call, Calls.wholeChain(call), reads, jdbc, null);
  }

  // What the statement was made of that is run here.
  private static List<Found> prepared(MethodCallExpr call, QueryReader.Reading reading) {
    Expression made =
        call.getScope().orElse(null) instanceof NameExpr name
            ? initial(name.getNameAsString(), reading)
            : null;
    return made == null ? List.of() : reading.statements().given(made);
  }

  private static boolean isStatement(MethodCallExpr call, QueryReader.Reading reading) {
    return call.getScope().orElse(null) instanceof NameExpr name
        && String.valueOf(declared(name.getNameAsString(), reading)).endsWith("Statement");
  }

  private static @Nullable String declared(String name, QueryReader.Reading reading) {
    String local = reading.scope().type(name);
    return local == null ? reading.type().declared(name) : local;
  }

  static boolean reads(Found found) {
    return found.text() == null || READS.matcher(found.text()).matches();
  }

  private @Nullable Ask through(MethodCallExpr call, QueryReader.Reading reading) {
    Expression scope = call.getScope().orElse(null);
    String name = call.getNameAsString();
    int arguments = call.getArguments().size();
    if (scope == null || scope.isThisExpr()) {
      return own(reading.type().method(name, arguments), call, reading);
    }
    String receiver =
        scope instanceof NameExpr named ? declared(named.getNameAsString(), reading) : null;
    if (receiver == null) {
      return null;
    }
    Types.Type other = types.named(receiver.replaceAll("<.*", ""));
    MethodDeclaration method = other == null ? null : other.method(name, arguments);
    Ask known = own(method, call, reading);
    boolean finder =
        receiver.replaceAll("<.*", "").endsWith("Repository") && FINDER.matcher(name).matches();
    // A default method of a repository is code like any other.
    boolean bodiless = method == null || method.getBody().isEmpty();
    return known == null && finder && bodiless
        ? new Ask(call, Calls.wholeChain(call), true, false, receiver + "." + name)
        : known;
  }

  private @Nullable Ask own(
      @Nullable MethodDeclaration method, MethodCallExpr call, QueryReader.Reading reading) {
    return method == null || Calls.same(method, reading.tree())
        ? null
        : through(method, call, Calls.wholeChain(call));
  }

  private @Nullable Ask through(MethodReferenceExpr call, QueryReader.Reading reading) {
    boolean own =
        call.getScope().isThisExpr()
            || call.getScope().toString().equals(reading.type().tree().getNameAsString());
    MethodDeclaration method = own ? reading.type().method(call.getIdentifier(), 1) : null;
    return method == null ? null : through(method, call, call);
  }

  private @Nullable Ask through(MethodDeclaration method, Expression call, Node place) {
    QueryReader.Reading reading = byTree.get(method);
    if (reading == null) {
      return null;
    }
    String name = method.getNameAsString();
    List<Ask> asks = direct(reading);
    if (!asks.isEmpty()) {
      return new Ask(call, place, asks.stream().allMatch(Ask::reads), false, name);
    }
    // A method without a body asks by its annotation.
    List<Found> own = reading.statements().found();
    return method.getBody().isEmpty() && !own.isEmpty()
        ? new Ask(call, place, own.stream().allMatch(Asking::reads), false, name)
        : null;
  }

  /** Whether an expression holds the rows of a query, as far as its method tells. */
  boolean areRows(Expression expression, QueryReader.Reading reading) {
    Expression rows = expression;
    if (Operations.root(expression) instanceof NameExpr name) {
      Expression made = initial(name.getNameAsString(), reading);
      rows = made == null || Calls.same(made, expression) ? expression : made;
    }
    var all = new ArrayList<Expression>(List.of(expression, rows));
    return in(reading).stream()
        .anyMatch(ask ->
            ask.reads()
                && all.stream()
                    .anyMatch(
                        each -> Calls.same(each, ask.call()) || each.isAncestorOf(ask.call())));
  }

  private static @Nullable Expression initial(String name, QueryReader.Reading reading) {
    return reading
        .tree()
        .findFirst(VariableDeclarator.class, each -> each.getNameAsString().equals(name))
        .flatMap(VariableDeclarator::getInitializer)
        .orElse(null);
  }
}
