package dev.assay;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.config.SettingsReader;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tests desk as those see it who ask over HTTP: what is odd, and what is wrong. */
@TestInstance(Lifecycle.PER_CLASS)
class TestsOverHttpTest {
  private final Vertx vertx = Vertx.vertx();
  private final WebClient client = WebClient.create(vertx);
  private AssayVerticle assay;

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    assay =
        new AssayVerticle(
            SettingsReader.over(
                Map.of(
                    "http", Map.of("port", 0),
                    "management", Map.of("port", 0),
                    "demo", false,
                    "data", Map.of("dir", data.toString()))));
    vertx.deployVerticle(assay).await(60, SECONDS);
  }

  @AfterAll
  void stop() throws Exception {
    vertx.close().await(30, SECONDS);
  }

  private HttpResponse<Buffer> ask(String body) throws Exception {
    return client
        .post(assay.httpPort(), "127.0.0.1", "/v1/tests")
        .putHeader("Content-Type", "application/json")
        .sendBuffer(Buffer.buffer(body))
        .await(60, SECONDS);
  }

  private HttpResponse<Buffer> tests(String source) throws Exception {
    return ask(new JsonObject().put("source", source).encode());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | 400 | give either 'source' or 'sources'",
        "{'source': 'class A {}', 'sources': []} | 400 | give either 'source' or 'sources'",
        "{'sources': []} | 400 | 'sources' must hold 1 to 200 files",
        "{'sources': [{'path': 'A.txt', 'source': 'class A {}'}]} | 400 | 'A.txt' is no path of a source",
        "{'sources': [{'path': '../A.java', 'source': 'class A {}'}]} | 400 | is no path of a source",
        "{'sources': [{'path': 'A.java', 'source': ''}]} | 400 | 'A.java' is empty",
        "{'sources': [{'path': 'A.java', 'source': 'class A {}'}, {'path': 'A.java', 'source': 'class A {}'}]} | 400 | 'sources' holds 'A.java' twice",
        "{'sources': [null]} | 400 | something is missing",
        "{'sources': [{'source': 'class A {}'}]} | 400 | each of 'sources' needs a 'path'",
        "{'source': ''} | 400 | 'source' is empty; expected a Java source",
        "{'source': '  \\n '} | 400 | 'source' is empty; expected a Java source",
        "{'source': '/** It. */ module demo { requires java.base; }'} | 400 | 'source' declares a module",
        "{'source': 'open module demo {}'} | 400 | 'source' declares a module",
        "{'sources': [{'path': 'src/main/java/module-info.java', 'source': 'module demo {}'}]} | 400 | 'sources' holds a module's declaration alone",
        "{'source': 5} | 400 | field 'source': expected text",
        "{'source': 'class A {'} | 400 | line 1, column",
        "{'source': 'class A {}', 'type': 'B'} | 404 | the source has no type 'B'",
        "{'source': 'class A {}', 'options': {'framework': 'testng'}} | 400 | 'options.framework' is one of junit5, junit4, was 'testng'",
        "{'source': 'class A {}', 'options': {'framework': ''}} | 400 | 'options.framework' is one of junit5, junit4, was ''",
        "{'source': 'class A {}', 'options': {'assertions': 'truth'}} | 400 | 'options.assertions' is one of junit, assertj, was 'truth'",
        "{'source': 'class A {}', 'options': {'effort': 0}} | 400 | 'options.effort' in milliseconds is 100 to 60000, was 0",
        "{'source': 'class A {}', 'options': {'effort': -5}} | 400 | 'options.effort' is fast, thorough or milliseconds (100 to 60000), was '-5'",
        "{'source': 'class A {}', 'options': {'effort': 99999999999}} | 400 | 'options.effort' in milliseconds is 100 to 60000, was 99999999999",
        "{'source': 'class A {}', 'options': {'effort': ''}} | 400 | 'options.effort' is fast, thorough or milliseconds (100 to 60000), was ''",
        "{'source': 'class A {}', 'options': {'seed': 'x'}} | 400 | 'options.seed'",
        "{'source': 'class A {}', 'options': {'speed': 1}} | 400 | 'options.speed'",
        "{'source': 'class A {}', 'classpath': 'none'} | 400 | no class path named 'none'",
        "[] | 400 | ``",
        "{ | 400 | ``"
      })
  void ask_isRefusedWithWhatIsWrong(String body, int status, String detail) throws Exception {
    var answer = ask(body.replace('\'', '"'));

    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(status);
    assertThat(answer.getHeader("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.bodyAsJsonObject().getString("detail")).isNotBlank().contains(detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "// nothing but this | noTests | ``",
        "/** The package. */ package demo; | noTests | ``",
        "import java.util.List; | noTests | ``",
        "interface Greeter { String greet(String name); } | noTests | NO_BODY",
        "@interface Marked { int value() default 1; } | noTests | ``",
        "class Empty {} | noTests | ``",
        "class Hidden { private int f(int x) { return x; } } | noTests | PRIVATE",
        "abstract class Shape { abstract double area(); } | noTests | NO_BODY"
      })
  void ask_saysWhy_whereThereIsNothingToTest(String source, String verdict, String code)
      throws Exception {
    var answer = tests(source);

    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(200);
    JsonObject body = answer.bodyAsJsonObject();
    assertThat(body.getString("verdict")).as(body.encode()).isEqualTo(verdict);
    assertThat(body.getJsonArray("tests")).isEmpty();
    assertThat(body.getJsonArray("skipped").encode()).contains(code);
    assertThat(body.getJsonArray("skipped").size() + body.getString("degraded", "").length())
        .as("why: " + body.encode())
        .isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "class Test { int f(int x) { return x > 3 ? 1 : 0; } } | TestTest.java",
        "class Nested { int f(int x) { return x > 3 ? 1 : 0; } } | NestedTest.java",
        "class Assertions { static int f(int x) { return x > 3 ? 1 : 0; } } | AssertionsTest.java",
        "enum Level { LOW, HIGH; boolean above(Level other) { return ordinal() > other.ordinal(); } } | LevelTest.java",
        "record Point(int x, int y) { int sum() { return x + y; } } | PointTest.java",
        "interface Greeter { default String greet(String name) { return `` + name; } } | GreeterTest.java"
      })
  void ask_isGreen_forEachKindOfType(String source, String path) throws Exception {
    JsonObject body = tests(source.replace("``", "\"hi \"")).bodyAsJsonObject();

    assertThat(body.getString("verdict")).as(body.encode()).isEqualTo("green");
    assertThat(body.getJsonArray("tests").getJsonObject(0).getString("path")).isEqualTo(path);
  }

  @Test
  void ask_passesOverTheModule_ofSeveralSources() throws Exception {
    String body =
        """
        {"sources": [
          {"path": "src/main/java/module-info.java", "source": "module demo {}"},
          {"path": "src/main/java/demo/package-info.java", "source": "package demo;"},
          {"path": "src/main/java/demo/Foo.java",
           "source": "package demo; class Foo { int f(int x) { return x > 3 ? 1 : 0; } }"}]}
        """;

    JsonObject answer = ask(body).bodyAsJsonObject();

    assertThat(answer.getString("verdict")).as(answer.encode()).isEqualTo("green");
    assertThat(answer.getJsonArray("tests").getJsonObject(0).getString("path"))
        .isEqualTo("src/test/java/demo/FooTest.java");
  }

  @Test
  void ask_isGreen_forASealedHierarchy() throws Exception {
    JsonObject body =
        tests(
                """
                sealed interface Shape permits Circle, Square {
                  static double area(Shape shape) {
                    return switch (shape) {
                      case Circle circle -> 3 * circle.radius() * circle.radius();
                      case Square square -> square.side() * square.side();
                    };
                  }
                }
                record Circle(double radius) implements Shape {}
                record Square(double side) implements Shape {}
                """)
            .bodyAsJsonObject();

    assertThat(body.getString("verdict")).as(body.encode()).isEqualTo("green");
    assertThat(body.getJsonArray("tests").encode()).contains("new Circle(", "new Square(");
  }

  @Test
  void ask_showsInTheMetrics() throws Exception {
    tests("class Counted { int f(int x) { return x > 3 ? 1 : 0; } }");

    String metrics =
        client
            .get(assay.managementPort(), "127.0.0.1", "/metrics")
            .send()
            .await(5, SECONDS)
            .bodyAsString();

    assertThat(metrics)
        .containsPattern("assay_tests_answers_total\\{verdict=\"green\",?} [1-9]")
        .containsPattern("assay_tests_stage_seconds_count\\{stage=\"run\",?} [1-9]")
        .containsPattern("assay_sandbox_children [0-9]")
        .containsPattern("assay_sandbox_idle [0-9]")
        .containsPattern("assay_sandbox_waiting 0")
        .containsPattern("assay_sandbox_ready 1")
        .containsPattern("assay_sandbox_started_total [1-9]")
        .containsPattern("assay_sandbox_killed_total [0-9]")
        .containsPattern("assay_sandbox_reused_total [0-9]");
  }
}
