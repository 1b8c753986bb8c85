package dev.assay.config;

import dev.assay.config.Layer.Value;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Fills the tree of settings records from flat keys, by the names of their components. A value that
 * cannot be read stops it with the key, the place and what was expected. Used by one thread.
 */
final class Binder {
  private final Map<String, Value> values;

  Binder(Map<String, Value> values) {
    this.values = values;
  }

  <T> T bind(Class<T> type, String prefix) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Object[] arguments =
        Arrays.stream(components)
            .map(component -> value(component.getGenericType(), prefix + component.getName()))
            .toArray();
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new SettingsException(
          String.valueOf(e.getTargetException().getMessage()).replace("*", name(prefix)));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("not a settings record: " + type.getName(), e);
    }
  }

  private Object value(Type type, String key) {
    if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
      return map(map.getActualTypeArguments()[1], key + ".");
    }
    if (type instanceof Class<?> record && record.isRecord()) {
      return bind(record, key + ".");
    }
    Value value = values.get(key);
    if (type instanceof ParameterizedType optional && optional.getRawType() == Optional.class) {
      return value == null
          ? Optional.empty()
          : Optional.of(leaf(optional.getActualTypeArguments()[0], key, value));
    }
    if (value == null) {
      throw new SettingsException("%s is missing; expected a value".formatted(key));
    }
    return leaf(type, key, value);
  }

  private Map<String, Object> map(Type type, String prefix) {
    Map<String, Object> map = new TreeMap<>();
    for (String key : values.keySet()) {
      if (key.startsWith(prefix)) {
        String name = key.substring(prefix.length()).split("\\.", 2)[0];
        checkKnown(type, key, prefix + name + ".");
        map.computeIfAbsent(name, entry -> value(type, prefix + entry));
      }
    }
    return map;
  }

  // The defaults cannot tell what belongs below a name that is the user's own.
  private void checkKnown(Type type, String key, String prefix) {
    if (type instanceof Class<?> record && record.isRecord()) {
      List<String> names =
          Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).toList();
      String name = key.startsWith(prefix) ? key.substring(prefix.length()) : "";
      Value value = values.get(key);
      if (!names.contains(name)) {
        throw new SettingsException(
            "%s: unknown key '%s'; expected one of %s"
                .formatted(value == null ? "the settings" : value.origin(), key, names));
      }
    }
  }

  private static Object leaf(Type type, String key, Value value) {
    String text = value.text().strip();
    try {
      return switch (type.getTypeName()) {
        case "int" -> Integer.parseInt(text);
        case "double" -> Double.parseDouble(text);
        case "boolean", "java.lang.Boolean" -> truth(text);
        case "java.lang.String" -> present(text);
        case "java.nio.file.Path" -> Path.of(present(text));
        case "java.time.Duration" -> Durations.parse(text);
        case "java.util.List<java.nio.file.Path>" -> paths(value.raw());
        case "java.util.List<java.lang.String>" -> texts(value.raw());
        default -> throw new IllegalStateException("no reader for settings of type " + type);
      };
    } catch (NumberFormatException e) {
      throw unreadable(key, value, "'%s' is not a number in range".formatted(text));
    } catch (IllegalArgumentException e) {
      throw unreadable(key, value, String.valueOf(e.getMessage()));
    }
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException("'%s' is neither true nor false".formatted(text));
    };
  }

  private static String present(String text) {
    if (text.isEmpty() || text.equals("null")) {
      throw new IllegalArgumentException("it is empty; expected a text");
    }
    return text;
  }

  // A variable of the environment separates them by commas.
  private static List<String> texts(@Nullable Object raw) {
    List<?> list =
        switch (raw) {
          case List<?> given -> given;
          case String text when text.isBlank() || text.strip().equals("[]") -> List.of();
          case String text -> List.of(text.split(","));
          case null, default -> throw new IllegalArgumentException("expected a list of texts");
        };
    if (list.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("expected a list of texts");
    }
    return list.stream().map(entry -> entry.toString().strip()).toList();
  }

  private static List<Path> paths(@Nullable Object raw) {
    if (!(raw instanceof List<?> list) || list.stream().anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("expected a list of jars and directories");
    }
    return list.stream().map(entry -> Path.of(entry.toString())).toList();
  }

  private static SettingsException unreadable(String key, Value value, String why) {
    return new SettingsException("%s (%s): %s".formatted(key, value.origin(), why));
  }

  private static String name(String prefix) {
    String path = prefix.substring(0, Math.max(0, prefix.length() - 1));
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
