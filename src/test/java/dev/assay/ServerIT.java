package dev.assay;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a person starts it: scripts/run, a request, SIGTERM. */
class ServerIT {
  private static final Pattern GREETING =
      Pattern.compile("Assay listens on (\\S+), management on (\\S+)");

  @TempDir Path directory;
  private @Nullable Process process;

  @AfterEach
  void kill() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void run_servesUntilItIsTerminated_andExitsWithZero() throws Exception {
    Process server = start(Map.of());
    Matcher greeting = greeting(server);
    String base = greeting.group(1);
    String management = greeting.group(2);

    HttpResponse<String> tests =
        send(
            HttpRequest.newBuilder(URI.create(base + "/v1/tests"))
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(Rehearsal.QUESTION)));
    HttpResponse<String> ready =
        send(HttpRequest.newBuilder(URI.create(management + "/health/ready")));
    HttpResponse<String> metrics =
        send(HttpRequest.newBuilder(URI.create(management + "/metrics")));
    server.destroy();

    assertThat(tests.statusCode()).isEqualTo(200);
    assertThat(tests.body()).contains("\"verdict\":\"green\"", "demo/DiscountTest.java");
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(metrics.body()).contains("http_server_requests_seconds_count");
    assertThat(server.waitFor(30, SECONDS)).isTrue();
    assertThat(server.exitValue()).isZero();
    assertThat(directory.resolve("data/assay.db")).exists();
  }

  @Test
  void run_saysInOneLineWhichSettingIsWrong() throws Exception {
    Process server = start(Map.of("CACHE_ENABLED", "perhaps"));

    String said = new String(server.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(server.waitFor(60, SECONDS)).isTrue();
    assertThat(server.exitValue()).isEqualTo(1);
    assertThat(said)
        .contains(
            "assay: cache.enabled (environment CACHE_ENABLED): 'perhaps' is neither true nor false");
  }

  private Process start(Map<String, String> environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("scripts/run");
    builder
        .environment()
        .putAll(
            Map.of(
                "HTTP_PORT", "0",
                "MANAGEMENT_PORT", "0",
                "DEMO", "false",
                "DATA_DIR", directory.resolve("data").toString()));
    builder.environment().putAll(environment);
    process = builder.start();
    return process;
  }

  private static Matcher greeting(Process server) throws IOException {
    BufferedReader output = server.inputReader(StandardCharsets.UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher greeting = GREETING.matcher(line);
      if (greeting.find()) {
        return greeting;
      }
    }
    throw new AssertionError(
        "it did not start: "
            + new String(server.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString());
    }
  }
}
