package dev.assay.observe;

import dev.assay.bus.Bus;
import dev.assay.bus.Call;
import dev.assay.store.Stores;
import dev.assay.store.Stores.PoolStatistics;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one sample a second for all who look, and keeps what the last minutes were like. While
 * nobody looks it takes one in ten seconds, so that whoever comes sees where things come from. One
 * instance, on an event loop; samples are taken on a worker.
 */
public final class LiveVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(LiveVerticle.class);
  private static final long SECOND_MS = 1_000;
  private static final long ASLEEP_SECONDS = 10;
  private static final long LOOKED_AT_NANOS = Duration.ofSeconds(5).toNanos();
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final int MOMENTS = 300;

  private final Bus bus;
  private final InstantSource clock;
  private final Sampler sampler;
  private final Deque<Live.Moment> past = new ArrayDeque<>();
  private long lookedAt = System.nanoTime() - LOOKED_AT_NANOS;
  private long second;
  private boolean sampling;

  public LiveVerticle(Bus bus, Meters meters, InstantSource clock) {
    this.bus = bus;
    this.clock = clock;
    this.sampler = new Sampler(meters);
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(SECOND_MS, timer -> tick());
    return bus.serve(Live.WATCH, this::watch);
  }

  private Future<Live.Past> watch(Live.Watch question, Call call) {
    lookedAt = System.nanoTime();
    Long after = question.after();
    return Future.succeededFuture(
        new Live.Past(
            past.stream().filter(moment -> after == null || moment.number() > after).toList()));
  }

  private void tick() {
    boolean awake = System.nanoTime() - lookedAt < LOOKED_AT_NANOS;
    second++;
    if (!sampling && (awake || second % ASLEEP_SECONDS == 0)) {
      sampling = true;
      pools()
          .compose(pools -> vertx.executeBlocking(() -> sampler.take(clock.instant(), pools)))
          .onSuccess(this::took)
          .onFailure(cause -> LOG.error("event=sample-failed", cause))
          .onComplete(done -> sampling = false);
    }
  }

  // A store that does not answer must not hide all else.
  private Future<List<PoolStatistics>> pools() {
    return Stores.POOLS
        .ask(vertx, new Stores.AskPools(), Call.within(PATIENCE))
        .map(Stores.Pools::pools)
        .otherwise(List.of());
  }

  private void took(Live.Sample sample) {
    past.addLast(moment(sample));
    if (past.size() > MOMENTS) {
      past.removeFirst();
    }
    Live.SAMPLED.publish(vertx, sample);
  }

  private static Live.Moment moment(Live.Sample sample) {
    Map<String, Double> hitRates = new TreeMap<>();
    Map<String, Long> sizes = new TreeMap<>();
    for (Live.Cache cache : sample.caches()) {
      Double hitRate = cache.hitRate();
      if (hitRate != null) {
        hitRates.put(cache.name(), hitRate);
      }
      sizes.put(cache.name(), cache.size());
    }
    return new Live.Moment(
        sample.number(), sample.at(), sample.http(), sample.jvm(), hitRates, sizes);
  }
}
