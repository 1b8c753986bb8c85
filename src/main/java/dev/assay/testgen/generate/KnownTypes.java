package dev.assay.testgen.generate;

import dev.assay.testgen.inputs.TypeName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * The types that the subject's own members name, found before the class files are generated: after
 * that the compiler looks up none. Immutable; for one job.
 */
final class KnownTypes implements Function<String, @Nullable TypeElement> {
  private final Map<String, TypeElement> byName = new HashMap<>();

  KnownTypes(List<TypeElement> subject) {
    Deque<TypeElement> open = new ArrayDeque<>(subject);
    while (!open.isEmpty()) {
      TypeElement type = open.poll();
      String name = TypeName.of(type).qualified();
      // What the JDK's types name in turn is no business of a test.
      if (byName.putIfAbsent(name, type) == null && !name.startsWith("java.")) {
        named(type, open);
      }
    }
  }

  private static void named(TypeElement type, Deque<TypeElement> open) {
    add(type.getSuperclass(), open);
    type.getInterfaces().forEach(each -> add(each, open));
    List<ExecutableElement> members =
        new java.util.ArrayList<>(ElementFilter.methodsIn(type.getEnclosedElements()));
    members.addAll(ElementFilter.constructorsIn(type.getEnclosedElements()));
    for (ExecutableElement member : members) {
      add(member.getReturnType(), open);
      member.getParameters().forEach(parameter -> add(parameter.asType(), open));
    }
  }

  private static void add(TypeMirror type, Deque<TypeElement> open) {
    switch (type) {
      case ArrayType array -> add(array.getComponentType(), open);
      case DeclaredType declared -> {
        open.add((TypeElement) declared.asElement());
        declared.getTypeArguments().forEach(argument -> add(argument, open));
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
