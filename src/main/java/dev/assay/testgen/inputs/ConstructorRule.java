package dev.assay.testgen.inputs;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    if (all.isEmpty() && !TypeName.of(type).packageName().startsWith("java")) {
      Factories.candidates(wanted, type, inputs).forEach(all::add);
    } else if (!all.isEmpty()
        && type.getModifiers().contains(Modifier.PUBLIC)
        && noneIsOpen(type)) {
      woven(Factories.own(wanted, type, inputs), all);
    }
    Filled.of(wanted, type, all, inputs).ifPresent(it -> all.add(1, it));
    return all.stream().limit(wanted.depth() == 0 ? MOST : MOST_INSIDE).toList();
  }

  // One factory in some ways, then the constructors, and with them the other factories.
  private static void woven(Factories.Own factories, List<Candidate> all) {
    List<Candidate> plain = factories.plain();
    for (int i = 1; i < plain.size(); i++) {
      all.add(Math.min(all.size(), 2 * i - 1), plain.get(i));
    }
    all.addAll(0, factories.varied().stream().limit(MOST_INSIDE - 1).toList());
    all.addAll(0, plain.stream().limit(1).toList());
  }

  // A constructor that is the factories' own takes what they have made ready for it.
  private static boolean noneIsOpen(TypeElement type) {
    return ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
        .noneMatch(it -> it.getModifiers().contains(Modifier.PUBLIC));
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
    plain.addAll(varied);
    return plain;
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
