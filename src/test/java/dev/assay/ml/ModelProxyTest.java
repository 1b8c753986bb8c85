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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Call;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelProxyTest {
  private final Vertx vertx = Vertx.vertx();
  private final HandTime time = new HandTime();
  private ScriptedService service;
  private ModelProxy proxy;

  @BeforeEach
  void open() throws Exception {
    service = new ScriptedService(vertx);
    proxy = proxy(Map.of());
  }

  private ModelProxy proxy(Map<String, Object> ml) {
    return new ModelProxy(vertx, settings(ml), service.foreign(), Proxies.nature(time));
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().await(5, SECONDS);
  }

  @Test
  void infer_givesTheEstimateOfEachRow() throws Exception {
    var two =
        new Ml.Infer(
            Ml.QUERY_TIME, "features-1", List.of(List.of(1.0, 2.0, 4.0), List.of(8.0, 0.0, -1.0)));

    Ml.Inferred answer = get(proxy.infer(two, call()));

    assertThat(answer)
        .isEqualTo(
            new Ml.Inferred(
                "m1", 0.9, List.of(new Ml.Estimate(7, 3.5, 14.0), new Ml.Estimate(7, 3.5, 14.0))));
  }

  @Test
  void infer_speaksTheProtocol() throws Exception {
    get(proxy.infer(question(), Call.of("request-7", Duration.ofSeconds(20))));

    ScriptedService.Seen seen = service.seen(INFER).getFirst();
    assertThat(seen.method()).isEqualTo("POST");
    assertThat(seen.headers().get("X-Request-Id")).isEqualTo("request-7");
    assertThat(seen.headers().get("Content-Type")).isEqualTo("application/json");
    assertThat(new JsonObject(seen.body()))
        .isEqualTo(
            new JsonObject(
                """
                {"parameters": {"featureVersion": "features-1"},
                 "inputs": [{"name": "features", "shape": [1, 3], "datatype": "FP64",
                             "data": [1.0, 2.0, 4.0]}]}
                """));
  }

  @Test
  void metadata_isReadOnce() throws Exception {
    get(Future.all(IntStream.range(0, 50).mapToObj(i -> proxy.infer(question(), call())).toList()));

    get(proxy.infer(question(), call()));

    assertThat(service.asked(MODEL)).isOne();
    assertThat(service.asked(INFER)).isEqualTo(51);
  }

  @Test
  void metadata_isReadAgain_afterTheServiceCouldNotBeReached() throws Exception {
    get(proxy.infer(question(), call()));
    service.next(INFER, ScriptedService.reset());

    get(proxy.infer(question(), call()));

    assertThat(service.asked(MODEL)).isEqualTo(2);
  }

  @Test
  void infer_isUnavailable_whereTheModelExpectsOtherFeatures() throws Exception {
    service.always(MODEL, ScriptedService.json(ScriptedService.metadata(41, "features-1")));

    Failure failure = failure(proxy.infer(question(), call()));

    assertThat(failure.fault()).isEqualTo(Fault.UNAVAILABLE);
    assertThat(failure.text())
        .contains("the model expects 41 features of features-1, the question has 3");
    assertThat(service.asked(INFER)).isZero();
  }

  @Test
  void infer_isUnavailable_whereTheModelIsOfAnotherFeatureVersion() throws Exception {
    service.always(MODEL, ScriptedService.json(ScriptedService.metadata(3, "features-2")));

    Failure failure = failure(proxy.infer(question(), call()));

    assertThat(failure.text())
        .contains("expects 3 features of features-2, the question has 3 of features-1");
  }

  @Test
  void mismatch_isLookedAtAgain_notByEachQuestionButAfterASecond() throws Exception {
    service.next(MODEL, ScriptedService.json(ScriptedService.metadata(41, "features-1")));
    failure(proxy.infer(question(), call()));
    failure(proxy.infer(question(), call()));
    time.advance(Duration.ofSeconds(1));

    Ml.Inferred answer = get(proxy.infer(question(), call()));

    assertThat(answer.modelVersion()).isEqualTo("m1");
    assertThat(service.asked(MODEL)).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 503})
  void infer_isUnavailable_whileNoModelIsActive_andNoBreakerCountsIt(int status) throws Exception {
    service.always(MODEL, ScriptedService.status(status, "{\"error\":\"no model is active\"}"));

    Failure failure = failure(proxy.infer(question(), call()));

    assertThat(failure.fault()).isEqualTo(Fault.UNAVAILABLE);
    assertThat(failure.text()).contains("no model is active");
    assertThat(Proxies.operation(proxy, "infer").window()).isEqualTo(new Ml.Window(0, 0, 0));
    assertThat(service.asked(MODEL)).isOne();
  }

  @Test
  void infer_takesAServerThatIsNotOurs() throws Exception {
    service.always(
        MODEL,
        ScriptedService.json(
            new JsonObject(
                """
                {"name": "query-time", "platform": "other",
                 "inputs": [{"name": "x", "datatype": "FP32", "shape": [-1, -1]}],
                 "outputs": [{"name": "y", "datatype": "FP32", "shape": [-1, 1]}]}
                """)));
    service.always(
        INFER,
        ScriptedService.json(
            new JsonObject(
                """
                {"model_name": "query-time",
                 "outputs": [{"name": "y", "datatype": "FP32", "shape": [1, 1], "data": [12]}]}
                """)));

    Ml.Inferred answer = get(proxy.infer(question(), call()));

    assertThat(answer)
        .isEqualTo(new Ml.Inferred("unversioned", 0, List.of(new Ml.Estimate(12, null, null))));
    assertThat(new JsonObject(service.seen(INFER).getFirst().body()).getJsonArray("inputs"))
        .isEqualTo(
            new JsonArray(
                "[{\"name\":\"x\",\"shape\":[1,3],\"datatype\":\"FP32\",\"data\":[1.0,2.0,4.0]}]"));
  }

  @Test
  void service_mayLiveUnderAPath() throws Exception {
    service.always(
        "/models" + MODEL, ScriptedService.json(ScriptedService.metadata(3, "features-1")));
    service.always("/models" + INFER, ScriptedService.estimates("m1"));
    var below =
        new ModelProxy(
            vertx,
            settings(),
            Service.foreign("http://127.0.0.1:" + service.port() + "/models/", Optional.empty()));

    Ml.Inferred answer = get(below.infer(question(), call()));

    assertThat(answer.rows()).hasSize(1);
  }

  @Test
  void infer_isNonsense_whereTheVersionIsOneThatThereIsNot() throws Exception {
    service.always(INFER, ScriptedService.estimates("m9"));

    Failure failure = failure(proxy.infer(question(), call()));

    assertThat(failure.fault()).isEqualTo(Fault.UNAVAILABLE);
    assertThat(failure.text()).contains("it answered as version m9, and says that it has m1, m2");
    assertThat(Proxies.operation(proxy, "infer").window()).isEqualTo(new Ml.Window(1, 1, 0));
  }

  @Test
  void infer_takesAVersionThatIsNew() throws Exception {
    get(proxy.infer(question(), call()));
    JsonObject grown =
        ScriptedService.metadata(3, "features-1").put("versions", new JsonArray(List.of("m9")));
    service.always(MODEL, ScriptedService.json(grown));
    service.always(INFER, ScriptedService.estimates("m9"));

    Ml.Inferred answer = get(proxy.infer(question(), call()));

    assertThat(answer.modelVersion()).isEqualTo("m9");
  }

  @Test
  void activated_isTold_whenTheServiceAnswersByAnotherModel() throws Exception {
    BlockingQueue<Ml.Activated> told = new LinkedBlockingQueue<>();
    Ml.ACTIVATED.subscribe(vertx, told::add).completion().await(5, SECONDS);
    get(proxy.infer(question(), call()));
    get(proxy.infer(question(), call()));
    service.always(INFER, ScriptedService.estimates("m2"));
    get(proxy.infer(question(), call()));

    Ml.Activated first = told.poll(5, SECONDS);
    Ml.Activated second = told.poll(5, SECONDS);

    assertThat(first).isEqualTo(new Ml.Activated("m1", null, time.now()));
    assertThat(second).isEqualTo(new Ml.Activated("m2", "m1", time.now()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"other", ""})
  void infer_isInvalid_forAModelThatIsNotTheOne(String name) throws Exception {
    Failure failure =
        failure(proxy.infer(new Ml.Infer(name, "features-1", question().rows()), call()));

    assertThat(failure.fault()).isEqualTo(Fault.INVALID);
  }

  @Test
  void infer_isInvalid_forRowsThatCannotBeFeatures() throws Exception {
    List<List<List<Double>>> wrong =
        List.of(
            List.of(),
            List.of(List.of()),
            List.of(List.of(1.0), List.of(1.0, 2.0)),
            List.of(List.of(-2.0)),
            List.of(List.of(Double.NaN)),
            List.of(List.of(Double.POSITIVE_INFINITY)));

    for (List<List<Double>> rows : wrong) {
      Failure failure =
          failure(proxy.infer(new Ml.Infer(Ml.QUERY_TIME, "features-1", rows), call()));

      assertThat(failure.fault()).as(rows.toString()).isEqualTo(Fault.INVALID);
    }
    assertThat(Proxies.operation(proxy, "infer").calls()).isZero();
  }

  @Test
  void infer_isInvalid_whereTheServiceSaysSo() throws Exception {
    service.always(INFER, ScriptedService.status(400, "{\"error\":\"row 0 is odd\"}"));

    Failure failure = failure(proxy.infer(question(), call()));

    assertThat(failure.fault()).isEqualTo(Fault.INVALID);
    assertThat(failure.text()).contains("it answered 400: row 0 is odd");
  }

  @Test
  void infer_isLate_whereTheDeadlinePassedBefore() throws Exception {
    Failure failure = failure(proxy.infer(question(), new Call("late", time.nanos())));

    assertThat(failure.fault()).isEqualTo(Fault.LATE);
    assertThat(service.asked(MODEL)).isZero();
  }

  @Test
  void infer_isLate_whereTheDeadlinePassesMeanwhile() throws Exception {
    get(proxy.infer(question(), call()));
    service.always(INFER, ScriptedService.never());
    service.awaitRequest();
    service.awaitRequest();
    Future<Ml.Inferred> asked =
        proxy.infer(question(), new Call("soon", time.nanos() + 400_000_000));
    service.awaitRequest();
    time.advance(Duration.ofMillis(400));

    Failure failure = failure(asked);

    assertThat(failure.fault()).isEqualTo(Fault.LATE);
    assertThat(failure.text()).contains("no answer within 400 ms");
  }

  @Test
  void pool_isWhole_afterTriesThatTimedOut() throws Exception {
    ModelProxy narrow = proxy(Map.of("maxConnsPerHost", 1, "retry", Map.of("maxAttempts", 0)));
    get(narrow.infer(question(), call()));
    service.awaitRequest();
    service.awaitRequest();
    service.next(INFER, ScriptedService.never());
    Future<Ml.Inferred> served = narrow.infer(question(), call());
    service.awaitRequest();
    Future<Ml.Inferred> waiting = narrow.infer(question(), call());
    Ml.Pool busy = narrow.state().pool();
    time.advance(Duration.ofSeconds(1));

    Failure first = failure(served);
    Failure second = failure(waiting);
    Ml.Inferred after = get(narrow.infer(question(), call()));

    assertThat(busy.waiting() + busy.inUse()).isEqualTo(2);
    assertThat(first.text()).contains("no answer within 1000 ms");
    assertThat(second.fault()).isEqualTo(Fault.UNAVAILABLE);
    assertThat(after.modelVersion()).isEqualTo("m1");
    assertThat(narrow.state().pool()).isEqualTo(new Ml.Pool(10, 1, 1, 0, 0));
  }

  @Test
  void connections_areReused_andBounded() throws Exception {
    get(
        Future.all(
            IntStream.range(0, 200).mapToObj(i -> proxy.infer(question(), call())).toList()));

    Ml.Pool pool = proxy.state().pool();

    assertThat(pool).isEqualTo(new Ml.Pool(10, 5, 5, 0, 0));
  }

  @Test
  void ask_isBusy_pastTheQueueOfThePool() throws Exception {
    get(proxy.infer(question(), call()));
    service.always(INFER, ScriptedService.never());
    List<Future<Ml.Inferred>> all =
        IntStream.range(0, 300).mapToObj(i -> proxy.infer(question(), call())).toList();

    Failure failure = failure(all.getLast());

    assertThat(failure.fault()).isEqualTo(Fault.BUSY);
    assertThat(Proxies.operation(proxy, "infer").breaker()).isEqualTo(Ml.Breaker.CLOSED);
  }

  @Test
  void token_isSentWithEachQuestion_andShownNowhere() throws Exception {
    Service known =
        Service.foreign("http://127.0.0.1:" + service.port(), Optional.of("s3cret-token"));
    var trusted = new ModelProxy(vertx, settings(), known);

    get(trusted.infer(question(), call()));
    get(proxy.infer(question(), call()));

    assertThat(service.seen(INFER))
        .extracting(seen -> seen.headers().get("Authorization"))
        .containsExactly("Bearer s3cret-token", null);
    assertThat(service.seen(MODEL).getFirst().headers().get("Authorization"))
        .isEqualTo("Bearer s3cret-token");
    assertThat(known + " " + trusted.state()).doesNotContain("s3cret");
    assertThatThrownBy(() -> Service.foreign("http://ml", Optional.of("s3cret\nX-Evil: 1")))
        .hasMessageStartingWith("ml.token cannot be sent")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void warm_asksAgain_whereTheServiceIsNotUpYet() throws Exception {
    service.next(
        MODEL,
        ScriptedService.status(502, ""),
        ScriptedService.status(500, "{\"error\":\"starting\"}"));

    proxy.warm();
    for (int tries = 1; tries < 3; tries++) {
      assertThat(service.awaitRequest()).isEqualTo(MODEL);
      time.awaitAlarm(Duration.ofMillis(1_500));
      time.advance(Duration.ofMillis(1_500));
    }

    assertThat(service.awaitRequest()).isEqualTo(MODEL);
    assertThat(Proxies.operation(proxy, "ready").failures()).isEqualTo(2);
  }
}
