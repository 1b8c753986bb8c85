package dev.assay.lab.live;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Shows records and value classes as the call that makes an equal one: the constructor or factory
 * that takes exactly what the instance holds. It is tried before it is believed. For one thread.
 */
final class ShownOwn {
  private static final List<String> FACTORIES = List.of("of", "from", "valueOf", "create");

  private final Shower shower;
  private final Naming naming;
  private final SubjectLoader loader;
  private final Map<Class<?>, Way> known = new HashMap<>();

  ShownOwn(Shower shower, Naming naming, SubjectLoader loader) {
    this.shower = shower;
    this.naming = naming;
    this.loader = loader;
  }

  /**
   * How instances of a class can be made again.
   *
   * @param ways may be empty
   */
  private record Way(List<Field> fields, List<Executable> ways) {
    static final Way NONE = new Way(List.of(), List.of());
  }

  @Nullable Value show(Object object) throws Throwable {
    Way way = known.computeIfAbsent(object.getClass(), this::look);
    if (way.ways().isEmpty()) {
      return null;
    }
    List<Value> held = new ArrayList<>();
    @Nullable Object[] objects = new @Nullable Object[way.fields().size()];
    for (int i = 0; i < objects.length; i++) {
      objects[i] = way.fields().get(i).get(object);
      Value value = shower.plain(objects[i]);
      if (value == null) {
        return null;
      }
      held.add(value);
    }
    for (Executable each : way.ways()) {
      if (givesBack(each, objects, object, way.fields())) {
        return call(each, held);
      }
    }
    return null;
  }

  private boolean givesBack(
      Executable way, @Nullable Object[] held, Object object, List<Field> fields) throws Throwable {
    Object again;
    try {
      again = Members.call(way, null, held);
    } catch (Throwable refused) {
      Ends.rethrowMemory(refused);
      return false;
    }
    if (again == null || again.getClass() != object.getClass() || !again.equals(object)) {
      return false;
    }
    for (int i = 0; i < held.length; i++) {
      Object kept = fields.get(i).get(again);
      if (!Objects.equals(kept, held[i])) {
        return false;
      }
    }
    return true;
  }

  private static Value call(Executable way, List<Value> held) {
    List<String> parameters = Members.parametersOf(way);
    return way instanceof Method method
        ? new Value.StaticCall(
            Naming.name(method.getDeclaringClass()), method.getName(), parameters, held)
        : new Value.New(diamond(way.getDeclaringClass()), parameters, held, null);
  }

  // The arguments only tell that there are some.
  private static TypeName diamond(Class<?> type) {
    return Naming.name(type)
        .with(Collections.nCopies(type.getTypeParameters().length, TypeName.of(Object.class)));
  }

  private Way look(Class<?> type) {
    if (!(loader.owns(type) || loader.needs(type)) || !naming.nameable(type) || !comparable(type)) {
      return Way.NONE;
    }
    List<Field> fields =
        Arrays.stream(type.getDeclaredFields())
            .filter(field -> !Modifier.isStatic(field.getModifiers()))
            .filter(field -> !field.isSynthetic())
            .toList();
    if (!fields.stream().allMatch(Field::trySetAccessible)) {
      return Way.NONE;
    }
    Class<?>[] types = fields.stream().map(Field::getType).toArray(Class<?>[]::new);
    List<Executable> ways = new ArrayList<>();
    for (Constructor<?> each : type.getDeclaredConstructors()) {
      if (Arrays.equals(each.getParameterTypes(), types) && usable(each)) {
        ways.add(each);
      }
    }
    for (String factory : FACTORIES) {
      for (Method each : type.getDeclaredMethods()) {
        if (each.getName().equals(factory)
            && Modifier.isStatic(each.getModifiers())
            && each.getReturnType() == type
            && Arrays.equals(each.getParameterTypes(), types)
            && usable(each)) {
          ways.add(each);
        }
      }
    }
    return new Way(fields, ways);
  }

  private boolean usable(Executable way) {
    return naming.reachable(way.getModifiers(), way.getDeclaringClass())
        && way.getExceptionTypes().length == 0
        && way.trySetAccessible();
  }

  private static boolean comparable(Class<?> type) {
    if (type.isRecord()) {
      return true;
    }
    boolean plain = type.getSuperclass() == Object.class && !Members.inner(type);
    return plain
        && !Modifier.isAbstract(type.getModifiers())
        && Arrays.stream(type.getDeclaredMethods())
            .anyMatch(method ->
                method.getName().equals("equals")
                    && Arrays.equals(method.getParameterTypes(), new Class<?>[] {Object.class}));
  }
}
