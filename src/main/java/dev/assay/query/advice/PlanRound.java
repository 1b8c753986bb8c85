package dev.assay.query.advice;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.query.Query.Explain;
import dev.assay.query.Query.Explained;
import dev.assay.query.Query.Figures;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Asks for the plans of queries one after the other, for as long as half of the patience lasts. For
 * one answer; each step begins when the one before has ended.
 */
final class PlanRound {
  private static final Pattern PLANNED =
      Pattern.compile("^\\s*\\(*\\s*(select|with|values|table|insert|update|delete|merge)\\b");
  private static final Duration LONGEST = Duration.ofSeconds(5);
  // A server that does not answer so many times does not answer the others either.
  private static final int MOST_SILENT = 3;

  private final AdvicePorts.Plans plans;
  private final String database;
  private final Notes notes;
  private final Call call;
  private final Duration reserve;
  private final Map<String, Explained> taken = new LinkedHashMap<>();
  private final Map<String, List<String>> failed = new LinkedHashMap<>();
  private final List<String> left = new ArrayList<>();
  private int silent;

  PlanRound(AdvicePorts.Plans plans, String database, Notes notes, Call call) {
    this.plans = plans;
    this.database = database;
    this.notes = notes;
    this.call = call;
    this.reserve = call.remaining().dividedBy(2);
  }

  /** By fingerprint; what has no plan is in the notes. */
  Future<Map<String, Explained>> take(List<Figures> queries) {
    Future<Void> done = Future.succeededFuture();
    for (Figures query : queries) {
      if (PLANNED.matcher(query.normalized().toLowerCase(Locale.ROOT)).find()) {
        done = done.compose(before -> next(query.fingerprint()));
      }
    }
    return done.map(all -> {
      tell();
      return taken;
    });
  }

  private Future<Void> next(String fingerprint) {
    Duration remaining = call.remaining();
    if (silent >= MOST_SILENT || remaining.compareTo(reserve) <= 0) {
      left.add(fingerprint);
      return Future.succeededFuture();
    }
    Duration patience = remaining.compareTo(LONGEST) < 0 ? remaining : LONGEST;
    return plans
        .explain()
        .apply(new Explain(database, null, fingerprint, null), Call.of(call.requestId(), patience))
        .transform(result -> {
          if (result.succeeded()) {
            silent = 0;
            taken.put(fingerprint, result.result());
          } else {
            failed(fingerprint, result.cause());
          }
          return Future.succeededFuture();
        });
  }

  private void failed(String fingerprint, Throwable cause) {
    Fault fault = Fault.of(cause);
    silent = fault == Fault.LATE || fault == Fault.UNAVAILABLE ? silent + 1 : 0;
    failed.computeIfAbsent(Notes.reason(cause), first -> new ArrayList<>()).add(fingerprint);
  }

  private void tell() {
    failed.forEach((reason, fingerprints) ->
        notes.add("no plan of %s: %s".formatted(String.join(", ", fingerprints), reason)));
    if (!left.isEmpty()) {
      String why =
          silent >= MOST_SILENT
              ? "the server did not answer %d times".formatted(MOST_SILENT)
              : "half of the time for this answer was spent";
      notes.cutShort(
          "the plans of %s were not looked at, since %s".formatted(String.join(", ", left), why));
    }
    taken.values().stream()
        .map(Explained::stale)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(reason -> notes.add("plans are older ones: " + reason));
  }
}
