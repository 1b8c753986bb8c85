package dev.assay.ml;

import static dev.assay.ml.Proxies.call;
import static dev.assay.ml.Proxies.failure;
import static dev.assay.ml.Proxies.get;
import static dev.assay.ml.Proxies.question;
import static dev.assay.ml.Proxies.settings;
import static dev.assay.ml.ScriptedService.INFER;
import static dev.assay.ml.ScriptedService.MODEL;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.ml.ScriptedService.Reply;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProxyRetryTest {
  private final Vertx vertx = Vertx.vertx();
  private final HandTime time = new HandTime();
  private ScriptedService service;
  private ModelProxy proxy;

  @BeforeEach
  void open() throws Exception {
    service = new ScriptedService(vertx);
    proxy = new ModelProxy(vertx, settings(), service.foreign(), Proxies.nature(time));
    get(proxy.infer(question(), call()));
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().await(5, SECONDS);
  }

  private Ml.Operation infer() {
    return Proxies.operation(proxy, "infer");
  }

  static Stream<Arguments> passing() {
    return Stream.of(
        Arguments.of("429", ScriptedService.status(429, "{\"error\":\"slower\"}")),
        Arguments.of("502", ScriptedService.status(502, "<html>bad gateway</html>")),
        Arguments.of("503", ScriptedService.status(503, "")),
        Arguments.of("504", ScriptedService.status(504, "[]")),
        Arguments.of("reset", ScriptedService.reset()),
        Arguments.of("half a body", ScriptedService.half()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("passing")
  void try_isRepeated_whereThatMayHelp(String name, Reply sick) throws Exception {
    service.next(INFER, sick, sick);

    Ml.Inferred answer = get(proxy.infer(question(), call()));

    assertThat(answer.rows()).containsExactly(new Ml.Estimate(7, 3.5, 14.0));
    assertThat(infer().retries()).as(name).isEqualTo(2);
    assertThat(infer().failures()).isZero();
    assertThat(infer().window()).isEqualTo(new Ml.Window(4, 2, 0));
  }

  static Stream<Arguments> lasting() {
    return Stream.of(
        Arguments.of(
            ScriptedService.status(500, "{\"error\":\"a bug\"}"), "it answered 500: a bug"),
        Arguments.of(ScriptedService.status(302, ""), "its status is 302"),
        Arguments.of(ScriptedService.status(200, "%&!"), "it is not a JSON object"),
        Arguments.of(ScriptedService.status(200, "[1, 2]"), "it is not a JSON object"),
        Arguments.of(ScriptedService.status(200, ""), "it is empty"),
        Arguments.of(ScriptedService.status(200, "{}"), "'model_name' is not a text"),
        Arguments.of(
            ScriptedService.status(200, "{\"model_name\":\"other\"}"),
            "it speaks of the model 'other', not of 'query-time'"),
        Arguments.of(
            (Reply)
                (request, body) -> {
                  var answer = ScriptedService.inferred(body, "m1");
                  answer.getJsonArray("outputs").getJsonObject(0).getJsonArray("data").add(3);
                  ScriptedService.json(answer).to(request, body);
                },
            "it has 2 numbers of shape [1] for 1 rows"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("lasting")
  void try_isNotRepeated_whereThatCannotHelp_andCountsAsFailed(Reply sick, String words)
      throws Exception {
    service.next(INFER, sick);

    Failure failure = failure(proxy.infer(question(), call()));

    assertThat(failure.fault()).isEqualTo(Fault.UNAVAILABLE);
    assertThat(failure.text())
        .startsWith("the model service at http://127.0.0.1:" + service.port() + ": ")
        .contains(words);
    assertThat(infer().retries()).isZero();
    assertThat(infer().failures()).isOne();
    assertThat(infer().window()).isEqualTo(new Ml.Window(2, 1, 0));
  }

  @Test
  void tries_areAtMostOneMoreThanTheRetries() throws Exception {
    service.always(INFER, ScriptedService.status(503, ""));
    service.always(MODEL, ScriptedService.json(ScriptedService.metadata(3, "features-1")));

    Failure failure = failure(proxy.infer(question(), call()));

    assertThat(failure.text()).endsWith("it answered 503, after 4 tries");
    assertThat(service.asked(INFER)).isEqualTo(1 + 4);
    assertThat(infer().retries()).isEqualTo(3);
  }

  @Test
  void slowTry_isGivenUp_andRepeated() throws Exception {
    service.awaitRequest();
    service.awaitRequest();
    service.next(INFER, ScriptedService.never());
    Future<Ml.Inferred> asked = proxy.infer(question(), call());
    service.awaitRequest();
    time.advance(Duration.ofSeconds(1));

    Ml.Inferred answer = get(asked);

    assertThat(answer.modelVersion()).isEqualTo("m1");
    assertThat(infer().retries()).isOne();
    assertThat(infer().window()).isEqualTo(new Ml.Window(3, 1, 1));
  }

  @Test
  void retryAfter_isWaitedFor() throws Exception {
    service.next(INFER, ScriptedService.overloaded("7"));
    Future<Ml.Inferred> asked = proxy.infer(question(), call());
    time.awaitAlarm(Duration.ofSeconds(7));
    long before = service.asked(INFER);
    time.advance(Duration.ofSeconds(7));

    Ml.Inferred answer = get(asked);

    assertThat(answer.modelVersion()).isEqualTo("m1");
    assertThat(before).isEqualTo(2);
  }

  @Test
  void retryAfter_mayBeADate() throws Exception {
    service.next(INFER, ScriptedService.overloaded("Tue, 5 May 2026 10:00:03 GMT"));
    Future<Ml.Inferred> asked = proxy.infer(question(), call());
    time.awaitAlarm(Duration.ofSeconds(3));
    time.advance(Duration.ofSeconds(3));

    Ml.Inferred answer = get(asked);

    assertThat(answer.modelVersion()).isEqualTo("m1");
  }

  @Test
  void retryAfter_pastTheDeadline_isNotWaitedFor() throws Exception {
    service.next(INFER, ScriptedService.overloaded("30"));

    Failure failure = failure(proxy.infer(question(), call()));

    assertThat(failure.fault()).isEqualTo(Fault.UNAVAILABLE);
    assertThat(failure.text())
        .endsWith(
            "it answered 503: too much to do; it asks to wait 30 s, which is past the deadline");
    assertThat(infer().retries()).isZero();
    assertThat(service.asked(INFER)).isEqualTo(2);
  }

  @Test
  void pauses_growWithTheTries() throws Exception {
    var late =
        new ModelProxy(vertx, settings(), service.foreign(), new Rounds.Nature(time, () -> 1));
    get(late.infer(question(), call()));
    Reply sick = ScriptedService.status(503, "");
    service.next(INFER, sick, sick, sick);
    Future<Ml.Inferred> asked = late.infer(question(), call());
    for (int millis : List.of(100, 200, 400)) {
      time.awaitAlarm(Duration.ofMillis(millis));
      time.advance(Duration.ofMillis(millis));
    }

    Ml.Inferred answer = get(asked);

    assertThat(answer.modelVersion()).isEqualTo("m1");
  }

  @Test
  void deadPort_isUnavailable_inPlainWords() throws Exception {
    service.close();
    var dead = new ModelProxy(vertx, settings(), service.foreign(), Proxies.nature(time));

    Failure failure = failure(dead.infer(question(), call()));

    assertThat(failure.fault()).isEqualTo(Fault.UNAVAILABLE);
    assertThat(failure.text())
        .startsWith("the model service at http://127.0.0.1:%d: ".formatted(service.port()))
        .containsIgnoringCase("connection refused");
  }

  @Test
  void budget_holdsRetriesToATenthOfTheCalls_underAServiceThatIsDead() throws Exception {
    service.close();
    // A breaker that never opens: the budget alone has to hold.
    var dead =
        new ModelProxy(
            vertx,
            settings(Map.of("breaker", Map.of("window", 100_000, "minimum", 100_000))),
            service.foreign(),
            Proxies.nature(time));
    for (int i = 0; i < 30; i++) {
      List<Future<Ml.Inferred>> hundred =
          IntStream.range(0, 100).mapToObj(n -> dead.infer(question(), call())).toList();
      Future.join(hundred).otherwiseEmpty().await(20, SECONDS);
    }

    Ml.Operation infer = Proxies.operation(dead, "infer");

    assertThat(infer.calls()).isEqualTo(3_000);
    assertThat(infer.failures()).isEqualTo(3_000);
    assertThat(infer.retries()).isBetween(1L, 3_000L / 10 + RetryBudget.RESERVE);
    assertThat(infer.retriesRefused()).isPositive();
    assertThat(dead.state().retryBudget()).isBetween(0.0, 1.0);
  }
}
