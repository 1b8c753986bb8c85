package dev.assay.testgen.generate;

import dev.assay.lab.Value;
import dev.assay.testgen.inputs.Candidate;
import dev.assay.testgen.inputs.Inputs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Arguments that have to do with the object under test or with each other: the object itself, one
 * that differs from it in one thing, a relative of its class, what the opposite method gives. For
 * one job.
 */
final class Kin {
  private static final int MOST_DIFFERING = 8;
  private static final int DIFFERING = 3;
  private static final int RELATIVES = 2;

  private final Inputs inputs;
  private final Others others;
  private final Opposites opposites;

  Kin(Inputs inputs) {
    this.inputs = inputs;
    this.others = new Others(inputs);
    this.opposites = new Opposites(inputs);
  }

  static boolean isEquals(Target target) {
    return target.name().equals("equals")
        && !target.isStatic()
        && target.parameters().size() == 1
        && target.parameters().getFirst().toString().equals("java.lang.Object");
  }

  /** What is never changed comes into another state by giving another one. */
  List<Candidate> states(DeclaredType type, Value base) {
    boolean plain = base instanceof Value.StaticCall || base instanceof Value.New;
    return plain && !type.asElement().getSimpleName().toString().endsWith("Builder")
        ? others.of(type, base, DIFFERING).stream()
            .filter(it -> it.trait().matches("Its(With|Plus|Minus).*"))
            .map(it -> new Candidate(it.value(), it.trait().replaceFirst("^Its", "After")))
            .toList()
        : List.of();
  }

  /** The values of a parameter with those that are akin, behind the plain one. */
  List<Candidate> with(Target target, int index, List<Candidate> plain) {
    if (plain.isEmpty()) {
      return plain;
    }
    if (isEquals(target)) {
      return forEquals(target, plain);
    }
    TypeMirror type = target.parameters().get(index);
    List<Candidate> akin = new ArrayList<>();
    if (onInstance(target) && sameClass(type, target.instance())) {
      akin.add(new Candidate(new Value.Receiver(), "Itself"));
      akin.addAll(others.of(target.instance(), new Value.Receiver(), MOST_DIFFERING));
    } else if (type instanceof DeclaredType declared && compared(target, declared)) {
      akin.addAll(others.of(declared, plain.getFirst().value(), DIFFERING));
    }
    akin.addAll(opposites.of(target, index));
    List<Candidate> all = new ArrayList<>(plain);
    all.addAll(1, akin);
    return all;
  }

  // Any object is equal to nothing of another class: what tells is its own kind.
  private List<Candidate> forEquals(Target target, List<Candidate> plain) {
    List<Candidate> all = new ArrayList<>(inputs.of(target.instance(), "other"));
    List<Candidate> near = new ArrayList<>();
    near.add(new Candidate(new Value.Receiver(), "Itself"));
    near.addAll(others.of(target.instance(), new Value.Receiver(), MOST_DIFFERING));
    near.addAll(relatives(target.instance()));
    near.add(plain.getFirst());
    all.addAll(Math.min(1, all.size()), near);
    all.addAll(plain.subList(1, plain.size()));
    return all;
  }

  /** Others that are what it is too: a list for a class of lists. */
  private List<Candidate> relatives(DeclaredType type) {
    return above(type)
        .filter(each -> each.asElement().getKind() == ElementKind.INTERFACE)
        .filter(each -> !each.asElement().getEnclosedElements().isEmpty())
        .filter(each -> !each.toString().matches("java\\.(lang|io)\\..*"))
        .flatMap(each -> inputs.of(each, "other").stream().limit(1))
        .filter(it -> it.value() instanceof Value.New || it.value() instanceof Value.StaticCall)
        .map(it -> new Candidate(it.value(), "ARelative"))
        .distinct()
        .limit(RELATIVES)
        .toList();
  }

  private Stream<DeclaredType> above(TypeMirror type) {
    return inputs.types().directSupertypes(type).stream()
        .filter(DeclaredType.class::isInstance)
        .map(DeclaredType.class::cast)
        .flatMap(each -> Stream.concat(Stream.of(each), above(each)));
  }

  private static boolean onInstance(Target target) {
    return !target.constructor() && !target.isStatic();
  }

  private boolean sameClass(TypeMirror one, TypeMirror other) {
    return one.getKind() == TypeKind.DECLARED
        && inputs.types().isSameType(inputs.types().erasure(one), inputs.types().erasure(other));
  }

  /** Whether another parameter is of that class too; of the platform's there are many values. */
  private boolean compared(Target target, DeclaredType type) {
    var element = (TypeElement) type.asElement();
    return !element.getQualifiedName().toString().startsWith("java.")
        && element.getKind() != ElementKind.ENUM
        && target.parameters().stream().filter(other -> sameClass(type, other)).count() > 1;
  }
}
