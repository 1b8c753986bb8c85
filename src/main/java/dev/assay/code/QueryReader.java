package dev.assay.code;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.assay.bus.Failure;
import dev.assay.code.Queries.OfMethod;
import dev.assay.code.Queries.Smell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what Java sources ask databases, and how. Sources of one question are read together: a
 * constant of one may be half a statement of another. Pure; blocks while it works.
 */
final class QueryReader {
  private final Types types = new Types();
  private final List<List<Types.Type>> bySource = new ArrayList<>();
  private final Set<String> called = new HashSet<>();

  private QueryReader() {}

  /** One reading per source, by its path, in their order; {@code INVALID} where one is not Java. */
  static List<Queries> read(Map<String, String> sources) {
    return DeepStack.call(() -> new QueryReader().reading(sources));
  }

  private List<Queries> reading(Map<String, String> sources) {
    for (Map.Entry<String, String> each : sources.entrySet()) {
      Syntax.Parsed parsed = parsed(each.getValue(), each.getKey());
      bySource.add(types.add(parsed.tree(), parsed.text()));
      parsed.tree().walk(MethodCallExpr.class, call -> called.add(call.getNameAsString()));
    }
    var inlining = new Inlining(types, bySource.stream().flatMap(List::stream).toList());
    // By identity: a tree's own hash is that of all its nodes.
    IdentityHashMap<Types.Type, List<Reading>> readings = new IdentityHashMap<>();
    bySource.forEach(source -> source.forEach(type -> readings.put(type, read(type, inlining))));
    var asking = new Asking(types, readings.values());
    return bySource.stream()
        .map(source ->
            new Queries(
                source.stream()
                    .flatMap(type -> readings.getOrDefault(type, List.of()).stream())
                    .map(reading -> finished(reading, asking))
                    .toList()))
        .toList();
  }

  private static Syntax.Parsed parsed(String source, String path) {
    try {
      return Syntax.parse(source);
    } catch (Failure refused) {
      throw path.isEmpty() ? refused : refused.fault().because(path + ": " + refused.text());
    }
  }

  /**
   * One method with its statements.
   *
   * @param tree the method, or the type for what is in none
   */
  record Reading(
      Types.Type type, Node tree, String name, String id, Scope scope, Statements statements) {
    int line() {
      return type.source().line(tree);
    }
  }

  private List<Reading> read(Types.Type type, Inlining inlining) {
    var all = new ArrayList<Reading>();
    Reading around = reading(type, type.tree(), Queries.OF_TYPE, Queries.OF_TYPE);
    walk(around, inlining, List.of(), type.tree().getAnnotations());
    if (type.tree() instanceof EnumDeclaration choice) {
      for (EnumConstantDeclaration each : choice.getEntries()) {
        walk(around, inlining, List.of(each), List.of());
      }
    }
    for (BodyDeclaration<?> member : type.tree().getMembers()) {
      switch (member) {
        case CallableDeclaration<?> callable -> {
          Reading method = reading(type, callable, name(callable), id(callable));
          parameters(callable, method.scope());
          walk(method, inlining, body(callable), callable.getAnnotations());
          all.add(method);
        }
        case CompactConstructorDeclaration made -> {
          Reading method = reading(type, made, "<init>", "<init>");
          walk(method, inlining, List.of(made.getBody()), made.getAnnotations());
          all.add(method);
        }
        case FieldDeclaration field -> walk(around, inlining, List.of(field), List.of());
        case InitializerDeclaration block ->
            walk(around, inlining, List.of(block.getBody()), List.of());
        default -> {
          continue;
        }
      }
    }
    if (!around.statements().found().isEmpty()) {
      all.addFirst(around);
    }
    return all;
  }

  private Reading reading(Types.Type type, Node tree, String name, String id) {
    var scope = new Scope();
    return new Reading(type, tree, name, id, scope, new Statements(type, scope, called));
  }

  private static void walk(
      Reading reading, Inlining inlining, List<Node> code, List<AnnotationExpr> annotations) {
    var texts = new Texts(inlining, reading.type(), reading.scope());
    new QueryAnnotations(reading.type(), texts, reading.statements()).read(annotations);
    var flow = new Flow(inlining, reading.type(), reading.scope(), reading.statements());
    code.forEach(flow::walk);
  }

  private static String name(CallableDeclaration<?> callable) {
    return callable instanceof MethodDeclaration ? callable.getNameAsString() : "<init>";
  }

  private static String id(CallableDeclaration<?> callable) {
    return callable.getParameters().stream()
        .map(each -> each.getTypeAsString() + (each.isVarArgs() ? "..." : ""))
        .collect(Collectors.joining(",", name(callable) + "(", ")"));
  }

  private static void parameters(CallableDeclaration<?> callable, Scope scope) {
    for (Parameter each : callable.getParameters()) {
      scope.parameter(each.getNameAsString(), each.getTypeAsString());
    }
  }

  private static List<Node> body(CallableDeclaration<?> callable) {
    return callable instanceof MethodDeclaration method
        ? method.getBody().<List<Node>>map(List::of).orElse(List.of())
        : List.of(callable.asConstructorDeclaration().getBody());
  }

  private static OfMethod finished(Reading reading, Asking asking) {
    List<Smell> smells = new Smells(reading, asking).all();
    return new OfMethod(
        reading.type().name(),
        reading.name(),
        reading.id(),
        reading.line(),
        reading.statements().found(),
        smells);
  }
}
