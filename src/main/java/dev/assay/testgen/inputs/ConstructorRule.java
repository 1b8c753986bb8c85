package dev.assay.testgen.inputs;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Classes and records: by constructors, then by factories, constants and builders. */
final class ConstructorRule implements ValueRule {
  private static final int MOST = 14;
  private static final int MOST_INSIDE = 4;
  private static final int MOST_GIVEN = 6;
  private static final int MOST_MADE = 3;
  private static final List<String> PLATFORM = List.of("java.util", "java.text");

  @Override
  public List<Candidate> candidates(Wanted wanted, Inputs inputs) {
    TypeElement type = inputs.element(wanted.type());
    if (type == null
        || type.getKind() == ElementKind.ENUM
        || !inputs.reachable(type)
        || foreign(type)) {
      return List.of();
    }
    List<Candidate> all = new ArrayList<>();
    if (!type.getModifiers().contains(Modifier.ABSTRACT) && type.getKind().isClass()) {
      constructors(wanted, type, inputs).forEach(all::add);
    }
    if ((all.isEmpty() || hides(type)) && !TypeName.of(type).packageName().startsWith("java")) {
      all = mixed(all, Factories.candidates(wanted, type, inputs), wanted, inputs);
    }
    Optional<Candidate> filled = Filled.of(wanted, type, all, inputs);
    if (filled.isPresent()) {
      all.add(1, filled.get());
    }
    all.addAll(Math.min(1, all.size()), inputs.parsed().of(wanted, type));
    return all.stream().limit(wanted.depth() == 0 ? MOST : MOST_INSIDE).toList();
  }

  /** Whether it is for everybody and its constructors are not: then others give it. */
  private static boolean hides(TypeElement type) {
    return type.getModifiers().contains(Modifier.PUBLIC)
        && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .noneMatch(it ->
                it.getModifiers().contains(Modifier.PUBLIC)
                    || it.getModifiers().contains(Modifier.PROTECTED));
  }

  // The subject's own constructors are to be tested; of another class they may give what it never
  // is, and so may a cast.
  private static List<Candidate> mixed(
      List<Candidate> made, List<Candidate> given, Wanted wanted, Inputs inputs) {
    if (made.isEmpty() || given.isEmpty()) {
      return new ArrayList<>(made.isEmpty() ? given : made);
    }
    List<Candidate> all = new ArrayList<>();
    if (given.getFirst().value() instanceof Value.As) {
      all.addAll(made);
      all.addAll(given);
      return all;
    }
    if (wanted.depth() > 0 || !inputs.known().contains(inputs.element(wanted.type()))) {
      all.addAll(given.stream().limit(MOST_GIVEN).toList());
      all.addAll(made.stream().limit(MOST_MADE).toList());
      return all;
    }
    for (int i = 0; i < Math.max(made.size(), given.size()); i++) {
      made.stream().skip(i).limit(1).forEach(all::add);
      given.stream().skip(i).limit(1).forEach(all::add);
    }
    return all;
  }

  // Making just any class of the platform could open files and sockets.
  private static boolean foreign(TypeElement type) {
    String packageName = TypeName.of(type).packageName();
    return packageName.startsWith("java") && !PLATFORM.contains(packageName);
  }

  private static List<Candidate> constructors(Wanted wanted, TypeElement type, Inputs inputs) {
    Value outer = null;
    if (Enclosing.needsOuter(type)) {
      List<Candidate> outers =
          inputs.of(wanted.inside(inputs.concrete(Enclosing.type(type).asType()), "outer"));
      if (outers.isEmpty()) {
        return List.of();
      }
      outer = outers.getFirst().value();
    }
    List<Candidate> plain = new ArrayList<>();
    List<Candidate> varied = new ArrayList<>();
    List<ExecutableElement> constructors =
        ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .filter(inputs::reachable)
            .sorted(Comparator.comparingInt((ExecutableElement it) -> rank(it, type, inputs)))
            .toList();
    for (ExecutableElement constructor : constructors) {
      List<String> erased = inputs.erased(constructor);
      for (Variants.Chosen chosen : Variants.of(wanted, constructor, inputs)) {
        Value made = new Value.New(TypeName.of(wanted.type()), erased, chosen.arguments(), outer);
        Candidate candidate =
            new Candidate(made, chosen.trait().isEmpty() ? trait(constructor) : chosen.trait());
        (chosen.trait().isEmpty() ? plain : varied).add(candidate);
      }
    }
    return ordered(wanted, plain, varied, inputs);
  }

  // Inside of something else there is room for few: what the sources compare with is among them.
  private static List<Candidate> ordered(
      Wanted wanted, List<Candidate> plain, List<Candidate> varied, Inputs inputs) {
    List<Candidate> told =
        wanted.depth() == 0
            ? List.of()
            : varied.stream().filter(it -> inputs.named().holdsNamed(it.value())).toList();
    return Stream.of(plain.stream().limit(1), told.stream(), plain.stream(), varied.stream())
        .flatMap(each -> each)
        .distinct()
        .toList();
  }

  private static int rank(ExecutableElement constructor, TypeElement type, Inputs inputs) {
    boolean copies =
        constructor.getParameters().stream()
            .map(VariableElement::asType)
            .anyMatch(parameter -> same(parameter, type, inputs));
    boolean deprecated = inputs.elements().isDeprecated(constructor);
    int visibility = constructor.getModifiers().contains(Modifier.PUBLIC) ? 0 : 1;
    return visibility + (copies ? 4 : 0) + (deprecated ? 2 : 0);
  }

  private static boolean same(TypeMirror parameter, TypeElement type, Inputs inputs) {
    @Nullable TypeElement element = inputs.element(parameter);
    return element != null && element.equals(type);
  }

  private static String trait(ExecutableElement constructor) {
    int parameters = constructor.getParameters().size();
    return Enclosing.type(constructor).getKind() == ElementKind.RECORD || parameters > 0
        ? "Usual"
        : "New";
  }
}
