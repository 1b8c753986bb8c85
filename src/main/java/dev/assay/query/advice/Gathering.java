package dev.assay.query.advice;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.query.Advisory.AskAdvice;
import dev.assay.query.Query.AskTop;
import dev.assay.query.Query.Explained;
import dev.assay.query.Query.Figures;
import dev.assay.query.Query.Order;
import dev.assay.query.Query.Top;
import dev.assay.query.collect.Interval;
import dev.assay.query.collect.Statement;
import dev.assay.query.plan.TakenPlan;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Gathers what advice is made from: the busiest queries of a day with their figures, texts and
 * plans, and the tables of these. What fails is noted, and the rest goes on without it. Safe on any
 * thread and never blocks.
 */
final class Gathering {
  static final Duration SPAN = Duration.ofHours(24);
  private static final Duration RECENT = Duration.ofHours(3);
  private static final int LOOKED = 50;
  private static final int MOST = 1_000;
  // For who calls whom, also the less busy count; pairs of these are compared.
  private static final int RELATED = 200;

  private final AdvicePorts ports;
  private final InstantSource clock;

  Gathering(AdvicePorts ports, InstantSource clock) {
    this.ports = ports;
    this.clock = clock;
  }

  /** The busiest of a day. */
  Future<Top> top(String database, Call call) {
    return ports
        .history()
        .top()
        .apply(new AskTop(database, Order.TOTAL_TIME, SPAN.toHours() + "h", MOST), call);
  }

  Future<Material> gather(AskAdvice asked, Notes notes, Call call) {
    return top(asked.database(), call)
        .compose(top -> {
          notes.add(top.stale());
          List<Figures> chosen = chosen(asked, top.queries(), notes);
          return gather(asked.database(), new Choice(top.queries(), chosen), notes, call);
        });
  }

  private record Choice(List<Figures> all, List<Figures> chosen) {}

  private static List<Figures> chosen(AskAdvice asked, List<Figures> all, Notes notes) {
    if (asked.fingerprint() == null) {
      return all.subList(0, Math.min(LOOKED, all.size()));
    }
    List<Figures> one =
        all.stream().filter(query -> query.fingerprint().equals(asked.fingerprint())).toList();
    if (one.isEmpty()) {
      notes.add(
          "the query %s was not called in the last %d hours, so there are no figures to judge it by"
              .formatted(asked.fingerprint(), SPAN.toHours()));
    }
    return one;
  }

  private Future<Material> gather(String database, Choice choice, Notes notes, Call call) {
    List<String> names = names(choice.chosen());
    List<Figures> related = choice.all().subList(0, Math.min(RELATED, choice.all().size()));
    Instant now = clock.instant();
    var day = intervals(database, names, now.minus(SPAN), call);
    var recent = intervals(database, names(related), now.minus(RECENT), call);
    var statements = statements(database, names, notes, call);
    return Future.join(day, recent, statements)
        .compose(read -> new PlanRound(ports.plans(), database, notes, call).take(choice.chosen()))
        .compose(plans -> {
          List<Looked> looked = looked(choice.chosen(), statements.result(), day.result(), plans);
          // After the plans were asked for, which keeps them.
          return Future.join(
                  schema(database, looked, notes, call), trust(database, related, notes, call))
              .map(both ->
                  new Material(
                      choice.all(),
                      looked,
                      plans,
                      new Rule.Scope(both.resultAt(0), both.resultAt(1)),
                      recent.result()));
        });
  }

  private static List<String> names(List<Figures> queries) {
    return queries.stream().map(Figures::fingerprint).toList();
  }

  // Of no names all would be meant.
  private Future<Map<String, List<Interval>>> intervals(
      String database, List<String> names, Instant since, Call call) {
    return names.isEmpty()
        ? Future.succeededFuture(Map.of())
        : ports.history().intervals().of(database, names, since, call);
  }

  /** The texts of these queries; those that nobody knows any more are left out. */
  Future<Map<String, Statement>> statements(
      String database, Collection<String> names, Notes notes, Call call) {
    Map<String, Statement> found = new TreeMap<>();
    Future<Void> done = Future.succeededFuture();
    for (String name : names) {
      done =
          done.compose(before ->
              ports
                  .history()
                  .statements()
                  .of(database, name, call)
                  .transform(result -> {
                    if (result.succeeded()) {
                      found.put(name, result.result());
                    } else if (Fault.of(result.cause()) != Fault.ABSENT) {
                      return Future.failedFuture(result.cause());
                    } else {
                      notes.add(result.cause().getMessage());
                    }
                    return Future.succeededFuture();
                  }));
    }
    return done.map(all -> found);
  }

  private Future<Trust> trust(String database, List<Figures> queries, Notes notes, Call call) {
    return ports
        .plans()
        .latest()
        .of(database, names(queries), call)
        .map(plans -> trust(queries, plans))
        .onSuccess(trust -> {
          if (trust.confidence() == 0 && !queries.isEmpty()) {
            notes.add(
                ("how well the planner's costs tell times here is not shown by %d queries with a"
                        + " plan, so that advice from costs has no confidence and ranks last")
                    .formatted(trust.queries()));
          }
        });
  }

  private static Trust trust(List<Figures> queries, Map<String, TakenPlan> plans) {
    List<Trust.Point> points = new ArrayList<>();
    for (Figures query : queries) {
      TakenPlan plan = plans.get(query.fingerprint());
      if (plan != null && plan.plan().totalCost() > 0) {
        points.add(new Trust.Point(plan.plan().totalCost(), query.meanMs()));
      }
    }
    return Trust.of(points);
  }

  private static List<Looked> looked(
      List<Figures> queries,
      Map<String, Statement> statements,
      Map<String, List<Interval>> intervals,
      Map<String, Explained> plans) {
    List<Looked> looked = new ArrayList<>();
    for (Figures query : queries) {
      Statement statement = statements.get(query.fingerprint());
      if (statement != null) {
        looked.add(
            Looked.of(
                query,
                statement,
                intervals.getOrDefault(query.fingerprint(), List.of()),
                plans.get(query.fingerprint())));
      }
    }
    return looked;
  }

  private Future<Schema> schema(String database, List<Looked> looked, Notes notes, Call call) {
    Set<TableName> tables = new TreeSet<>();
    for (Looked query : looked) {
      if (query.plan() != null) {
        tables.addAll(TableName.of(query.plan().plan()));
      }
    }
    return ports
        .postgres()
        .apply(database)
        .read(call, session -> SchemaReader.read(session, tables))
        .recover(cause -> {
          notes.cutShort(
              "the catalog was not read, so that what depends on indexes, types and settings is not"
                  + " advised: "
                  + Notes.reason(cause));
          return Future.succeededFuture(Schema.UNKNOWN);
        });
  }
}
