package dev.assay.query.advice;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.query.Advisory.Advice;
import dev.assay.query.Advisory.Advised;
import dev.assay.query.Advisory.AskAdvice;
import dev.assay.query.Advisory.Rejected;
import dev.assay.query.Query.Figures;
import dev.assay.query.advice.AdviceDesk.Given;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes advice: gathers, asks the rules and who knows indexes, ranks, keeps what was found, joins
 * what was decided. Safe on any thread and never blocks; rules work on a worker.
 */
final class Finding {
  private static final int RELATED = 200;
  private static final Duration RESERVE = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final AdvicePorts ports;
  private final Decisions decisions;
  private final InstantSource clock;
  private final Gathering gathering;
  private final Listing listing;

  Finding(Vertx vertx, AdvicePorts ports, Decisions decisions, InstantSource clock) {
    this.vertx = vertx;
    this.ports = ports;
    this.decisions = decisions;
    this.clock = clock;
    this.gathering = new Gathering(ports, clock);
    this.listing =
        new Listing(
            ports.history().statements(), decisions, new EffectReader(ports, decisions, clock));
  }

  Future<Given> find(AskAdvice asked, Call call) {
    String fingerprint = asked.fingerprint();
    if (fingerprint == null) {
      return fresh(asked, call);
    }
    return ports
        .history()
        .statements()
        .of(asked.database(), fingerprint, call)
        .transform(result -> {
          if (result.succeeded()) {
            return fresh(asked, call);
          }
          return Fault.of(result.cause()) == Fault.ABSENT
              ? stored(asked, result.cause(), call)
              : Future.failedFuture(result.cause());
        });
  }

  // Of a query that vanished, what was decided is still told.
  private Future<Given> stored(AskAdvice asked, Throwable cause, Call call) {
    return listing
        .of(asked.database(), List.of(), asked.fingerprint(), call)
        .compose(list -> {
          if (list.isEmpty()) {
            return Future.failedFuture(cause);
          }
          String why = "only what was decided earlier is told: " + cause.getMessage();
          return Future.succeededFuture(
              new Given(new Advice(asked.database(), list, List.of(), why), true));
        });
  }

  private Future<Given> fresh(AskAdvice asked, Call call) {
    var notes = new Notes();
    return gathering
        .gather(asked, notes, call)
        .compose(material ->
            indexes(asked.database(), material, notes, call)
                .compose(found -> ranked(asked, material, found))
                .compose(found -> kept(asked.database(), found, notes, call)))
        .compose(found ->
            listing
                .of(asked.database(), found.advised(), asked.fingerprint(), call)
                .map(list ->
                    new Given(
                        new Advice(asked.database(), list, found.rejected(), notes.text()),
                        notes.whole())));
  }

  private record Found(List<Advised> advised, List<Rejected> rejected) {}

  private Future<FoundIndexes> indexes(String database, Material material, Notes notes, Call call) {
    List<IndexQuery> planned = material.planned();
    if (planned.isEmpty()) {
      return Future.succeededFuture(FoundIndexes.NONE);
    }
    Duration remaining = call.remaining();
    Duration patience = remaining.compareTo(RESERVE) > 0 ? remaining.minus(RESERVE) : remaining;
    return ports
        .indexes()
        .of(database, planned, Call.of(call.requestId(), patience))
        .onSuccess(found -> notes.add(found.degraded()))
        .recover(cause -> {
          notes.cutShort("indexes were not looked for: " + Notes.reason(cause));
          return Future.succeededFuture(FoundIndexes.NONE);
        });
  }

  private Future<Found> ranked(AskAdvice asked, Material material, FoundIndexes indexes) {
    return vertx.executeBlocking(
        () -> {
          List<Draft> drafts =
              new ArrayList<>(Rules.find(material.looked(), material.scope()).toList());
          List<Figures> related =
              material.all().subList(0, Math.min(RELATED, material.all().size()));
          new NPlusOne(related, material.recent())
              .find()
              .filter(draft -> isOf(draft, asked.fingerprint()))
              .forEach(drafts::add);
          var ranking = new Ranking(asked.database(), material.all());
          drafts.addAll(IndexDrafts.of(indexes, material.scope().trust(), ranking));
          return new Found(ranking.ranked(drafts), indexes.rejected());
        },
        false);
  }

  private static boolean isOf(Draft draft, @Nullable String fingerprint) {
    return fingerprint == null || draft.fingerprints().contains(fingerprint);
  }

  private Future<Found> kept(String database, Found found, Notes notes, Call call) {
    return decisions
        .give(database, found.advised(), clock.instant(), call)
        .map(kept -> found)
        .recover(cause -> {
          notes.cutShort(
              "this advice could not be kept, so it cannot be decided on: " + Notes.reason(cause));
          return Future.succeededFuture(found);
        });
  }
}
