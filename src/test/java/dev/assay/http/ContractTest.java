package dev.assay.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.assay.observe.Health;
import dev.assay.observe.Meters;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the routes to {@code openapi.yaml} and its examples to the routes. */
@TestInstance(Lifecycle.PER_CLASS)
class ContractTest {
  private final JsonNode contract;
  private Server server;

  ContractTest() throws IOException {
    contract = new YAMLMapper().readTree(MetaRoutes.contract().getBytes());
  }

  @BeforeAll
  void start() throws Exception {
    server = Server.start();
    server.health.open();
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
  }

  record Example(String method, String path, String name, JsonNode body, JsonNode operation) {
    @Override
    public String toString() {
      return method + " " + path + " " + name;
    }
  }

  @Test
  void contract_namesTheRoutesThereAre_andNoOthers() throws Exception {
    var routes = HttpVerticle.routes(FastLanes.none(), Buffer.buffer(), server.meters);
    Vertx vertx = Vertx.vertx();
    try (var meters = new Meters()) {
      HealthRoutes.add(routes, vertx, new Health(), meters);
    } finally {
      vertx.close().await(5, SECONDS);
    }
    List<String> documented = new ArrayList<>();
    for (var path : contract.get("paths").properties()) {
      for (var method : path.getValue().properties()) {
        if (Set.of("get", "post", "patch", "delete", "put").contains(method.getKey())) {
          documented.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
        }
      }
    }

    assertThat(documented).containsExactlyInAnyOrderElementsOf(routes.list());
  }

  @Test
  void contract_pointsAtNothingThatIsNotThere() {
    List<String> broken =
        contract.findValuesAsText("$ref").stream()
            .filter(ref -> contract.at(ref.substring(1)).isMissingNode())
            .toList();

    assertThat(broken).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example_isAnsweredAsDocumented(Example example) throws Exception {
    server.posting("/v1/patterns", HttpVerticleTest.pattern("known")).await(5, SECONDS);

    // A stream that does not end is only asked for what it is.
    boolean endless = example.path().equals("/v1/live");
    var request = request(endless ? "HEAD" : example.method(), fill(example));
    var answer =
        (example.body().isMissingNode()
                ? request.send()
                : request
                    .putHeader("Content-Type", "application/json")
                    .sendBuffer(Buffer.buffer(example.body().toString())))
            .await(5, SECONDS);

    JsonNode documented = resolve(example.operation().at("/responses/" + answer.statusCode()));
    assertThat(documented.isMissingNode()).as(answer.bodyAsString()).isFalse();
    assertThat(answer.statusCode()).isIn(200, 201, 202, 404);
    List<String> types = new ArrayList<>();
    documented.get("content").fieldNames().forEachRemaining(types::add);
    assertThat(types).contains(answer.getHeader("Content-Type").replaceAll(";.*", ""));
    if (!endless) {
      checkRequired(documented, answer.bodyAsBuffer());
    }
  }

  private HttpRequest<Buffer> request(String method, String path) {
    boolean managed = path.startsWith("/health") || path.equals("/metrics");
    return managed
        ? server.client.get(server.management.port(), "127.0.0.1", path)
        : server.request(method, path);
  }

  private void checkRequired(JsonNode documented, Buffer body) throws IOException {
    JsonNode schema = resolve(documented.at("/content").elements().next().get("schema"));
    if (schema.path("type").asText().equals("object")) {
      JsonNode answered = new YAMLMapper().readTree(body.getBytes());
      List<String> fields = new ArrayList<>();
      answered.fieldNames().forEachRemaining(fields::add);
      List<String> known = new ArrayList<>();
      schema.get("properties").fieldNames().forEachRemaining(known::add);
      assertThat(known).containsAll(fields);
      schema.path("required").forEach(field -> assertThat(fields).contains(field.asText()));
    }
  }

  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? contract.at(node.get("$ref").asText().substring(1)) : node;
  }

  private String fill(Example example) {
    String path = example.path();
    JsonNode shared = contract.get("paths").get(example.path()).path("parameters");
    for (JsonNode each : shared) {
      JsonNode parameter = resolve(each);
      String name = "{" + parameter.get("name").asText() + "}";
      path =
          path.replace(
              name, name.equals("{name}") ? "response" : parameter.get("example").asText());
    }
    List<String> wanted = new ArrayList<>();
    for (JsonNode each : example.operation().path("parameters")) {
      JsonNode parameter = resolve(each);
      if (parameter.path("required").asBoolean()) {
        wanted.add(
            parameter.get("name").asText()
                + "="
                + URLEncoder.encode(parameter.get("example").asText(), UTF_8));
      }
    }
    return wanted.isEmpty() ? path : path + "?" + String.join("&", wanted);
  }

  Stream<Example> examples() {
    List<Example> all = new ArrayList<>();
    for (var path : contract.get("paths").properties()) {
      for (var verb : path.getValue().properties()) {
        if (verb.getValue().has("operationId")) {
          add(all, path.getKey(), verb.getKey().toUpperCase(Locale.ROOT), verb.getValue());
        }
      }
    }
    return all.stream();
  }

  private void add(List<Example> all, String path, String method, JsonNode operation) {
    JsonNode bodies = operation.at("/requestBody/content/application~1json/examples");
    if (bodies.isMissingNode()) {
      all.add(new Example(method, path, "", bodies, operation));
    }
    for (var body : bodies.properties()) {
      all.add(
          new Example(
              method, path, body.getKey(), resolve(body.getValue()).get("value"), operation));
    }
  }
}
