package dev.assay.testgen.findings;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** A method as the compiler read it. Belongs to one job. */
record Body(ExecutableElement method, Paths paths, MethodTree tree, Trees trees) {
  TreePath path() {
    return paths.root();
  }

  Finding finding(Tree at, String kind, String text) {
    return new Finding(label(), line(at), kind, text);
  }

  int line(Tree at) {
    SourcePositions positions = trees.getSourcePositions();
    long start = positions.getStartPosition(path().getCompilationUnit(), at);
    return start < 0 ? 0 : (int) path().getCompilationUnit().getLineMap().getLineNumber(start);
  }

  @Nullable Element element(Tree tree) {
    TreePath found = paths.of(tree);
    return found == null ? null : trees.getElement(found);
  }

  @Nullable TypeMirror type(Tree tree) {
    TreePath found = paths.of(tree);
    return found == null ? null : trees.getTypeMirror(found);
  }

  /** The source from the beginning of one to that of another. */
  String text(Tree from, Tree to) {
    long end = trees.getSourcePositions().getStartPosition(path().getCompilationUnit(), to);
    return between(from, end);
  }

  /** The source of one. */
  String text(Tree of) {
    long end = trees.getSourcePositions().getEndPosition(path().getCompilationUnit(), of);
    return between(of, end);
  }

  /** Whether it is a class, or extends one that is. */
  boolean extending(@Nullable TypeMirror type, String qualified) {
    TypeMirror each = type;
    while (each instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element) {
      if (element.getQualifiedName().contentEquals(qualified)) {
        return true;
      }
      each = element.getSuperclass();
    }
    return false;
  }

  private String between(Tree from, long end) {
    CompilationUnitTree unit = path().getCompilationUnit();
    long start = trees.getSourcePositions().getStartPosition(unit, from);
    try {
      return start < 0 || end < start
          ? ""
          : unit.getSourceFile()
              .getCharContent(true)
              .subSequence((int) start, (int) end)
              .toString();
    } catch (IOException e) {
      throw new UncheckedIOException("a source in memory cannot fail to be read", e);
    }
  }

  /** Its documentation in lower case; empty where it has none. */
  String doc() {
    String doc = trees.getDocComment(path());
    return doc == null ? "" : doc.toLowerCase(Locale.ROOT);
  }

  String docOfType() {
    TreePath type = path().getParentPath();
    String doc = type == null ? null : trees.getDocComment(type);
    return doc == null ? "" : doc.toLowerCase(Locale.ROOT);
  }

  private String label() {
    Element owner = method.getEnclosingElement();
    String parameters =
        method.getParameters().stream()
            .map(parameter -> simple(parameter.asType().toString()))
            .collect(Collectors.joining(", ", "(", ")"));
    return (owner instanceof TypeElement type ? type.getSimpleName() : owner)
        + (method.getKind() == ElementKind.CONSTRUCTOR ? "" : "." + method.getSimpleName())
        + parameters;
  }

  private static String simple(String type) {
    return type.replaceAll("@[\\w.]+(\\([^)]*\\))? ?", "").replaceAll("[\\w.]+\\.(\\w+)", "$1");
  }
}
