package dev.assay.testgen.findings;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;

/**
 * A file, or something else of the machine, that a method opens for itself and never closes: it
 * hands it to nobody, and calls its methods alone. Stateless.
 */
final class NeverClosed implements Reading {
  private static final String OPENING =
      "(java\\.io\\.)?(FileInputStream|FileOutputStream|FileReader|FileWriter|RandomAccessFile"
          + "|Socket|ServerSocket)";

  private static final String OPENED_BY =
      "Files\\.(newBufferedReader|newBufferedWriter|newInputStream|newOutputStream|lines|list|walk)"
          + "|.*\\.(prepareStatement|createStatement|prepareCall)";

  @Override
  public List<Finding> of(Body body) {
    Locals locals = new Locals(body);
    locals.scan(body.tree().getBody(), null);
    List<Finding> all = new ArrayList<>();
    for (VariableTree opened : locals.opened) {
      Element variable = body.element(opened);
      if (variable != null && !locals.closedOrHandedOn.contains(variable)) {
        all.add(
            body.finding(
                opened,
                "leftOpen",
                "'%s' is opened and never closed; expected try (%s = ...)"
                    .formatted(opened.getName(), opened.getType() + " " + opened.getName())));
      }
    }
    return all;
  }

  private static final class Locals extends TreeScanner<Void, Void> {
    private final Body body;
    private final List<VariableTree> opened = new ArrayList<>();
    private final Set<Element> closedOrHandedOn = new HashSet<>();

    Locals(Body body) {
      this.body = body;
    }

    // What is opened there is closed.
    @Override
    public Void visitTry(TryTree node, Void none) {
      node.getResources()
          .forEach(each -> {
            if (each instanceof VariableTree variable) {
              scan(variable.getInitializer(), null);
            } else {
              scan(each, null);
            }
          });
      scan(node.getBlock(), null);
      scan(node.getCatches(), null);
      if (node.getFinallyBlock() != null) {
        scan(node.getFinallyBlock(), null);
      }
      return null;
    }

    @Override
    public Void visitVariable(VariableTree node, Void none) {
      if (node.getInitializer() != null && opens(node.getInitializer())) {
        opened.add(node);
      }
      return super.visitVariable(node, null);
    }

    private static boolean opens(ExpressionTree value) {
      return switch (value) {
        case NewClassTree made ->
            made.getIdentifier().toString().matches(OPENING)
                || (made.getIdentifier().toString().matches(".*(Reader|Writer|Stream|Scanner)")
                    && made.getArguments().stream().anyMatch(Locals::opens));
        case MethodInvocationTree call -> call.getMethodSelect().toString().matches(OPENED_BY);
        default -> false;
      };
    }

    // A call of one of its methods neither closes it nor hands it on.
    @Override
    public Void visitMethodInvocation(MethodInvocationTree node, Void none) {
      if (node.getMethodSelect() instanceof MemberSelectTree select
          && select.getExpression() instanceof IdentifierTree
          && !select.getIdentifier().toString().matches("close\\w*|onClose|get\\w*")) {
        scan(node.getArguments(), null);
        return null;
      }
      return super.visitMethodInvocation(node, null);
    }

    @Override
    public Void visitIdentifier(IdentifierTree node, Void none) {
      Element element = opened.isEmpty() ? null : body.element(node);
      if (element != null) {
        closedOrHandedOn.add(element);
      }
      return null;
    }
  }
}
