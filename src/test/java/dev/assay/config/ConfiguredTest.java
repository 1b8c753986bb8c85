package dev.assay.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfiguredTest {
  @Test
  void shown_saysWhereEachSettingCameFrom(@TempDir Path dir) throws Exception {
    Path file = dir.resolve("over.yaml");
    Files.writeString(file, "http: {timeout: 90s}\ncode: {queue: 5}\n", StandardCharsets.UTF_8);

    Configured configured =
        SettingsReader.configured(
            dir,
            Map.of(
                "ASSAY_CONFIG", "over.yaml",
                "HTTP_PORT", "9999",
                "QUERY_RESULTS_CACHE_TTL", "3m",
                "HTTP_CORS", "https://a.example, https://b.example",
                "CODE_QUEUE", "6"));

    assertThat(one(configured, "http.port"))
        .isEqualTo(new Setting("http.port", 9999, "environment HTTP_PORT"));
    assertThat(one(configured, "http.timeout"))
        .isEqualTo(new Setting("http.timeout", "90s", file.toString()));
    assertThat(one(configured, "code.queue").value()).isEqualTo(6);
    assertThat(one(configured, "caches.response.ttl"))
        .isEqualTo(new Setting("caches.response.ttl", "3m", "environment QUERY_RESULTS_CACHE_TTL"));
    assertThat(one(configured, "http.host").origin()).isEqualTo("the defaults");
    assertThat(configured.settings().http().cors())
        .containsExactly("https://a.example", "https://b.example");
    assertThat(one(configured, "http.cors").value())
        .isEqualTo(List.of("https://a.example", "https://b.example"));
  }

  @Test
  void shown_hasEverySettingOfTheDefaults() {
    Configured configured = SettingsReader.configured(Map.of());

    assertThat(configured.shown().stream().map(Setting::key))
        .contains("limits.requests", "log.format", "tracing.endpoint", "ml.breaker.probes")
        .doesNotHaveDuplicates();
    assertThat(configured.shown()).allMatch(setting -> setting.origin().equals("the defaults"));
  }

  @Test
  void shown_keepsSecrets() {
    Configured configured =
        SettingsReader.configured(
            Map.of(
                "databases",
                Map.of(
                    "shop",
                    Map.of(
                        "url", "postgresql://assay:hidden1@h:5432/d?password=hidden2&ssl=true",
                        "password", "hidden3",
                        "replica", "jdbc:postgresql://r/d?user=assay&password=hidden4")),
                "anomaly",
                Map.of("webhook", "https://hooks.example/services/hidden5"),
                "ml",
                Map.of("url", "http://me:hidden6@models:8000"),
                "limits",
                Map.of("keys", List.of("hidden7")),
                "tracing",
                Map.of("endpoint", "http://u:hidden8@traces:4318/?token=hidden9")));

    Map<String, Object> values =
        configured.shown().stream().collect(Collectors.toMap(Setting::key, Setting::value));

    assertThat(values.values().toString()).doesNotContain("hidden");
    assertThat(values)
        .containsEntry("databases.shop.url", "postgresql://***@h:5432/d?password=***&ssl=true")
        .containsEntry("databases.shop.password", "***")
        .containsEntry("databases.shop.replica", "jdbc:postgresql://r/d?user=***&password=***")
        .containsEntry("anomaly.webhook", "https://hooks.example/***")
        .containsEntry("ml.url", "http://***@models:8000")
        .containsEntry("limits.keys", List.of("***"))
        .containsEntry("tracing.endpoint", "http://***@traces:4318/?token=***");
    assertThat(configured.settings().databases())
        .hasEntrySatisfying("shop", shop -> assertThat(shop.password()).contains("hidden3"));
  }

  @Test
  void shown_saysSo_whereAnApplicationMadeThem() {
    Configured configured = Configured.of(SettingsReader.over(Map.of()));

    assertThat(one(configured, "http.port").origin()).isEqualTo("the application");
  }

  @ParameterizedTest
  @CsvSource({"90s", "15m", "2h", "7d", "100ms", "1500ms", "0s"})
  void durations_areShownAsTheyAreRead(String text) {
    assertThat(Durations.text(Durations.parse(text))).isEqualTo(text);
  }

  @Test
  void durations_areShownInTheGreatestUnitThatIsWhole() {
    assertThat(Durations.text(Durations.parse("60m"))).isEqualTo("1h");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http | cors | team.example | http.cors must list origins such as https://team.example",
        "http | cors | https://team.example/path | http.cors must list origins",
        "limits | requests | -1 | limits.requests must be at least 0",
        "limits | per | 0s | limits.per must be longer than 0",
        "log | format | xml | log.format must be text or json, was 'xml'",
        "tracing | endpoint | localhost:4318 | tracing.endpoint must be none or an address",
        "tracing | sample | 2 | tracing.sample must be above 0 and at most 1",
      })
  void over_saysWhatIsWrong(String group, String key, String value, String words) {
    assertThatThrownBy(() -> SettingsReader.over(Map.of(group, Map.of(key, value))))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(words);
  }

  @Test
  void over_wantsBothHalvesOfACertificate() {
    assertThatThrownBy(
            () -> SettingsReader.over(Map.of("http", Map.of("tls", Map.of("cert", "a.pem")))))
        .hasMessage("http.tls.cert and http.tls.key must both be set, or neither");
  }

  private static Setting one(Configured configured, String key) {
    return configured.shown().stream()
        .filter(setting -> setting.key().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
