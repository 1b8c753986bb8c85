package dev.assay.query.predict;

import static dev.assay.query.predict.PredictFixture.ONE;
import static dev.assay.query.predict.PredictFixture.UNSEEN;
import static dev.assay.query.predict.PredictFixture.call;
import static dev.assay.query.predict.PredictFixture.item;
import static dev.assay.query.predict.PredictFixture.text;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.bus.Fault;
import dev.assay.ml.Ml;
import dev.assay.query.Forecast.Interval;
import dev.assay.query.Forecast.Predict;
import dev.assay.query.Forecast.PredictItem;
import dev.assay.query.Forecast.Predicted;
import dev.assay.query.Forecast.Prediction;
import dev.assay.query.Forecast.Source;
import dev.assay.query.Query;
import dev.assay.query.Query.Scenario;
import dev.assay.query.features.Watched;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionsTest {
  @TempDir Path dir;
  private PredictFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = new PredictFixture(dir);
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  @Test
  void predict_isTheModels() throws Exception {
    fixture.watched.collected(ONE, 10, 20, 30);
    fixture.watched.planned(ONE, 100);

    Prediction prediction = fixture.predict(item(ONE));

    assertThat(prediction.predictedMs()).isEqualTo(42);
    assertThat(prediction.interval()).isEqualTo(new Interval(41, 43, 0.9));
    assertThat(prediction.source()).isEqualTo(Source.MODEL);
    assertThat(prediction.modelVersion()).isEqualTo("m1");
    assertThat(prediction.featureVersion()).isEqualTo("features-1");
    assertThat(prediction.scenario()).isEqualTo(Scenario.CURRENT);
    assertThat(prediction.degraded()).isNull();
    assertThat(prediction.stale()).isNull();
    assertThat(prediction.id()).isNotEmpty();
  }

  @Test
  void predict_isOneExtractionAndOneInfer_whenAHundredAskAtOnce() throws Exception {
    fixture.watched.collected(ONE, 10, 20, 30);
    fixture.watched.planned(ONE, 100);

    List<Future<Predicted>> asked =
        Stream.generate(() -> fixture.asked(item(ONE))).limit(100).toList();
    Future.all(asked).await(20, SECONDS);

    assertThat(fixture.watched.askedIntervals).hasValue(1);
    assertThat(fixture.watched.askedPlans).hasValue(1);
    assertThat(fixture.watched.shop().statistics().acquisitions()).isEqualTo(1);
    assertThat(fixture.inferred).hasSize(1);
    assertThat(fixture.inferred.getFirst().rows()).hasSize(1);
    assertThat(fixture.lookedForModel).hasValue(1);
    assertThat(asked)
        .extracting(answer -> answer.result().predictions().getFirst().predictedMs())
        .containsOnly(42.0);
    assertThat(asked)
        .extracting(answer -> answer.result().predictions().getFirst().id())
        .doesNotHaveDuplicates();
  }

  @Test
  void predict_isAnsweredAtOnce_whenItIsKnown() throws Exception {
    fixture.watched.collected(ONE, 10, 20, 30);
    fixture.predict(item(ONE));

    Future<Predicted> again = fixture.asked(item(ONE));

    assertThat(again.isComplete()).isTrue();
    assertThat(fixture.inferred).hasSize(1);
  }

  @Test
  void predict_ofAThousand_isOneInfer() throws Exception {
    List<String> fingerprints = IntStream.range(0, 1_000).mapToObj("%016x"::formatted).toList();
    for (int i = 0; i < fingerprints.size(); i++) {
      fixture.watched.collected(fingerprints.get(i), 1 + i);
    }

    Predicted predicted =
        fixture
            .asked(fingerprints.stream().map(PredictFixture::item).toArray(PredictItem[]::new))
            .await(20, SECONDS);

    assertThat(predicted.predictions()).extracting(Prediction::fingerprint).isEqualTo(fingerprints);
    assertThat(predicted.predictions())
        .extracting(Prediction::predictedMs)
        .containsExactlyElementsOf(IntStream.range(0, 1_000).mapToObj(i -> 42.0 + i).toList());
    assertThat(fixture.inferred).hasSize(1);
    assertThat(fixture.watched.askedIntervals).hasValue(1);
  }

  @Test
  void predict_asksAnew_afterAModelWasActivated() throws Exception {
    fixture.watched.collected(ONE, 10, 20, 30);
    fixture.predict(item(ONE));

    fixture.active = Optional.of(PredictFixture.model("m2"));
    fixture.answer = 7;
    fixture.predictions.activated(new Ml.Activated("m2", "m1", Instant.EPOCH));
    Prediction after = fixture.predict(item(ONE));
    fixture.predict(item(ONE));

    assertThat(after.predictedMs()).isEqualTo(7);
    assertThat(after.modelVersion()).isEqualTo("m2");
    assertThat(fixture.inferred).hasSize(2);
    assertThat(fixture.watched.askedPlans).hasValue(1);
  }

  @Test
  void predict_asksAnew_afterAnInterval() throws Exception {
    fixture.watched.collected(ONE, 10, 20, 30);
    fixture.predict(item(ONE));

    fixture.watched.collected(ONE, 10, 20, 60);
    fixture.features.collected(
        new Query.Collected("shop", Watched.NOW, Watched.NOW.plusSeconds(1), 1));
    fixture.predict(item(ONE));

    assertThat(fixture.inferred).hasSize(2);
    assertThat(fixture.inferred.get(0)).isNotEqualTo(fixture.inferred.get(1));
  }

  @Test
  void predict_isTheHistory_whereNoModelIsActive() throws Exception {
    fixture.active = Optional.empty();
    fixture.watched.collected(ONE, 10, 20, 90);
    fixture.watched.planned(ONE, 100);

    Prediction prediction = fixture.predict(item(ONE));
    fixture.predict(item(ONE));

    assertThat(prediction.predictedMs()).isEqualTo(20);
    assertThat(prediction.source()).isEqualTo(Source.HISTORY);
    assertThat(prediction.modelVersion()).isNull();
    assertThat(prediction.interval()).isNull();
    assertThat(prediction.degraded())
        .isEqualTo(
            "no model is active; train one with POST /v1/models/train; this is the median of the"
                + " means of its last 3 intervals");
    assertThat(fixture.inferred).isEmpty();
    assertThat(fixture.lookedForModel).hasValue(1);
  }

  @Test
  void predict_looksForAModelAgain_afterAWhile() throws Exception {
    fixture.active = Optional.empty();
    fixture.watched.collected(ONE, 10);
    fixture.predict(item(ONE));

    fixture.active = Optional.of(PredictFixture.model("m1"));
    Prediction soon = fixture.predict(item(ONE));
    fixture.watched.now = Watched.NOW.plusSeconds(6);
    Prediction later = fixture.predict(item(ONE));

    assertThat(soon.source()).isEqualTo(Source.HISTORY);
    assertThat(later.source()).isEqualTo(Source.MODEL);
  }

  @Test
  void predict_tellsAnIntervalFromTwentyIntervalsOn() throws Exception {
    fixture.serviceDown = Fault.UNAVAILABLE.because("the breaker of infer is open");
    fixture.watched.collected(ONE, DoubleStream.iterate(1, ms -> ms + 1).limit(21).toArray());

    Prediction prediction = fixture.predict(item(ONE));

    assertThat(prediction.predictedMs()).isEqualTo(11);
    assertThat(prediction.interval())
        .isNotNull()
        .satisfies(interval -> {
          assertThat(interval.low()).isCloseTo(2, within(1e-9));
          assertThat(interval.high()).isCloseTo(20, within(1e-9));
          assertThat(interval.coverage()).isEqualTo(0.9);
        });
    assertThat(prediction.degraded())
        .startsWith("the breaker of infer is open; this is the median");
  }

  @Test
  void predict_isTheModelsEarlierAnswer_beforeTheHistory() throws Exception {
    fixture.watched.collected(ONE, 10, 20, 30);
    fixture.watched.planned(ONE, 100);
    fixture.predict(item(ONE));

    fixture.serviceDown = Fault.UNAVAILABLE.because("the breaker of infer is open");
    fixture.watched.epoch = "2";
    Prediction prediction = fixture.predict(item(ONE));

    // The features are the same, but what they depend on may have changed.
    assertThat(prediction.predictedMs()).isEqualTo(42);
    assertThat(prediction.source()).isEqualTo(Source.MODEL);
    assertThat(prediction.modelVersion()).isEqualTo("m1");
    assertThat(prediction.stale())
        .isEqualTo("the model's answer of 2026-03-01T12:00:00Z: the breaker of infer is open");
    assertThat(prediction.degraded()).isNull();
  }

  @Test
  void predict_isTheModelsAgain_onceTheServiceIsBack() throws Exception {
    fixture.watched.collected(ONE, 10, 20, 30);
    fixture.serviceDown = Fault.UNAVAILABLE.because("the breaker of infer is open");
    Prediction during = fixture.predict(item(ONE));

    fixture.serviceDown = null;
    Prediction after = fixture.predict(item(ONE));

    assertThat(during.source()).isEqualTo(Source.HISTORY);
    assertThat(after.source()).isEqualTo(Source.MODEL);
  }

  @Test
  void predict_isTheScaledCost_ofAQueryWithoutAPast() throws Exception {
    fixture.active = Optional.empty();
    costsAndTimes(30);
    fixture.watched.planned(ONE, 1_500);

    Prediction prediction = fixture.predict(item(ONE));

    assertThat(prediction.predictedMs()).isCloseTo(15, within(1e-6));
    assertThat(prediction.source()).isEqualTo(Source.PLANNER_COST);
    assertThat(prediction.interval()).isNotNull();
    assertThat(prediction.degraded())
        .contains("no model is active", "scaled by what 30 queries of the database took")
        .doesNotContain("beyond");
  }

  @Test
  void predict_saysWhereACostIsBeyondAllOthers() throws Exception {
    fixture.active = Optional.empty();
    costsAndTimes(12);
    fixture.watched.planned(ONE, 1e6);

    Prediction prediction = fixture.predict(item(ONE));

    assertThat(prediction.degraded()).contains("its cost is beyond all of theirs");
    assertThat(prediction.interval()).isNull();
  }

  @Test
  void predict_isUnavailable_whereThereIsNothingToTellItFrom() throws Exception {
    fixture.active = Optional.empty();
    costsAndTimes(9);
    fixture.watched.planned(ONE, 1_500);

    assertThatThrownBy(() -> fixture.predict(item(ONE)))
        .hasMessageContaining("there is nothing to predict 00000000000000a1 from")
        .hasMessageContaining("no model is active")
        .hasMessageContaining("fewer than 10 queries")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.UNAVAILABLE));
  }

  @Test
  void predict_ofSeveral_saysOfEachWhatIsWrong() throws Exception {
    fixture.active = Optional.empty();
    fixture.watched.collected(ONE, 10);
    fixture.watched.planned("00000000000000a2", 1_500);

    Predicted predicted =
        fixture
            .asked(
                item(UNSEEN),
                item(ONE),
                item("00000000000000a2"),
                text("select * from nowhere"),
                text("select 1; select 2"))
            .await(20, SECONDS);

    List<Prediction> all = predicted.predictions();
    assertThat(all)
        .extracting(Prediction::predictedMs)
        .containsExactly(null, 10.0, null, null, null);
    assertThat(all.get(0).degraded()).startsWith("nothing is known of a query ffffffffffffffff");
    assertThat(all.get(2).degraded()).contains("fewer than 10 queries");
    assertThat(all.get(3).degraded()).isEqualTo("relation \"nowhere\" does not exist");
    assertThat(all.get(4).degraded()).isEqualTo("sql: expected one statement, got 2");
  }

  @Test
  void predict_plansATextThatWasNeverSeen_onceForAll() throws Exception {
    List<Future<Predicted>> asked =
        Stream.generate(() -> fixture.asked(text("select * from orders"))).limit(100).toList();
    Future.all(asked).await(20, SECONDS);
    Prediction again = fixture.predict(text("select * from orders"));

    assertThat(fixture.planned).hasValue(1);
    assertThat(fixture.inferred).hasSize(1);
    assertThat(again.source()).isEqualTo(Source.MODEL);
    assertThat(again.degraded()).isEqualTo("no interval of this query was collected yet");
    assertThat(asked)
        .extracting(answer -> answer.result().predictions().getFirst().predictedMs())
        .containsOnly(42.0);
  }

  @Test
  void predict_plansEachOfManyTexts() throws Exception {
    PredictItem[] items =
        IntStream.range(0, 40)
            .mapToObj(i -> text("select " + i + " from orders"))
            .toArray(PredictItem[]::new);

    Predicted predicted = fixture.asked(items).await(20, SECONDS);

    assertThat(predicted.predictions()).extracting(Prediction::source).containsOnly(Source.MODEL);
    assertThat(fixture.planned).hasValue(40);
    assertThat(fixture.inferred).hasSize(1);
  }

  @Test
  void predict_ofTheOptimizedSchema_saysThatNoIndexIsAdvised() throws Exception {
    fixture.watched.collected(ONE, 10);

    Prediction prediction = fixture.predict(new PredictItem(ONE, null, Scenario.OPTIMIZED));

    assertThat(prediction.scenario()).isEqualTo(Scenario.OPTIMIZED);
    assertThat(prediction.degraded()).startsWith("no index is advised for this query");
  }

  @Test
  void predict_asksAServiceWithoutARegistry() throws Exception {
    fixture.registryDown = Fault.INVALID.because("this model service has no registry");
    fixture.active = Optional.empty();
    fixture.watched.collected(ONE, 10);

    Prediction prediction = fixture.predict(item(ONE));

    assertThat(prediction.source()).isEqualTo(Source.MODEL);
    assertThat(prediction.modelVersion()).isEqualTo("foreign");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -1, Double.POSITIVE_INFINITY})
  void predict_doesNotBelieveAnImpossibleTime(double ms) throws Exception {
    fixture.answer = ms;
    fixture.watched.collected(ONE, 10);

    Prediction prediction = fixture.predict(item(ONE));

    assertThat(prediction.source()).isEqualTo(Source.HISTORY);
    assertThat(prediction.degraded()).startsWith("the model service answered a time of " + ms);
  }

  @Test
  void predict_ofAnUnknownQuery_isAbsent() {
    assertThatThrownBy(() -> fixture.predict(item(UNSEEN)))
        .hasMessageContaining("nothing is known of a query ffffffffffffffff in shop")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.ABSENT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"select * from nowhere", "select 1; select 2", "select '\0'"})
  void predict_ofABadText_isInvalid(String sql) {
    assertThatThrownBy(() -> fixture.predict(text(sql)))
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.INVALID));
  }

  @Test
  void predict_isRefused_whereTheQuestionIsWrong() {
    assertInvalid("shop", List.of(), "items: expected 1 to 1000, got 0");
    assertInvalid("shop", Collections.nCopies(1_001, item(ONE)), "items: expected 1 to 1000");
    assertInvalid(
        "shop",
        List.of(item(ONE), new PredictItem(null, " ", null)),
        "items[1]: expected either fingerprint or sql, got neither");
    assertInvalid(
        "shop",
        List.of(new PredictItem(ONE, "select 1", null)),
        "items[0]: expected either fingerprint or sql, got both");
  }

  private void assertInvalid(String database, List<PredictItem> items, String words) {
    Future<Predicted> asked = fixture.predictions.predict(new Predict(database, items), call());

    assertThatThrownBy(() -> asked.await(20, SECONDS))
        .hasMessageContaining(words)
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.INVALID));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void predict_inAnUnknownDatabase_isAbsent(boolean byText) {
    PredictItem item = byText ? text("select 1") : item(ONE);
    Future<Predicted> asked =
        fixture.predictions.predict(new Predict("nowhere", List.of(item, item)), call());

    assertThatThrownBy(() -> asked.await(20, SECONDS))
        .hasMessageContaining("no database named 'nowhere'")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.ABSENT));
  }

  @Test
  void predict_isRight_withoutCaches(@TempDir Path other) throws Exception {
    var uncached = new PredictFixture(other, false);
    uncached.watched.collected(ONE, 10);

    uncached.predict(item(ONE));
    Prediction prediction = uncached.predict(item(ONE));

    assertThat(prediction.source()).isEqualTo(Source.MODEL);
    assertThat(uncached.inferred).hasSize(2);
    uncached.close();
  }

  /** Queries that take a hundredth of their cost. */
  private void costsAndTimes(int queries) {
    for (int i = 1; i <= queries; i++) {
      double cost = 100.0 * i;
      fixture.watched.collected("%016x".formatted(i), cost / 100);
      fixture.watched.planned("%016x".formatted(i), cost);
    }
  }
}
