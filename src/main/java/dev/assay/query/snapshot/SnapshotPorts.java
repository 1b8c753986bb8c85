package dev.assay.query.snapshot;

import dev.assay.bus.Call;
import dev.assay.query.collect.Sums;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the snapshot desk asks of others. None of it blocks; safe on any thread.
 *
 * @param known throws where no database of this name can be asked for
 * @param names of the databases of which snapshots are taken by themselves
 * @param begun since when there is a history of a database
 * @param shapes of the plans that the queries of a database have now, by fingerprint
 */
public record SnapshotPorts(
    Consumer<String> known,
    Supplier<? extends Collection<String>> names,
    Spent spent,
    Covered covered,
    BiFunction<String, Call, Future<Optional<Instant>>> begun,
    BiFunction<String, Call, Future<Map<String, String>>> shapes,
    InstantSource clock) {

  /** What queries did. */
  @FunctionalInterface
  public interface Spent {
    /** Since some time until now; empty where nothing was collected. */
    Future<Optional<Sums.Spent>> since(String database, Instant since, Call call);
  }

  /** How much was collected. */
  @FunctionalInterface
  public interface Covered {
    /** Of the time since then; nothing where nothing was. */
    Future<Duration> since(String database, Instant since, Call call);
  }
}
