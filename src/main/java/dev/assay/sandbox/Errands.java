package dev.assay.sandbox;

import dev.assay.lab.TypeName;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reaches what the lab does by itself for an order. For one order and thread. */
final class Errands {
  /** Only names of files: what is done with them is done by what is not harmless. */
  private static final Set<String> FILES = Set.of("java/io/File", "java/nio/file/Path");

  private static final String ANY = "()V";

  private final Reach reach;
  private final Predicate<String> known;
  private @Nullable String harm;

  /**
   * Nothing is reached yet.
   *
   * @param known whether a class is one of the order's own or of its libraries, by internal name
   */
  Errands(Reach reach, Predicate<String> known) {
    this.reach = reach;
    this.known = known;
  }

  /** What is harmful of it by itself; null where nothing is. */
  @Nullable String run(Errand errand) {
    errand.made().forEach(type -> use(type, Outline.CONSTRUCTOR, reach::make));
    errand.touched().forEach(type -> use(type, "", reach::touch));
    errand.statics().forEach(call -> use(call.type(), call.method(), reach::touch));
    return harm;
  }

  private void use(TypeName type, String method, Consumer<String> how) {
    String name = internal(type);
    if (name == null) {
      harm = "the lab needs " + type.qualified();
    } else if (known.test(name)) {
      how.accept(name);
      reach.callAll(name, method);
    } else if (!method.isEmpty()
        && !FILES.contains(name)
        && !HarmlessMembers.has(name, method, ANY)) {
      harm = "the lab calls " + name + "." + method;
    }
  }

  private @Nullable String internal(TypeName type) {
    String exact =
        (type.packageName().isEmpty() ? "" : type.packageName() + ".").replace('.', '/')
            + type.name().replace('.', '$');
    return known.test(exact) || Harmless.type(exact) || FILES.contains(exact)
        ? exact
        : ownNested(type);
  }

  // As the child finds it, which is given the name that a source would say.
  private @Nullable String ownNested(TypeName type) {
    String name = type.qualified().replace('.', '/');
    while (!known.test(name)) {
      int slash = name.lastIndexOf('/');
      if (slash < 0) {
        return null;
      }
      name = name.substring(0, slash) + "$" + name.substring(slash + 1);
    }
    return name;
  }
}
