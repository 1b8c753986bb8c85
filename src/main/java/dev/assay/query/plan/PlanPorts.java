package dev.assay.query.plan;

import dev.assay.bus.Call;
import dev.assay.query.Query.Fingerprinted;
import dev.assay.query.Query.PlanChanged;
import dev.assay.store.Postgres;
import io.vertx.core.Future;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the plan desk asks of others. None of it blocks.
 *
 * @param target the database of a name; throws ABSENT for one that nobody knows
 * @param fingerprint what a text is
 * @param samples the text of a fingerprint
 * @param changed is told of every plan that has another shape than before
 */
public record PlanPorts(
    Function<String, Target> target,
    BiFunction<String, Call, Future<Fingerprinted>> fingerprint,
    Samples samples,
    Consumer<PlanChanged> changed) {

  /**
   * A database that is asked for plans.
   *
   * @param postgres its replica where it has one
   * @param mayAnalyze the setting {@code databases.<name>.analyze}
   * @param epoch changes when the server's statistics were taken anew, so that kept plans end
   * @param down why nobody can tell whether they were; null while the server answers
   */
  public record Target(
      Postgres postgres, boolean mayAnalyze, String epoch, @Nullable String down) {}

  /** Knows a text for each fingerprint that was seen. */
  @FunctionalInterface
  public interface Samples {
    /** The text as it was collected, with {@code $1} for literals; fails with ABSENT. */
    Future<String> of(String database, String fingerprint, Call call);
  }
}
