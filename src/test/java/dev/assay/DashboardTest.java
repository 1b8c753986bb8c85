package dev.assay;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.config.SettingsReader;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the Grafana dashboard to the metrics and labels that a running server really has. */
class DashboardTest {
  private static final Path DASHBOARD = Path.of("conf", "grafana", "assay.json");
  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*(?![a-z0-9_]*\\s*\\()");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=~?\"");
  // Set by Prometheus when it reads the metrics.
  private static final Set<String> ADDED = Set.of("instance", "job");

  @Test
  void queries_nameWhatIsThere(@TempDir Path dir) throws Exception {
    List<String> queries = queries();

    String scrape = scraped(dir);

    Set<String> known =
        scrape
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("[{ ]", 2)[0])
            .collect(Collectors.toSet());
    assertThat(queries).hasSizeGreaterThan(30);
    assertThat(queries)
        .allSatisfy(query -> {
          assertThat(names(query)).isNotEmpty();
          assertThat(known).as(query).containsAll(names(query));
          labels(query).forEach(label -> assertThat(scrape).as(query).contains(label + "=\""));
        });
  }

  @Test
  void names_areThoseOfMetricsAlone() {
    assertThat(
            names(
                "histogram_quantile(0.99, sum by (le, uri) (rate(a_bucket{x=\"b_c\"}[5m])))"
                    + " / time() + c_d"))
        .containsExactly("a_bucket", "c_d");
  }

  @Test
  void metrics_allSayWhatTheyAre(@TempDir Path dir) throws Exception {
    List<String> bare =
        scraped(dir).lines().filter(line -> line.matches("# HELP \\S+\\s*")).toList();

    assertThat(bare).isEmpty();
  }

  private static List<String> queries() throws IOException {
    JsonNode dashboard = new ObjectMapper().readTree(Files.readAllBytes(DASHBOARD));
    return dashboard.get("panels").findValuesAsText("expr");
  }

  private static Set<String> names(String query) {
    String bare =
        query
            .replaceAll("\\{[^}]*}", "")
            .replaceAll("\\[[^]]*]", "")
            .replaceAll("\\b(by|without)\\s*\\([^)]*\\)", "");
    return NAME.matcher(bare)
        .results()
        .map(found -> found.group())
        .filter(word -> !Set.of("sum", "max", "min", "by").contains(word))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> labels(String query) {
    Stream<String> grouped =
        Pattern.compile("by \\(([^)]*)\\)")
            .matcher(query)
            .results()
            .flatMap(found -> Stream.of(found.group(1).split(",\\s*", -1)));
    Stream<String> matched =
        LABEL
            .matcher(query)
            .results()
            .map(found -> found.group(1))
            .filter(each -> !ADDED.contains(each));
    return Stream.concat(grouped, matched);
  }

  private static String scraped(Path dir) throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      var assay =
          new AssayVerticle(
              SettingsReader.over(
                  Map.of(
                      "http", Map.of("port", 0),
                      "management", Map.of("port", 0),
                      "patterns", Map.of("corpus", false),
                      "demo", false,
                      "data", Map.of("dir", dir.toString()))));
      vertx.deployVerticle(assay).await(60, SECONDS);
      WebClient client = WebClient.create(vertx);
      var tests =
          client
              .post(assay.httpPort(), "127.0.0.1", "/v1/tests")
              .sendJsonObject(
                  new JsonObject()
                      .put("source", "class A { static int one() { return 1; } }")
                      .put("options", new JsonObject().put("execution", false)))
              .await(60, SECONDS);
      assertThat(tests.statusCode()).as(tests.bodyAsString()).isEqualTo(200);
      System.gc();
      return client
          .get(assay.managementPort(), "127.0.0.1", "/metrics")
          .send()
          .await(60, SECONDS)
          .bodyAsString();
    } finally {
      vertx.close().await(60, SECONDS);
    }
  }
}
