package dev.assay.query.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.query.Query.Explained;
import dev.assay.query.Query.NodeTime;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan as it is told, and as it is read. Immutable. */
record Known(Explained explained, Plan plan) {
  private static final int BYTES_PER_CHARACTER = 6;

  /** Whose plan it is, and when and how it was taken. */
  record Origin(String database, String fingerprint, Instant at, boolean generic) {}

  /** Where what is known of tables comes from, once the plan is read. */
  @FunctionalInterface
  interface Tables<E extends Exception> {
    List<TableState> of(Plan plan) throws E;
  }

  /** Reads what a server gave: all that is told of it is told without its literals. */
  static <E extends Exception> Known of(Origin origin, String json, Tables<E> tables) throws E {
    JsonNode redacted = Redaction.of(Plan.tree(json));
    Plan plan = Plan.read(redacted);
    return of(origin, redacted.toString(), plan, tables.of(plan));
  }

  private static Known of(Origin origin, String json, Plan plan, List<TableState> tables) {
    List<NodeTime> times = OwnTimes.of(plan);
    @Nullable Double executionMs =
        plan.executionMs().isPresent() ? plan.executionMs().getAsDouble() : null;
    return new Known(
        new Explained(
            origin.database(),
            origin.fingerprint(),
            PlanShape.of(plan),
            origin.at(),
            plan.totalCost(),
            executionMs,
            plan.root().ran() || executionMs != null,
            origin.generic(),
            json,
            times,
            Detectors.problems(new Examined(plan, origin.generic(), tables)),
            null),
        plan);
  }

  /** As it is, or as an older plan with the reason why there is none newer. */
  Explained stale(@Nullable String reason) {
    if (reason == null) {
      return explained;
    }
    return new Explained(
        explained.database(),
        explained.fingerprint(),
        explained.shape(),
        explained.at(),
        explained.totalCost(),
        explained.executionMs(),
        explained.analyzed(),
        explained.generic(),
        explained.plan(),
        explained.times(),
        explained.problems(),
        reason);
  }

  TakenPlan taken() {
    return new TakenPlan(explained.shape(), explained.at(), explained.at(), plan);
  }

  /** Its weight in a cache: the text and what was read of it. */
  int bytes() {
    return BYTES_PER_CHARACTER * explained.plan().length();
  }
}
