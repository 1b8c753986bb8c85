package dev.assay.testgen.generate;

import dev.assay.lab.Value;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one test's text has beside its values: the values that stand in local variables, and the
 * stubs that record the calls they receive. For one test.
 */
final class Locals {
  private final IdentityHashMap<Value, String> texts = new IdentityHashMap<>();
  private final IdentityHashMap<Value, Recorder.Of> recorders = new IdentityHashMap<>();
  private final Set<String> taken = new HashSet<>();

  /** Makes this object, and no equal one, be written as this text. */
  void write(Value value, String text) {
    texts.put(value, text);
  }

  void record(Value stub, Recorder.Of recorder) {
    recorders.put(stub, recorder);
  }

  @Nullable String text(Value value) {
    return texts.get(value);
  }

  Recorder.@Nullable Of recorder(Value stub) {
    return recorders.get(stub);
  }

  void take(String name) {
    taken.add(name);
  }

  boolean isTaken(String name) {
    return taken.contains(name);
  }

  /** A name for a variable, this one or one like it. */
  String unique(String name) {
    String candidate = name;
    for (int i = 2; !taken.add(candidate); i++) {
      candidate = name + i;
    }
    return candidate;
  }
}
