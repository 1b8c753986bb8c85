package dev.assay.testgen.inputs;

import com.sun.source.util.Trees;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Finds the methods that tell what an object holds and change nothing. For one job; asks the
 * compiler's trees, so before the class files are generated.
 */
public final class Observing {
  private static final int MOST = 12;
  private static final Set<String> NEVER =
      Set.of(
          "hashCode", "getClass", "clone", "notify", "notifyAll", "wait", "finalize", "iterator");

  /** What is used up by reading it, or is another thing every time. */
  private static final Set<String> UNREADABLE =
      Set.of(
          "java.util.Iterator",
          "java.util.ListIterator",
          "java.util.Spliterator",
          "java.util.Enumeration",
          "java.lang.Class",
          "java.lang.Thread");

  private final Inputs inputs;
  private final Harmless harmless;
  private final Map<ExecutableElement, Boolean> known = new HashMap<>();

  public Observing(Inputs inputs, Trees trees) {
    this.inputs = inputs;
    this.harmless = new Harmless(trees);
  }

  /** By binary name, for each of these types that has any. */
  public Map<String, List<String>> all(List<TypeElement> types) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (TypeElement type : types) {
      List<String> observers = of(type);
      if (!observers.isEmpty()) {
        all.put(inputs.elements().getBinaryName(type).toString(), observers);
      }
    }
    return all;
  }

  /** The names of a type's observers, its inherited ones included, the most telling first. */
  public List<String> of(TypeElement type) {
    return ElementFilter.methodsIn(inputs.elements().getAllMembers(type)).stream()
        .filter(this::observes)
        .sorted(Comparator.comparingInt(this::rank))
        .map(method -> method.getSimpleName().toString())
        .distinct()
        .limit(MOST)
        .toList();
  }

  boolean observes(ExecutableElement method) {
    String owner = Enclosing.type(method).getQualifiedName().toString();
    TypeMirror returns = method.getReturnType();
    return method.getParameters().isEmpty()
        && !owner.equals("java.lang.Object")
        && !owner.equals("java.lang.Enum")
        && !method.getModifiers().contains(Modifier.STATIC)
        && returns.getKind() != TypeKind.VOID
        && method.getThrownTypes().isEmpty()
        && !NEVER.contains(method.getSimpleName().toString())
        && !UNREADABLE.contains(inputs.qualified(inputs.types().erasure(returns)))
        && !inputs.qualified(inputs.types().erasure(returns)).startsWith("java.util.stream.")
        && inputs.reachable(method)
        && harmless(method);
  }

  /** Whether calling a method, with whatever arguments, changes nothing. */
  boolean harmless(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT)
        ? known.computeIfAbsent(method, this::harmlessEverywhere)
        : harmless.test(method);
  }

  // What has no body is what the sources make of it, and only else what its name says.
  private boolean harmlessEverywhere(ExecutableElement method) {
    List<ExecutableElement> bodies =
        inputs.known().stream()
            .flatMap(type ->
                ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                    .filter(it -> it.getSimpleName().equals(method.getSimpleName()))
                    .filter(it -> !it.getModifiers().contains(Modifier.ABSTRACT))
                    .filter(it -> inputs.elements().overrides(it, method, type)))
            .toList();
    return bodies.isEmpty() ? harmless.test(method) : bodies.stream().allMatch(harmless::test);
  }

  // Text made of everything is the last resort, and an object tells less than a value.
  private int rank(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    if (name.equals("toString")) {
      return 3;
    }
    boolean component = Enclosing.type(method).getKind() == ElementKind.RECORD;
    boolean named = component || name.matches("(get|is|has|size|length|count).*");
    return plain(method.getReturnType()) ? named ? 0 : 1 : 2;
  }

  private boolean plain(TypeMirror type) {
    return type.getKind().isPrimitive()
        || type.getKind() == TypeKind.ARRAY
        || inputs.qualified(inputs.types().erasure(type)).startsWith("java.");
  }
}
