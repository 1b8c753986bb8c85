package dev.assay.query.anomaly;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Fault;
import dev.assay.query.Insight;
import dev.assay.query.Insight.Anomalies;
import dev.assay.query.Insight.Anomaly;
import dev.assay.query.Insight.AnomalyKind;
import dev.assay.query.Insight.AnomalyState;
import dev.assay.query.Insight.AskAnomalies;
import dev.assay.query.Query;
import dev.assay.query.Query.PlanChanged;
import dev.assay.query.Query.Severity;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnomalyDeskTest {
  @TempDir Path directory;
  private DeskFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = new DeskFixture(directory);
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  private Anomalies asked() throws Exception {
    return fixture.ask(new AskAnomalies("shop", null, null, null));
  }

  @Test
  void anomalies_areOpenedOnce_updated_andResolved() throws Exception {
    BlockingQueue<Anomaly> opened = new LinkedBlockingQueue<>();
    BlockingQueue<Anomaly> resolved = new LinkedBlockingQueue<>();
    Insight.ANOMALY_OPENED.subscribe(fixture.vertx, opened::add).completion().await(10, SECONDS);
    Insight.ANOMALY_RESOLVED
        .subscribe(fixture.vertx, resolved::add)
        .completion()
        .await(10, SECONDS);
    fixture.pass(60, Map.of("a", 20.0, "b", 5.0)).pass(4, Map.of("a", 90.0, "b", 5.0));
    Anomalies during = asked();

    fixture.pass(4, Map.of("a", 20.0, "b", 5.0));

    Anomalies after = asked();
    assertThat(during.anomalies()).hasSize(1);
    Anomaly one = during.anomalies().getFirst();
    assertThat(one.kind()).isEqualTo(AnomalyKind.SPIKE);
    assertThat(one.state()).isEqualTo(AnomalyState.OPEN);
    assertThat(one.fingerprint()).isEqualTo(DeskFixture.print("a"));
    assertThat(during.lacks()).isNull();
    assertThat(after.anomalies()).hasSize(1);
    assertThat(after.anomalies().getFirst().id()).isEqualTo(one.id());
    assertThat(after.anomalies().getFirst().state()).isEqualTo(AnomalyState.RESOLVED);
    assertThat(opened.poll(10, SECONDS)).isNotNull().returns(one.id(), Anomaly::id);
    assertThat(resolved.poll(10, SECONDS)).isNotNull().returns(one.id(), Anomaly::id);
    assertThat(opened).isEmpty();
    assertThat(fixture.desk.opened(AnomalyKind.SPIKE)).isEqualTo(1);
    assertThat(fixture.desk.resolved()).isEqualTo(1);
    assertThat(fixture.desk.unlooked()).isZero();
  }

  @Test
  void anomalies_comeWithEachCollectedInterval_onTheBus() throws Exception {
    BlockingQueue<Anomaly> opened = new LinkedBlockingQueue<>();
    Insight.ANOMALY_OPENED.subscribe(fixture.vertx, opened::add).completion().await(10, SECONDS);
    fixture.pass(60, Map.of("a", 20.0)).pass(1, Map.of("a", 90.0));

    Query.PLAN_CHANGED.publish(
        fixture.vertx,
        new PlanChanged("shop", DeskFixture.print("a"), "index", "scan", fixture.now()));
    Query.COLLECTED.publish(fixture.vertx, fixture.interval(Map.of("a", 90.0)));

    Anomaly one = opened.poll(10, SECONDS);
    assertThat(one).isNotNull();
    assertThat(one.kind()).isEqualTo(AnomalyKind.PLAN_FLIP);
    assertThat(one.after()).isEqualTo("scan");
  }

  @Test
  void anomalies_outliveARestart_andGoOn() throws Exception {
    fixture.pass(60, Map.of("a", 20.0)).pass(4, Map.of("a", 90.0));
    String id = asked().anomalies().getFirst().id();

    fixture.restart();
    Anomalies atOnce = asked();
    Map<String, Map<AnomalyKind, Integer>> open = fixture.desk.openByDatabase();
    fixture.pass(2, Map.of("a", 90.0));
    Anomalies still = asked();
    fixture.pass(4, Map.of("a", 20.0));

    assertThat(atOnce.anomalies()).extracting(Anomaly::id).containsExactly(id);
    assertThat(atOnce.lacks()).isEqualTo("no interval of shop was looked at since the start");
    assertThat(open).isEqualTo(Map.of("shop", Map.of(AnomalyKind.SPIKE, 1)));
    assertThat(still.anomalies()).extracting(Anomaly::state).containsExactly(AnomalyState.OPEN);
    assertThat(still.lacks()).isNull();
    assertThat(asked().anomalies())
        .singleElement()
        .returns(id, Anomaly::id)
        .returns(AnomalyState.RESOLVED, Anomaly::state);
    assertThat(fixture.desk.opened(AnomalyKind.SPIKE)).isZero();
  }

  private static Map<String, Double> ten(double ms) {
    return IntStream.range(0, 10).boxed().collect(Collectors.toMap(i -> "q" + i, i -> ms));
  }

  @Test
  void anomalies_ofTheWholeDatabase_areToldOnce_andOutliveARestart() throws Exception {
    fixture.pass(60, ten(20)).pass(4, ten(90));
    Anomaly open = asked().anomalies().getFirst();

    fixture.restart();
    fixture.pass(2, ten(90));
    Anomalies still = asked();
    fixture.pass(4, ten(20));

    assertThat(open.fingerprint()).isNull();
    assertThat(still.anomalies())
        .singleElement()
        .returns(open.id(), Anomaly::id)
        .returns(AnomalyState.OPEN, Anomaly::state);
    assertThat(asked().anomalies())
        .singleElement()
        .returns(open.id(), Anomaly::id)
        .returns(AnomalyState.RESOLVED, Anomaly::state);
  }

  @Test
  void anomalies_haveTheOpenOnesFirst_thenTheNewest_andAreFiltered() throws Exception {
    fixture
        .pass(60, Map.of("a", 20.0, "b", 20.0, "c", 0.9))
        .pass(4, Map.of("a", 90.0, "b", 20.0, "c", 0.9))
        .pass(4, Map.of("a", 20.0, "b", 20.0, "c", 0.9))
        .pass(4, Map.of("a", 20.0, "b", 90.0, "c", 0.9))
        .pass(4, Map.of("a", 20.0, "b", 20.0, "c", 0.9))
        .pass(4, Map.of("a", 20.0, "b", 20.0, "c", 2.6));

    List<Anomaly> all = asked().anomalies();
    List<Anomaly> resolved =
        fixture.ask(new AskAnomalies("shop", AnomalyState.RESOLVED, null, null)).anomalies();
    List<Anomaly> open =
        fixture.ask(new AskAnomalies("shop", AnomalyState.OPEN, null, null)).anomalies();
    List<Anomaly> high =
        fixture.ask(new AskAnomalies("shop", null, Severity.HIGH, null)).anomalies();
    List<Anomaly> ofA =
        fixture.ask(new AskAnomalies("shop", null, null, DeskFixture.print("a"))).anomalies();
    List<Anomaly> none =
        fixture.ask(new AskAnomalies("shop", null, null, "ffffffffffffffff")).anomalies();

    String a = DeskFixture.print("a");
    String b = DeskFixture.print("b");
    String c = DeskFixture.print("c");
    assertThat(all).extracting(Anomaly::fingerprint).containsExactly(c, b, a);
    assertThat(resolved).extracting(Anomaly::fingerprint).containsExactly(b, a);
    assertThat(open).extracting(Anomaly::fingerprint).containsExactly(c);
    assertThat(high).extracting(Anomaly::fingerprint).containsExactly(b, a);
    assertThat(ofA).extracting(Anomaly::fingerprint).containsExactly(a);
    assertThat(none).isEmpty();
  }

  @Test
  void anomalies_sayHowShortThePastIs() throws Exception {
    Anomalies before = asked();
    fixture.pass(10, Map.of("a", 20.0));

    Anomalies after = asked();

    assertThat(before.lacks()).isEqualTo("no interval of shop was looked at since the start");
    assertThat(after.lacks()).startsWith("the past is too short: ").endsWith("20 are needed");
  }

  @Test
  void anomalies_areAnsweredWhileTheDatabaseIsDown_andSayIt() throws Exception {
    fixture.pass(60, Map.of("a", 20.0)).pass(4, Map.of("a", 90.0));
    fixture.down = "the database shop is down since yesterday: refused";

    Anomalies answer = asked();

    assertThat(answer.anomalies()).hasSize(1);
    assertThat(answer.lacks())
        .isEqualTo(
            "the database shop is down since yesterday: refused; these are the anomalies known"
                + " before");
  }

  @Test
  void anomalies_areAbsent_ofADatabaseNobodyKnows() {
    assertThatThrownBy(() -> fixture.ask(new AskAnomalies("other", null, null, null)))
        .hasMessageContaining("no database 'other'")
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.ABSENT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                           | field 'database' is missing; expected the name of one
          {"database":" "}                             | field 'database' is missing; expected the name of one
          {"database":"shop","fingerprint":"A1"}       | field 'fingerprint': expected 16 hexadecimal digits in lower case, was 2 characters
          {"database":"shop","fingerprint":""}         | field 'fingerprint': expected 16 hexadecimal digits in lower case, was 0 characters
          {"database":"shop","state":"gone"}           | field 'state': expected one of open, resolved
          {"database":"shop","severity":"awful"}       | field 'severity': expected one of low, medium, high
          {"database":"shop","limit":3}                | unknown field 'limit'
          """)
  void anomalies_areInvalid_withWhatWasExpected(String json, String reason) {
    assertThatThrownBy(() ->
            fixture
                .vertx
                .eventBus()
                .request(Insight.ANOMALIES.address(), new JsonObject(json))
                .await(10, SECONDS))
        .hasMessageContaining(reason)
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.INVALID));
  }

  @Test
  void anomalies_areCached_untilOneBeginsOrEnds() throws Exception {
    fixture.pass(60, Map.of("a", 20.0));
    asked();
    asked();
    long hits = fixture.hits();

    fixture.pass(4, Map.of("a", 90.0));

    assertThat(hits).isEqualTo(1);
    assertThat(asked().anomalies()).hasSize(1);
  }

  @Test
  void collected_countsWhatCannotBeLookedAt_andGoesOn() throws Exception {
    fixture.pass(60, Map.of("a", 20.0));
    fixture.broken = Fault.UNAVAILABLE.because("the store is away");
    fixture.pass(2, Map.of("a", 90.0));
    fixture.broken = null;

    fixture.pass(3, Map.of("a", 90.0));

    assertThat(fixture.desk.unlooked()).isEqualTo(2);
    assertThat(asked().anomalies()).hasSize(1);
  }

  @Test
  void forget_removesWhatIsOverSinceLong_andNothingElse() throws Exception {
    fixture
        .pass(60, Map.of("a", 20.0, "b", 20.0))
        .pass(4, Map.of("a", 90.0, "b", 20.0))
        .pass(4, Map.of("a", 20.0, "b", 20.0))
        .pass(4, Map.of("a", 20.0, "b", 90.0));
    asked();
    fixture.later(Duration.ofDays(31));

    int gone = fixture.desk.forget().await(10, SECONDS);

    assertThat(gone).isEqualTo(1);
    assertThat(asked().anomalies())
        .extracting(Anomaly::fingerprint)
        .containsExactly(DeskFixture.print("b"));
  }
}
