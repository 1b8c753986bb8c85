package dev.assay.query.predict;

import static dev.assay.query.predict.PredictFixture.ONE;
import static dev.assay.query.predict.PredictFixture.call;
import static dev.assay.query.predict.PredictFixture.item;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.bus.Fault;
import dev.assay.ml.Ml;
import dev.assay.query.Forecast.Accuracy;
import dev.assay.query.Forecast.PredictItem;
import dev.assay.query.Forecast.Prediction;
import dev.assay.query.Forecast.Validate;
import dev.assay.query.Forecast.Validated;
import dev.assay.store.TestStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(TestStore.class)
class ValidationTest {
  @Parameter TestStore store;
  @TempDir Path dir;
  private PredictFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = new PredictFixture(store, dir);
    fixture.watched.collected(ONE, 10, 20, 30);
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  @ParameterizedTest
  @CsvSource({"42, 0, true", "41, 2.43902439, true", "84, -50, false", "21, 100, false"})
  void validate_tellsTheErrorAndWhetherItWasWithin(double actual, double percent, boolean within)
      throws Exception {
    Prediction prediction = fixture.predict(item(ONE));

    Validated validated = validate(prediction.id(), actual);

    assertThat(validated.id()).isEqualTo(prediction.id());
    assertThat(validated.errorPercent()).isCloseTo(percent, within(1e-6));
    assertThat(validated.withinInterval()).isEqualTo(within);
  }

  @Test
  void validate_tellsTheAccuracyOfTheModelsVersion() throws Exception {
    validate(fixture.predict(item(ONE)).id(), 42);
    validate(fixture.predict(item(ONE)).id(), 84);
    Validated third = validate(fixture.predict(item(ONE)).id(), 14);
    fixture.active = Optional.of(PredictFixture.model("m2"));
    fixture.predictions.activated(new Ml.Activated("m2", "m1", Instant.EPOCH));
    Validated other = validate(fixture.predict(item(ONE)).id(), 42);

    assertThat(third.modelAccuracy()).isEqualTo(new Accuracy("m1", 3, 2, 1.0 / 3));
    assertThat(other.modelAccuracy()).isEqualTo(new Accuracy("m2", 1, 1, 1.0));
  }

  @Test
  void validate_saysNothingOfAnInterval_whereThereWasNone() throws Exception {
    fixture.active = Optional.empty();

    Validated validated = validate(fixture.predict(item(ONE)).id(), 10);

    assertThat(validated.errorPercent()).isCloseTo(100, within(1e-9));
    assertThat(validated.withinInterval()).isNull();
    assertThat(validated.modelAccuracy()).isEqualTo(new Accuracy(null, 1, 2, null));
  }

  @Test
  void validate_letsTheFirstStand() throws Exception {
    Prediction prediction = fixture.predict(item(ONE));
    validate(prediction.id(), 40);

    assertThatThrownBy(() -> validate(prediction.id(), 50))
        .hasMessageContaining("was validated with 40.0 ms already")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.CONFLICT));
    assertThat(stored("SELECT actual_ms FROM prediction")).isEqualTo(40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown", "'; DROP TABLE prediction; --"})
  void validate_ofAnUnknownId_isAbsent(String id) {
    assertThatThrownBy(() -> validate(id, 10))
        .hasMessageContaining("no prediction with the id '" + id + "'")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.ABSENT));
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {-1, 0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0})
  void validate_ofAnImpossibleTime_isInvalid(double actual) throws Exception {
    Prediction prediction = fixture.predict(item(ONE));

    assertThatThrownBy(() -> validate(prediction.id(), actual))
        .hasMessage("actualMs: expected milliseconds above 0, got " + actual)
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.INVALID));
  }

  @Test
  void validate_knowsAPredictionAfterARestart() throws Exception {
    Prediction prediction = fixture.predict(item(ONE));
    fixture.close();
    fixture = new PredictFixture(store, dir);

    Validated validated = validate(prediction.id(), 42);

    assertThat(validated.errorPercent()).isZero();
  }

  @Test
  void predictions_areStoredTogether_andNoneIsLost() throws Exception {
    fixture.predict(item(ONE));
    for (int i = 0; i < 2_000; i++) {
      fixture.asked(item(ONE)).await(20, SECONDS);
    }

    fixture.predictions.close().await(20, SECONDS);

    assertThat(stored("SELECT count(*) FROM prediction")).isEqualTo(2_001);
    assertThat(stored("SELECT count(DISTINCT id) FROM prediction")).isEqualTo(2_001);
  }

  @Test
  void predictions_areAnswered_alsoWhereMoreAreMadeThanCanBeKept() throws Exception {
    fixture.predict(item(ONE));

    long answered =
        IntStream.range(0, 30)
            .mapToLong(round -> {
              var items = new PredictItem[1_000];
              Arrays.fill(items, item(ONE));
              return fixture.asked(items).result().predictions().size();
            })
            .sum();

    assertThat(answered).isEqualTo(30_000);
    fixture.predictions.close().await(20, SECONDS);
    assertThat(stored("SELECT count(*) FROM prediction")).isBetween(1.0, 30_001.0);
  }

  private Validated validate(String id, double actual) throws Exception {
    return fixture.predictions.validate(new Validate(id, actual), call()).await(20, SECONDS);
  }

  private double stored(String sql) throws Exception {
    return fixture
        .database
        .read(call(), session -> session.all(sql, row -> row.getDouble(1)))
        .await(20, SECONDS)
        .getFirst();
  }
}
