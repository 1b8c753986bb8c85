package dev.assay.query.workload;

import dev.assay.query.Insight.Workload;
import dev.assay.query.collect.Loads;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the workload desk asks of others. None of it blocks; safe on any thread.
 *
 * @param known throws where no database of this name can be asked for
 */
public record WorkloadPorts(
    Consumer<String> known, Loads loads, Kept kept, InstantSource clock) {

  /** Keeps answers, which are costly and change with the hour. */
  @FunctionalInterface
  public interface Kept {
    /**
     * The kept one, else the loaded one.
     *
     * @param key another one for each hour
     */
    Future<Workload> of(String key, Supplier<Future<Workload>> loader);
  }
}
