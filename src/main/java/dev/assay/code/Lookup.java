package dev.assay.code;

import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.bus.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Narrows what was read to the type and the methods that were asked for. Pure functions, safe on
 * any thread.
 */
final class Lookup {
  private Lookup() {}

  /** The part of a source that was asked for; {@link Fault#ABSENT} naming the nearest there is. */
  static SourceUnit in(SourceUnit unit, @Nullable String type, @Nullable String method) {
    if (type == null && method == null) {
      return unit;
    }
    List<TypeSignature> types = type == null ? unit.types() : List.of(type(unit, type));
    if (method != null) {
      String asked = withoutBlanks(method);
      List<TypeSignature> with =
          types.stream().map(each -> only(each, asked)).filter(Lookup::holdsMethods).toList();
      if (with.isEmpty()) {
        throw absent("method", method, methodNames(types, method.contains("(")));
      }
      types = with;
    }
    return new SourceUnit(unit.hash(), unit.packageName(), unit.imports(), types);
  }

  private static TypeSignature type(SourceUnit unit, String asked) {
    String name = withoutBlanks(asked);
    String prefix = unit.packageName().isEmpty() ? "" : unit.packageName() + ".";
    List<TypeSignature> all = all(unit.types());
    return all.stream()
        .filter(type -> type.name().equals(name) || name.equals(prefix + type.name()))
        .findFirst()
        .orElseThrow(() -> absent("type", asked, all.stream().map(TypeSignature::name).toList()));
  }

  private static TypeSignature only(TypeSignature type, String method) {
    return new TypeSignature(
        type.name(),
        type.kind(),
        type.modifiers(),
        type.typeParameters(),
        type.supertypes(),
        type.permitted(),
        type.annotations(),
        type.constants(),
        type.components(),
        type.fields(),
        type.methods().stream().filter(each -> answers(each, method)).toList(),
        type.nested().stream()
            .map(inner -> only(inner, method))
            .filter(Lookup::holdsMethods)
            .toList(),
        type.line(),
        type.sql());
  }

  private static boolean answers(MethodSignature method, String asked) {
    return method.name().equals(asked)
        || (asked.startsWith(method.name()) && withoutBlanks(method.id()).equals(asked));
  }

  private static boolean holdsMethods(TypeSignature type) {
    return !type.methods().isEmpty() || !type.nested().isEmpty();
  }

  private static List<TypeSignature> all(List<TypeSignature> types) {
    var all = new ArrayList<TypeSignature>();
    for (TypeSignature type : types) {
      all.add(type);
      all.addAll(all(type.nested()));
    }
    return all;
  }

  private static Collection<String> methodNames(List<TypeSignature> types, boolean ids) {
    var names = new LinkedHashSet<String>();
    for (TypeSignature type : all(types)) {
      type.methods().forEach(method -> names.add(ids ? method.id() : method.name()));
    }
    return names;
  }

  private static Failure absent(String what, String asked, Collection<String> names) {
    String shown = Nearest.shortened(asked);
    return Fault.ABSENT.because(
        Nearest.of(asked, names)
            .map(near ->
                "no %s '%s' in the source; the nearest is '%s'".formatted(what, shown, near))
            .orElse(
                "no %s '%s' in the source; it declares no %s at all".formatted(what, shown, what)));
  }

  private static String withoutBlanks(String name) {
    return name.indexOf(' ') < 0 ? name : name.replace(" ", "");
  }
}
