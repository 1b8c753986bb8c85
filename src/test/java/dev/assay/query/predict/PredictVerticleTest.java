package dev.assay.query.predict;

import static dev.assay.query.predict.PredictFixture.ONE;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Bus;
import dev.assay.bus.Fault;
import dev.assay.ml.Ml;
import dev.assay.query.Forecast;
import dev.assay.query.Forecast.Predict;
import dev.assay.query.Forecast.Predicted;
import io.vertx.core.Future;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictVerticleTest {
  @TempDir Path dir;
  private PredictFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = new PredictFixture(dir);
    fixture.watched.collected(ONE, 10, 20, 30);
    fixture.watched.planned(ONE, 100);
    var ports =
        new TrainPorts(
            (fit, call) -> Future.failedFuture(Fault.UNAVAILABLE.because("down")),
            (id, call) -> Future.failedFuture(Fault.UNAVAILABLE.because("down")),
            Duration.ofSeconds(1));
    var verticle =
        new PredictVerticle(
            new Bus(fixture.vertx, (address, nanos, fault) -> {}),
            fixture.features,
            fixture.predictions,
            new Trainings(fixture.vertx, fixture.features, ports, fixture.database));
    fixture.vertx.deployVerticle(verticle).await(20, SECONDS);
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  @Test
  void theBus_answersInKind() throws Exception {
    JsonObject question =
        new JsonObject()
            .put("database", "shop")
            .put("items", new JsonArray().add(new JsonObject().put("fingerprint", ONE)));

    Predicted asRecord =
        Forecast.PREDICT
            .ask(fixture.vertx, new Predict("shop", List.of(PredictFixture.item(ONE))))
            .await(20, SECONDS);
    JsonObject asJson =
        fixture
            .vertx
            .eventBus()
            .<JsonObject>request("assay.query.predict", question)
            .map(Message::body)
            .await(20, SECONDS);

    assertThat(asRecord.predictions().getFirst().predictedMs()).isEqualTo(42);
    JsonObject first = asJson.getJsonArray("predictions").getJsonObject(0);
    assertThat(first.getDouble("predictedMs")).isEqualTo(42);
    assertThat(first.getString("source")).isEqualTo("model");
    assertThat(first.containsKey("degraded")).isFalse();
  }

  @Test
  void theBus_refusesAQuestionWithoutADatabase() {
    JsonObject question = new JsonObject().put("fingerprints", new JsonArray().add(ONE));

    Future<Message<JsonObject>> asked =
        fixture.vertx.eventBus().request("assay.query.features", question);

    assertThatThrownBy(() -> asked.await(20, SECONDS))
        .hasMessage("database: expected the name of a database")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.INVALID));
  }

  @Test
  void anActivatedModel_isAskedFromThenOn() throws Exception {
    fixture.predict(PredictFixture.item(ONE));
    fixture.active = Optional.of(PredictFixture.model("m2"));

    Ml.ACTIVATED.publish(fixture.vertx, new Ml.Activated("m2", "m1", Instant.EPOCH));
    // Sent after it from here, so heard after it there.
    Forecast.PREDICT
        .ask(fixture.vertx, new Predict("shop", List.of(PredictFixture.item(ONE))))
        .await(20, SECONDS);
    Predicted after =
        Forecast.PREDICT
            .ask(fixture.vertx, new Predict("shop", List.of(PredictFixture.item(ONE))))
            .await(20, SECONDS);

    assertThat(after.predictions().getFirst().modelVersion()).isEqualTo("m2");
  }
}
