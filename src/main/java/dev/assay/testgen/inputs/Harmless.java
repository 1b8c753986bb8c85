package dev.assay.testgen.inputs;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether calling a method changes anything: it assigns to local variables only, and calls
 * only what is harmless itself, by its own source or, where there is none, by its name. It rather
 * says no once too often. For one job.
 */
final class Harmless {
  private static final int DEEPEST = 4;

  /** Names that mean a question, whoever's method it is. */
  private static final String ASKS =
      "(get(?!And)|is|has|size|length|contains|to[A-Z]|name|ordinal|equals|hashCode|charAt|codePoint"
          + "|unmodifiable|copyOf|of|valueOf|format|compare|indexOf|lastIndexOf|peek|first|last"
          + "|element|keySet|values|entrySet|stream|parallelStream|map|filter|flatMap|collect|reduce"
          + "|sum|average|count|min|max|abs|anyMatch|allMatch|noneMatch|find[A-Z]|sorted|distinct"
          + "|limit|skip|boxed|iterator$|hasNext|join|joining|substring|trim|strip|repeat|lines"
          + "|concat|chars|matches$|starts|ends|split$|orElse|or[A-Z]|require|empty|emptyList|signum"
          + "|multiply|subtract|divide|plus|minus|negate|scale|doubleValue|floatValue"
          + "|intValue|longValue|bitCount|clone|hash|deepToString|range|from|isBefore|isAfter|between"
          + "|naturalOrder|reverseOrder|comparing|identity|singleton|nCopies|asList|view).*";

  /** Names that would pass for a question and are none. */
  private static final String ACTS =
      "(getAnd.*|offer.*|countDown|compareAnd.*|now|nanoTime|currentTimeMillis|random)";

  private final MethodTrees trees;
  private final Map<ExecutableElement, Boolean> known = new HashMap<>();
  private final Map<TypeElement, Map<String, List<ExecutableElement>>> named = new HashMap<>();

  Harmless(Trees trees) {
    this.trees = new MethodTrees(trees);
  }

  boolean test(ExecutableElement method) {
    return harmless(method, 0);
  }

  private boolean harmless(ExecutableElement method, int depth) {
    Boolean before = known.get(method);
    if (before != null) {
      return before;
    }
    MethodTree tree = trees.of(method);
    if (tree == null) {
      boolean component =
          method.getParameters().isEmpty()
              && Enclosing.type(method).getKind() == ElementKind.RECORD;
      return component || asks(method.getSimpleName().toString());
    }
    if (tree.getBody() == null) {
      return asks(method.getSimpleName().toString());
    }
    known.put(method, depth < DEEPEST);
    boolean harmless = depth < DEEPEST && !new Effects(method, tree, depth).found;
    known.put(method, harmless);
    return harmless;
  }

  /** The methods of a class by their names. */
  private Map<String, List<ExecutableElement>> methods(TypeElement type) {
    return named.computeIfAbsent(
        type,
        it ->
            ElementFilter.methodsIn(it.getEnclosedElements()).stream()
                .collect(Collectors.groupingBy(each -> each.getSimpleName().toString())));
  }

  private static boolean asks(String name) {
    return name.matches(ASKS) && !name.matches(ACTS);
  }

  /** Looks for what may change something. */
  private final class Effects extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final Set<String> locals = new HashSet<>();
    private final Set<String> made = new HashSet<>();
    private final TypeElement type;
    private final int depth;
    private boolean found;

    Effects(ExecutableElement method, MethodTree tree, int depth) {
      this.depth = depth;
      this.type = Enclosing.type(method);
      scan(tree.getBody(), null);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
      locals.add(tree.getName().toString());
      if (tree.getInitializer() instanceof NewClassTree) {
        made.add(tree.getName().toString());
      }
      return super.visitVariable(tree, null);
    }

    @Override
    public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void nothing) {
      target(tree.getVariable());
      return super.visitAssignment(tree, null);
    }

    @Override
    public @Nullable Void visitCompoundAssignment(
        CompoundAssignmentTree tree, @Nullable Void nothing) {
      target(tree.getVariable());
      return super.visitCompoundAssignment(tree, null);
    }

    @Override
    public @Nullable Void visitUnary(UnaryTree tree, @Nullable Void nothing) {
      boolean steps =
          switch (tree.getKind()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
            default -> false;
          };
      if (steps) {
        target(tree.getExpression());
      }
      return super.visitUnary(tree, null);
    }

    private void target(ExpressionTree target) {
      ExpressionTree base = target;
      while (base instanceof ArrayAccessTree access) {
        base = access.getExpression();
      }
      found |= !(base instanceof IdentifierTree name && locals.contains(name.getName().toString()));
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void nothing) {
      found |= !callable(tree);
      return super.visitMethodInvocation(tree, null);
    }

    private boolean callable(MethodInvocationTree call) {
      return switch (call.getMethodSelect()) {
        case IdentifierTree name -> ofThis(name.getName().toString(), call.getArguments().size());
        case MemberSelectTree member -> {
          String name = member.getIdentifier().toString();
          boolean onThis =
              member.getExpression() instanceof IdentifierTree it
                  && it.getName().contentEquals("this");
          yield onThis
              ? ofThis(name, call.getArguments().size())
              : madeHere(member.getExpression()) || asks(name);
        }
        default -> false;
      };
    }

    // What is called on an object that was made here changes that alone.
    private boolean madeHere(ExpressionTree receiver) {
      return switch (receiver) {
        case NewClassTree creation -> true;
        case ParenthesizedTree inner -> madeHere(inner.getExpression());
        case IdentifierTree name -> made.contains(name.getName().toString());
        case MethodInvocationTree chained
            when chained.getMethodSelect() instanceof MemberSelectTree member ->
            madeHere(member.getExpression());
        default -> false;
      };
    }

    private boolean ofThis(String name, int arguments) {
      List<ExecutableElement> meant =
          methods(type).getOrDefault(name, List.of()).stream()
              .filter(each -> each.getParameters().size() == arguments)
              .toList();
      return meant.isEmpty()
          ? asks(name)
          : meant.stream().allMatch(each -> harmless(each, depth + 1));
    }
  }
}
