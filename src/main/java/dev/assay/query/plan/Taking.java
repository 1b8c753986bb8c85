package dev.assay.query.plan;

import dev.assay.bus.Call;
import dev.assay.store.PgSession;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Takes a plan: finds the text, lets it pass the gate, asks the server, keeps what came. Safe on
 * any thread; the server is asked, and its answer read, on the workers of its database.
 */
final class Taking {
  private final PlanPorts ports;
  private final InstantSource clock;
  private final PlanHistory history;

  /** A plan that was taken, and whether its shape is another than before. */
  record Took(Known known, boolean flipped) {}

  Taking(PlanDesk.Parts parts, PlanHistory history) {
    this.ports = parts.ports();
    this.clock = parts.clock();
    this.history = history;
  }

  /** A plan as the planner thinks of it; it is kept. */
  Future<Took> plan(Question asked, PlanPorts.Target target, Call call) {
    return explainable(asked, call)
        .compose(text -> ask(asked, text, target, call))
        .compose(known -> keep(asked, known, call));
  }

  /** A plan with what happened when it was run. It is not kept: it tells of one run. */
  Future<Known> run(Question asked, PlanPorts.Target target, Call call) {
    return explainable(asked, call)
        .map(text -> {
          text.checkRunnable(asked.database(), target.mayAnalyze());
          return text;
        })
        .compose(text -> ask(asked, text, target, call));
  }

  private Future<Explainable> explainable(Question asked, Call call) {
    Future<String> text =
        asked.isSeen()
            ? ports.samples().of(asked.database(), asked.fingerprint(), call)
            : Future.succeededFuture(asked.sql());
    return text.compose(sql ->
        ports
            .fingerprint()
            .apply(Explainable.checked(sql), call)
            .map(fingerprinted -> Explainable.of(sql, fingerprinted)));
  }

  private Future<Known> ask(Question asked, Explainable text, PlanPorts.Target target, Call call) {
    String fingerprint = asked.isSeen() ? asked.fingerprint() : text.of().fingerprint();
    return target
        .postgres()
        .read(
            call,
            session -> {
              // The history counts milliseconds; what is told is told as it is kept.
              Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
              var origin = new Known.Origin(asked.database(), fingerprint, at, text.parameters());
              return read(session, text, asked.analyze(), origin);
            });
  }

  private static Known read(
      PgSession session, Explainable text, boolean analyze, Known.Origin origin)
      throws SQLException {
    String json = Asking.ask(session, text, analyze);
    return Known.<SQLException>of(origin, json, plan -> Catalog.tables(session, plan));
  }

  private Future<Took> keep(Question asked, Known known, Call call) {
    return history
        .put(known, asked.isSeen(), call)
        .map(changed -> {
          changed.ifPresent(ports.changed());
          return new Took(known, changed.isPresent());
        });
  }
}
