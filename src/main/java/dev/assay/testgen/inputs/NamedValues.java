package dev.assay.testgen.inputs;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import dev.assay.testgen.inputs.Named.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** The values of the types and constants that the sources name for a parameter. For one job. */
final class NamedValues {
  /** A switch may have a case for each constant of a large enum. */
  private static final int MOST_CONSTANTS = 24;

  private static final int MOST_OF_TYPES = 12;
  private static final int PER_TYPE = 2;

  private final Named named;
  private final Inputs inputs;

  NamedValues(Named named, Inputs inputs) {
    this.named = named;
    this.inputs = inputs;
  }

  /** The constants, then values of each type in turn; empty where the sources name none. */
  List<Candidate> of(Element variable, Wanted wanted) {
    if (wanted.type().getKind().isPrimitive()) {
      return List.of();
    }
    List<Candidate> constants = new ArrayList<>();
    List<List<Candidate>> types = new ArrayList<>();
    for (Mark mark : named.of(variable)) {
      switch (mark) {
        case Mark.OfConstant(VariableElement constant) -> constant(constant, wanted, constants);
        case Mark.OfNull() -> {}
        case Mark.OfClass(TypeMirror type) -> literal(type, wanted, constants);
        case Mark.OfType(TypeMirror type) -> types.add(ofType(type, wanted));
      }
    }
    return Stream.concat(
            constants.stream().limit(MOST_CONSTANTS), woven(types).limit(MOST_OF_TYPES))
        .distinct()
        .toList();
  }

  /** Whether the code goes another way where a variable is null. */
  boolean mayBeNull(Element variable) {
    return !variable.asType().getKind().isPrimitive()
        && named.of(variable).contains(new Mark.OfNull());
  }

  private static Stream<Candidate> woven(List<List<Candidate>> types) {
    List<Candidate> all = new ArrayList<>();
    for (int k = 0; k < PER_TYPE; k++) {
      for (List<Candidate> each : types) {
        if (k < each.size()) {
          all.add(each.get(k));
        }
      }
    }
    return all.stream();
  }

  private void constant(VariableElement constant, Wanted wanted, List<Candidate> all) {
    String name = constant.getSimpleName().toString();
    boolean ofEnum = constant.getKind() == ElementKind.ENUM_CONSTANT;
    if (constant.getConstantValue() instanceof String text && inputs.isText(wanted.type())) {
      all.add(new Candidate(Value.of(text), Boundaries.trait(text)));
    } else if (inputs.reachable(constant) && fits(constant.asType(), wanted.type())) {
      all.add(
          new Candidate(
              new Value.Constant(TypeName.of(Enclosing.type(constant)), name, ofEnum),
              EnumRule.camel(name)));
    }
  }

  private void literal(TypeMirror type, Wanted wanted, List<Candidate> all) {
    TypeElement element = inputs.element(type);
    if (inputs.qualified(wanted.type()).equals("java.lang.Class")
        && (element == null || inputs.reachable(element))) {
      TypeName name = TypeName.of(inputs.types().erasure(type));
      all.add(new Candidate(new Value.ClassLiteral(name), name.simple() + "Class"));
    }
  }

  private List<Candidate> ofType(TypeMirror type, Wanted wanted) {
    TypeMirror as =
        type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement it
            ? SubtypeRule.fitting(wanted.type(), it, inputs)
            : inputs.concrete(type);
    if (same(as, wanted.type()) || !fits(as, wanted.type())) {
      return List.of();
    }
    List<Candidate> found = inputs.of(new Wanted(as, wanted.name(), wanted.depth()));
    List<Candidate> all = new ArrayList<>(found.stream().limit(1).toList());
    found.stream().skip(1).filter(it -> holdsNamed(it.value())).forEach(all::add);
    found.stream().skip(1).filter(it -> !holdsNamed(it.value())).forEach(all::add);
    return all.stream().limit(PER_TYPE).map(it -> told(it, as)).toList();
  }

  // What tells is of which type it is.
  private Candidate told(Candidate candidate, TypeMirror type) {
    TypeElement element = inputs.element(type);
    boolean plain = candidate.trait().equals("Usual") || candidate.trait().equals("New");
    return element == null || !plain
        ? candidate
        : new Candidate(candidate.value(), SubtypeRule.article(element));
  }

  /** Whether a constant that the sources compare something with is an argument of it. */
  boolean holdsNamed(Value value) {
    return switch (value) {
      case Value.Constant constant -> isNamed(constant);
      case Value.New made -> made.arguments().stream().anyMatch(this::holdsNamed);
      case Value.StaticCall call -> call.arguments().stream().anyMatch(this::holdsNamed);
      case Value.As(TypeName _, Value inner) -> holdsNamed(inner);
      default -> false;
    };
  }

  private boolean isNamed(Value.Constant constant) {
    TypeElement owner = inputs.elements().getTypeElement(constant.type().qualified());
    return owner != null
        && owner.getEnclosedElements().stream()
            .filter(member -> member.getSimpleName().contentEquals(constant.name()))
            .anyMatch(named::isNamed);
  }

  boolean isNamed(Element constant) {
    return named.isNamed(constant);
  }

  private boolean same(TypeMirror one, TypeMirror other) {
    return inputs.types().isSameType(inputs.types().erasure(one), inputs.types().erasure(other));
  }

  private boolean fits(TypeMirror type, TypeMirror wanted) {
    return inputs.assignable(inputs.types().erasure(type), inputs.types().erasure(wanted));
  }
}
