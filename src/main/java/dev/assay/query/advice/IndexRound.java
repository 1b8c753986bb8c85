package dev.assay.query.advice;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.query.Advisory.Basis;
import dev.assay.query.Advisory.Rejected;
import dev.assay.query.advice.FoundIndexes.Gain;
import dev.assay.query.advice.FoundIndexes.Index;
import dev.assay.query.advice.index.IndexVerdict;
import dev.assay.query.advice.index.IndexVerdict.Suggested;
import dev.assay.query.advice.index.IndexVerdict.TurnedDown;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is found of indexes, query after query, as long as the patience lasts. For one
 * answer; each step begins when the one before has ended.
 */
final class IndexRound {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration LEAST = Duration.ofSeconds(1);
  // A server that does not answer so many times does not answer the others either.
  private static final int MOST_SILENT = 3;

  private final Call call;
  private final Map<String, Proposed> proposed = new LinkedHashMap<>();
  private final Map<String, TurnedDown> turnedDown = new LinkedHashMap<>();
  private final Map<String, Set<String>> turnedDownOf = new LinkedHashMap<>();
  private final Map<String, List<String>> failed = new LinkedHashMap<>();
  private final Set<String> degraded = new LinkedHashSet<>();
  private final List<String> left = new ArrayList<>();
  private int silent;

  IndexRound(Call call) {
    this.call = call;
  }

  private record Proposed(Suggested first, Basis basis, List<Gain> gains) {}

  Future<Void> next(IndexQuery query, Function<Call, Future<IndexVerdict>> ask) {
    String fingerprint = query.figures().fingerprint();
    Duration remaining = call.remaining();
    if (silent >= MOST_SILENT || remaining.compareTo(LEAST) <= 0) {
      left.add(fingerprint);
      return Future.succeededFuture();
    }
    Duration patience = remaining.compareTo(LONGEST) < 0 ? remaining : LONGEST;
    return Future.succeededFuture()
        .compose(now -> ask.apply(Call.of(call.requestId(), patience)))
        .transform(result -> {
          if (result.succeeded()) {
            silent = 0;
            add(fingerprint, result.result());
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

  private void add(String fingerprint, IndexVerdict verdict) {
    degraded.addAll(verdict.lacks());
    for (Suggested one : verdict.suggested()) {
      Gain gain =
          new Gain(
              fingerprint,
              one.evidence().getOrDefault("costBefore", verdict.costBefore()),
              one.evidence().getOrDefault("costAfter", verdict.costAfter()));
      Proposed there =
          proposed.computeIfAbsent(
              one.ddl(), first -> new Proposed(one, verdict.basis(), new ArrayList<>()));
      there.gains().add(gain);
    }
    for (TurnedDown one : verdict.turnedDown()) {
      turnedDown.putIfAbsent(one.ddl(), one);
      turnedDownOf.computeIfAbsent(one.ddl(), first -> new TreeSet<>()).add(fingerprint);
    }
  }

  /** What was found; what serves one query is not told as rejected for another. */
  FoundIndexes found() {
    List<Rejected> rejected = new ArrayList<>();
    turnedDown.forEach((ddl, one) -> {
      if (!proposed.containsKey(ddl)) {
        rejected.add(
            new Rejected(
                ddl,
                List.copyOf(turnedDownOf.getOrDefault(ddl, Set.of())),
                one.why(),
                one.evidence()));
      }
    });
    return new FoundIndexes(
        proposed.values().stream().map(IndexRound::index).toList(), rejected, notes());
  }

  private static Index index(Proposed one) {
    Suggested first = one.first();
    return new Index(
        first.rule().wire(),
        "%s. Size by %s; writes: %s".formatted(first.why(), first.sizeFrom(), first.writes()),
        first.ddl(),
        one.basis(),
        first.node(),
        one.gains(),
        first.evidence());
  }

  private @Nullable String notes() {
    List<String> notes = new ArrayList<>(degraded);
    failed.forEach((reason, fingerprints) ->
        notes.add(
            "no index was looked for by %s: %s"
                .formatted(String.join(", ", fingerprints), reason)));
    if (!left.isEmpty()) {
      notes.add(
          "no index was looked for by %s, since %s"
              .formatted(
                  String.join(", ", left),
                  silent >= MOST_SILENT
                      ? "the server did not answer %d times".formatted(MOST_SILENT)
                      : "the time for this answer was spent"));
    }
    return notes.isEmpty() ? null : String.join("; ", notes);
  }
}
