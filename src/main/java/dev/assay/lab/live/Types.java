package dev.assay.lab.live;

import dev.assay.lab.TypeName;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds classes by the names that sources give them. For one thread. */
final class Types {
  private static final Map<String, Class<?>> PRIMITIVES =
      Stream.of(
              int.class,
              long.class,
              short.class,
              byte.class,
              char.class,
              boolean.class,
              float.class,
              double.class,
              void.class)
          .collect(Collectors.toUnmodifiableMap(Class::getName, type -> type));

  private final ClassLoader loader;
  private final Map<String, Class<?>> known = new HashMap<>();

  Types(ClassLoader loader) {
    this.loader = loader;
  }

  Class<?> named(TypeName type) {
    Class<?> found = canonical(type.qualified());
    for (int i = 0; i < type.dimensions(); i++) {
      found = found.arrayType();
    }
    return found;
  }

  /** By canonical name, of an array too. */
  Class<?> canonical(String name) {
    Class<?> found = known.get(name);
    if (found == null) {
      found = find(name);
      known.put(name, found);
    }
    return found;
  }

  /** By binary name. */
  Class<?> binary(String name) {
    Class<?> found = load(name);
    if (found == null) {
      throw new Unbuildable("there is no class " + name);
    }
    return found;
  }

  private Class<?> find(String name) {
    if (name.endsWith("[]")) {
      return canonical(name.substring(0, name.length() - 2)).arrayType();
    }
    Class<?> primitive = PRIMITIVES.get(name);
    if (primitive != null) {
      return primitive;
    }
    for (String binary = name; ; ) {
      Class<?> found = load(binary);
      int dot = binary.lastIndexOf('.');
      if (found != null) {
        return found;
      }
      if (dot < 0) {
        throw new Unbuildable("there is no class " + name);
      }
      binary = binary.substring(0, dot) + "$" + binary.substring(dot + 1);
    }
  }

  private @Nullable Class<?> load(String binary) {
    try {
      return Class.forName(binary, false, loader);
    } catch (ClassNotFoundException absent) {
      return null;
    } catch (LinkageError broken) {
      throw new Unbuildable("the class " + binary + " does not load: " + broken);
    }
  }
}
