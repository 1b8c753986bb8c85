package dev.assay.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings from one place as flat keys: {@code http.port} with its value and the place it came
 * from. Immutable.
 */
record Layer(Map<String, Value> values) {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  /** A value as it was written, and where. */
  record Value(@Nullable Object raw, String origin) {
    String text() {
      return String.valueOf(raw);
    }
  }

  static Layer ofFile(Path file) {
    try {
      return ofYaml(Files.readString(file, StandardCharsets.UTF_8), file.toString());
    } catch (IOException e) {
      throw new SettingsException("the settings file %s cannot be read: %s".formatted(file, e));
    }
  }

  static Layer ofYaml(String yaml, String origin) {
    try {
      Map<String, Object> tree = YAML.readValue(yaml, new TypeReference<>() {});
      return ofTree(tree == null ? Map.of() : tree, origin);
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new SettingsException(
          "%s, line %d: not the YAML expected here: %s"
              .formatted(origin, line, e.getOriginalMessage().lines().findFirst().orElse("")));
    }
  }

  static Layer ofTree(Map<String, ?> tree, String origin) {
    Map<String, Value> flat = new LinkedHashMap<>();
    flatten("", tree, origin, flat);
    return new Layer(flat);
  }

  private static void flatten(
      String prefix, Map<?, ?> tree, String origin, Map<String, Value> flat) {
    tree.forEach((name, value) -> {
      String key = prefix + name;
      if (value instanceof Map<?, ?> nested) {
        flatten(key + ".", nested, origin, flat);
      } else {
        flat.put(key, new Value(value, origin));
      }
    });
  }
}
