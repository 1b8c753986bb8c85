package dev.assay;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import dev.assay.observe.Traces;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The traces of the whole server, as they come to a collector over HTTP. */
@TestInstance(Lifecycle.PER_CLASS)
class TracesTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String CALLER = "b7ad6b7169203331";

  private final Vertx outside = Vertx.vertx();
  private final WebClient client = WebClient.create(outside);
  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final List<String> services = new CopyOnWriteArrayList<>();
  private AssayVerticle assay;
  private Traces traces;
  private Vertx inside;

  @BeforeAll
  void start(@TempDir Path dir) throws Exception {
    HttpServer collector =
        outside.createHttpServer().requestHandler(this::take).listen(0).await(5, SECONDS);
    Settings settings =
        SettingsReader.over(
            Map.of(
                "http", Map.of("port", 0),
                "management", Map.of("port", 0),
                "demo", false,
                "tracing", Map.of("endpoint", "http://127.0.0.1:" + collector.actualPort()),
                "data", Map.of("dir", dir.toString())));
    traces = Objects.requireNonNull(Traces.open(settings.tracing()));
    inside = traces.vertx();
    assay = new AssayVerticle(settings);
    inside.deployVerticle(assay).await(60, SECONDS);
    // What waits for the start of the pattern store goes on where that ends.
    search("first", "1".repeat(32), "subtract");
    search("traced", TRACE, "parse");
    models();
    // All that the server has to say comes to the collector.
    inside.close().await(60, SECONDS);
    traces.close();
  }

  @AfterAll
  void stop() throws Exception {
    outside.close().await(10, SECONDS);
  }

  private void take(HttpServerRequest request) {
    request
        .body()
        .onSuccess(body -> {
          var in = new ByteArrayInputStream(body.getBytes());
          boolean packed = "gzip".equals(request.getHeader("Content-Encoding"));
          try (InputStream plain = packed ? new GZIPInputStream(in) : in) {
            ExportTraceServiceRequest.parseFrom(plain)
                .getResourceSpansList()
                .forEach(resource -> {
                  resource.getResource().getAttributesList().stream()
                      .filter(each -> each.getKey().equals("service.name"))
                      .forEach(each -> services.add(each.getValue().getStringValue()));
                  resource.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList()));
                });
            request.response().end();
          } catch (IOException e) {
            request.response().setStatusCode(400).end();
          }
        });
  }

  private void search(String requestId, String trace, String word) throws Exception {
    var answer =
        client
            .post(assay.httpPort(), "127.0.0.1", "/v1/patterns/search")
            .putHeader("X-Request-Id", requestId)
            .putHeader("traceparent", "00-%s-%s-01".formatted(trace, CALLER))
            .sendJsonObject(
                new JsonObject()
                    .put("query", word + " hidden amount")
                    .put("domains", new JsonArray().add("text").add("payment")))
            .await(30, SECONDS);
    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
  }

  private void models() throws Exception {
    var answer =
        client
            .get(assay.httpPort(), "127.0.0.1", "/v1/models")
            .putHeader("X-Request-Id", "m-1")
            .send()
            .await(30, SECONDS);
    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
  }

  @Test
  void oneTrace_goesFromTheCaller_overTheBusAndTheDesk_toTheStatement() {
    List<Span> one = spans.stream().filter(span -> hex(span.getTraceId()).equals(TRACE)).toList();

    Span http = parent(CALLER, one);
    assertThat(http.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
    assertThat(tag(http, "assay.request.id")).isEqualTo("traced");
    Span sent = parent(id(http), one);
    Span received = parent(id(sent), one);
    assertThat(sent.getAttributesList().toString()).contains("assay.patterns.search");
    assertThat(tag(received, "assay.request.id")).isEqualTo("traced");
    List<Span> desks = children(id(received), one);
    assertThat(desks)
        .as("%s of %s", id(received), all(one))
        .isNotEmpty()
        .allMatch(span -> span.getName().equals("desk store-read"));
    assertThat(tag(desks.getFirst(), "assay.request.id")).isEqualTo("traced");
    List<Span> statements =
        desks.stream().flatMap(desk -> children(id(desk), one).stream()).toList();
    assertThat(statements).isNotEmpty().allMatch(span -> span.getName().equals("sqlite"));
    assertThat(tag(statements.getFirst(), "db.operation.name")).isIn("SELECT", "WITH");
    assertThat(tag(statements.getFirst(), "db.query.text")).contains(" FROM pattern");
    assertThat(services).contains("assay");
  }

  @Test
  void nothing_thatWasAskedFor_isInATrace() {
    assertThat(spans.toString()).doesNotContain("hidden");
  }

  @Test
  void trace_goesOnToTheModelService() {
    Span http =
        spans.stream()
            .filter(span -> tag(span, "assay.request.id").equals("m-1"))
            .filter(span -> span.getKind() == Span.SpanKind.SPAN_KIND_SERVER)
            .filter(span -> span.getParentSpanId().isEmpty())
            .findFirst()
            .orElseThrow();
    List<Span> one =
        spans.stream().filter(span -> span.getTraceId().equals(http.getTraceId())).toList();

    Span received = parent(id(parent(id(http), one)), one);
    Span asked = parent(id(received), one);
    Span answering = parent(id(asked), one);

    assertThat(asked.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
    assertThat(answering.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
    assertThat(one).noneMatch(span -> span.getStatus().getCode() == StatusCode.STATUS_CODE_ERROR);
  }

  @Test
  void nothing_isTraced_whereNothingIsSet() {
    assertThat(Traces.open(SettingsReader.over(Map.of()).tracing())).isNull();
  }

  private static String all(List<Span> spans) {
    return spans.stream()
        .map(span ->
            "%s under %s: %s".formatted(id(span), hex(span.getParentSpanId()), span.getName()))
        .collect(Collectors.joining("\n", "\n", ""));
  }

  private static Span parent(String parent, List<Span> all) {
    List<Span> found = children(parent, all);
    assertThat(found).as("children of %s in %s", parent, all(all)).hasSize(1);
    return found.getFirst();
  }

  private static List<Span> children(String parent, List<Span> all) {
    return all.stream().filter(span -> hex(span.getParentSpanId()).equals(parent)).toList();
  }

  private static String id(Span span) {
    return hex(span.getSpanId());
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  private static String tag(Span span, String key) {
    return span.getAttributesList().stream()
        .filter(each -> each.getKey().equals(key))
        .map(each -> each.getValue().getStringValue())
        .findFirst()
        .orElse("");
  }
}
