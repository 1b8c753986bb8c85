package dev.assay.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import dev.assay.bus.Bus;
import dev.assay.bus.Call;
import dev.assay.bus.Desk;
import dev.assay.bus.Endpoint;
import dev.assay.bus.Fault;
import dev.assay.observe.JsonLines;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The log as JSON, of the real server. */
class LogTest {
  private static final Endpoint<Ask, Told> HARD =
      new Endpoint<>("assay.test.hard", Ask.class, Told.class, Duration.ofSeconds(5));

  private final Logger root = (Logger) LoggerFactory.getLogger("dev.assay");
  private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private Server server;

  record Ask(String word) {}

  record Told(String word) {}

  @BeforeEach
  void start() throws Exception {
    var lines = new JsonLines();
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    lines.setContext(context);
    lines.start();
    appender.setContext(context);
    appender.setEncoder(lines);
    appender.setOutputStream(written);
    appender.start();
    root.addAppender(appender);
    root.setLevel(Level.INFO);
    server = Server.with("log", Map.of("access", true));
  }

  @AfterEach
  void stop() throws Exception {
    root.detachAppender(appender);
    server.close();
  }

  @Test
  void lines_areObjects_withTheRequestTheyBelongTo() throws Exception {
    server
        .request("POST", "/v1/signatures")
        .putHeader("X-Request-Id", "r-1")
        .sendJsonObject(new JsonObject().put("source", "broken"))
        .await(5, SECONDS);

    JsonObject failed = line("failed");
    assertThat(failed.getString("level")).isEqualTo("ERROR");
    assertThat(failed.getString("logger")).isEqualTo("dev.assay.bus.Bus");
    assertThat(failed.getString("request_id")).isEqualTo("r-1");
    assertThat(failed.getString("address")).isEqualTo("assay.code.read");
    assertThat(failed.getJsonObject("error").getString("message"))
        .isEqualTo("the secret of the house");
    assertThat(failed.getJsonObject("error").getString("stack")).contains("Peers.read");
    assertThat(failed.getInstant("timestamp")).isNotNull();
    JsonObject refused = line("refused");
    assertThat(refused.getString("request_id")).isEqualTo("r-1");
    assertThat(refused.getString("status")).isEqualTo("500");
    assertThat(refused.containsKey("request")).isFalse();
  }

  @Test
  void answers_areLines_whereThatIsWanted_cachedOnesToo() throws Exception {
    server.rendered.put("l1", Rendered.of(Peers.generated("l1")));
    server
        .request("GET", "/v1/pools?secret=x")
        .putHeader("X-Request-Id", "r-2")
        .send()
        .await(5, SECONDS);
    JsonObject routed = line("answered");
    written.reset();
    server.request("GET", "/v1/tests/l1").putHeader("X-Request-Id", "r-3").send().await(5, SECONDS);

    JsonObject cached = line("answered");
    assertThat(routed.getString("path")).isEqualTo("/v1/pools");
    assertThat(routed.getString("method")).isEqualTo("GET");
    assertThat(routed.getString("status")).isEqualTo("200");
    assertThat(routed.getString("client")).isEqualTo("127.0.0.1");
    assertThat(routed.getString("request_id")).isEqualTo("r-2");
    assertThat(Double.parseDouble(routed.getString("ms"))).isPositive();
    assertThat(cached.getString("path")).isEqualTo("/v1/tests/l1");
    assertThat(cached.getString("request_id")).isEqualTo("r-3");
  }

  @Test
  void line_ofAWorker_belongsToTheRequest_thatItsDeskServes() throws Exception {
    var desk = new Desk(server.vertx, "hard", 2, 10);
    var log = LoggerFactory.getLogger("dev.assay.test.Hard");
    new Bus(server.vertx, (address, nanos, fault) -> {})
        .serve(
            HARD,
            (ask, call) ->
                desk.work(
                        call,
                        () -> {
                          log.info("event=worked word=\"{}\" level=FAKE", ask.word());
                          return new Told(ask.word());
                        })
                    .onSuccess(told -> log.info("event=told word={}", told.word())))
        .await(5, SECONDS);

    List<Future<Told>> asked =
        List.of("a b", "c").stream()
            .map(word -> HARD.ask(server.vertx, new Ask(word), call("r-" + word.charAt(0))))
            .toList();
    Future.all(asked).await(5, SECONDS);

    assertThat(lines("worked"))
        .extracting(line -> line.getString("word") + "=" + line.getString("request_id"))
        .containsExactlyInAnyOrder("a b=r-a", "c=r-c");
    assertThat(lines("worked")).allMatch(line -> line.getString("level").equals("INFO"));
    assertThat(lines("told"))
        .extracting(line -> line.getString("request_id"))
        .containsExactlyInAnyOrder("r-a", "r-c");
  }

  @Test
  void line_ofNobody_hasNoRequest_andIsOneLineWhateverItSays() {
    root.info("two\nlines \"quoted\" \u2028 <b>", Fault.BUSY.because("enough"));

    JsonObject line = all().getFirst();
    assertThat(all()).hasSize(1);
    assertThat(line.getString("message")).isEqualTo("two\nlines \"quoted\" \u2028 <b>");
    assertThat(line.containsKey("request_id")).isFalse();
    assertThat(line.containsKey("trace_id")).isFalse();
    assertThat(line.getJsonObject("error").getString("message")).isEqualTo("enough");
  }

  private static Call call(String id) {
    return Call.of(id, Duration.ofSeconds(5));
  }

  // The asker may have its answer before the line is written.
  private JsonObject line(String event) {
    long end = System.nanoTime() + SECONDS.toNanos(5);
    while (lines(event).isEmpty() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(lines(event)).as(written.toString(StandardCharsets.UTF_8)).isNotEmpty();
    return lines(event).getFirst();
  }

  private List<JsonObject> lines(String event) {
    return all().stream().filter(line -> event.equals(line.getString("event"))).toList();
  }

  private List<JsonObject> all() {
    return written.toString(StandardCharsets.UTF_8).lines().map(JsonObject::new).toList();
  }
}
