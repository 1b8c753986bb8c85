package dev.assay.query.advice;

import dev.assay.bus.Call;
import dev.assay.query.Advisory.AdviceKind;
import dev.assay.query.Advisory.Effect;
import dev.assay.query.advice.AdvicePorts.Presence;
import dev.assay.query.collect.Interval;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what happened since advice was accepted; of an index, since it was last seen to be missing.
 * Safe on any thread and never blocks.
 */
final class EffectReader {
  private final AdvicePorts ports;
  private final Decisions decisions;
  private final InstantSource clock;

  EffectReader(AdvicePorts ports, Decisions decisions, InstantSource clock) {
    this.ports = ports;
    this.decisions = decisions;
    this.clock = clock;
  }

  /** Empty for advice that is not accepted. */
  Future<Optional<Effect>> of(String database, Stored stored, Call call) {
    Instant since = stored.since();
    if (since == null) {
      return Future.succeededFuture(Optional.empty());
    }
    String id = stored.advised().id();
    return presence(database, stored, call)
        .compose(presence ->
            presence == Presence.MISSING
                ? decisions.missing(id, clock.instant(), call).map(presence)
                : Future.succeededFuture(presence))
        .compose(presence ->
            decisions
                .before(id, call)
                .compose(before -> effect(database, new Measured(since, before, presence), call)))
        .map(Optional::of);
  }

  private record Measured(Instant since, List<Stored.Before> before, Presence presence) {}

  private Future<Effect> effect(String database, Measured measured, Call call) {
    List<String> names = measured.before().stream().map(Stored.Before::fingerprint).toList();
    var did =
        names.isEmpty()
            ? Future.succeededFuture(Map.<String, List<Interval>>of())
            : ports.history().intervals().of(database, names, measured.since(), call);
    return did.map(intervals ->
        Effects.of(measured.since(), measured.before(), intervals, measured.presence()));
  }

  // Where the server does not tell, it is as if nobody could.
  private Future<Presence> presence(String database, Stored stored, Call call) {
    String ddl = stored.advised().ddl();
    return stored.advised().kind() != AdviceKind.INDEX || ddl == null
        ? Future.succeededFuture(Presence.UNKNOWN)
        : ports.indexes().presence(database, ddl, call).otherwise(Presence.UNKNOWN);
  }
}
