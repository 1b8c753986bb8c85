package dev.assay.store;

import dev.assay.bus.Endpoint;
import java.time.Duration;
import java.util.List;

/** What the databases answer about themselves. Immutable messages, safe on any thread. */
public final class Stores {
  /** How each connection pool is used. */
  public static final Endpoint<AskPools, Pools> POOLS =
      new Endpoint<>("assay.store.pools", AskPools.class, Pools.class, Duration.ofSeconds(5));

  private Stores() {}

  /** Asks for the pools. */
  public record AskPools() {}

  /** Every pool by name. */
  public record Pools(List<PoolStatistics> pools) {
    public Pools {
      pools = List.copyOf(pools);
    }
  }

  /**
   * How one pool is used.
   *
   * @param size connections open now
   * @param maxSize the most that may be open now; it adapts between the settings' bounds
   * @param acquisitions connections handed out since the start
   * @param releases connections given back since the start
   * @param timeouts acquisitions given up after the settings' timeout
   */
  public record PoolStatistics(
      String name,
      int size,
      int maxSize,
      int inUse,
      int waiting,
      long acquisitions,
      long releases,
      long timeouts) {}
}
