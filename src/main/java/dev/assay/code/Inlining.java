package dev.assay.code;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import java.util.Collections;
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
  private static final int MOST = 5_000;
  private static final Set<String> TEXTS =
      Set.of("String", "CharSequence", "StringBuilder", "StringBuffer");

  private final Types types;
  private final Map<TypeDeclaration<?>, Types.Type> byTree = new IdentityHashMap<>();
  private final Map<VariableDeclarator, Text> constants = new IdentityHashMap<>();
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

  /** What a field always holds; null where it may change or is no text. */
  @Nullable Text constant(VariableDeclarator field) {
    Text before = constants.get(field);
    if (before != null) {
      return before;
    }
    Types.Type owner = owner(field);
    boolean known = owner != null && field.getInitializer().isPresent() && isFinal(field, owner);
    // One that is made of itself is not Java; it must not make a loop here.
    if (!known || owner == null || !beingRead.add(field)) {
      return null;
    }
    Text text = new Texts(this, owner, new Scope()).of(field.getInitializer().get());
    beingRead.remove(field);
    constants.put(field, text);
    return text.hasWords() || isPlain(text) ? text : null;
  }

  private static boolean isPlain(Text text) {
    return text.variants().stream().allMatch(each -> each.unknowns().isEmpty());
  }

  private Types.@Nullable Type owner(VariableDeclarator field) {
    return field
        .findAncestor(TypeDeclaration.class)
        .map(tree -> byTree.get((TypeDeclaration<?>) tree))
        .orElse(null);
  }

  private static boolean isFinal(VariableDeclarator field, Types.Type owner) {
    boolean ofInterface =
        owner.tree().isClassOrInterfaceDeclaration()
            && owner.tree().asClassOrInterfaceDeclaration().isInterface();
    return ofInterface
        || field.getParentNode().orElse(null) instanceof FieldDeclaration declared
            && declared.isFinal();
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
