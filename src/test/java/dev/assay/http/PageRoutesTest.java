package dev.assay.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.bus.Hash;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class PageRoutesTest {
  private static final Pattern ADDRESS = Pattern.compile("\"(/assets/[^\"]+)\"");
  private static final Pattern IMPORTS =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private Server server;

  @BeforeAll
  void start() throws Exception {
    server = Server.start();
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
  }

  private HttpResponse<Buffer> look(String path) throws Exception {
    return server
        .request("GET", path)
        .putHeader("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
        .send()
        .await(10, SECONDS);
  }

  private List<String> addresses() throws Exception {
    return ADDRESS
        .matcher(look("/").bodyAsString())
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/tests", "/tests/abc", "/queries", "/queries/shop/x", "/reviews", "/docs"})
  void page_isTheShell_underAPolicyThatLoadsNothingFromElsewhere(String path) throws Exception {
    var page = look(path);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.getHeader("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.getHeader("Content-Security-Policy"))
        .startsWith("default-src 'none'; script-src 'self' 'sha256-")
        .contains("frame-ancestors 'none'", "base-uri 'none'", "style-src 'self';")
        .doesNotContain("unsafe", "http:", "https:", "*");
    assertThat(page.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.bodyAsString()).contains("<main id=\"main\"").doesNotContain("{{");
  }

  @Test
  void policy_allowsTheImportMapAndNoOtherScript() throws Exception {
    var page = look("/");

    var imports = IMPORTS.matcher(page.bodyAsString());
    assertThat(imports.find()).isTrue();
    byte[] hash = Hash.sha256().digest(imports.group(1).getBytes(StandardCharsets.UTF_8));
    assertThat(page.getHeader("Content-Security-Policy"))
        .contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
    assertThat(page.bodyAsString()).doesNotContain("<style", " style=", "onclick", "javascript:");
  }

  @Test
  void root_isTextForPrograms() throws Exception {
    var json =
        server.request("GET", "/").putHeader("Accept", "application/json").send().await(5, SECONDS);

    assertThat(json.getHeader("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(json.bodyAsString()).contains("POST /v1/tests");
    assertThat(json.getHeader("Vary")).contains("accept");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/v2/tests", "/test", "/assetsx", "/%3Cscript%3E"})
  void unknownPath_isAHelpfulPageForBrowsers_andAProblemForPrograms(String path) throws Exception {
    var page = look(path);
    var problem = server.get(path);

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.getHeader("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.bodyAsString()).contains("<main id=\"main\"").doesNotContain("<script>");
    assertThat(problem.statusCode()).isEqualTo(404);
    assertThat(problem.getHeader("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void postToAPage_isAProblem() throws Exception {
    var answer = server.post("/docs", "text/html", "<p>");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.getHeader("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void everyFileOfTheShell_isThere_andMayBeKeptForEver() throws Exception {
    List<String> addresses = addresses();

    assertThat(addresses).hasSizeGreaterThan(20);
    for (String address : addresses) {
      var file = server.get(address);
      assertThat(file.statusCode()).as(address).isEqualTo(200);
      assertThat(file.getHeader("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
      assertThat(file.getHeader("Content-Type"))
          .matches("(text/javascript|text/css); charset=utf-8|image/svg\\+xml");
    }
  }

  @Test
  void file_isCompressed_whereThatIsTaken() throws Exception {
    String address =
        addresses().stream().filter(each -> each.endsWith("app.js")).findFirst().orElseThrow();

    var plain = server.get(address);
    var packed =
        server
            .request("GET", address)
            .putHeader("Accept-Encoding", "gzip, deflate, br")
            .send()
            .await(5, SECONDS);

    assertThat(plain.getHeader("Content-Encoding")).isNull();
    assertThat(packed.getHeader("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.getHeader("Vary")).isEqualTo("accept-encoding");
    assertThat(unpacked(packed.bodyAsBuffer())).isEqualTo(plain.bodyAsString());
    assertThat(packed.bodyAsBuffer().length()).isLessThan(plain.bodyAsBuffer().length() / 2);
  }

  private static String unpacked(Buffer packed) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.getBytes()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/",
        "/assets/000000000000/js/app.js",
        "/assets/../db/sqlite/001-patterns.sql",
        "/assets/%2e%2e/dev/assay/Main.class",
        "/assets/..%2f..%2fdev/assay/Main.class"
      })
  void file_isAbsent_whereItIsNoneOfThePages(String path) throws Exception {
    var answer = server.get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.bodyAsString()).doesNotContain("CREATE", "create");
  }

  @Test
  void shell_isNotSentAgain_toWhoeverHasIt() throws Exception {
    var first = look("/docs");

    var again =
        server
            .request("GET", "/docs")
            .putHeader("Accept", "text/html")
            .putHeader("If-None-Match", first.getHeader("ETag"))
            .send()
            .await(5, SECONDS);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isNull();
    assertThat(again.getHeader("Content-Security-Policy")).isNotEmpty();
  }

  @Test
  void head_isThePageWithoutItsBody() throws Exception {
    var head =
        server.request("HEAD", "/tests").putHeader("Accept", "text/html").send().await(5, SECONDS);

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isNull();
    assertThat(Integer.parseInt(head.getHeader("Content-Length"))).isPositive();
  }

  @Test
  void contractAsJson_isTheContract() throws Exception {
    var json = server.get("/openapi.json").bodyAsJsonObject();

    assertThat(json.getString("openapi")).isEqualTo("3.1.0");
    assertThat(json.getJsonObject("paths").fieldNames()).contains("/v1/live", "/v1/tests/{id}");
  }
}
