package dev.assay.query.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import dev.assay.query.Query.AskPlans;
import dev.assay.query.Query.PlanChanged;
import dev.assay.query.Query.Plans;
import dev.assay.query.Query.SeenPlan;
import dev.assay.store.Database;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plans that were seen of each query. Safe on any thread; the store's workers do the work. */
final class PlanHistory {
  private static final Logger LOG = LoggerFactory.getLogger(PlanHistory.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Database store;

  PlanHistory(Database store) {
    this.store = store;
  }

  /**
   * Stores a plan; never fails, since the plan is there whether or not it is kept.
   *
   * @param own whether it is of the query's own text, whose plans are compared
   * @return the change, if it has another shape than the last one
   */
  Future<Optional<PlanChanged>> put(Known known, boolean own, Call call) {
    return store
        .write(call, session -> Optional.ofNullable(PlanTable.put(session, known.explained(), own)))
        .recover(cause -> {
          LOG.warn(
              "event=plan-not-kept database={} fingerprint={} reason=\"{}\"",
              known.explained().database(),
              known.explained().fingerprint(),
              cause.getMessage());
          return Future.succeededFuture(Optional.empty());
        });
  }

  /** The plans of a query; ABSENT where none was seen. */
  Future<Plans> plans(AskPlans asked, Call call) {
    return store.read(
        call,
        session -> {
          List<SeenPlan> seen = PlanTable.seen(session, asked);
          if (seen.isEmpty()) {
            throw Fault.ABSENT.because(
                "no plan of %s was seen in the database %s; POST .../explain takes one"
                    .formatted(asked.fingerprint(), asked.database()));
          }
          return new Plans(
              asked.database(), asked.fingerprint(), PlanTable.flips(session, asked), seen);
        });
  }

  /** The last plan of each of these queries that has one. */
  Future<Map<String, TakenPlan>> latest(
      String database, Collection<String> fingerprints, Call call) {
    String asked = json(fingerprints);
    return store.read(
        call,
        session -> {
          Map<String, TakenPlan> plans = new LinkedHashMap<>();
          for (PlanTable.Row row : PlanTable.newest(session, database, asked)) {
            plans.put(
                row.fingerprint(),
                new TakenPlan(row.shape(), row.since(), row.at(), Plan.read(row.plan())));
          }
          return plans;
        });
  }

  Future<Map<String, String>> shapes(String database, Call call) {
    return store.read(call, session -> PlanTable.shapes(session, database));
  }

  /** The last plan of a query with all that can be told of it; empty where there is none. */
  Future<Optional<Known>> last(String database, String fingerprint, Call call) {
    String asked = json(List.of(fingerprint));
    return store.read(
        call,
        session ->
            PlanTable.newest(session, database, asked).stream()
                .findFirst()
                .map(row -> known(database, row)));
  }

  private static Known known(String database, PlanTable.Row row) {
    var origin = new Known.Origin(database, row.fingerprint(), row.at(), row.generic());
    return Known.of(origin, row.plan(), plan -> List.of());
  }

  Future<Integer> forget(Instant before, Call call) {
    return store.write(call, session -> PlanTable.forget(session, before));
  }

  private static String json(Collection<String> fingerprints) {
    try {
      return JSON.writeValueAsString(fingerprints);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list of texts is JSON", e);
    }
  }
}
