package dev.assay.testgen.inputs;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Finds the source of methods: each class is looked through once, and not for each of its methods
 * as the compiler would. For one job.
 */
final class MethodTrees {
  private final Trees trees;
  private final Map<TypeElement, Map<Element, MethodTree>> types = new HashMap<>();

  MethodTrees(Trees trees) {
    this.trees = trees;
  }

  /** Null where there is no source. */
  @Nullable MethodTree of(ExecutableElement method) {
    return types.computeIfAbsent(Enclosing.type(method), this::within).get(method);
  }

  private Map<Element, MethodTree> within(TypeElement type) {
    Map<Element, MethodTree> all = new HashMap<>();
    TreePath path = trees.getPath(type);
    if (path != null && path.getLeaf() instanceof ClassTree tree) {
      for (var member : tree.getMembers()) {
        if (member instanceof MethodTree method) {
          all.put(trees.getElement(new TreePath(path, member)), method);
        }
      }
    }
    return all;
  }
}
