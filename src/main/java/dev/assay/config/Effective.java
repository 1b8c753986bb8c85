package dev.assay.config;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Lays the tree of settings out as a list, in the order of its records. Used by one thread. */
final class Effective {
  private static final String ELSEWHERE = "the application";

  private final Map<String, String> origins;
  private final List<Setting> found = new ArrayList<>();

  private Effective(Map<String, String> origins) {
    this.origins = origins;
  }

  static List<Setting> of(Settings settings, Map<String, String> origins) {
    var effective = new Effective(origins);
    effective.add("", settings);
    return List.copyOf(effective.found);
  }

  private void add(String key, Object value) {
    switch (value) {
      case Record record -> {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
          add(below(key, component.getName()), read(record, component));
        }
      }
      case Map<?, ?> map -> {
        var sorted = new TreeMap<String, Object>();
        map.forEach((name, each) -> sorted.put(String.valueOf(name), each));
        sorted.forEach((name, each) -> add(below(key, name), each));
      }
      case Optional<?> optional -> optional.ifPresent(there -> add(key, there));
      default ->
          found.add(
              new Setting(
                  key, Masks.masked(key, text(value)), origins.getOrDefault(key, ELSEWHERE)));
    }
  }

  private static String below(String key, String name) {
    return key.isEmpty() ? name : key + "." + name;
  }

  private static Object read(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("not a settings record: " + record.getClass(), e);
    }
  }

  private static Object text(Object value) {
    return switch (value) {
      case Number number -> number;
      case Boolean truth -> truth;
      case Duration duration -> Durations.text(duration);
      case List<?> list -> list.stream().map(Object::toString).toList();
      default -> value.toString();
    };
  }
}
