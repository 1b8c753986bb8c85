package dev.assay.testgen.evaluate;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.assay.testgen.verify.Subject;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Finds the tree of an element and the element and type of a tree. For one job. */
final class Index {
  private final Trees trees;
  private final Map<Element, MethodTree> methods = new HashMap<>();
  private final Map<Element, ClassTree> classes = new HashMap<>();
  private final Map<Element, CompilationUnitTree> units = new HashMap<>();

  Index(Subject subject) {
    this.trees = subject.trees();
    subject.units().forEach(unit -> new Scan().scan(unit, null));
  }

  private final class Scan extends TreePathScanner<Void, Void> {
    @Override
    public Void visitClass(ClassTree tree, @Nullable Void nothing) {
      Element element = trees.getElement(getCurrentPath());
      if (element != null) {
        classes.put(element, tree);
        units.put(element, getCurrentPath().getCompilationUnit());
      }
      return super.visitClass(tree, null);
    }

    @Override
    public Void visitMethod(MethodTree tree, @Nullable Void nothing) {
      Element element = trees.getElement(getCurrentPath());
      if (element != null) {
        methods.put(element, tree);
      }
      return super.visitMethod(tree, null);
    }
  }

  @Nullable MethodTree method(Element method) {
    return methods.get(method);
  }

  @Nullable ClassTree type(Element type) {
    return classes.get(type);
  }

  CompilationUnitTree unit(TypeElement type) {
    CompilationUnitTree unit = units.get(type);
    if (unit == null) {
      throw new Stuck(type.getSimpleName() + ", which is not among the sources");
    }
    return unit;
  }

  Element element(CompilationUnitTree unit, Tree tree) {
    Element element = trees.getElement(new TreePath(new TreePath(unit), tree));
    if (element == null) {
      throw new Stuck("a name the compiler gives no element for");
    }
    return element;
  }

  TypeMirror typeOf(CompilationUnitTree unit, Tree tree) {
    TypeMirror type = trees.getTypeMirror(new TreePath(new TreePath(unit), tree));
    if (type == null || type.getKind() == TypeKind.ERROR) {
      throw new Stuck("an expression the compiler gives no type for");
    }
    return type;
  }

  int line(CompilationUnitTree unit, Tree tree) {
    long start = trees.getSourcePositions().getStartPosition(unit, tree);
    return start < 0 ? 0 : (int) unit.getLineMap().getLineNumber(start);
  }
}
