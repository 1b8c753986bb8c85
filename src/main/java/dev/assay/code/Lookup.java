package dev.assay.code;

import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Narrows what was read to the type and the methods that were asked for. Pure functions, safe on
 * any thread.
 */
final class Lookup {
  private static final int LONGEST_NAME = 100;

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
    String shown = asked.length() > LONGEST_NAME ? asked.substring(0, LONGEST_NAME) + "..." : asked;
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String name : names) {
      int distance = name.length() > LONGEST_NAME ? LONGEST_NAME : distance(shown, name);
      if (distance < least) {
        least = distance;
        nearest = name;
      }
    }
    return Fault.ABSENT.because(
        nearest == null
            ? "no %s '%s' in the source; it declares no %s at all".formatted(what, shown, what)
            : "no %s '%s' in the source; the nearest is '%s'".formatted(what, shown, nearest));
  }

  /** How many letters have to be put in, left out or changed, whatever their case. */
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }

  private static String withoutBlanks(String name) {
    return name.indexOf(' ') < 0 ? name : name.replace(" ", "");
  }
}
