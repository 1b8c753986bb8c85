package dev.assay.ml;

import static dev.assay.ml.Proxies.call;
import static dev.assay.ml.Proxies.failure;
import static dev.assay.ml.Proxies.get;
import static dev.assay.ml.Proxies.question;
import static dev.assay.ml.Proxies.settings;
import static dev.assay.ml.ScriptedService.INFER;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.bus.Bus;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.bus.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Models and their making, asked over the bus as others ask. */
class RegistryTest {
  private static final String MODELS = "/registry/models";
  private static final String FITTINGS = "/registry/fittings";

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<Ml.Activated> activated = new LinkedBlockingQueue<>();
  private ScriptedService service;

  @BeforeEach
  void open() throws Exception {
    service = new ScriptedService(vertx);
    Ml.ACTIVATED.subscribe(vertx, activated::add).completion().await(5, SECONDS);
    deploy(Service.embedded(service.port()));
  }

  private String deploy(Service of) throws Exception {
    var proxy = new ModelProxy(vertx, settings(), of, Proxies.nature(Time.of(vertx)));
    return vertx
        .deployVerticle(new MlVerticle(new Bus(vertx, (address, nanos, fault) -> {}), proxy))
        .await(5, SECONDS);
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().await(5, SECONDS);
  }

  private static Ml.Model model(String id, boolean active) {
    var errors = new Ml.QErrors(1.1, 1.8, 2.5, 9);
    return new Ml.Model(
        id,
        "query-time",
        "shop",
        "features-1",
        active,
        Instant.parse("2026-05-05T09:00:00Z"),
        744,
        22,
        0.9,
        new Ml.HeldOut(100, errors, errors, errors, 0.91),
        null,
        "better than the one before");
  }

  private static ScriptedService.Reply json(Record answer) {
    return ScriptedService.status(200, Wire.encode(answer).toString());
  }

  private static Ml.Fit fit() {
    return new Ml.Fit(
        "key-1",
        "shop",
        "features-1",
        List.of("a", "b"),
        List.of(new Ml.Example("f1", List.of(1.0, -1.0), 12.5, 3, 99)));
  }

  @Test
  void fit_isHandedOn() throws Exception {
    var begun = new Ml.Fitting("fit-1", Ml.Stage.TRAINING, 0.25, null, null);
    service.always(FITTINGS, ScriptedService.status(202, Wire.encode(begun).toString()));

    Ml.Fitting answer = get(Ml.FIT.ask(vertx, fit()));

    assertThat(answer).isEqualTo(begun);
    assertThat(Wire.decode(Buffer.buffer(service.seen(FITTINGS).getFirst().body()), Ml.Fit.class))
        .isEqualTo(fit());
  }

  @Test
  void fit_isRepeated_sinceItsKeyMakesItTheSame() throws Exception {
    var begun = new Ml.Fitting("fit-1", Ml.Stage.TRAINING, 0, null, null);
    service.next(FITTINGS, ScriptedService.reset(), json(begun));

    Ml.Fitting answer = get(Ml.FIT.ask(vertx, fit()));

    assertThat(answer).isEqualTo(begun);
    assertThat(service.asked(FITTINGS)).isEqualTo(2);
  }

  @Test
  void fit_isInvalid_withoutAKey() throws Exception {
    var keyless = new Ml.Fit(" ", "shop", "features-1", List.of(), List.of());

    Failure failure = failed(Ml.FIT.ask(vertx, keyless));

    assertThat(failure.fault()).isEqualTo(Fault.INVALID);
    assertThat(service.asked(FITTINGS)).isZero();
  }

  @Test
  void fitting_thatIsDone_tellsOfTheModelThatAnswersNow() throws Exception {
    var done = new Ml.Fitting("fit 1", Ml.Stage.DONE, 1, model("m7", true), null);
    service.always(FITTINGS + "/fit%201", json(done));

    Ml.Fitting answer = get(Ml.FITTING.ask(vertx, new Ml.AskFitting("fit 1")));

    assertThat(answer).isEqualTo(done);
    assertThat(activated.poll(5, SECONDS)).extracting(Ml.Activated::id).isEqualTo("m7");
  }

  @Test
  void models_areListed() throws Exception {
    JsonObject list =
        new JsonObject()
            .put(
                "models",
                new JsonArray()
                    .add(Wire.toJson(model("m2", false)))
                    .add(Wire.toJson(model("m1", false))));
    service.always(MODELS, ScriptedService.json(list));

    Ml.Models answer = get(Ml.MODELS.ask(vertx, new Ml.AskModels()));

    assertThat(answer)
        .isEqualTo(
            new Ml.Models(
                "http://127.0.0.1:" + service.port(),
                true,
                List.of(model("m2", false), model("m1", false))));
  }

  @Test
  void model_isOne() throws Exception {
    service.always(MODELS + "/m2", json(model("m2", true)));

    Ml.Model answer = get(Ml.MODEL.ask(vertx, new Ml.AskModel("m2")));

    assertThat(answer).isEqualTo(model("m2", true));
  }

  @Test
  void model_isAbsent_whereOurServiceHasNone() throws Exception {
    Failure failure = failed(Ml.MODEL.ask(vertx, new Ml.AskModel("m3")));

    assertThat(failure.fault()).isEqualTo(Fault.ABSENT);
    assertThat(failure.text()).endsWith("it has no model 'm3'");
  }

  @Test
  void model_isNonsense_whereItsJsonIsAnother() throws Exception {
    service.always(MODELS + "/m2", ScriptedService.status(200, "{\"id\":\"m2\",\"size\":3}"));

    Failure failure = failed(Ml.MODEL.ask(vertx, new Ml.AskModel("m2")));

    assertThat(failure.fault()).isEqualTo(Fault.UNAVAILABLE);
    assertThat(failure.text()).contains("its answer makes no sense: unknown field 'size'");
  }

  @Test
  void activate_isTold_andTheModelLookedAtAnew() throws Exception {
    get(Ml.INFER.ask(vertx, question()));
    activated.poll(5, SECONDS);
    service.always(MODELS + "/m2/activate", json(model("m2", true)));
    service.always(INFER, ScriptedService.estimates("m2"));
    service.always(
        ScriptedService.MODEL, ScriptedService.json(ScriptedService.metadata(41, "features-2")));

    Ml.Model answer = get(Ml.ACTIVATE.ask(vertx, new Ml.Activate("m2")));
    Failure next = failed(Ml.INFER.ask(vertx, question()));

    Ml.Activated told = activated.poll(5, SECONDS);
    assertThat(answer.id()).isEqualTo("m2");
    assertThat(told).isNotNull();
    assertThat(told.id()).isEqualTo("m2");
    assertThat(told.before()).isEqualTo("m1");
    assertThat(next.text()).contains("the model expects 41 features of features-2");
  }

  @Test
  void activate_isNonsense_whereTheModelIsNotActiveThen() throws Exception {
    service.always(MODELS + "/m2/activate", json(model("m2", false)));

    Failure failure = failed(Ml.ACTIVATE.ask(vertx, new Ml.Activate("m2")));

    assertThat(failure.fault()).isEqualTo(Fault.UNAVAILABLE);
    assertThat(activated).isEmpty();
  }

  @Test
  void conflict_staysOne() throws Exception {
    service.always(
        MODELS + "/m2/activate",
        ScriptedService.status(409, "{\"error\":\"m2 is of another feature version\"}"));

    Failure failure = failed(Ml.ACTIVATE.ask(vertx, new Ml.Activate("m2")));

    assertThat(failure.fault()).isEqualTo(Fault.CONFLICT);
    assertThat(failure.text()).endsWith("it answered 409: m2 is of another feature version");
  }

  @Test
  void registry_isInvalid_whereAForeignServiceHasNone() throws Exception {
    var proxy =
        new ModelProxy(vertx, settings(), service.foreign(), Proxies.nature(Time.of(vertx)));
    List<Future<?>> all =
        List.of(
            proxy.fit(fit(), call()),
            proxy.fitting(new Ml.AskFitting("f"), call()),
            proxy.models(new Ml.AskModels(), call()),
            proxy.model(new Ml.AskModel("m"), call()),
            proxy.activate(new Ml.Activate("m"), call()));

    for (Future<?> asked : all) {
      Failure failure = failure(asked);

      assertThat(failure.fault()).isEqualTo(Fault.INVALID);
      assertThat(failure.text()).endsWith("this model service does not train");
    }
  }

  @Test
  void model_isAbsent_whereAServiceOfOursIsElsewhere() throws Exception {
    var proxy =
        new ModelProxy(vertx, settings(), service.foreign(), Proxies.nature(Time.of(vertx)));
    service.always(MODELS, ScriptedService.status(200, "{\"models\":[]}"));

    Failure failure = failure(proxy.model(new Ml.AskModel("m"), call()));

    assertThat(failure.fault()).isEqualTo(Fault.ABSENT);
  }

  @Test
  void proxy_tellsHowItIs_toWhoSpeaksJson() throws Exception {
    get(Ml.INFER.ask(vertx, question()));

    JsonObject answer =
        vertx
            .eventBus()
            .<JsonObject>request("assay.ml.proxy", new JsonObject())
            .await(5, SECONDS)
            .body();

    assertThat(answer.getBoolean("embedded")).isTrue();
    assertThat(answer.getJsonObject("operations").fieldNames())
        .containsExactlyInAnyOrder("infer", "fit", "models", "ready");
    assertThat(answer.getJsonObject("operations").getJsonObject("infer").getString("breaker"))
        .isEqualTo("closed");
    assertThat(answer.getDouble("retryBudget")).isEqualTo(RetryBudget.RESERVE + 0.1);
  }

  @Test
  void start_needsNoService() throws Exception {
    service.close();

    String id = deploy(Service.embedded(service.port()));

    assertThat(id).isNotEmpty();
  }

  private static Failure failed(Future<?> future) {
    try {
      throw new AssertionError("answered: " + future.await(10, SECONDS));
    } catch (ReplyException e) {
      return Fault.of(e).because(String.valueOf(e.getMessage()));
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
