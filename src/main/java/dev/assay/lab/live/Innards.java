package dev.assay.lab.live;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;

/**
 * Reads and writes fields of the JDK that nothing else can reach and that stand for the machine or
 * for chance. Used by one thread at a time.
 */
final class Innards {
  private static final String UNSAFE = "sun.misc.Unsafe";

  private final MethodHandle base;
  private final MethodHandle staticOffset;
  private final MethodHandle offset;
  private final MethodHandle get;
  private final MethodHandle put;
  private final MethodHandle putLong;
  private final MethodHandle putBoolean;

  Innards() throws ReflectiveOperationException {
    Class<?> type = Class.forName(UNSAFE);
    Field only = type.getDeclaredField("theUnsafe");
    only.setAccessible(true);
    Object unsafe = only.get(null);
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    MethodType toLong = MethodType.methodType(long.class, Field.class);
    base =
        lookup
            .findVirtual(type, "staticFieldBase", MethodType.methodType(Object.class, Field.class))
            .bindTo(unsafe);
    staticOffset = lookup.findVirtual(type, "staticFieldOffset", toLong).bindTo(unsafe);
    offset = lookup.findVirtual(type, "objectFieldOffset", toLong).bindTo(unsafe);
    get =
        lookup
            .findVirtual(
                type, "getObject", MethodType.methodType(Object.class, Object.class, long.class))
            .bindTo(unsafe);
    put = putter(lookup, unsafe, "putObject", Object.class);
    putLong = putter(lookup, unsafe, "putLong", long.class);
    putBoolean = putter(lookup, unsafe, "putBoolean", boolean.class);
  }

  private static MethodHandle putter(
      MethodHandles.Lookup lookup, Object unsafe, String name, Class<?> value)
      throws ReflectiveOperationException {
    MethodType type = MethodType.methodType(void.class, Object.class, long.class, value);
    return lookup.findVirtual(unsafe.getClass(), name, type).bindTo(unsafe);
  }

  Object ofStatic(Field field) throws Throwable {
    return get.invoke(base.invoke(field), (long) staticOffset.invoke(field));
  }

  void setStatic(Field field, long value) throws Throwable {
    putLong.invoke(base.invoke(field), (long) staticOffset.invoke(field), value);
  }

  void setStatic(Field field, boolean value) throws Throwable {
    putBoolean.invoke(base.invoke(field), (long) staticOffset.invoke(field), value);
  }

  Object of(Object owner, Field field) throws Throwable {
    return get.invoke(owner, (long) offset.invoke(field));
  }

  void set(Object owner, Field field, Object value) throws Throwable {
    put.invoke(owner, (long) offset.invoke(field), value);
  }
}
