package dev.assay;

import dev.assay.bus.Bus;
import dev.assay.bus.Endpoint;
import dev.assay.bus.Fault;
import dev.assay.query.Forecast;
import dev.assay.query.Query;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Answers as the query desk would of three databases: one with a thousand queries and names that
 * look like markup, one that is down, one that is being made. The same answers each time; safe on
 * any thread.
 */
final class SeededQueries {
  static final String SHOP = "shop";
  static final String DOWN = "warehouse-of-the-northern-region-which-has-a-rather-long-name";
  static final String MAKING = "demo";
  static final String MARKUP = "<img src=x onerror=\"window.ran=1\"></script>";
  static final String FIRST = "0000a55a00000000";
  private static final int QUERIES = 1000;
  private static final int POINTS = 48;
  private static final int MANY_NODES = 2000;

  private SeededQueries() {}

  static Future<?> serve(Bus bus) {
    return Future.all(
        List.of(
            serve(bus, Query.DATABASES, ask -> databases()),
            serve(bus, Query.TOP, SeededQueries::top),
            serve(bus, Query.HISTORY, SeededQueries::history),
            serve(bus, Query.FEATURES, SeededQueries::features),
            serve(bus, Query.EXPLAIN, SeededQueries::explained),
            serve(bus, Query.PLANS, SeededQueries::plans),
            serve(bus, Query.FINGERPRINT, SeededQueries::fingerprinted),
            serve(bus, Forecast.PREDICT, SeededQueries::predicted)));
  }

  static <Q extends Record, A extends Record> Future<Void> serve(
      Bus bus, Endpoint<Q, A> endpoint, Function<Q, A> answer) {
    return bus.serve(endpoint, (question, call) -> Future.succeededFuture(answer.apply(question)));
  }

  static String fingerprint(int number) {
    return String.format(Locale.ROOT, "%016x", 0xa55a_0000_0000L + number);
  }

  static String text(int number) {
    return number == 0
        ? "select \"" + MARKUP + "\" from orders where note = $1"
        : "select column_%d, sum(amount) from orders_%d join customers using (customer) where day > $1 group by 1"
            .formatted(number, number);
  }

  private static Query.Databases databases() {
    return new Query.Databases(
        List.of(
            new Query.Watched(
                MAKING,
                "not there yet",
                Query.Status.CONNECTING,
                null,
                "loading lineitem",
                0.4,
                null,
                0),
            new Query.Watched(
                SHOP, "db.example:5432/shop", Query.Status.UP, "18.1", null, null, now(), QUERIES),
            new Query.Watched(
                DOWN,
                "db.example:5433/w",
                Query.Status.DOWN,
                null,
                "it refused the connection",
                null,
                null,
                0)));
  }

  private static Query.Top top(Query.AskTop ask) {
    if (!ask.database().equals(SHOP)) {
      return new Query.Top(
          ask.database(), now(), now(), List.of(), "nothing was collected in this time");
    }
    Comparator<Query.Figures> order =
        ask.order() == Query.Order.CALLS
            ? Comparator.comparingLong(Query.Figures::calls)
            : Comparator.comparingDouble(Query.Figures::totalMs);
    int limit = ask.limit() == null ? 50 : ask.limit();
    return new Query.Top(
        SHOP,
        now().minus(1, ChronoUnit.HOURS),
        now(),
        IntStream.range(0, QUERIES)
            .mapToObj(SeededQueries::figures)
            .sorted(order.reversed())
            .limit(limit)
            .toList(),
        null);
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  private static Query.Figures figures(int number) {
    double mean = 40.0 / (number + 1);
    long calls = 10L + number;
    return new Query.Figures(
        fingerprint(number),
        text(number),
        number == 1,
        calls,
        mean * calls,
        mean,
        mean / 4,
        mean / 2,
        mean * 2,
        calls * 3,
        900,
        100,
        0,
        number == 0 ? 512 : 0,
        64);
  }

  private static Query.History history(Query.AskHistory ask) {
    if (!ask.database().equals(SHOP) || !ask.fingerprint().startsWith("0000a55a")) {
      throw Fault.ABSENT.because("the database has no query " + ask.fingerprint());
    }
    int number = (int) (Long.parseLong(ask.fingerprint(), 16) - 0xa55a_0000_0000L);
    return new Query.History(
        SHOP,
        figures(number),
        List.of("-42"),
        List.of("orders", MARKUP),
        IntStream.range(0, POINTS).mapToObj(at -> point(number, at)).toList());
  }

  private static Query.Point point(int number, int at) {
    Instant from = now().minus((POINTS - at) * 30L, ChronoUnit.MINUTES);
    double mean = 40.0 / (number + 1) * (1 + 0.3 * Math.sin(at / 3.0));
    long calls = at % 11 == 10 ? 0 : 5;
    return new Query.Point(
        from,
        from.plus(30, ChronoUnit.MINUTES),
        calls,
        calls == 0 ? 0 : mean,
        calls == 0 ? null : mean / 5,
        10,
        80,
        20,
        number == 0 ? 16 : 0);
  }

  private static Query.Features features(Query.AskFeatures ask) {
    var known =
        new Query.FeatureSet(
            FIRST,
            Query.Scenario.CURRENT,
            Map.of("plan.totalCost", 431.5),
            now(),
            "the table was never analyzed");
    return new Query.Features(ask.database(), "features-1", List.of(known), List.of());
  }

  private static Query.Explained explained(Query.Explain ask) {
    boolean many = ask.sql() != null && ask.sql().contains("union");
    boolean ran = ask.sql() == null;
    if (ask.sql() != null && ask.sql().contains("nonsense")) {
      throw Fault.INVALID.because("the statement cannot be planned: syntax error at 'nonsense'");
    }
    return new Query.Explained(
        ask.database(),
        FIRST,
        "51eee0364cd93f8c",
        now(),
        431.5,
        ran ? 12.5 : null,
        ran,
        false,
        many ? manyNodes() : plan(),
        ran ? List.of(new Query.NodeTime("0.0", "Seq Scan", 11.0, 0.88)) : List.of(),
        List.of(
            new Query.Problem(
                "slowScan",
                "0.0",
                "Seq Scan",
                Query.Severity.HIGH,
                "Seq Scan on orders reads 9,000 rows and keeps 3",
                Map.of("rowsRemoved", 8997.0))),
        null);
  }

  private static String plan() {
    return "[{\"Plan\":%s}]"
        .formatted(
            node(
                "Sort",
                "\"Sort Key\":[\"day\"],\"Plans\":[%s]"
                    .formatted(scan(MARKUP.replace("\"", "\\\"")))));
  }

  private static String manyNodes() {
    String scans =
        IntStream.range(0, MANY_NODES)
            .mapToObj(each -> scan("orders_" + each))
            .collect(Collectors.joining(","));
    return "[{\"Plan\":%s}]".formatted(node("Append", "\"Plans\":[%s]".formatted(scans)));
  }

  private static String scan(String relation) {
    return node(
        "Seq Scan",
        "\"Relation Name\":\"%s\",\"Alias\":\"%s\",\"Filter\":\"(note < $1)\""
            .formatted(relation, relation));
  }

  private static String node(String type, String more) {
    return """
    {"Node Type":"%s","Startup Cost":1.0,"Total Cost":431.5,"Plan Rows":3,"Plan Width":8,\
    "Actual Startup Time":0.1,"Actual Total Time":12.0,"Actual Rows":3,"Actual Loops":1,%s}\
    """
        .formatted(type, more);
  }

  private static Query.Plans plans(Query.AskPlans ask) {
    return new Query.Plans(
        ask.database(),
        ask.fingerprint(),
        1,
        List.of(
            new Query.SeenPlan(
                "51eee0364cd93f8c", now().minus(3, ChronoUnit.HOURS), now(), 431.5, plan()),
            new Query.SeenPlan(
                "0badcafe0badcafe",
                now().minus(9, ChronoUnit.DAYS),
                now().minus(3, ChronoUnit.HOURS),
                12.5,
                plan())));
  }

  private static Query.Fingerprinted fingerprinted(Query.AskFingerprint ask) {
    return new Query.Fingerprinted(
        FIRST,
        ask.sql().length() > 2000 ? ask.sql().substring(0, 2000) : ask.sql(),
        "lexer-1",
        true,
        List.of("orders", MARKUP),
        1,
        Query.Kind.SELECT);
  }

  private static Forecast.Predicted predicted(Forecast.Predict ask) {
    return new Forecast.Predicted(
        List.of(
            new Forecast.Prediction(
                "p1",
                FIRST,
                Query.Scenario.CURRENT,
                42.0,
                new Forecast.Interval(30, 49, 0.9),
                Forecast.Source.MODEL,
                "m7",
                "features-1",
                null,
                null,
                null)));
  }
}
