package dev.assay.testgen.inputs;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * The ways to get an instance other than its constructors: constants, factories and builders of the
 * class, and factories of the classes beside it. Stateless.
 */
final class Factories {
  private static final Set<String> BUILDERS = Set.of("builder", "newBuilder");
  private static final Pattern CHANGING = Pattern.compile("(now|random|current).*");
  private static final Pattern LOOKS_UP = Pattern.compile("(get|find|lookup|search)[A-Z].*");

  private static final int MOST_VARIED = 2;

  private Factories() {}

  static List<Candidate> candidates(Wanted wanted, TypeElement type, Inputs inputs) {
    List<Candidate> all = new ArrayList<>();
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      if (isStaticAndGives(field.getModifiers(), field.asType(), type, inputs)
          && field.getModifiers().contains(Modifier.FINAL)
          && inputs.reachable(field)) {
        Value constant =
            new Value.Constant(TypeName.of(type), field.getSimpleName().toString(), false);
        all.add(new Candidate(RawCasts.fitting(constant, field.asType(), wanted, inputs), "Usual"));
      }
    }
    List<Candidate> varied = new ArrayList<>();
    List<ExecutableElement> methods =
        ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .sorted(Comparator.comparing(Factories::changing))
            .toList();
    for (ExecutableElement method : methods) {
      if (isStaticAndGives(method.getModifiers(), method.getReturnType(), type, inputs)
          && inputs.reachable(method)) {
        factory(wanted, type, method, inputs)
            .forEach(it -> (it.trait().equals("Usual") ? all : varied).add(it));
      } else if (BUILDERS.contains(method.getSimpleName().toString())
          && method.getParameters().isEmpty()
          && method.getModifiers().contains(Modifier.STATIC)
          && inputs.reachable(method)) {
        builder(wanted, type, method, inputs).forEach(all::add);
      }
    }
    if (all.isEmpty()) {
      nestedBuilder(wanted, type, inputs).forEach(all::add);
    }
    if (all.isEmpty()) {
      builderBeside(wanted, type, inputs).forEach(all::add);
    }
    if (all.isEmpty()) {
      beside(wanted, type, inputs).forEach(all::add);
    }
    if (all.isEmpty()) {
      Answered.candidates(wanted, type, inputs).forEach(all::add);
    }
    // What is given is some other class; one that is abstract can be made by extending it.
    if (all.isEmpty() && !type.getModifiers().contains(Modifier.ABSTRACT)) {
      byKind(wanted, type, inputs).forEach(all::add);
    }
    // Inside of something else there is room for few: those of one factory differ where it matters.
    boolean made = !all.isEmpty() && !(all.getFirst().value() instanceof Value.Constant);
    all.addAll(
        wanted.depth() > 0 && made ? 1 : all.size(),
        varied.stream().limit(made ? MOST_VARIED : 0).toList());
    all.addAll(varied);
    return all.stream().distinct().toList();
  }

  // Who hides the class behind its interface gives it all the same: a cast tells. Only to the raw
  // type can it be made whatever the compiler takes for the type arguments of what is given.
  private static List<Candidate> byKind(Wanted wanted, TypeElement type, Inputs inputs) {
    TypeName name = TypeName.of(wanted.type()).with(List.of());
    List<Candidate> all = new ArrayList<>();
    List<ExecutableElement> methods = new ArrayList<>();
    Stream.concat(Stream.of(type), inputs.known().stream())
        .distinct()
        .forEach(owner -> methods.addAll(ElementFilter.methodsIn(owner.getEnclosedElements())));
    for (ExecutableElement method : methods) {
      if (isStaticKind(method.getModifiers(), method.getReturnType(), type, inputs)
          && inputs.reachable(method)) {
        factory(wanted, type, method, inputs)
            .forEach(it ->
                all.add(
                    it.trait().equals("Usual") ? count(all) : all.size(),
                    new Candidate(new Value.As(name, it.value()), it.trait())));
      }
    }
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      if (isStaticKind(field.getModifiers(), field.asType(), type, inputs)
          && field.getModifiers().contains(Modifier.FINAL)
          && inputs.reachable(field)) {
        Value constant =
            new Value.Constant(TypeName.of(type), field.getSimpleName().toString(), false);
        all.add(new Candidate(new Value.As(name, constant), "Usual"));
      }
    }
    return all;
  }

  private static int count(List<Candidate> all) {
    return (int) all.stream().filter(it -> it.trait().equals("Usual")).count();
  }

  private static boolean isStaticKind(
      Set<Modifier> modifiers, TypeMirror gives, TypeElement type, Inputs inputs) {
    TypeElement given = inputs.element(gives);
    return modifiers.contains(Modifier.STATIC)
        && given != null
        && !given.getQualifiedName().toString().startsWith("java.lang.")
        && inputs
            .types()
            .isSubtype(
                inputs.types().erasure(type.asType()), inputs.types().erasure(given.asType()));
  }

  /** The constants of a type that the sources hold: each may be a class without a name. */
  static List<Candidate> constants(Wanted wanted, TypeElement type, Inputs inputs) {
    List<Candidate> all = new ArrayList<>();
    for (TypeElement owner : inputs.known()) {
      for (VariableElement field : ElementFilter.fieldsIn(owner.getEnclosedElements())) {
        if (isStaticAndGives(field.getModifiers(), field.asType(), type, inputs)
            && field.getModifiers().contains(Modifier.FINAL)
            && inputs.reachable(field)) {
          String name = field.getSimpleName().toString();
          Value constant = new Value.Constant(TypeName.of(owner), name, false);
          all.add(
              new Candidate(
                  RawCasts.fitting(constant, field.asType(), wanted, inputs),
                  Boundaries.trait(name)));
        }
      }
    }
    return all;
  }

  private static boolean isStaticAndGives(
      Set<Modifier> modifiers, TypeMirror gives, TypeElement type, Inputs inputs) {
    TypeElement given = inputs.element(gives);
    return modifiers.contains(Modifier.STATIC) && given != null && given.equals(type);
  }

  /** What other classes make of a type, those of the sources first; looked for as far as needed. */
  static Stream<Candidate> beside(Wanted wanted, TypeElement type, Inputs inputs) {
    boolean extendable =
        type.getModifiers().contains(Modifier.ABSTRACT)
            && !new StubRule().candidates(wanted, inputs).isEmpty();
    return Stream.concat(inputs.known().stream(), companions(type, inputs))
        .filter(other -> !other.equals(type) && inputs.reachable(other))
        .flatMap(other -> ElementFilter.methodsIn(other.getEnclosedElements()).stream())
        .filter(
            method -> isStaticAndGives(method.getModifiers(), method.getReturnType(), type, inputs))
        .filter(inputs::reachable)
        .filter(method -> !(extendable && looksUp(method)))
        .flatMap(method -> factory(wanted, type, method, inputs).stream());
  }

  // Lists, ListFactory, ListUtils: where the makers of a List are kept.
  // A lambda says more of a function than what some factory makes.
  private static Stream<TypeElement> companions(TypeElement type, Inputs inputs) {
    if (inputs.isFunction(type)) {
      return Stream.empty();
    }
    String name = type.getQualifiedName().toString();
    return Stream.of("s", "Factory", "Utils", "Builder")
        .map(ending -> inputs.elements().getTypeElement(name + ending))
        .filter(Objects::nonNull);
  }

  // Something else each time it is asked tells a test nothing.
  private static boolean changing(ExecutableElement method) {
    return CHANGING.matcher(method.getSimpleName()).matches()
        && method.getParameters().stream()
            .noneMatch(it -> it.asType().toString().equals("java.time.Clock"));
  }

  // What is looked up by a name that means nothing is mostly not there.
  private static boolean looksUp(ExecutableElement method) {
    return LOOKS_UP.matcher(method.getSimpleName()).matches() && !method.getParameters().isEmpty();
  }

  private static List<Candidate> factory(
      Wanted wanted, TypeElement type, ExecutableElement method, Inputs inputs) {
    boolean takesItself =
        method.getParameters().stream()
            .anyMatch(parameter -> type.equals(inputs.element(parameter.asType())));
    if (takesItself) {
      return List.of();
    }
    return Variants.of(wanted, method, inputs).stream()
        .map(chosen ->
            new Candidate(
                RawCasts.called(wanted, method, chosen.arguments(), inputs),
                chosen.trait().isEmpty() ? "Usual" : chosen.trait()))
        .toList();
  }

  private static List<Candidate> builder(
      Wanted wanted, TypeElement type, ExecutableElement start, Inputs inputs) {
    TypeElement builder = inputs.element(start.getReturnType());
    if (builder == null || builder.getKind() != ElementKind.CLASS) {
      return List.of();
    }
    return new BuilderSteps(inputs, wanted)
        .candidates(
            type,
            builder,
            new Value.StaticCall(
                TypeName.of(type), start.getSimpleName().toString(), List.of(), List.of()));
  }

  // RouteBuilder is made by itself and gives a Route in the end.
  private static List<Candidate> builderBeside(Wanted wanted, TypeElement type, Inputs inputs) {
    TypeElement builder = inputs.elements().getTypeElement(type.getQualifiedName() + "Builder");
    boolean made =
        builder != null
            && !builder.getModifiers().contains(Modifier.ABSTRACT)
            && ElementFilter.constructorsIn(builder.getEnclosedElements()).stream()
                .anyMatch(it -> it.getParameters().isEmpty() && inputs.reachable(it));
    return builder == null || !made || !inputs.reachable(builder)
        ? List.of()
        : new BuilderSteps(inputs, wanted)
            .candidates(
                type, builder, new Value.New(TypeName.of(builder), List.of(), List.of(), null));
  }

  private static List<Candidate> nestedBuilder(Wanted wanted, TypeElement type, Inputs inputs) {
    List<Candidate> all = new ArrayList<>();
    for (TypeElement nested : ElementFilter.typesIn(type.getEnclosedElements())) {
      ElementFilter.methodsIn(nested.getEnclosedElements()).stream()
          .filter(method ->
              method.getParameters().isEmpty()
                  && !method.getModifiers().contains(Modifier.STATIC)
                  && type.equals(inputs.element(method.getReturnType())))
          .findFirst()
          .filter(method -> !Enclosing.needsOuter(nested))
          .stream()
          .flatMap(
              method -> inputs.of(wanted.inside(inputs.giver(wanted, method), "builder")).stream())
          .limit(1)
          .flatMap(start ->
              new BuilderSteps(inputs, wanted).candidates(type, nested, start.value()).stream())
          .forEach(all::add);
    }
    return all;
  }
}
