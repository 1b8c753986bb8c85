package dev.assay.testgen.generate;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import dev.assay.testgen.inputs.Candidate;
import dev.assay.testgen.inputs.Inputs;
import java.rmi.MarshalledObject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * An object that was written and read again, for classes that say themselves how that is done: a
 * test can call those methods in no other way. Stateless.
 */
final class SerialForm {
  private static final Set<String> OWN =
      Set.of("writeObject", "readObject", "writeReplace", "readResolve", "writeExternal");

  private SerialForm() {}

  /** The types that its expressions name. */
  static List<TypeElement> types(Elements elements) {
    TypeElement holder = elements.getTypeElement(MarshalledObject.class.getCanonicalName());
    return holder == null ? List.of() : List.of(holder);
  }

  /** Whether a class says itself how that is done. */
  static boolean isOwn(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .map(ExecutableElement::getSimpleName)
        .anyMatch(name -> OWN.contains(name.toString()));
  }

  /**
   * One with something in it, some made of different things and the plain one; nothing where the
   * class leaves it to the platform.
   */
  static List<Candidate> of(DeclaredType type, Inputs inputs) {
    TypeElement serializable = inputs.elements().getTypeElement("java.io.Serializable");
    var element = (TypeElement) type.asElement();
    if (!isOwn(element)
        || serializable == null
        || !inputs.types().isSubtype(inputs.types().erasure(type), serializable.asType())) {
      return List.of();
    }
    List<Value> all = inputs.of(type, "original").stream().map(Candidate::value).toList();
    return Stream.of(
            all.stream().filter(Value.Prepared.class::isInstance).limit(1),
            all.stream().filter(it -> !(it instanceof Value.New) && holds(it)).limit(1),
            all.stream().filter(it -> it instanceof Value.New && holds(it)).limit(1),
            all.stream().limit(1))
        .flatMap(each -> each)
        .distinct()
        .map(it -> new Candidate(read(type, it), "ReadFromItsSerialForm"))
        .toList();
  }

  // Made of a collection, a map or an array that is not empty, or of what a factory is given to
  // put into it.
  private static boolean holds(Value value) {
    return switch (value) {
      case Value.As cast -> holds(cast.value());
      case Value.New made -> made.arguments().stream().anyMatch(SerialForm::isFilled);
      case Value.StaticCall made -> made.arguments().stream().anyMatch(SerialForm::isPut);
      default -> false;
    };
  }

  private static boolean isFilled(Value value) {
    return switch (value) {
      case Value.ArrayOf array -> !array.elements().isEmpty();
      case Value.New made ->
          made.type().packageName().equals("java.util") ? !made.arguments().isEmpty() : holds(made);
      case Value.Prepared _ -> true;
      default -> false;
    };
  }

  private static boolean isPut(Value value) {
    return value instanceof Value.Literal(String _) || isFilled(value);
  }

  // The one class of the platform that writes an object and reads it in one expression.
  private static Value read(DeclaredType type, Value original) {
    TypeName holder = TypeName.of(MarshalledObject.class).with(List.of(TypeName.of(type)));
    Value written = new Value.New(holder, List.of("java.lang.Object"), List.of(original), null);
    return new Value.Chain(written, "get", List.of(), List.of());
  }
}
