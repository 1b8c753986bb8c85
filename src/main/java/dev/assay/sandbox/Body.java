package dev.assay.sandbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the code of one method does with classes that are not of the JDK, and whether it does
 * something with the JDK that is not harmless. Immutable.
 *
 * @param made internal names of the classes it makes instances of, interfaces of its lambdas too
 * @param touched internal names of the classes it may cause to be initialised
 * @param harm null where it does nothing harmful of itself
 */
record Body(List<Ref> calls, List<String> made, List<String> touched, @Nullable String harm) {
  /** Stands among what is touched for every enum there is. */
  static final String ANY_ENUM = "*";

  Body {
    calls = List.copyOf(calls);
    made = List.copyOf(made);
    touched = List.copyOf(touched);
  }

  /** How a method is found: by the object's class, by name in a class and above, without object. */
  enum Manner {
    VIRTUAL,
    SPECIAL,
    STATIC
  }

  /**
   * A call.
   *
   * @param owner internal name
   * @param key name with descriptor
   */
  record Ref(Manner manner, String owner, String key) {}

  static Body harmful(String harm) {
    return new Body(List.of(), List.of(), List.of(), harm);
  }
}
