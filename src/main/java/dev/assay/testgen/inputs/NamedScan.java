package dev.assay.testgen.inputs;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads what a source names for its variables. For one source. */
final class NamedScan extends TreePathScanner<@Nullable Void, @Nullable Void> {
  /** What gives its first argument back. */
  private static final Pattern HANDS_ON = Pattern.compile("(require|check|ensure|assert|not).*");

  private static final Set<ElementKind> VARIABLES =
      Set.of(
          ElementKind.PARAMETER,
          ElementKind.LOCAL_VARIABLE,
          ElementKind.BINDING_VARIABLE,
          ElementKind.FIELD);

  private final Trees trees;
  private final Named named;

  NamedScan(Trees trees, Named named) {
    this.trees = trees;
    this.named = named;
  }

  @Override
  public @Nullable Void visitInstanceOf(InstanceOfTree tree, @Nullable Void nothing) {
    Element variable = variable(tree.getExpression());
    Tree type = tree.getType() == null ? tree.getPattern() : tree.getType();
    if (variable != null && type != null) {
      pattern(variable, type);
    }
    return super.visitInstanceOf(tree, null);
  }

  @Override
  public @Nullable Void visitTypeCast(TypeCastTree tree, @Nullable Void nothing) {
    Element variable = variable(tree.getExpression());
    if (variable != null) {
      type(variable, tree.getType());
    }
    return super.visitTypeCast(tree, null);
  }

  @Override
  public @Nullable Void visitBinary(BinaryTree tree, @Nullable Void nothing) {
    if (tree.getKind() == Tree.Kind.EQUAL_TO || tree.getKind() == Tree.Kind.NOT_EQUAL_TO) {
      compared(tree.getLeftOperand(), tree.getRightOperand());
      compared(tree.getRightOperand(), tree.getLeftOperand());
    }
    return super.visitBinary(tree, null);
  }

  @Override
  public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void nothing) {
    cases(tree.getExpression(), tree.getCases());
    return super.visitSwitch(tree, null);
  }

  @Override
  public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void nothing) {
    cases(tree.getExpression(), tree.getCases());
    return super.visitSwitchExpression(tree, null);
  }

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void nothing) {
    List<? extends ExpressionTree> arguments = tree.getArguments();
    if (tree.getMethodSelect() instanceof MemberSelectTree select && arguments.size() == 1) {
      ExpressionTree on = select.getExpression();
      switch (select.getIdentifier().toString()) {
        case "equals", "equalsIgnoreCase" -> {
          compared(on, arguments.getFirst());
          compared(arguments.getFirst(), on);
        }
        case "isInstance", "cast" -> literal(arguments.getFirst(), on);
        case "isAssignableFrom" -> {
          compared(on, arguments.getFirst());
          compared(arguments.getFirst(), on);
        }
        default -> {}
      }
    }
    handed(tree, arguments);
    return super.visitMethodInvocation(tree, null);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void nothing) {
    handed(tree, tree.getArguments());
    return super.visitNewClass(tree, null);
  }

  @Override
  public @Nullable Void visitAssignment(AssignmentTree tree, @Nullable Void nothing) {
    handed(tree.getExpression(), variable(tree.getVariable()));
    return super.visitAssignment(tree, null);
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
    if (tree.getInitializer() != null) {
      handed(tree.getInitializer(), trees.getElement(getCurrentPath()));
    }
    return super.visitVariable(tree, null);
  }

  private void handed(Tree call, List<? extends ExpressionTree> arguments) {
    if (element(call) instanceof ExecutableElement method) {
      List<? extends VariableElement> parameters = method.getParameters();
      for (int i = 0; i < Math.min(arguments.size(), parameters.size()); i++) {
        handed(arguments.get(i), parameters.get(i));
      }
    }
  }

  private void handed(ExpressionTree from, @Nullable Element to) {
    Element variable = variable(from);
    if (variable != null && to != null && !variable.equals(to)) {
      named.handed(variable, to);
    }
  }

  private void cases(ExpressionTree over, List<? extends CaseTree> cases) {
    Element variable = variable(over);
    for (CaseTree each : cases) {
      for (Tree label : each.getLabels()) {
        switch (label) {
          case ConstantCaseLabelTree constant -> {
            if (element(constant.getConstantExpression()) instanceof VariableElement it) {
              constant(variable, it);
            }
          }
          case PatternCaseLabelTree pattern when variable != null ->
              pattern(variable, pattern.getPattern());
          default -> {}
        }
      }
    }
  }

  private void pattern(Element variable, Tree pattern) {
    switch (pattern) {
      case BindingPatternTree binding -> {
        type(variable, binding.getVariable());
        Element bound = element(binding.getVariable());
        if (bound != null) {
          named.handed(variable, bound);
        }
      }
      case DeconstructionPatternTree parts -> type(variable, parts.getDeconstructor());
      default -> type(variable, pattern);
    }
  }

  private void type(Element variable, Tree tree) {
    TypeMirror type = trees.getTypeMirror(path(tree));
    if (type != null && (type.getKind() == TypeKind.DECLARED || type.getKind() == TypeKind.ARRAY)) {
      named.add(variable, new Named.Mark.OfType(type));
    }
  }

  private void compared(ExpressionTree one, ExpressionTree other) {
    Element variable = variable(one);
    TypeMirror literal = literal(other);
    if (literal == null
        && element(other) instanceof VariableElement constant
        && constant.getModifiers().containsAll(Set.of(Modifier.STATIC, Modifier.FINAL))) {
      constant(variable, constant);
    }
    if (variable != null && literal != null) {
      named.add(variable, new Named.Mark.OfClass(literal));
    }
    if (variable != null && other.getKind() == Tree.Kind.NULL_LITERAL && !guards()) {
      named.add(variable, new Named.Mark.OfNull());
    }
  }

  /** Whether a condition only keeps something out: {@code if (x == null) throw}. */
  private boolean guards() {
    TreePath path = getCurrentPath();
    while (path.getLeaf() instanceof BinaryTree || path.getLeaf() instanceof ParenthesizedTree) {
      path = path.getParentPath();
    }
    StatementTree then =
        path.getLeaf() instanceof IfTree condition ? condition.getThenStatement() : null;
    return then instanceof ThrowTree
        || (then instanceof BlockTree block
            && !block.getStatements().isEmpty()
            && block.getStatements().getLast() instanceof ThrowTree);
  }

  private void literal(ExpressionTree asked, ExpressionTree of) {
    Element variable = variable(asked);
    TypeMirror literal = literal(of);
    if (variable != null && literal != null && !literal.getKind().isPrimitive()) {
      named.add(variable, new Named.Mark.OfType(literal));
    }
  }

  /** What {@code T.class} stands for; null for any other expression. */
  private @Nullable TypeMirror literal(ExpressionTree tree) {
    return plain(tree) instanceof MemberSelectTree select
            && select.getIdentifier().contentEquals("class")
        ? trees.getTypeMirror(path(select.getExpression()))
        : null;
  }

  private void constant(@Nullable Element variable, VariableElement constant) {
    if (variable == null || variable.equals(constant)) {
      named.add(constant);
    } else {
      named.add(variable, new Named.Mark.OfConstant(constant));
    }
  }

  private static ExpressionTree plain(ExpressionTree tree) {
    return switch (tree) {
      case ParenthesizedTree inner -> plain(inner.getExpression());
      case TypeCastTree cast -> plain(cast.getExpression());
      default -> tree;
    };
  }

  /** The variable that an expression is; null where it is none. */
  private @Nullable Element variable(ExpressionTree tree) {
    ExpressionTree plain = plain(tree);
    if (plain instanceof MethodInvocationTree call
        && !call.getArguments().isEmpty()
        && element(call) instanceof ExecutableElement method
        && HANDS_ON.matcher(method.getSimpleName()).matches()) {
      return variable(call.getArguments().getFirst());
    }
    boolean name = plain instanceof IdentifierTree || plain instanceof MemberSelectTree;
    Element element = name ? element(plain) : null;
    return element != null && VARIABLES.contains(element.getKind()) ? element : null;
  }

  private @Nullable Element element(Tree tree) {
    return trees.getElement(path(tree));
  }

  private TreePath path(Tree tree) {
    return new TreePath(getCurrentPath(), tree);
  }
}
