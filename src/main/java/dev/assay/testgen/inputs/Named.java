package dev.assay.testgen.inputs;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.Trees;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * The types and constants that the sources name for a parameter: what it is cast to or asked to be
 * an instance of, what it is compared with, the cases of a switch over it. What is named for the
 * variable, the field or the parameter of the sources that it is handed to is named for it as well.
 * For one job; does not change once read.
 */
public final class Named {
  private static final int FARTHEST = 4;

  private final Map<Element, Map<String, Mark>> marks = new LinkedHashMap<>();
  private final Map<Element, Set<Element>> handedTo = new LinkedHashMap<>();
  private final Set<Element> constants = new HashSet<>();

  Named() {}

  /** Something that is named. */
  sealed interface Mark {
    /** It may be of this type. */
    record OfType(TypeMirror type) implements Mark {}

    /** It may be this constant. */
    record OfConstant(VariableElement constant) implements Mark {}

    /** It may be null. */
    record OfNull() implements Mark {}

    /** It may be this class's literal. */
    record OfClass(TypeMirror type) implements Mark {}
  }

  /** Reads the sources, which the compiler has already understood. */
  public static Named of(Trees trees, Collection<? extends CompilationUnitTree> units) {
    Named named = new Named();
    units.forEach(unit -> new NamedScan(trees, named).scan(unit, null));
    return named;
  }

  void add(Element variable, Mark mark) {
    if (mark instanceof Mark.OfConstant(VariableElement constant)) {
      constants.add(constant);
    }
    marks.computeIfAbsent(variable, _ -> new LinkedHashMap<>()).putIfAbsent(mark.toString(), mark);
  }

  /** A constant that is named for something that is no variable. */
  void add(VariableElement constant) {
    constants.add(constant);
  }

  void handed(Element from, Element to) {
    handedTo.computeIfAbsent(from, _ -> new LinkedHashSet<>()).add(to);
  }

  /** Whether the code compares anything with a constant. */
  boolean isNamed(Element constant) {
    return constants.contains(constant);
  }

  /** What is named for a variable, the nearest first. */
  List<Mark> of(Element variable) {
    Map<String, Mark> all = new LinkedHashMap<>();
    Set<Element> seen = new HashSet<>(Set.of(variable));
    Deque<Element> now = new ArrayDeque<>(seen);
    for (int far = 0; far <= FARTHEST && !now.isEmpty(); far++) {
      Deque<Element> next = new ArrayDeque<>();
      for (Element each : now) {
        marks.getOrDefault(each, Map.of()).forEach(all::putIfAbsent);
        handedTo.getOrDefault(each, Set.of()).stream().filter(seen::add).forEach(next::add);
      }
      now = next;
    }
    return new ArrayList<>(all.values());
  }
}
