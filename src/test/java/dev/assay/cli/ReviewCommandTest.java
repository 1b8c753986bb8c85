package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.bus.Wire;
import dev.assay.code.Queries;
import dev.assay.query.Advisory;
import dev.assay.query.Forecast;
import dev.assay.query.Insight;
import dev.assay.query.Query;
import dev.assay.review.Review;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The review against a server whose answers are written down. */
class ReviewCommandTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir Path directory;
  private Path source;
  private Script script;

  @BeforeEach
  void start() throws IOException {
    script = new Script();
    source = Files.writeString(directory.resolve("Foo.java"), "package com.acme;\nclass Foo {}\n");
  }

  @AfterEach
  void stop() {
    script.close();
  }

  private void answers(Review.Reviewed reviewed) {
    script.on("POST /v1/reviews", 200, "application/json", Wire.encode(reviewed).toString());
  }

  private Ran ask(Object... more) {
    Object[] all = new Object[more.length + 4];
    all[0] = "review";
    all[1] = source;
    all[2] = "--server";
    all[3] = script.url();
    System.arraycopy(more, 0, all, 4, more.length);
    return Ran.of(all);
  }

  private static Review.Reviewed reviewed(Review.Asked... asked) {
    var smell = new Queries.Smell("nPlusOne", 9, "it asks once per element", List.of(8, 9));
    var method =
        new Review.Method(
            "com/acme/Foo.java",
            "Foo",
            "find",
            "find(long)",
            3,
            List.of(asked),
            List.of(smell),
            null,
            null);
    var quiet =
        new Review.Method(
            "com/acme/Foo.java", "Foo", "g", "g()", 12, List.of(), List.of(), null, null);
    return new Review.Reviewed(List.of(method, quiet), List.of(), "tests: nobody writes them");
  }

  private static Review.Asked asked(@Nullable Double predictedMs) {
    var figures =
        new Query.Figures("f", "n", false, 12, 24, 2, null, null, null, 40, 0, 0, 0, 0, 0);
    var problem =
        new Query.Problem(
            "slowScan", "0", "Seq Scan", Query.Severity.HIGH, "reads all of it", Map.of());
    var plan =
        new Query.Explained(
            "demo", "f", "s", NOW, 1, null, false, true, "[]", List.of(), List.of(problem), null);
    var prediction =
        new Forecast.Prediction(
            "p",
            "f",
            Query.Scenario.CURRENT,
            predictedMs,
            predictedMs == null ? null : new Forecast.Interval(1, 900, 0.9),
            predictedMs == null ? null : Forecast.Source.MODEL,
            "m1",
            "v1",
            predictedMs == null ? "no model" : null,
            null,
            null);
    return new Review.Asked(
        "SELECT name\nFROM names WHERE id = $1",
        Queries.Language.SQL,
        5,
        "dc4800056d44bba6",
        false,
        "line 5: id is only known at run time",
        true,
        figures,
        plan,
        prediction,
        List.of(anomaly()),
        List.of(advised()),
        null);
  }

  private static Insight.Anomaly anomaly() {
    return new Insight.Anomaly(
        "a",
        "demo",
        Insight.AnomalyKind.SPIKE,
        "dc4800056d44bba6",
        Query.Severity.HIGH,
        Insight.AnomalyState.OPEN,
        NOW,
        NOW,
        null,
        12.5,
        "ms",
        new Insight.Baseline(1.5, 1, 2, 40, "all"),
        9,
        1,
        List.of(),
        null,
        null);
  }

  private static Advisory.Advised advised() {
    return new Advisory.Advised(
        "i",
        Advisory.AdviceKind.INDEX,
        "btree",
        List.of("dc4800056d44bba6"),
        "an index saves reading names",
        "CREATE INDEX ON names (id)",
        Advisory.Basis.HYPOPG,
        "0",
        Map.of(),
        0.5,
        Advisory.Decision.OPEN,
        null);
  }

  @Test
  void review_isToldMethodByMethod() {
    answers(reviewed(asked(612.5)));

    Ran ran = ask("--database", "demo");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out().replace(directory.toString(), "."))
        .isEqualTo(
            """
            method    ./Foo.java:3 Foo.find(long)
            query     line 5 SELECT name FROM names WHERE id = $1
            inexact   line 5: id is only known at run time
            seen      12 calls in the last day, mean 2.00 ms, 40 rows
            predicted 612.50 ms (1.00 to 900.00 ms in 90 % of calls), by model
            plan      high slowScan: reads all of it
            anomaly   high spike since 2026-03-01T10:00:00Z: 12.50 ms, usually 1.00 to 2.00
            advice    index by hypopg: an index saves reading names; CREATE INDEX ON names (id)
            smell     line 9 nPlusOne: it asks once per element
            found     1 statements and 1 smells in 1 of 2 methods
            note      tests: nobody writes them
            """);
  }

  @Test
  void limit_thatIsPassed_isAnExitCodeOfItsOwn_withTheStatement() {
    answers(reviewed(asked(612.5)));

    Ran ran = ask("--database", "demo", "--fail-over", "predictedMs=500", "--quiet");

    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err().replace(directory.toString(), "."))
        .isEqualToIgnoringNewLines(
            "assay: ./Foo.java:5 Foo.find(long): predictedMs is 612.5, expected at most 500.0");
  }

  @Test
  void limit_thatIsKept_isNoFailure() {
    answers(reviewed(asked(500.0)));

    Ran ran = ask("--database", "demo", "--fail-over", "predictedMs=500,meanMs=2");

    assertThat(ran.code()).as(ran.err()).isZero();
  }

  @Test
  void limit_ofWhatIsNotKnown_isNotKept() {
    answers(reviewed(asked(null)));

    Ran ran = ask("--database", "demo", "--fail-over", "predictedMs=500");

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err()).contains("assay: predictedMs is not known of any statement");
    assertThat(ran.out()).contains("predicted nothing: no model");
  }

  @Test
  void limit_ofSourcesWithoutStatements_isKept() {
    answers(reviewed());

    Ran ran = ask("--database", "demo", "--fail-over", "predictedMs=500");

    assertThat(ran.code()).as(ran.err()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          predictedMs=1   |      | --fail-over needs --database
          predictdMs=1    | demo | there is no figure 'predictdMs', expected one of meanMs, predictedMs; the nearest is 'predictedMs'
          predictedMs=-1  | demo | predictedMs is a time in milliseconds, expected 0 or more, was -1.0
          """)
  void limit_thatIsNone_isUsage(String limit, @Nullable String database, String words) {
    Ran ran =
        database == null
            ? ask("--fail-over", limit)
            : ask("--fail-over", limit, "--database", database);

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains(words).hasLineCount(1);
  }

  @Test
  void json_isTheAnswerAsItIs() {
    answers(reviewed(asked(1.0)));

    Ran ran = ask("--json", "--no-tests");

    assertThat(new JsonObject(ran.out()).getJsonArray("methods")).hasSize(2);
  }

  @Test
  void sarif_holdsSmellsProblemsAnomaliesAndAdvice_besideTheirLines() throws IOException {
    answers(reviewed(asked(1.0)));
    Path report = directory.resolve("reports/review.sarif");

    Ran ran = ask("--sarif", report);

    assertThat(ran.code()).as(ran.err()).isZero();
    JsonArray results =
        new JsonObject(Files.readString(report))
            .getJsonArray("runs")
            .getJsonObject(0)
            .getJsonArray("results");
    assertThat(results.stream().map(each -> ((JsonObject) each).getString("ruleId")))
        .containsExactly("nPlusOne", "slowScan", "spike", "btree");
    JsonObject place =
        results
            .getJsonObject(0)
            .getJsonArray("locations")
            .getJsonObject(0)
            .getJsonObject("physicalLocation");
    assertThat(place.getJsonObject("region").getInteger("startLine")).isEqualTo(9);
    assertThat(place.getJsonObject("artifactLocation").getString("uri")).endsWith("Foo.java");
  }

  @Test
  void question_thatTheServerRefuses_isUsage() {
    script.on(
        "POST /v1/reviews",
        404,
        "application/problem+json",
        new JsonObject().put("detail", "no database 'x' is watched").encode());

    Ran ran = ask("--database", "x");

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).isEqualToIgnoringNewLines("assay: no database 'x' is watched");
  }

  @Test
  void server_thatIsDown_isAFailure() {
    script.on(
        "POST /v1/reviews",
        503,
        "application/problem+json",
        new JsonObject().put("detail", "nobody reviews here").encode());

    Ran ran = ask();

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.err()).contains("answers 503: nobody reviews here");
  }
}
