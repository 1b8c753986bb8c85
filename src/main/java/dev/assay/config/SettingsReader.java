package dev.assay.config;

import dev.assay.bus.Nearest;
import dev.assay.config.Layer.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads the settings: the defaults that ship, then the file, then the environment, then {@code -D},
 * each laid over the one before. Used once, before anything starts.
 */
public final class SettingsReader {
  private static final Path FILE = Path.of("conf", "assay.yaml");

  /** Maps whose names are the user's own. */
  private static final List<String> OPEN_MAPS = List.of("testgen.classpaths.", "databases.");

  /** Names that do not follow from their key; they are older than it. */
  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("FEATURE_CACHE_TTL", "caches.feature.ttl"),
          Map.entry("PREDICTION_CACHE_TTL", "caches.prediction.ttl"),
          Map.entry("QUERY_RESULTS_CACHE_TTL", "caches.response.ttl"),
          Map.entry("DATABASE_URL", "databases.main.url"),
          Map.entry("MAX_DATABASE_CONNS", "database.maxOpen"),
          Map.entry("MAX_IDLE_DATABASE_CONNS", "database.maxIdle"),
          Map.entry("MAX_HTTP_CONNS", "ml.maxConns"),
          Map.entry("MAX_HTTP_CONNS_PER_HOST", "ml.maxConnsPerHost"),
          Map.entry("RETRY_MAX_ATTEMPTS", "ml.retry.maxAttempts"),
          Map.entry("RETRY_BACKOFF_MULTIPLIER", "ml.retry.backoffMultiplier"),
          Map.entry("RETRY_INITIAL_BACKOFF", "ml.retry.initialBackoff"));

  private final Map<String, Value> values;
  private final Set<String> known;

  private SettingsReader(Layer defaults) {
    this.values = new LinkedHashMap<>(defaults.values());
    this.known = Set.copyOf(values.keySet());
  }

  /** The settings of a server started from {@code directory}. */
  public static Settings read(Path directory, Map<String, String> environment) {
    return configured(directory, environment).settings();
  }

  /** As {@link #read}, with where each setting came from. */
  public static Configured configured(Path directory, Map<String, String> environment) {
    SettingsReader reader = new SettingsReader(defaults());
    for (Path file : files(directory, environment)) {
      reader.lay(Layer.ofFile(file));
    }
    reader.layEnvironment(environment);
    reader.laySystemProperties();
    return reader.bind();
  }

  /** The defaults with {@code tree} laid over them: the settings inside another application. */
  public static Settings over(Map<String, ?> tree) {
    return configured(tree).settings();
  }

  /** As {@link #over}, with where each setting came from. */
  public static Configured configured(Map<String, ?> tree) {
    SettingsReader reader = new SettingsReader(defaults());
    reader.lay(Layer.ofTree(tree, "the verticle's config"));
    return reader.bind();
  }

  private static Layer defaults() {
    try (InputStream shipped = SettingsReader.class.getResourceAsStream("/assay.yaml")) {
      if (shipped == null) {
        throw new IllegalStateException("assay.yaml is not in the jar");
      }
      return Layer.ofYaml(
          new String(shipped.readAllBytes(), StandardCharsets.UTF_8), "the defaults");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path directory, Map<String, String> environment) {
    List<Path> files = new ArrayList<>();
    Path local = directory.resolve(FILE);
    if (Files.exists(local)) {
      files.add(local);
    }
    String named = environment.get("ASSAY_CONFIG");
    if (named != null) {
      files.add(directory.resolve(named));
    }
    return files;
  }

  private void lay(Layer layer) {
    layer
        .values()
        .forEach((key, value) -> {
          if (!known.contains(key) && OPEN_MAPS.stream().noneMatch(key::startsWith)) {
            throw new SettingsException(
                "%s: unknown key '%s'; did you mean '%s'?"
                    .formatted(value.origin(), key, Nearest.of(key, known).orElse("")));
          }
          values.put(key, value);
        });
  }

  private void layEnvironment(Map<String, String> environment) {
    for (String key : known) {
      layVariable(variable(key), key, environment);
    }
    OTHER_NAMES.forEach((variable, key) -> layVariable(variable, key, environment));
  }

  private void layVariable(String variable, String key, Map<String, String> environment) {
    String text = environment.get(variable);
    if (text != null) {
      values.put(key, new Value(text, "environment " + variable));
    }
  }

  private void laySystemProperties() {
    for (String key : known) {
      String text = System.getProperty(key);
      if (text != null) {
        values.put(key, new Value(text, "-D" + key));
      }
    }
  }

  private Configured bind() {
    Map<String, String> origins = new HashMap<>();
    values.forEach((key, value) -> origins.put(key, value.origin()));
    return Configured.of(new Binder(values).bind(Settings.class, ""), origins);
  }

  /** {@code cache.maxSize} is {@code CACHE_MAX_SIZE}. */
  private static String variable(String key) {
    return key.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
