package dev.assay.query.predict;

import dev.assay.bus.Call;
import dev.assay.ml.Ml;
import dev.assay.query.Query.Fingerprinted;
import dev.assay.query.plan.Plan;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What predictions ask of others. None of it blocks; safe on any thread.
 *
 * @param fingerprint what a text is
 * @param planOf the plan of a text, made now; INVALID where the database does not understand it
 * @param infer as {@link Ml#INFER}
 * @param activeModel the model that answers, empty where none is active; INVALID of a service that
 *     has no registry
 */
public record PredictPorts(
    BiFunction<String, Call, Future<Fingerprinted>> fingerprint,
    Planner planOf,
    BiFunction<Ml.Infer, Call, Future<Ml.Inferred>> infer,
    Function<Call, Future<Optional<Ml.Model>>> activeModel) {

  /** Plans texts. */
  @FunctionalInterface
  public interface Planner {
    /** The plan of a text in a database. */
    Future<Plan> plan(String database, String sql, Call call);
  }
}
