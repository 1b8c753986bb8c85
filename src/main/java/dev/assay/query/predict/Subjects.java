package dev.assay.query.predict;

import dev.assay.bus.Call;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.query.Forecast.Predict;
import dev.assay.query.Forecast.PredictItem;
import dev.assay.query.Query.Fingerprinted;
import dev.assay.query.Query.Scenario;
import dev.assay.query.features.FeatureDesk;
import dev.assay.query.features.FeatureKey;
import dev.assay.query.features.Told;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is known of the queries that are asked for: the features of all of them together, and
 * a plan for each text that was never planned. Safe on any thread.
 */
final class Subjects {
  // Each of them is a statement on the database that is watched.
  private static final int PLANS_AT_ONCE = 8;

  private final FeatureDesk features;
  private final PredictPorts ports;

  Subjects(FeatureDesk features, PredictPorts ports) {
    this.features = features;
    this.ports = ports;
  }

  /** A question with what its query is; one of {@code key} and {@code refused} is there. */
  private record Asked(
      @Nullable FeatureKey key, @Nullable String sql, Subject.@Nullable Refused refused) {}

  /** In the order of the question. */
  Future<List<Subject>> of(Predict question, Call call) {
    String database = features.known(question.database());
    List<Future<Asked>> each = new ArrayList<>();
    for (PredictItem item : question.items()) {
      each.add(asked(database, item, call));
    }
    return Future.all(each)
        .map(all -> all.<Asked>list())
        .compose(asked -> told(asked, call).compose(told -> subjects(asked, told, call)));
  }

  private Future<Asked> asked(String database, PredictItem item, Call call) {
    Scenario scenario = item.scenario() == null ? Scenario.CURRENT : item.scenario();
    String fingerprint = item.fingerprint();
    if (fingerprint != null && !fingerprint.isBlank()) {
      return Future.succeededFuture(
          new Asked(features.key(database, fingerprint, scenario), null, null));
    }
    String sql = Objects.requireNonNull(item.sql());
    return ports
        .fingerprint()
        .apply(sql, call)
        .map(made -> new Asked(features.key(database, one(made), scenario), sql, null))
        .recover(cause -> refused("", scenario, cause).map(why -> new Asked(null, sql, why)));
  }

  private static String one(Fingerprinted made) {
    if (made.statements() != 1) {
      throw Fault.INVALID.because(
          "sql: expected one statement, got %d".formatted(made.statements()));
    }
    return made.fingerprint();
  }

  // What is a mistake of ours, or busy, or late, holds for the whole question.
  private static Future<Subject.Refused> refused(
      String fingerprint, Scenario scenario, Throwable cause) {
    return switch (cause) {
      case Failure failure when failure.fault() != Fault.INTERNAL ->
          Future.succeededFuture(new Subject.Refused(fingerprint, scenario, failure));
      default -> Future.failedFuture(cause);
    };
  }

  private Future<Map<FeatureKey, Told>> told(List<Asked> asked, Call call) {
    List<FeatureKey> keys =
        asked.stream().map(Asked::key).filter(Objects::nonNull).distinct().toList();
    if (keys.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    return features
        .told(keys, call)
        .map(told -> {
          Map<FeatureKey, Told> byKey = new HashMap<>();
          told.forEach(one -> byKey.put(one.key(), one));
          return byKey;
        });
  }

  private Future<List<Subject>> subjects(List<Asked> asked, Map<FeatureKey, Told> told, Call call) {
    List<Future<Subject>> each = new ArrayList<>();
    List<Future<Subject>> planned = new ArrayList<>();
    for (Asked one : asked) {
      Subject known = known(one, told);
      if (known != null) {
        each.add(Future.succeededFuture(known));
      } else {
        int begun = planned.size();
        Future<?> turn =
            begun < PLANS_AT_ONCE ? Future.succeededFuture() : planned.get(begun - PLANS_AT_ONCE);
        Future<Subject> made = turn.transform(free -> planned(one, told, call));
        planned.add(made);
        each.add(made);
      }
    }
    return Future.all(each).map(all -> all.list());
  }

  /** Null where it is a text that must be planned first. */
  private static @Nullable Subject known(Asked asked, Map<FeatureKey, Told> told) {
    FeatureKey key = asked.key();
    if (key == null) {
      return asked.refused();
    }
    Told known = Objects.requireNonNull(told.get(key));
    if (asked.sql() != null && known.planFrom() == null) {
      return null;
    }
    return known.known() ? new Subject.Known(known) : absent(key);
  }

  private static Subject absent(FeatureKey key) {
    return new Subject.Refused(
        key.fingerprint(),
        key.scenario(),
        Fault.ABSENT.because(
            "nothing is known of a query %s in %s; expected one that was seen there, or its sql"
                .formatted(key.fingerprint(), key.database())));
  }

  private Future<Subject> planned(Asked asked, Map<FeatureKey, Told> told, Call call) {
    FeatureKey key = Objects.requireNonNull(asked.key());
    String sql = Objects.requireNonNull(asked.sql());
    Told known = Objects.requireNonNull(told.get(key));
    return features
        .planned(key, () -> ports.planOf().plan(key.database(), sql, call), call)
        .<Subject>map(Subject.Known::new)
        .recover(cause ->
            known.known() && Fault.of(cause) != Fault.INTERNAL
                ? Future.succeededFuture(new Subject.Known(known))
                : refused(key.fingerprint(), key.scenario(), cause).map(refused -> refused));
  }
}
