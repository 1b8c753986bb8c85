package dev.assay.testgen.generate;

import dev.assay.lab.Value;
import dev.assay.testgen.inputs.Candidate;
import dev.assay.testgen.inputs.Enclosing;
import dev.assay.testgen.inputs.Inputs;
import dev.assay.testgen.inputs.StaticCalls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Finds what of the sources stands behind a type that is not of the sources: the private class
 * whose objects are given out as an iterator. Its methods are tested on what gives it. For one job.
 */
final class Behind {
  private static final int MOST_METHODS = 6;
  private static final int PER_GIVER = 2;
  private static final int MOST_PARAMETERS = 2;
  private static final Set<String> TOLD_OTHERWISE = Set.of("toString", "hasNext", "forEach");

  private final Inputs inputs;
  private final List<TypeElement> known;

  Behind(Inputs inputs, List<TypeElement> known) {
    this.inputs = inputs;
    this.known = List.copyOf(known);
  }

  /**
   * A method that a hidden class has a form of its own of.
   *
   * @param as the type that it is given out as
   * @param receivers what gives it
   */
  record Given(ExecutableElement method, DeclaredType as, List<Candidate> receivers) {
    Given {
      receivers = List.copyOf(receivers);
    }
  }

  /** The methods of what is hidden in a type. */
  List<Given> of(TypeElement type) {
    Map<ExecutableElement, Given> all = new LinkedHashMap<>();
    for (TypeElement hidden : known) {
      if (isHidden(hidden) && type.equals(around(hidden))) {
        for (ExecutableElement giver : givers(hidden)) {
          given(hidden, giver).forEach(it -> all.putIfAbsent(it.method(), it));
        }
      }
    }
    return List.copyOf(all.values());
  }

  private boolean isHidden(TypeElement type) {
    return type.getKind().isClass()
        && !type.getModifiers().contains(Modifier.ABSTRACT)
        && type.getNestingKind().isNested()
        && !inputs.reachable(type);
  }

  /** The innermost type around it that a test can name. */
  private TypeElement around(TypeElement hidden) {
    TypeElement outer = Enclosing.type(hidden);
    while (!inputs.reachable(outer) && known.contains(outer) && outer.getNestingKind().isNested()) {
      outer = Enclosing.type(outer);
    }
    return outer;
  }

  /** The methods of the sources that may give it, as what is not of the sources. */
  private List<ExecutableElement> givers(TypeElement hidden) {
    TypeMirror erased = inputs.types().erasure(hidden.asType());
    return known.stream()
        .filter(owner -> inputs.reachable(owner) && owner.getKind().isClass())
        .flatMap(owner -> ElementFilter.methodsIn(owner.getEnclosedElements()).stream())
        .filter(inputs::reachable)
        .filter(method -> method.getParameters().size() <= MOST_PARAMETERS)
        .filter(method -> gives(method, erased))
        .toList();
  }

  private boolean gives(ExecutableElement method, TypeMirror hidden) {
    return method.getReturnType() instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement given
        && !known.contains(given)
        && !given.getQualifiedName().toString().startsWith("java.lang.")
        && given.getTypeParameters().size() == declared.getTypeArguments().size()
        && inputs.types().isSubtype(hidden, inputs.types().erasure(declared));
  }

  private Stream<Given> given(TypeElement hidden, ExecutableElement giver) {
    TypeElement owner = Enclosing.type(giver);
    List<Candidate> receivers =
        giver.getModifiers().contains(Modifier.STATIC)
            ? called(giver, null)
            : inputs.of(inputs.concrete(owner.asType()), "original").stream()
                .limit(PER_GIVER)
                .flatMap(on -> called(giver, on).stream())
                .toList();
    DeclaredType as = declared(giver.getReturnType());
    return receivers.isEmpty()
        ? Stream.empty()
        : ElementFilter.methodsIn(inputs.elements().getAllMembers((TypeElement) as.asElement()))
            .stream()
            .filter(method -> isOwn(hidden, method))
            .limit(MOST_METHODS)
            .map(method -> new Given(method, as, receivers));
  }

  // No type can be written for what a wildcard stands for.
  private DeclaredType declared(TypeMirror type) {
    boolean open =
        ((DeclaredType) type)
            .getTypeArguments().stream().anyMatch(it -> it.getKind() == TypeKind.WILDCARD);
    return (DeclaredType) (open ? inputs.types().erasure(type) : inputs.concrete(type));
  }

  /** Whether the hidden class, and not what it extends, says what a method does. */
  private boolean isOwn(TypeElement hidden, ExecutableElement method) {
    return method.getModifiers().contains(Modifier.PUBLIC)
        && !method.getModifiers().contains(Modifier.STATIC)
        && !TOLD_OTHERWISE.contains(method.getSimpleName().toString())
        && ElementFilter.methodsIn(hidden.getEnclosedElements()).stream()
            .filter(own -> own.getSimpleName().equals(method.getSimpleName()))
            .anyMatch(own -> inputs.elements().overrides(own, method, hidden));
  }

  private List<Candidate> called(ExecutableElement giver, @Nullable Candidate on) {
    List<Value> arguments = new ArrayList<>();
    for (var parameter : giver.getParameters()) {
      List<Candidate> found = inputs.of(parameter.asType(), parameter.getSimpleName().toString());
      if (found.isEmpty()) {
        return List.of();
      }
      arguments.add(found.getFirst().value());
    }
    Value made =
        on == null
            ? StaticCalls.of(giver, arguments, inputs)
            : new Value.Chain(
                on.value(), giver.getSimpleName().toString(), inputs.erased(giver), arguments);
    String trait = on == null ? "Usual" : on.trait();
    return List.of(new Candidate(made, trait));
  }
}
