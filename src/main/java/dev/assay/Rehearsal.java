package dev.assay;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * The common requests to a server that was just started, so that the JDK's start-up cache holds
 * what they need: the classes, and by repetition which of their methods are worth compiling. Blocks
 * the calling thread.
 */
final class Rehearsal {
  /** A question small enough to be typed. */
  static final String QUESTION =
      """
      {"source": "package demo; public class Discount { public int percent(int items) \
      { if (items < 1) { throw new IllegalArgumentException(); } \
      return items >= 10 ? 15 : 0; } }"}\
      """;

  private static final int REPETITIONS = 20;

  private Rehearsal() {}

  static void play(int port) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      String base = "http://localhost:" + port;
      post(client, base + "/v1/signatures", QUESTION);
      for (int i = 0; i < REPETITIONS; i++) {
        post(client, base + "/v1/tests", QUESTION.replace("15", Integer.toString(i)));
      }
      post(client, base + "/v1/tests", QUESTION.replace("15", "0"));
      post(
          client,
          base + "/v1/patterns/search",
          "{\"query\": \"parse amount\", \"domains\": [\"text\", \"payment\"]}");
    }
  }

  private static void post(HttpClient client, String url, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    int status = client.send(request, BodyHandlers.discarding()).statusCode();
    if (status != 200) {
      throw new IllegalStateException("%s answered %d".formatted(url, status));
    }
  }
}
