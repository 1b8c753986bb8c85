package dev.assay.testgen.findings;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;

/**
 * Finds what is wrong in a body by its text alone, whatever it is called with: only what nobody
 * writes on purpose. Stateless; asks the compiler's trees, so before the class files are generated.
 */
public final class Bodies {
  /** Longer ones were generated, and expressions that go on for so long cost the square of it. */
  private static final int LONGEST = 20_000;

  private static final List<Reading> READINGS =
      List.of(
          new DeadBranch(),
          new LostAssignment(),
          new Identity(),
          new LeftOpen(),
          new HandedOut(),
          new SharedState(),
          new Repeats(),
          new Contradictions(),
          new TooLate(),
          new Unused(),
          new Misused(),
          new NeverClosed(),
          new Locking(),
          new ChangedWhileRead(),
          new FallsThrough(),
          new Swallowed(),
          new LastPartLost(),
          new Swapped(),
          new Unkept(),
          new HalfCopied(),
          new CaseOfLocale());

  private Bodies() {}

  /** What a person should look at, method by method. */
  public static List<Finding> findings(List<ExecutableElement> methods, Trees trees) {
    return methods.stream()
        .flatMap(method -> body(method, trees))
        .flatMap(body -> READINGS.stream().flatMap(reading -> reading.of(body).stream()))
        .distinct()
        .toList();
  }

  private static Stream<Body> body(ExecutableElement method, Trees trees) {
    TreePath path = trees.getPath(method);
    return path != null
            && path.getLeaf() instanceof MethodTree tree
            && tree.getBody() != null
            && length(tree, path, trees) <= LONGEST
        ? Stream.of(new Body(method, new Paths(path), tree, trees))
        : Stream.empty();
  }

  private static long length(MethodTree tree, TreePath path, Trees trees) {
    SourcePositions positions = trees.getSourcePositions();
    return positions.getEndPosition(path.getCompilationUnit(), tree)
        - positions.getStartPosition(path.getCompilationUnit(), tree);
  }
}
