package dev.assay.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.bus.Bus;
import dev.assay.observe.Live;
import dev.assay.observe.LiveVerticle;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class LiveRoutesTest {
  private static final Pattern SAMPLE = Pattern.compile("id: (\\d+)\nevent: sample\ndata: (.*)\n");

  private Server server;

  @BeforeAll
  void start() throws Exception {
    server = Server.start();
    var bus = new Bus(server.vertx, server.meters);
    server
        .vertx
        .deployVerticle(new LiveVerticle(bus, server.meters, InstantSource.system()))
        .await(5, SECONDS);
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
  }

  private Events listen(String header) throws IOException {
    return new Events(server.http.port(), "/v1/live", header);
  }

  private static Matcher sample(String seen) {
    Matcher sample = SAMPLE.matcher(seen);
    assertThat(sample.find()).as(seen).isTrue();
    return sample;
  }

  @Test
  void live_tellsThePast_theDatabases_andASampleEverySecond() throws Exception {
    server.get("/v1/pools");

    String seen;
    try (Events events = listen("")) {
      events.until("event: past");
      events.until("event: databases");
      seen = events.until("event: sample");
      seen = events.until("\"upSeconds\"");
    }

    assertThat(seen)
        .contains("content-type: text/event-stream")
        .contains("retry: 500\n")
        .contains("event: past\ndata: {\"moments\":[")
        .contains("event: databases\ndata: {\"databases\":[");
  }

  @Test
  void sample_tellsWhatWasAnswered() throws Exception {
    String seen;
    try (Events events = listen("")) {
      events.until("event: sample");
      server.get("/v1/caches");
      events.until("/v1/caches");
      seen = events.until("\"pools\":[{\"name\":\"sqlite-read\"");
      seen = events.until("\"upSeconds\"");
    }

    String last = seen.substring(seen.lastIndexOf("event: sample", seen.indexOf("/v1/caches")));
    var data = new JsonObject(last.substring(last.indexOf('{'), last.indexOf("\n\n")));
    var route =
        data.getJsonArray("routes").stream()
            .map(JsonObject.class::cast)
            .filter(each -> each.getString("route").equals("/v1/caches"))
            .findFirst()
            .orElseThrow();
    assertThat(route.getLong("calls")).isPositive();
    assertThat(route.getJsonObject("times").getDouble("p50")).isPositive();
    assertThat(data.getJsonObject("jvm").getLong("heapUsed")).isPositive();
    assertThat(data.getJsonObject("http").getLong("inFlight")).isZero();
  }

  @Test
  void live_tellsOnlyWhatWasMissed_whenAskedAgain() throws Exception {
    Matcher first;
    try (Events events = listen("")) {
      events.until("event: sample");
      first = sample(events.until("\"upSeconds\""));
    }
    long known = Long.parseLong(first.group(1));

    String again;
    try (Events events = listen("Last-Event-ID: " + known + "\r\n")) {
      events.until("event: past");
      again = events.until("\n\n");
    }

    assertThat(again).doesNotContain("\"number\":" + known + ",");
  }

  @Test
  void live_isToldToManyAtOnce_theSameToEach() throws Exception {
    List<Events> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      all.add(listen(i % 2 == 0 ? "" : "Last-Event-ID: not a number\r\n"));
    }

    List<String> numbers = new ArrayList<>();
    for (Events events : all) {
      String seen = events.until("event: sample");
      numbers.add(seen.substring(seen.lastIndexOf("id: ", seen.indexOf("event: sample"))));
    }
    for (Events events : all) {
      events.close();
    }

    assertThat(numbers).allMatch(each -> each.startsWith("id: "));
    assertThat(numbers.stream().map(each -> each.substring(0, each.indexOf('\n'))).distinct())
        .hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void reader_isDropped_whenItDoesNotRead() throws Exception {
    try (Events slow = listen("")) {
      slow.until("event: sample");

      Live.Sample large = large();
      for (int i = 0; i < 400; i++) {
        Live.SAMPLED.publish(server.vertx, large);
      }
      // Answered on the same event loop, after all of them.
      server.get("/v1/pools");

      String read = slow.toTheEnd();
      assertThat(read).doesNotEndWith("0\r\n\r\n");
      assertThat(read.split("event: sample", -1)).hasSizeLessThan(100);
    }
  }

  @Test
  void stream_ends_whenTheServerStops() throws Exception {
    Server stopping = Server.start();
    var bus = new Bus(stopping.vertx, stopping.meters);
    stopping
        .vertx
        .deployVerticle(new LiveVerticle(bus, stopping.meters, InstantSource.system()))
        .await(5, SECONDS);

    try (Events events = new Events(stopping.http.port(), "/v1/live", "")) {
      events.until("event: sample");
      var stopped = stopping.vertx.undeploy(stopping.deployment);

      assertThat(events.toTheEnd()).endsWith("0\r\n\r\n");
      stopped.await(3, SECONDS);
    }
    stopping.close();
  }

  private static Live.Sample large() {
    List<Live.Pool> pools =
        IntStream.range(0, 2_000).mapToObj(i -> new Live.Pool("pool-" + i, 1, 2, 3, 4, 5)).toList();
    return new Live.Sample(
        1,
        Instant.EPOCH,
        1,
        10,
        new Live.Http(0, null, 0, 0, 0),
        List.of(),
        List.of(),
        pools,
        List.of(),
        new Live.Sandbox(false, 0, 0, 0, 0, 0, 0),
        new Live.Service(0, 0, 0, List.of()),
        new Live.Jvm(1, 1, null, 1, 0, 1, 1));
  }
}
