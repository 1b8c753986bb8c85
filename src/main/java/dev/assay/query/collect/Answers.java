package dev.assay.query.collect;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.query.Query.AskDatabases;
import dev.assay.query.Query.AskHistory;
import dev.assay.query.Query.AskTop;
import dev.assay.query.Query.Databases;
import dev.assay.query.Query.History;
import dev.assay.query.Query.Order;
import dev.assay.query.Query.Point;
import dev.assay.query.Query.Top;
import dev.assay.query.Query.Watched;
import dev.assay.query.collect.LedgerReads.Collected;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Answers from what was collected, also of databases that are down; what is not as it should be is
 * said in the answer. Safe on any thread, never blocks.
 */
final class Answers {
  private static final Duration TOP_SINCE = Duration.ofHours(1);
  private static final Duration HISTORY_SINCE = Duration.ofDays(1);

  private final Watches watches;
  private final Ledger ledger;
  private final InstantSource clock;

  Answers(Watches watches, Ledger ledger, InstantSource clock) {
    this.watches = watches;
    this.ledger = ledger;
    this.clock = clock;
  }

  Future<Databases> databases(AskDatabases question, Call call) {
    return ledger
        .collected(call)
        .map(collected ->
            new Databases(watches.all().stream().map(watch -> shown(watch, collected)).toList()));
  }

  private static Watched shown(Watch watch, Map<String, Collected> byName) {
    Condition condition = watch.condition();
    Collected collected = byName.getOrDefault(watch.name(), Collected.NOTHING);
    return new Watched(
        watch.name(),
        watch.at(),
        condition.status(),
        condition.server() == null ? null : condition.server().version(),
        condition.reason(),
        condition.progress(),
        collected.until(),
        collected.queries());
  }

  Future<Top> top(AskTop question, Call call) {
    Watch watch = watches.watch(question.database());
    Instant now = clock.instant();
    Instant since = Spans.since(question.since(), TOP_SINCE, now);
    Order order = Objects.requireNonNullElse(question.order(), Order.TOTAL_TIME);
    var ranking = new LedgerReads.Ranking(order, Spans.limit(question.limit()));
    return ledger
        .top(watch.name(), since, ranking, call)
        .map(ranked ->
            new Top(
                watch.name(),
                ranked.span() == null ? now : ranked.span().from(),
                ranked.span() == null ? now : ranked.span().to(),
                ranked.queries(),
                stale(watch, ranked.span())));
  }

  private static @Nullable String stale(Watch watch, LedgerReads.@Nullable Span span) {
    Condition condition = watch.condition();
    String figures =
        span == null
            ? "nothing was collected in this time"
            : "these are the figures until " + span.to();
    return switch (condition.status()) {
      case DOWN ->
          "down since %s: %s (%s)".formatted(condition.sinceSecond(), condition.reason(), figures);
      case LIMITED -> "limited: %s (%s)".formatted(condition.reason(), figures);
      case CONNECTING ->
          "not reached yet%s (%s)"
              .formatted(condition.reason() == null ? "" : ": " + condition.reason(), figures);
      case UP ->
          condition.collected()
              ? (span == null ? figures : null)
              : "no interval has ended since Assay started, which reads anew what it counts from"
                  + " (%s)".formatted(figures);
    };
  }

  Future<History> history(AskHistory question, Call call) {
    String name = watches.watch(question.database()).name();
    Instant since = Spans.since(question.since(), HISTORY_SINCE, clock.instant());
    String fingerprint = question.fingerprint();
    if (fingerprint == null) {
      throw Fault.INVALID.because("field 'fingerprint' is missing; expected that of a query");
    }
    return ledger
        .statement(name, fingerprint, call)
        .compose(statement ->
            ledger
                .intervals(name, List.of(fingerprint), since, call)
                .map(found ->
                    history(name, statement, found.getOrDefault(fingerprint, List.of()), since)));
  }

  private static History history(
      String name, Statement statement, List<Interval> series, Instant since) {
    Delta sum =
        series.stream()
            .map(Delta::of)
            .reduce(Delta::plus)
            .orElseThrow(() ->
                Fault.ABSENT.because(
                    "the query %s of %s was not called since %s; ask with a longer 'since'"
                        .formatted(statement.fingerprint(), name, since)));
    return new History(
        name,
        LedgerReads.figures(
            statement.fingerprint(), statement.normalized(), statement.approximate(), sum),
        statement.queryIds(),
        statement.relations(),
        series.stream().map(Answers::point).toList());
  }

  private static Point point(Interval interval) {
    return new Point(
        interval.from(),
        interval.to(),
        interval.calls(),
        interval.meanMs(),
        Delta.of(interval).deviation(),
        interval.rows(),
        interval.blocks().sharedHit(),
        interval.blocks().sharedRead(),
        interval.blocks().tempWritten());
  }
}
