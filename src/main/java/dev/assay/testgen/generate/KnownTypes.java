package dev.assay.testgen.generate;

import dev.assay.lab.TypeName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * The types that the subject's own members name, found before the class files are generated: after
 * that the compiler looks up none. Immutable; for one job.
 */
final class KnownTypes implements Function<String, @Nullable TypeElement> {
  /** How far from the subject its libraries' types are looked at. */
  private static final int DEEPEST = 2;

  private final Map<String, TypeElement> byName = new HashMap<>();

  private record Open(TypeElement type, int depth) {}

  /**
   * @param others that the tests name by themselves
   */
  KnownTypes(List<TypeElement> subject, List<TypeElement> others) {
    Deque<Open> open = new ArrayDeque<>();
    others.forEach(type -> byName.put(TypeName.of(type).qualified(), type));
    subject.forEach(type -> open.add(new Open(type, 0)));
    while (!open.isEmpty()) {
      Open next = open.poll();
      String name = TypeName.of(next.type).qualified();
      // What the JDK's types name in turn is no business of a test.
      boolean known = byName.putIfAbsent(name, next.type) != null;
      if (!known && next.depth < DEEPEST && !name.startsWith("java.")) {
        named(next.type).forEach(type -> add(type, next.depth + 1, open));
      }
    }
  }

  private static List<TypeMirror> named(TypeElement type) {
    List<TypeMirror> all = new ArrayList<>();
    all.add(type.getSuperclass());
    all.addAll(type.getInterfaces());
    for (Element member : type.getEnclosedElements()) {
      if (member instanceof ExecutableElement method) {
        all.add(method.getReturnType());
        method.getParameters().forEach(parameter -> all.add(parameter.asType()));
      }
    }
    return all;
  }

  private static void add(TypeMirror type, int depth, Deque<Open> open) {
    switch (type) {
      case ArrayType array -> add(array.getComponentType(), depth, open);
      case DeclaredType declared -> {
        open.add(new Open((TypeElement) declared.asElement(), depth));
        declared.getTypeArguments().forEach(argument -> add(argument, depth, open));
      }
      default -> {}
    }
  }

  /** The type of that canonical name, or null. */
  @Override
  public @Nullable TypeElement apply(String name) {
    return byName.get(name);
  }
}
