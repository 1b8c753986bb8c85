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
  private static final String BY_TEXT = "(Ljava/lang/String;)V";

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
    for (Errand.Made made : errand.made()) {
      String name = use(made.type(), Outline.CONSTRUCTOR, reach::make);
      check(name, Outline.CONSTRUCTOR, made.byText() ? BY_TEXT : ANY);
    }
    errand.touched().forEach(type -> use(type, "", reach::touch));
    for (Errand.Static call : errand.statics()) {
      check(use(call.type(), call.method(), reach::touch), call.method(), ANY);
    }
    return harm;
  }

  private void check(@Nullable String platform, String method, String descriptor) {
    if (platform != null
        && !FILES.contains(platform)
        && !HarmlessMembers.has(platform, method, descriptor)) {
      harm = "the lab calls " + platform + "." + method;
    }
  }

  // Gives the name of a class of the JDK, and null for all others.
  private @Nullable String use(TypeName type, String method, Consumer<String> how) {
    String name = internal(type);
    if (name == null) {
      harm = "the lab needs " + type.qualified();
      return null;
    }
    if (!known.test(name)) {
      return name;
    }
    how.accept(name);
    reach.callAll(name, method);
    return null;
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
