package dev.assay.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {
  @TempDir Path directory;

  @Test
  void read_givesTheDefaults_whenNothingIsSet() {
    Settings settings = SettingsReader.read(directory, Map.of());

    assertThat(settings.http().port()).isEqualTo(8080);
    assertThat(settings.management().port()).isEqualTo(8081);
    assertThat(settings.data().dir()).isEqualTo(Path.of("data"));
    assertThat(settings.caches())
        .containsEntry("signature", new Settings.CachePolicy(Duration.ofMinutes(5), 1000));
    assertThat(settings.testgen().classpaths()).isEmpty();
  }

  @Test
  void read_keepsTheTwelveNamesAndDefaultsOfTheEnvironment() {
    Settings defaults = SettingsReader.read(directory, Map.of());

    Settings changed =
        SettingsReader.read(
            directory,
            Map.ofEntries(
                Map.entry("CACHE_ENABLED", "false"),
                Map.entry("CACHE_MAX_SIZE", "11"),
                Map.entry("FEATURE_CACHE_TTL", "1m"),
                Map.entry("PREDICTION_CACHE_TTL", "2m"),
                Map.entry("QUERY_RESULTS_CACHE_TTL", "180"),
                Map.entry("MAX_DATABASE_CONNS", "4"),
                Map.entry("MAX_IDLE_DATABASE_CONNS", "3"),
                Map.entry("MAX_HTTP_CONNS", "7"),
                Map.entry("MAX_HTTP_CONNS_PER_HOST", "6"),
                Map.entry("RETRY_MAX_ATTEMPTS", "1"),
                Map.entry("RETRY_BACKOFF_MULTIPLIER", "1.5"),
                Map.entry("RETRY_INITIAL_BACKOFF", "250ms")));

    assertThat(defaults.cache()).isEqualTo(new Settings.Cache(true, 10_000));
    assertThat(ttl(defaults, "feature")).isEqualTo(Duration.ofMinutes(15));
    assertThat(ttl(defaults, "prediction")).isEqualTo(Duration.ofMinutes(5));
    assertThat(ttl(defaults, "response")).isEqualTo(Duration.ofMinutes(10));
    assertThat(defaults.database())
        .extracting(Settings.Database::maxOpen, Settings.Database::maxIdle)
        .containsExactly(50, 15);
    assertThat(ml(defaults)).containsExactly(10, 5, 3, 2.0, Duration.ofMillis(100));
    assertThat(changed.cache()).isEqualTo(new Settings.Cache(false, 11));
    assertThat(ttl(changed, "feature")).isEqualTo(Duration.ofMinutes(1));
    assertThat(ttl(changed, "prediction")).isEqualTo(Duration.ofMinutes(2));
    assertThat(ttl(changed, "response")).isEqualTo(Duration.ofMinutes(3));
    assertThat(changed.database())
        .extracting(Settings.Database::maxOpen, Settings.Database::maxIdle)
        .containsExactly(4, 3);
    assertThat(ml(changed)).containsExactly(7, 6, 1, 1.5, Duration.ofMillis(250));
  }

  private static List<Object> ml(Settings settings) {
    Settings.Ml ml = settings.ml();
    return List.of(
        ml.maxConns(),
        ml.maxConnsPerHost(),
        ml.retry().maxAttempts(),
        ml.retry().backoffMultiplier(),
        ml.retry().initialBackoff());
  }

  @ParameterizedTest
  @CsvSource({"nonsense", "ftp://host/models", "http://", "'http://a host'"})
  void read_saysWhatAnAddressOfAModelServiceIs(String url) {
    assertThatThrownBy(() -> SettingsReader.read(directory, Map.of("ML_URL", url)))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("ml.url must be embedded or an address such as http://host:8000")
        .hasMessageContaining("'" + url + "'");
  }

  @Test
  void read_knowsTheDatabasesByTheirNames() throws IOException {
    Files.writeString(
        directory.resolve("mine.yaml"),
        "databases: {shop: {url: 'postgresql://h/shop', user: u, analyze: true}}\n");

    Settings settings =
        SettingsReader.read(
            directory,
            Map.of("ASSAY_CONFIG", "mine.yaml", "DATABASE_URL", "postgresql://a:b@h:1/d"));

    assertThat(settings.databases())
        .containsOnlyKeys("shop", "main")
        .containsEntry(
            "shop",
            new Settings.Watched(
                "postgresql://h/shop",
                Optional.of("u"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(true)))
        .containsEntry(
            "main",
            new Settings.Watched(
                "postgresql://a:b@h:1/d",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          databases: {shop: {user: u}}             | databases.shop.url is missing
          databases: {shop: {url: u, pasword: p}}  | unknown key 'databases.shop.pasword'
          databases: {shop: postgresql://h/d}      | unknown key 'databases.shop'
          """)
  void read_saysWhatIsWrongWithADatabase(String yaml, String words) throws IOException {
    Files.writeString(directory.resolve("mine.yaml"), yaml);

    assertThatThrownBy(() -> SettingsReader.read(directory, Map.of("ASSAY_CONFIG", "mine.yaml")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(words);
  }

  @Test
  void read_laysTheNamedFileOverTheLocalOne_andTheEnvironmentOverBoth() throws IOException {
    Files.createDirectory(directory.resolve("conf"));
    Files.writeString(
        directory.resolve("conf/assay.yaml"), "http: {port: 1, host: local}\ndata: {dir: here}\n");
    Files.writeString(directory.resolve("mine.yaml"), "http: {port: 2}\ndata: {dir: mine}\n");

    Settings settings =
        SettingsReader.read(
            directory, Map.of("ASSAY_CONFIG", "mine.yaml", "DATA_DIR", "fromEnvironment"));

    assertThat(settings.http().host()).isEqualTo("local");
    assertThat(settings.http().port()).isEqualTo(2);
    assertThat(settings.data().dir()).isEqualTo(Path.of("fromEnvironment"));
  }

  @Test
  void read_takesAnyNumberOfNamedClassPaths() throws IOException {
    Files.writeString(
        directory.resolve("mine.yaml"), "testgen:\n  classpaths:\n    text: [a.jar, classes]\n");

    Settings settings = SettingsReader.read(directory, Map.of("ASSAY_CONFIG", "mine.yaml"));

    assertThat(settings.testgen().classpaths())
        .isEqualTo(Map.of("text", List.of(Path.of("a.jar"), Path.of("classes"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTTP_PORT            | abc    | http.port (environment HTTP_PORT): 'abc' is not a number in range
          HTTP_PORT            | 70000  | http.port must be 0..65535, was 70000
          HTTP_PORT            | ''     | http.port (environment HTTP_PORT): '' is not a number in range
          CACHE_ENABLED        | yes    | cache.enabled (environment CACHE_ENABLED): 'yes' is neither true nor false
          FEATURE_CACHE_TTL    | 5 eons | caches.feature.ttl (environment FEATURE_CACHE_TTL): '5 eons' is not a duration; expected 100ms, 30s, 15m, 2h, 7d or plain seconds
          CACHES_SIGNATURE_TTL | 0      | caches.signature.ttl must be longer than 0, was PT0S
          SANDBOX_KIND         | docker | sandbox.kind must be bubblewrap or none, was 'docker'
          SANDBOX_CHILDREN     | 0      | sandbox.children must be at least 1, was 0
          SANDBOX_MEMORY       | 8      | sandbox.memory must be at least 64, was 8
          SANDBOX_REUSE        | 0      | sandbox.reuse must be at least 1, was 0
          SANDBOX_QUEUE        | -1     | sandbox.queue must be at least 0, was -1
          DATA_DIR             | ''     | data.dir (environment DATA_DIR): it is empty; expected a text
          """)
  void read_refusesAValueItCannotUse(String variable, String value, String message) {
    assertThatThrownBy(() -> SettingsReader.read(directory, Map.of(variable, value)))
        .isInstanceOf(SettingsException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http: {prot: 1}       | unknown key 'http.prot'; did you mean 'http.port'?
          http: 8080            | unknown key 'http'
          http: {port: 1        | not the YAML expected here
          - http                | not the YAML expected here
          testgen: {classpaths: {a: b.jar}} | expected a list of jars and directories
          testgen: {classpaths: {a: [b.jar, null]}} | expected a list of jars and directories
          """)
  void read_refusesAFileItCannotUse(String yaml, String message) throws IOException {
    Path file = Files.writeString(directory.resolve("mine.yaml"), yaml);

    assertThatThrownBy(() -> SettingsReader.read(directory, Map.of("ASSAY_CONFIG", "mine.yaml")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(message)
        .hasMessageContaining(file.toString())
        .message()
        .satisfies(text -> assertThat(text.lines()).hasSize(1));
  }

  @Test
  void read_refusesAFileThatIsNotThere() {
    assertThatThrownBy(() -> SettingsReader.read(directory, Map.of("ASSAY_CONFIG", "absent.yaml")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("absent.yaml cannot be read");
  }

  @Test
  void over_laysATreeOverTheDefaults() {
    Settings settings = SettingsReader.over(Map.of("http", Map.of("enabled", false)));

    assertThat(settings.http().enabled()).isFalse();
    assertThat(settings.http().port()).isEqualTo(8080);
  }

  @Test
  void over_refusesAnUnknownKey() {
    assertThatThrownBy(() -> SettingsReader.over(Map.of("cahce", Map.of("enabled", false))))
        .hasMessage(
            "the verticle's config: unknown key 'cahce.enabled'; did you mean 'cache.enabled'?");
  }

  private static Duration ttl(Settings settings, String cache) {
    return Optional.ofNullable(settings.caches().get(cache)).orElseThrow().ttl();
  }
}
