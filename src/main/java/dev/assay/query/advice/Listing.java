package dev.assay.query.advice;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.query.Advisory.Advised;
import dev.assay.query.Advisory.Decision;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Joins what is advised now with what was decided: open advice first, then what was accepted, with
 * its effect, then what was dismissed. Safe on any thread and never blocks.
 */
final class Listing {
  static final String VANISHED =
      "(The query is not known any more; this is what was said when it was last seen.)";

  private final AdvicePorts.Statements statements;
  private final Decisions decisions;
  private final EffectReader effects;

  Listing(AdvicePorts.Statements statements, Decisions decisions, EffectReader effects) {
    this.statements = statements;
    this.decisions = decisions;
    this.effects = effects;
  }

  /**
   * @param fingerprint only what was decided on this query is joined; null for all
   */
  Future<List<Advised>> of(
      String database, List<Advised> fresh, @Nullable String fingerprint, Call call) {
    Map<String, Advised> open = new LinkedHashMap<>();
    fresh.forEach(advised -> open.put(advised.id(), advised));
    return decisions
        .decided(database, call)
        .compose(all -> {
          List<Stored> asked = all.stream().filter(one -> isOf(one, fingerprint)).toList();
          return Future.all(
              asked.stream()
                  .map(one -> shown(database, one, open.remove(one.advised().id()), call))
                  .toList());
        })
        .map(shown -> {
          List<Advised> decided = new ArrayList<>(shown.list());
          decided.sort(
              Comparator.comparing((Advised one) -> one.decision() == Decision.DISMISSED)
                  .thenComparing(Comparator.comparingDouble(Advised::roi).reversed())
                  .thenComparing(Advised::id));
          List<Advised> list = new ArrayList<>(open.values());
          list.addAll(decided);
          return list;
        });
  }

  private static boolean isOf(Stored stored, @Nullable String fingerprint) {
    return fingerprint == null || stored.advised().fingerprints().contains(fingerprint);
  }

  private Future<Advised> shown(String database, Stored stored, @Nullable Advised now, Call call) {
    return effects
        .of(database, stored, call)
        .compose(effect ->
            now != null
                ? Future.succeededFuture(stored.as(now, effect.orElse(null)))
                : vanished(database, stored, call)
                    .map(gone -> stored.remarked(gone ? VANISHED : null, effect.orElse(null))));
  }

  /** One piece of advice as it is known, whether or not its query still is. */
  Future<Advised> one(String database, Stored stored, Call call) {
    return shown(database, stored, null, call);
  }

  // Advice on a table stands as long as one of its queries does.
  private Future<Boolean> vanished(String database, Stored stored, Call call) {
    Future<Optional<String>> there = Future.succeededFuture(Optional.empty());
    for (String fingerprint : new TreeSet<>(stored.advised().fingerprints())) {
      there =
          there.compose(found ->
              found.isPresent()
                  ? Future.succeededFuture(found)
                  : statements
                      .of(database, fingerprint, call)
                      .map(statement -> Optional.of(statement.fingerprint()))
                      .recover(cause ->
                          Fault.of(cause) == Fault.ABSENT
                              ? Future.succeededFuture(Optional.empty())
                              : Future.failedFuture(cause)));
    }
    return there.map(Optional::isEmpty);
  }
}
