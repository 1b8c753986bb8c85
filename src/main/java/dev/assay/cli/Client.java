package dev.assay.cli;

import dev.assay.bus.Failure;
import dev.assay.bus.Wire;
import dev.assay.review.Review;
import dev.assay.testgen.Testgen;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Asks one server over HTTP, and follows what takes long. Blocks its caller. */
final class Client {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  // Longer than a server's own deadline, which tells more.
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration A_GLANCE = Duration.ofSeconds(5);
  // Each stream ends by itself before that; a server that went away does not end it.
  private static final Duration A_STREAM = Duration.ofMinutes(5);
  private static final long BETWEEN_MS = 500;
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int WRONG = 400;
  private static final int GONE = 410;
  private static final int BUSY = 429;
  private static final int BROKEN = 500;

  private final URI server;
  private final ProgressBar bar;
  private final HttpClient http = client();

  Client(URI server, ProgressBar bar) {
    this.server = server;
    this.bar = bar;
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(CONNECT)
        .build();
  }

  /** Whether what answers there is one of us. */
  static boolean isAssay(URI server) {
    try (HttpClient http = client()) {
      var request = HttpRequest.newBuilder(at(server, "/")).timeout(A_GLANCE).build();
      var answer = http.send(request, BodyHandlers.ofString());
      return answer.statusCode() == OK && answer.body().startsWith("Assay ");
    } catch (IOException nobody) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static URI at(URI server, String path) {
    return URI.create(server + path);
  }

  /** The tests; waits as long as the server works on them. */
  Outcome tests(Testgen.Generate question) {
    HttpResponse<String> answer = post("/v1/tests", question);
    while (answer.statusCode() == ACCEPTED) {
      JsonObject job = json(answer.body());
      follow(job.getString("events"));
      answer =
          send(
              HttpRequest.newBuilder(at(server, "/v1/tests/" + job.getString("id")))
                  .timeout(PATIENCE)
                  .build(),
              BodyHandlers.ofString());
    }
    bar.clear();
    if (answer.statusCode() != OK) {
      throw refused(answer);
    }
    return new Outcome(answer.body(), read(answer.body(), Testgen.Generated.class));
  }

  /** What the server said of a review: as it came, and read. */
  record Reviewed(String text, Review.Reviewed review) {}

  /** The review. */
  Reviewed review(Review.Examine question) {
    HttpResponse<String> answer = post("/v1/reviews", question);
    if (answer.statusCode() != OK) {
      throw refused(answer);
    }
    return new Reviewed(answer.body(), read(answer.body(), Review.Reviewed.class));
  }

  private HttpResponse<String> post(String path, Record question) {
    return send(
        HttpRequest.newBuilder(at(server, path))
            .timeout(PATIENCE)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofByteArray(Wire.encode(question).getBytes()))
            .build(),
        BodyHandlers.ofString());
  }

  // Whether the job ended, or only the stream, is seen when the answer is asked for.
  private void follow(String events) {
    HttpResponse<Stream<String>> answer =
        send(
            HttpRequest.newBuilder(at(server, events)).timeout(A_STREAM).build(),
            BodyHandlers.ofLines());
    try (Stream<String> lines = answer.body()) {
      if (answer.statusCode() == OK) {
        var reader = new EventReader(bar);
        lines.forEach(reader::take);
      } else {
        pause();
      }
    } catch (UncheckedIOException brokenOff) {
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_MS);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw Exit.failed("%s does not answer: %s".formatted(server, Reports.why(e)));
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static Exit interrupted() {
    Thread.currentThread().interrupt();
    return Exit.failed("interrupted");
  }

  private <T extends Record> T read(String body, Class<T> type) {
    try {
      return Wire.decode(Buffer.buffer(body), type);
    } catch (Failure unreadable) {
      throw Exit.failed(
          "%s gives an answer this client does not know, is it of another version? %s"
              .formatted(server, unreadable.text()));
    }
  }

  private JsonObject json(String body) {
    try {
      return new JsonObject(body);
    } catch (DecodeException e) {
      throw Exit.failed("%s does not answer with JSON".formatted(server));
    }
  }

  // What the server finds wrong with the question is wrong with the command line or its files.
  private Exit refused(HttpResponse<String> answer) {
    int status = answer.statusCode();
    boolean problem =
        answer.headers().firstValue("content-type").orElse("").endsWith("problem+json");
    String detail = problem ? json(answer.body()).getString("detail") : "no reason is given";
    boolean ours = status >= WRONG && status < BROKEN && status != GONE && status != BUSY;
    return ours
        ? Exit.usage(detail)
        : Exit.failed("%s answers %d: %s".formatted(server, status, detail));
  }
}
