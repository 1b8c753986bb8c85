package dev.assay.testgen.evaluate;

import dev.assay.testgen.inputs.Enclosing;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Calls on instances of the sources' classes, with what they inherit. Stateless. */
final class Things {
  private Things() {}

  static @Nullable Object call(
      Machine machine, Thing thing, ExecutableElement method, List<@Nullable Object> arguments) {
    String name = method.getSimpleName().toString();
    var owner = Enclosing.type(method);
    if (thing.constant() != null && !machine.statics().known(thing)) {
      throw new Stuck("the constant " + thing.constant());
    }
    boolean declared = machine.index().type(owner) != null;
    boolean overridden = overrides(machine, thing, name, arguments.size());
    boolean compilers = declared && machine.index().method(method) == null && !overridden;
    if (compilers && name.equals("equals") && thing.type().getKind() == ElementKind.RECORD) {
      return sameRecord(thing, arguments.getFirst());
    }
    if (declared || overridden) {
      return machine.call(method, thing, arguments);
    }
    if (thing.constant() != null) {
      return ofEnum(machine, thing, name, arguments);
    }
    if (name.equals("equals") && arguments.size() == 1) {
      return thing.type().getKind() == ElementKind.RECORD
          ? sameRecord(thing, arguments.getFirst())
          : thing.is(arguments.getFirst());
    }
    throw new Stuck(name + " of " + owner.getSimpleName());
  }

  private static boolean overrides(Machine machine, Thing thing, String name, int parameters) {
    for (TypeElement type = thing.type(); type != null; type = machine.superclass(type)) {
      if (machine.making().own(type, name, parameters)) {
        return true;
      }
    }
    return false;
  }

  private static Object ofEnum(
      Machine machine, Thing thing, String name, List<@Nullable Object> arguments) {
    String constant = Objects.requireNonNull(thing.constant());
    return switch (name) {
      case "name", "toString" -> constant;
      case "ordinal" -> thing.ordinal();
      case "equals" -> thing.is(arguments.getFirst());
      case "compareTo" -> {
        if (!(arguments.getFirst() instanceof Thing other)) {
          throw machine.thrown("java.lang.NullPointerException", false);
        }
        yield thing.ordinal() - other.ordinal();
      }
      default -> throw new Stuck(name + " of an enum");
    };
  }

  // The equality a record has by itself, as far as its components are plain.
  private static boolean sameRecord(Thing thing, @Nullable Object other) {
    if (!(other instanceof Thing it) || !it.type().equals(thing.type())) {
      return false;
    }
    for (RecordComponentElement component : thing.type().getRecordComponents()) {
      Object mine = valueOf(thing, component);
      Object theirs = valueOf(it, component);
      if (mine instanceof Thing || theirs instanceof Thing) {
        throw new Stuck("equals of nested records");
      }
      if (!Objects.equals(mine, theirs)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Object valueOf(Thing thing, RecordComponentElement component) {
    return thing.fields().entrySet().stream()
        .filter(field -> field.getKey().getSimpleName().equals(component.getSimpleName()))
        .map(java.util.Map.Entry::getValue)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** What a concatenation makes of it. */
  static Object text(Machine machine, Thing thing) {
    for (TypeElement type = thing.type(); type != null; type = machine.superclass(type)) {
      for (ExecutableElement method :
          javax.lang.model.util.ElementFilter.methodsIn(type.getEnclosedElements())) {
        if (method.getSimpleName().contentEquals("toString")
            && method.getParameters().isEmpty()
            && machine.index().method(method) != null) {
          Object text = machine.call(method, thing, List.of());
          return text == null ? "null" : text;
        }
      }
    }
    return thing.constant() != null ? thing.constant() : new Opaque("a text that is not known");
  }
}
