package dev.assay.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.bus.Wire;
import dev.assay.query.Advisory;
import dev.assay.query.Forecast;
import dev.assay.query.Insight;
import dev.assay.query.Query;
import dev.assay.review.Review.Asked;
import dev.assay.review.Review.Examine;
import dev.assay.review.Review.Options;
import dev.assay.review.Review.Reviewed;
import dev.assay.testgen.Testgen;
import dev.assay.testgen.Testgen.SourceFile;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReviewDeskTest {
  private static final String NAMES =
      """
      import java.sql.*;

      class Names {
        ResultSet find(Statement statement, long id) throws SQLException {
          return statement.executeQuery("SELECT name FROM names WHERE id = " + id);
        }

        int length(String name) {
          return name.length();
        }
      }
      """;
  private static final Options NO_TESTS = new Options(false, null);

  private final Desk desk = new Desk();

  @AfterEach
  void close() throws Exception {
    desk.close();
  }

  private Asked first(Reviewed reviewed) {
    return reviewed.methods().getFirst().queries().getFirst();
  }

  private static void assertRefused(ThrowingCallable call, Fault fault, String words) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Failure.class,
            failure -> {
              assertThat(failure.fault()).isEqualTo(fault);
              assertThat(failure.text()).contains(words);
            });
  }

  @Test
  void review_withoutADatabase_findsAndFingerprints() throws Exception {
    Reviewed reviewed = desk.review(NAMES);

    Asked asked = first(reviewed);
    assertThat(asked.sql()).isEqualTo("SELECT name FROM names WHERE id = $1");
    assertThat(asked.line()).isEqualTo(5);
    assertThat(asked.exact()).isFalse();
    assertThat(asked.reason()).isEqualTo("line 5: id is only known at run time");
    assertThat(asked.fingerprint()).matches("[0-9a-f]{16}");
    assertThat(asked.seen()).isNull();
    assertThat(asked.degraded()).isNull();
    assertThat(reviewed.methods().getFirst().smells())
        .singleElement()
        .satisfies(smell -> assertThat(smell.kind()).isEqualTo("stringConcatenatedValue"));
    assertThat(desk.asked).isEmpty();
  }

  @Test
  void review_listsMethodsThatAskNothing() throws Exception {
    Reviewed reviewed = desk.review(NAMES);

    Review.Method length = reviewed.methods().getLast();
    assertThat(length.id()).isEqualTo("length(String)");
    assertThat(length.line()).isEqualTo(8);
    assertThat(length.queries()).isEmpty();
    assertThat(length.smells()).isEmpty();
  }

  @Test
  void review_withADatabase_tellsFiguresPlanAndPrediction() throws Exception {
    Reviewed reviewed = desk.review(NAMES, "demo");

    Asked asked = first(reviewed);
    assertThat(asked.seen()).isTrue();
    assertThat(asked.figures()).extracting(Query.Figures::calls).isEqualTo(12L);
    assertThat(asked.plan()).extracting(Query.Explained::shape).isEqualTo("shape");
    assertThat(asked.prediction()).extracting(Forecast.Prediction::predictedMs).isEqualTo(1.5);
    assertThat(asked.anomalies()).isEmpty();
    assertThat(asked.advice()).extracting(Advisory.Advised::id).containsExactly("i1");
    assertThat(asked.degraded()).isNull();
    assertThat(desk.asked(Query.Explain.class))
        .singleElement()
        .isEqualTo(new Query.Explain("demo", "SELECT name FROM names WHERE id = $1", null, null));
  }

  @Test
  void anomaliesAndAdvice_areOfTheQuery_andOnlyThoseThatAreOpen() throws Exception {
    Asked asked = first(desk.review(NAMES, "demo"));

    assertThat(desk.asked(Insight.AskAnomalies.class))
        .containsExactly(
            new Insight.AskAnomalies("demo", Insight.AnomalyState.OPEN, null, asked.fingerprint()));
    assertThat(desk.asked(Advisory.AskAdvice.class))
        .containsExactly(new Advisory.AskAdvice("demo", asked.fingerprint()));
  }

  @Test
  void advice_thatIsNone_saysWhatCouldNotBeLookedAt() throws Exception {
    desk.advice =
        ask ->
            Future.succeededFuture(
                new Advisory.Advice("demo", List.of(), List.of(), "there is no plan"));

    Asked asked = first(desk.review(NAMES, "demo"));

    assertThat(asked.degraded()).isEqualTo("advice: there is no plan");
  }

  @Test
  void statement_thatWasNeverAsked_isNotSeen() throws Exception {
    desk.history = ask -> Future.failedFuture(Fault.ABSENT.because("no such query"));

    Asked asked = first(desk.review(NAMES, "demo"));

    assertThat(asked.seen()).isFalse();
    assertThat(asked.figures()).isNull();
    assertThat(asked.prediction()).isNotNull();
    assertThat(asked.advice()).isNull();
    assertThat(asked.degraded()).isNull();
  }

  @Test
  void part_thatFails_isNamed_andTakesNothingWithIt() throws Exception {
    desk.explain = ask -> Future.failedFuture(Fault.LATE.because("the server did not answer"));
    desk.history =
        ask -> {
          throw Fault.BUSY.because("the query desk is full");
        };

    Asked asked = first(desk.review(NAMES, "demo"));

    assertThat(asked.degraded())
        .isEqualTo("figures: the query desk is full; plan: the server did not answer");
    assertThat(asked.seen()).isNull();
    assertThat(asked.prediction()).isNotNull();
  }

  @Test
  void mistakeOfOurs_isNotShown() throws Exception {
    desk.predict = ask -> Future.failedFuture(new IllegalStateException("the secret"));

    Asked asked = first(desk.review(NAMES, "demo"));

    assertThat(asked.degraded()).isEqualTo("prediction: a mistake of ours; the log says which");
  }

  @Test
  void database_thatIsNotWatched_isAbsent() {
    assertRefused(
        () -> desk.review(NAMES, "dmeo"),
        Fault.ABSENT,
        "no database 'dmeo' is watched; the nearest is 'demo'");
  }

  @Test
  void queryDesk_thatIsDown_leavesWhatTheCodeTells() throws Exception {
    var down = Fault.UNAVAILABLE.because("the query desk is down");
    desk.databases = ask -> Future.failedFuture(down);
    desk.history = ask -> Future.failedFuture(down);
    desk.explain = ask -> Future.failedFuture(down);
    desk.predict = ask -> Future.failedFuture(down);

    Reviewed reviewed = desk.review(NAMES, "demo");

    assertThat(reviewed.degraded()).isEqualTo("database: the query desk is down");
    assertThat(first(reviewed).sql()).isNotNull();
    assertThat(first(reviewed).degraded())
        .isEqualTo(
            "figures: the query desk is down; plan: the query desk is down;"
                + " prediction: the query desk is down");
  }

  @Test
  void absence_isNotTakenForNeverAsked_whereTheDatabaseIsNotKnown() throws Exception {
    desk.databases = ask -> Future.failedFuture(Fault.LATE.because("slow"));
    desk.history = ask -> Future.failedFuture(Fault.ABSENT.because("no database 'demo'"));

    Asked asked = first(desk.review(NAMES, "demo"));

    assertThat(asked.seen()).isNull();
    assertThat(asked.degraded()).isEqualTo("figures: no database 'demo'");
  }

  @Test
  void statement_thatHasNoPlan_isNotPlanned() throws Exception {
    String source =
        "class A { void a(java.sql.Statement s) throws Exception {"
            + " s.execute(\"CREATE TABLE a (b int)\"); } }";

    Asked asked = first(desk.review(source, "demo"));

    assertThat(asked.seen()).isTrue();
    assertThat(asked.plan()).isNull();
    assertThat(asked.degraded()).isEqualTo("plan: statements of this kind (ddl) have none");
    assertThat(desk.asked(Query.Explain.class)).isEmpty();
  }

  @Test
  void statement_thatIsNotKnownWhole_isNotLookedUp() throws Exception {
    String source =
        """
        class A {
          void a(java.sql.Statement s, String table) throws Exception {
            s.executeUpdate("DELETE FROM " + table);
          }
          void b(Statement s, String sql) throws Exception {
            s.executeQuery(sql);
          }
          void c(EntityManager em) {
            em.createQuery("select b from Book b where b.id = 1").getSingleResult();
          }
        }
        """;

    Reviewed reviewed = desk.review(source, "demo");

    assertThat(reviewed.methods())
        .extracting(method -> method.queries().getFirst().degraded())
        .containsExactly(
            "more than values of it is only known at run time, so it is neither fingerprinted nor"
                + " planned",
            "the statement is not known, so nothing is known of it",
            "it is JPQL, which becomes SQL at run time; it is not planned");
    assertThat(reviewed.methods().get(1).queries().getFirst().reason())
        .isEqualTo("line 6: the caller hands it in as sql");
    assertThat(desk.asked(Query.AskHistory.class)).isEmpty();
  }

  @Test
  void equalStatements_areAskedOnce() throws Exception {
    String method =
        "void m%d(java.sql.Connection c) throws Exception { c.prepareStatement(\"SELECT a FROM b WHERE c = ?\"); }";
    String source =
        IntStream.range(0, 5)
            .mapToObj(method::formatted)
            .collect(Collectors.joining("\n", "class A {", "}"));

    Reviewed reviewed = desk.review(source, "demo");

    assertThat(reviewed.methods()).hasSize(5).allMatch(it -> first(reviewed).seen() != null);
    assertThat(desk.asked(Forecast.Predict.class)).hasSize(1);
  }

  @Test
  void questions_areEightAtATime() throws Exception {
    Promise<Query.Explained> never = Promise.promise();
    var eight = new CountDownLatch(8);
    desk.explain =
        ask -> {
          eight.countDown();
          return never.future();
        };
    String source = statements(30);

    Future<Reviewed> reviewed = desk.asking(new Examine(source, null, "demo", NO_TESTS));
    assertThat(eight.await(30, TimeUnit.SECONDS)).isTrue();
    long under = desk.asked(Query.Explain.class).count();
    never.fail(Fault.LATE.because("late"));

    assertThat(reviewed.await(30, TimeUnit.SECONDS).methods().getFirst().queries()).hasSize(30);
    assertThat(under).isEqualTo(8);
    assertThat(desk.asked(Query.Explain.class)).hasSize(30);
  }

  private static String statements(int count) {
    return IntStream.range(0, count)
        .mapToObj("c.prepareStatement(\"SELECT a FROM b%d WHERE c = ?\");"::formatted)
        .collect(
            Collectors.joining(
                "\n", "class A { void a(java.sql.Connection c) throws Exception {\n", "} }"));
  }

  @Test
  void statements_pastTheMost_areNamedAsSuch() throws Exception {
    Reviewed reviewed = desk.review(statements(301), "demo");

    List<Asked> queries = reviewed.methods().getFirst().queries();
    assertThat(queries).hasSize(301);
    assertThat(queries.get(299).degraded()).isNull();
    assertThat(queries.get(300).degraded()).contains("300 different statements");
  }

  @Test
  void sources_knowEachOthersConstants_andAreToldByTheirPaths() throws Exception {
    var table =
        new SourceFile(
            "a/Tables.java", "package a; class Tables { static final String T = \"t1\"; }");
    var dao =
        new SourceFile(
            "a/Dao.java",
            "package a; class Dao { void d(java.sql.Statement s) throws Exception {"
                + " s.executeUpdate(\"DELETE FROM \" + Tables.T); } }");

    Reviewed reviewed = desk.review(new Examine(null, List.of(dao, table), null, NO_TESTS));

    assertThat(reviewed.methods()).extracting(Review.Method::path).containsExactly("a/Dao.java");
    assertThat(first(reviewed).sql()).isEqualTo("DELETE FROM t1");
    assertThat(first(reviewed).exact()).isTrue();
  }

  @Test
  void source_thatIsNoJava_isRefusedWithItsPlace() {
    assertRefused(() -> desk.review("class A {\n int f( }"), Fault.INVALID, "line 2, column 9");
  }

  @Test
  void source_ofSeveralThatIsNoJava_isRefusedWithItsPath() {
    var good = new SourceFile("A.java", "class A {}");
    var bad = new SourceFile("B.java", "class {");

    assertRefused(
        () -> desk.review(new Examine(null, List.of(good, bad), null, NO_TESTS)),
        Fault.INVALID,
        "B.java: line 1");
  }

  @Test
  void source_thatIsTooLarge_isRefused() {
    String large = "class A {}" + " ".repeat(Desk.MAX_SOURCE);

    assertRefused(() -> desk.review(large), Fault.TOO_LARGE, "at most 2097152 are read");
  }

  @Test
  void question_withoutOrWithTwoKindsOfSources_isRefused() {
    var file = new SourceFile("A.java", "class A {}");

    assertRefused(
        () -> desk.review(new Examine(null, null, null, null)), Fault.INVALID, "give either");
    assertRefused(
        () -> desk.review(new Examine("class A {}", List.of(file), null, null)),
        Fault.INVALID,
        "give either");
    assertRefused(
        () -> desk.review(new Examine(null, List.of(), null, null)), Fault.INVALID, "1 to 200");
    assertRefused(
        () -> desk.review(new Examine(null, List.of(file, file), null, null)),
        Fault.INVALID,
        "'A.java' twice");
    assertRefused(
        () ->
            desk.review(
                Wire.decode(Buffer.buffer("{\"sources\":[{\"path\":\"A.java\"}]}"), Examine.class)),
        Fault.INVALID,
        "needs a 'path'");
  }

  @Test
  void tests_areGivenToTheirMethods() throws Exception {
    desk.tests = ask -> Future.succeededFuture(generated());

    Reviewed reviewed = desk.review(new Examine(NAMES, null, null, null));

    Review.Tests length = Objects.requireNonNull(reviewed.methods().getLast().tests());
    assertThat(length.path()).isEqualTo("NamesTest.java");
    assertThat(length.methods())
        .extracting(Review.TestMethod::name)
        .containsExactly("returns3_whenNameIsAbc", "throwsNullPointerException_whenNameIsNull");
    assertThat(length.methods().getFirst().source())
        .isEqualTo("@Test\nvoid returns3_whenNameIsAbc() {\n  new Names();\n}");
    assertThat(length.findings()).hasSize(1);
    assertThat(reviewed.methods().getFirst().tests())
        .satisfies(find -> assertThat(find.skipped()).hasSize(1))
        .satisfies(find -> assertThat(find.path()).isNull());
    assertThat(reviewed.testClasses()).hasSize(1);
  }

  private static Testgen.Generated generated() {
    String source =
        """
        import org.junit.jupiter.api.*;

        class NamesTest {
          @Nested
          class Length {
            @Test
            void returns3_whenNameIsAbc() {
              new Names();
            }

            @Test
            void throwsNullPointerException_whenNameIsNull() {}
          }
        }
        """;
    return new Testgen.Generated(
        "id",
        List.of(new Testgen.TestClass("NamesTest.java", source)),
        Testgen.Verdict.GREEN,
        List.of(),
        null,
        null,
        null,
        List.of(),
        List.of(new Testgen.Finding("Names.length(String)", 8, "leakingException", "it leaks")),
        List.of(new Testgen.Skipped("Names.find(Statement, long)", "CANNOT_BUILD", "no value")),
        Map.of());
  }

  @Test
  void tests_thatCannotBeWritten_areNamed() throws Exception {
    Reviewed reviewed = desk.review(new Examine(NAMES, null, null, null));

    assertThat(reviewed.degraded()).isEqualTo("tests: nobody writes tests here");
    assertThat(reviewed.methods())
        .allMatch(method -> "tests: nobody writes tests here".equals(method.degraded()));
    assertThat(first(reviewed).fingerprint()).isNotNull();
  }
}
