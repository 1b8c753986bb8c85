package dev.assay.testgen.findings;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * A date or an array that a class copies on its way in and hands out itself, or the other way
 * round: who copies once means nobody else to change it. Stateless.
 */
final class HalfCopied implements Reading {
  private static final String KIND = "exposesInside";

  @Override
  public List<Finding> of(Body body) {
    List<Finding> all = new ArrayList<>();
    boolean open = !body.method().getModifiers().contains(Modifier.PRIVATE);
    if (!open || !(body.path().getParentPath().getLeaf() instanceof ClassTree type)) {
      return all;
    }
    boolean constructor = body.method().getKind() == ElementKind.CONSTRUCTOR;
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitReturn(ReturnTree node, Void none) {
        field(body, node.getExpression())
            .filter(field -> copiedIn(type, field))
            .ifPresent(field ->
                all.add(
                    body.finding(
                        node,
                        KIND,
                        "'%s' hands out the object's own '%s', which the constructor copies so that"
                                .formatted(node, field.getSimpleName())
                            + " nobody else can change it; expected a copy")));
        return null;
      }

      @Override
      public Void visitAssignment(AssignmentTree node, Void none) {
        if (constructor
            && body.element(node.getExpression()) instanceof VariableElement given
            && given.getKind() == ElementKind.PARAMETER) {
          field(body, node.getVariable())
              .filter(field -> copiedOut(type, field))
              .ifPresent(field ->
                  all.add(
                      body.finding(
                          node,
                          KIND,
                          "'%s' keeps what the caller can still change, and the getter hands out a"
                                  .formatted(node)
                              + " copy so that nobody can; expected a copy")));
        }
        return super.visitAssignment(node, null);
      }
    }.scan(body.tree().getBody(), null);
    return all;
  }

  // Whose content can be changed, and nothing else is known about.
  private static Optional<VariableElement> field(Body body, @Nullable ExpressionTree tree) {
    return tree != null
            && Constants.named(tree)
            && body.element(tree) instanceof VariableElement field
            && field.getKind() == ElementKind.FIELD
            && field.getModifiers().contains(Modifier.PRIVATE)
            && field.getModifiers().contains(Modifier.FINAL)
            && !field.getModifiers().contains(Modifier.STATIC)
            && field.asType().toString().matches("java\\.util\\.Date|.*\\[]")
        ? Optional.of(field)
        : Optional.empty();
  }

  private static String copy(String of) {
    return "(new Date\\((?:this\\.)?"
        + of
        + "\\.getTime\\(\\)\\)|(\\([\\w\\[\\]]+\\))?(?:this\\.)?"
        + of
        + "\\.clone\\(\\)|Arrays\\.copyOf\\((?:this\\.)?"
        + of
        + ", (?:this\\.)?"
        + of
        + "\\.length\\))";
  }

  private static boolean copiedIn(ClassTree type, VariableElement field) {
    Pattern copied = Pattern.compile("\\b" + field.getSimpleName() + " = " + copy("\\w+"));
    boolean found = false;
    for (Tree member : type.getMembers()) {
      if (member instanceof MethodTree method && method.getReturnType() == null) {
        found |= copied.matcher(method.toString()).find();
      }
    }
    return found;
  }

  private static boolean copiedOut(ClassTree type, VariableElement field) {
    Pattern copied =
        Pattern.compile("return " + copy(Pattern.quote(field.getSimpleName().toString())) + ";");
    return type.getMembers().stream()
        .anyMatch(it ->
            it instanceof MethodTree method
                && method.getReturnType() != null
                && method.getParameters().isEmpty()
                && method
                    .getName()
                    .toString()
                    .toLowerCase(Locale.ROOT)
                    .contains(field.getSimpleName().toString().toLowerCase(Locale.ROOT))
                && copied.matcher(method.toString()).find());
  }
}
