package dev.assay.query.collect;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Fault;
import dev.assay.query.Query;
import dev.assay.query.Query.AskHistory;
import dev.assay.query.Query.AskTop;
import dev.assay.query.Query.Status;
import dev.assay.query.Query.Top;
import dev.assay.query.Query.Watched;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered of a database that nobody can reach, and to bad questions. */
class AnswersTest {
  // The port of the discard service, where no PostgreSQL is.
  private static final String NOBODY = "postgresql://me:secret@localhost:9/shop";

  @TempDir Path directory;
  private CollectFixture fixture;

  @BeforeEach
  void open() throws TimeoutException {
    fixture = CollectFixture.of(directory, NOBODY);
  }

  @AfterEach
  void close() throws TimeoutException {
    fixture.close();
  }

  @Test
  void databases_saysWhyOneIsDown_withoutThePassword() throws TimeoutException {
    Watched watched = fixture.watched();

    assertThat(watched.status()).isEqualTo(Status.DOWN);
    assertThat(watched.at()).isEqualTo("localhost:9/shop");
    assertThat(watched.reason()).contains("localhost:9/shop cannot be reached");
    assertThat(watched.toString()).doesNotContain("secret");
    assertThat(watched.version()).isNull();
    assertThat(watched.collectedAt()).isNull();
    assertThat(watched.queries()).isZero();
    assertThat(fixture.collector.counts().failures()).isEqualTo(1);
  }

  @Test
  void top_ofADatabaseThatWasNeverReached_isEmptyAndSaysWhy() throws TimeoutException {
    Top top = fixture.top();

    assertThat(top.queries()).isEmpty();
    assertThat(top.from()).isEqualTo(top.to());
    assertThat(top.stale())
        .startsWith("down since 2026-03-01T10:00:00Z")
        .endsWith("(nothing was collected in this time)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          soon  | 50   | field 'since': 'soon' is not a duration; expected 100ms, 30s, 15m, 2h, 7d
          -1h   | 50   | field 'since': '-1h' is not a duration
          0s    | 50   | field 'since': expected a time longer than 0, was 0s
          1h    | 0    | field 'limit': expected 1 to 1000, was 0
          1h    | 1001 | field 'limit': expected 1 to 1000, was 1001
          """)
  void top_isInvalid(String since, int limit, String words) {
    var question = new AskTop("shop", null, since, limit);

    assertThatThrownBy(() -> Query.TOP.ask(fixture.vertx, question).await(20, SECONDS))
        .hasMessageContaining(words)
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.INVALID));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1h", "30m", "7d", "900", "9999999999d"})
  void top_takesTimesAsPeopleWriteThem(String since) throws TimeoutException {
    assertThat(fixture.top(since).queries()).isEmpty();
  }

  @Test
  void top_isAbsent_whereNoSuchDatabaseIsWatched() {
    var question = new AskTop("shp", null, null, null);

    assertThatThrownBy(() -> Query.TOP.ask(fixture.vertx, question).await(20, SECONDS))
        .hasMessageContaining("no database 'shp' is watched; did you mean shop? There are: shop")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.ABSENT));
  }

  @Test
  void top_isInvalid_withoutADatabase() {
    Object question = new JsonObject();

    assertThatThrownBy(() ->
            fixture.vertx.eventBus().request(Query.TOP.address(), question).await(20, SECONDS))
        .hasMessageContaining("field 'database' is missing")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.INVALID));
  }

  @Test
  void history_isAbsent_ofAnUnknownFingerprint() {
    var question = new AskHistory("shop", "00000000000000ff", null);

    assertThatThrownBy(() -> Query.HISTORY.ask(fixture.vertx, question).await(20, SECONDS))
        .hasMessageContaining("no query '00000000000000ff' was collected of shop")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.ABSENT));
  }

  @Test
  void history_isInvalid_withoutAFingerprint() {
    Object question = new JsonObject().put("database", "shop");

    assertThatThrownBy(() ->
            fixture.vertx.eventBus().request(Query.HISTORY.address(), question).await(20, SECONDS))
        .hasMessageContaining("field 'fingerprint' is missing")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.INVALID));
  }

  @Test
  void databases_areAnsweredInJson() throws TimeoutException {
    JsonObject answer =
        fixture
            .vertx
            .eventBus()
            .<JsonObject>request(Query.DATABASES.address(), new JsonObject())
            .await(20, SECONDS)
            .body();

    assertThat(answer.getJsonArray("databases").getJsonObject(0).getString("status"))
        .isEqualTo("down");
  }
}
