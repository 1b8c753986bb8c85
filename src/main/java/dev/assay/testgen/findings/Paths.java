package dev.assay.testgen.findings;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The ways to the trees of one method, found in one walk: a search for each of them would take the
 * square of a long method's length. For one job and its thread.
 */
final class Paths {
  private final TreePath root;
  private final IdentityHashMap<Tree, TreePath> known = new IdentityHashMap<>();

  Paths(TreePath root) {
    this.root = root;
  }

  /** The way to the method. */
  TreePath root() {
    return root;
  }

  /** The way to a tree of the method, itself included; null for all others. */
  @Nullable TreePath of(Tree tree) {
    if (known.isEmpty()) {
      known.put(root.getLeaf(), root);
      new TreePathScanner<Void, Void>() {
        @Override
        public Void scan(Tree each, Void nothing) {
          if (each != null) {
            known.put(each, new TreePath(getCurrentPath(), each));
          }
          return super.scan(each, null);
        }
      }.scan(root, null);
    }
    return known.get(tree);
  }
}
