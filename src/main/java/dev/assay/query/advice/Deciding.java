package dev.assay.query.advice;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.query.Advisory.Advised;
import dev.assay.query.Advisory.Decide;
import dev.assay.query.Advisory.Decision;
import dev.assay.query.Query.Figures;
import dev.assay.query.advice.AdviceTable.Decided;
import dev.assay.query.advice.Stored.Before;
import dev.assay.query.collect.Statement;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes decisions; of accepted advice it keeps what its queries, and the busiest on the same
 * tables, did in the day before. Who accepts again changes the reason only. Safe on any thread and
 * never blocks.
 */
final class Deciding {
  private static final int LONGEST_REASON = 1_000;
  private static final int RELATED = 200;

  private final AdvicePorts ports;
  private final Decisions decisions;
  private final Gathering gathering;
  private final Listing listing;
  private final InstantSource clock;

  Deciding(AdvicePorts ports, Decisions decisions, InstantSource clock) {
    this.ports = ports;
    this.decisions = decisions;
    this.gathering = new Gathering(ports, clock);
    this.listing =
        new Listing(
            ports.history().statements(), decisions, new EffectReader(ports, decisions, clock));
    this.clock = clock;
  }

  /** What a question that came as JSON may lack is INVALID. */
  static void check(@Nullable String id, @Nullable Decision decision, @Nullable String reason) {
    if (id == null || id.isBlank()) {
      throw Fault.INVALID.because("field 'id' is missing; expected that of a piece of advice");
    }
    if (decision == null) {
      throw Fault.INVALID.because(
          "field 'decision' is missing; expected accepted, dismissed or open");
    }
    if (reason != null && reason.length() > LONGEST_REASON) {
      throw Fault.INVALID.because(
          "field 'reason': expected at most %d characters, got %d"
              .formatted(LONGEST_REASON, reason.length()));
    }
  }

  Future<Advised> decide(Decide asked, Call call) {
    // The history counts milliseconds.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String database = asked.database();
    return decisions
        .find(database, asked.id(), call)
        .compose(stored -> decided(asked, stored, now, call))
        .compose(decided -> decisions.decide(decided, call))
        .compose(done -> decisions.find(database, asked.id(), call))
        .compose(stored -> listing.one(database, stored, call));
  }

  private Future<Decided> decided(Decide asked, Stored stored, Instant now, Call call) {
    Decision decision = asked.decision();
    if (decision == stored.decision()) {
      return Future.succeededFuture(
          new Decided(asked.id(), decision, asked.reason(), stored.decidedAt(), List.of()));
    }
    Instant at = decision == Decision.OPEN ? null : now;
    Future<List<Before>> before =
        decision == Decision.ACCEPTED
            ? before(asked.database(), stored.advised().fingerprints(), now, call)
            : Future.succeededFuture(List.of());
    return before.map(list -> new Decided(asked.id(), decision, asked.reason(), at, list));
  }

  private Future<List<Before>> before(String database, List<String> own, Instant now, Call call) {
    Notes unsaid = new Notes();
    return gathering
        .top(database, call)
        .compose(top -> {
          Set<String> names = new TreeSet<>(own);
          top.queries().stream().limit(RELATED).map(Figures::fingerprint).forEach(names::add);
          return gathering.statements(database, names, unsaid, call);
        })
        .compose(statements -> {
          List<String> names = related(own, statements);
          return ports
              .history()
              .intervals()
              .of(database, names, now.minus(Gathering.SPAN), call)
              .map(intervals -> {
                List<Before> before = new ArrayList<>();
                for (String name : names) {
                  Series series = Series.of(intervals.getOrDefault(name, List.of()));
                  before.add(new Before(name, own.contains(name), series));
                }
                return before;
              });
        });
  }

  private static List<String> related(List<String> own, Map<String, Statement> statements) {
    Set<String> relations = new TreeSet<>();
    own.stream()
        .map(statements::get)
        .filter(Objects::nonNull)
        .map(Statement::relations)
        .forEach(relations::addAll);
    Set<String> names = new TreeSet<>(own);
    statements.values().stream()
        .filter(statement -> shares(statement.relations(), relations))
        .map(Statement::fingerprint)
        .forEach(names::add);
    return List.copyOf(names);
  }

  private static boolean shares(Collection<String> some, Set<String> others) {
    return some.stream().anyMatch(others::contains);
  }
}
