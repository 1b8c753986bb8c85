package dev.assay.code;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The texts of constants, and those that methods make which others call. Bounded in depth and in
 * all, since a stranger's source may call round in circles. Used by one thread.
 */
final class Inlining {
  private static final int DEEPEST = 3;
  private static final int MOST = 2_000;
  private static final Set<String> TEXTS =
      Set.of("String", "CharSequence", "StringBuilder", "StringBuffer");

  private final Types types;
  private final IdentityHashMap<TypeDeclaration<?>, Types.Type> byTree = new IdentityHashMap<>();
  private final IdentityHashMap<VariableDeclarator, Text> constants = new IdentityHashMap<>();
  private final IdentityHashMap<Node, Map<String, List<AssignExpr>>> assigned =
      new IdentityHashMap<>();
  private final Set<Node> beingRead = Collections.newSetFromMap(new IdentityHashMap<>());
  private int depth;
  private int done;

  Inlining(Types types, List<Types.Type> all) {
    this.types = types;
    all.forEach(type -> byTree.put(type.tree(), type));
  }

  Types types() {
    return types;
  }

  /** What a field holds, doubted where it may change; null where it is no text that is known. */
  @Nullable Text constant(VariableDeclarator field) {
    Text before = constants.get(field);
    if (before != null) {
      return before;
    }
    Types.Type owner = owner(field);
    // One that is made of itself is not Java; it must not make a loop here.
    if (owner == null || !beingRead.add(field)) {
      return null;
    }
    Text text = held(field, owner);
    beingRead.remove(field);
    if (text == null || !(text.hasWords() || isPlain(text))) {
      return null;
    }
    constants.put(field, text);
    return text;
  }

  // All that the code of its type gives it, in any order.
  private @Nullable Text held(VariableDeclarator field, Types.Type owner) {
    var texts = new Texts(this, owner, new Scope());
    Text text = field.getInitializer().map(texts::of).orElse(null);
    if (isFinal(field, owner) && text != null) {
      return text;
    }
    List<AssignExpr> given = assignments(owner).getOrDefault(field.getNameAsString(), List.of());
    for (AssignExpr each : given) {
      Text other = texts.of(each.getValue());
      // A setter tells nothing but that it may change.
      boolean tells = other.hasWords() || isPlain(other);
      text = text == null ? (tells ? other : null) : tells ? text.or(other) : text;
    }
    boolean certain = given.size() + (field.getInitializer().isPresent() ? 1 : 0) == 1;
    return text == null || certain
        ? text
        : text.doubted(
            "line %d: the field %s may hold something else by then"
                .formatted(owner.source().line(field), field.getNameAsString()));
  }

  private Map<String, List<AssignExpr>> assignments(Types.Type owner) {
    return assigned.computeIfAbsent(
        owner.tree(),
        tree -> {
          Map<String, List<AssignExpr>> all = new HashMap<>();
          tree.walk(
              AssignExpr.class,
              each -> {
                String name =
                    switch (each.getTarget()) {
                      case NameExpr plain -> plain.getNameAsString();
                      case FieldAccessExpr own when own.getScope().isThisExpr() ->
                          own.getNameAsString();
                      default -> "";
                    };
                all.computeIfAbsent(name, key -> new ArrayList<>()).add(each);
              });
          return all;
        });
  }

  private static boolean isPlain(Text text) {
    return text.variants().stream().allMatch(each -> each.unknowns().isEmpty());
  }

  private Types.@Nullable Type owner(VariableDeclarator field) {
    Node around = field;
    while (around != null && !(around instanceof TypeDeclaration<?>)) {
      around = around.getParentNode().orElse(null);
    }
    return around instanceof TypeDeclaration<?> tree ? byTree.get(tree) : null;
  }

  private static boolean isFinal(VariableDeclarator field, Types.Type owner) {
    boolean ofInterface =
        owner.tree().isClassOrInterfaceDeclaration()
            && owner.tree().asClassOrInterfaceDeclaration().isInterface();
    return ofInterface
        || (field.getParentNode().orElse(null) instanceof FieldDeclaration declared
            && declared.isFinal());
  }

  /** The text a method gives for these arguments; null where that cannot be told. */
  @Nullable Text made(MethodDeclaration method, Types.Type type, List<Text> arguments) {
    boolean known =
        TEXTS.contains(method.getTypeAsString())
            && method.getBody().isPresent()
            && depth < DEEPEST
            && done < MOST
            && beingRead.add(method);
    if (!known) {
      return null;
    }
    depth++;
    done++;
    try {
      var scope = new Scope();
      for (int i = 0; i < arguments.size(); i++) {
        var parameter = method.getParameter(i);
        scope.parameter(parameter.getNameAsString(), parameter.getTypeAsString());
        scope.hold(parameter.getNameAsString(), arguments.get(i));
      }
      var flow = new Flow(this, type, scope, Flow.NOBODY);
      flow.walk(method.getBody().get());
      return flow.returned();
    } finally {
      depth--;
      beingRead.remove(method);
    }
  }
}
