package dev.assay.query.features;

import dev.assay.bus.Call;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.cache.Caches;
import dev.assay.cache.Kept;
import dev.assay.cache.NamedCache;
import dev.assay.query.Query;
import dev.assay.query.Query.AskFeatures;
import dev.assay.query.Query.Collected;
import dev.assay.query.Query.FeatureSet;
import dev.assay.query.Query.Scenario;
import dev.assay.query.plan.Plan;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The features of queries: known ones at once, on the calling thread; all others of a question
 * together, equal ones once. Safe on any thread and never blocks.
 */
public final class FeatureDesk {
  /** The cache of features, by what they depend on. */
  public static final Caches.Declaration<Told> CACHE =
      new Caches.Declaration<>("feature", Told::bytes);

  private static final int MOST = 1_000;

  private final NamedCache<FeatureKey, Told> cache;
  private final FeatureSources sources;
  private final Extraction extraction;
  private final Map<String, Instant> collected = new ConcurrentHashMap<>();
  private final Map<FeatureKey, Future<Told>> planning = new ConcurrentHashMap<>();

  public FeatureDesk(Vertx vertx, NamedCache<FeatureKey, Told> cache, FeatureSources sources) {
    this.cache = cache;
    this.sources = sources;
    this.extraction = new Extraction(vertx, sources);
  }

  /** From now on features are told of this interval too. */
  public void collected(Collected event) {
    collected.put(event.database(), event.to());
  }

  /** Where features are taken from. */
  public FeatureSources sources() {
    return sources;
  }

  /** Answers {@link Query#FEATURES}. */
  public Future<Query.Features> features(AskFeatures question, Call call) {
    try {
      return told(keys(question), call).map(told -> answer(question.database(), told));
    } catch (Failure refused) {
      return Future.failedFuture(refused);
    }
  }

  /**
   * The answer if all of it is in the cache, else null; for who answers known features ahead of
   * {@link #features}, so a miss is not counted here.
   */
  public @Nullable Kept<Query.Features> known(AskFeatures question) {
    Kept<List<Told>> told = cache.peekAll(keys(question));
    return told == null ? null : new Kept<>(answer(question.database(), told.value()), told.age());
  }

  private List<FeatureKey> keys(AskFeatures question) {
    List<String> asked = question.fingerprints();
    if (asked.isEmpty() || asked.size() > MOST) {
      throw Fault.INVALID.because(
          "fingerprints: expected 1 to %d, got %d".formatted(MOST, asked.size()));
    }
    Scenario scenario = question.scenario() == null ? Scenario.CURRENT : question.scenario();
    return asked.stream()
        .map(fingerprint -> key(question.database(), fingerprint, scenario))
        .toList();
  }

  private static Query.Features answer(String database, List<Told> told) {
    return new Query.Features(
        database,
        FeatureDefinition.VERSION,
        told.stream().filter(Told::known).map(FeatureDesk::set).toList(),
        told.stream().filter(one -> !one.known()).map(one -> one.key().fingerprint()).toList());
  }

  private static FeatureSet set(Told told) {
    return new FeatureSet(
        told.key().fingerprint(),
        told.key().scenario(),
        FeatureDefinition.asMap(told.row()),
        told.planFrom(),
        told.degraded());
  }

  /** What the features of a query depend on now; {@link Fault#ABSENT} for an unknown database. */
  public FeatureKey key(@Nullable String database, String fingerprint, Scenario scenario) {
    String known = known(database);
    return new FeatureKey(
        known, fingerprint, scenario, sources.epoch().apply(known), collected.get(known));
  }

  /** The name of a database that is watched; {@link Fault#ABSENT} where it is not. */
  public String known(@Nullable String database) {
    if (database == null) {
      throw Fault.INVALID.because("database: expected the name of a database");
    }
    return sources.postgres().apply(database).name();
  }

  /** In the order of the keys, which are all of one database. */
  public Future<List<Told>> told(List<FeatureKey> keys, Call call) {
    if (keys.size() == 1) {
      Told known = cache.find(keys.getFirst());
      return known == null ? loaded(keys, call) : Future.succeededFuture(List.of(known));
    }
    return loaded(keys, call);
  }

  private Future<List<Told>> loaded(List<FeatureKey> keys, Call call) {
    Promise<Map<FeatureKey, Told>> together = Promise.promise();
    List<FeatureKey> mine = new ArrayList<>();
    List<Future<Told>> each = new ArrayList<>();
    for (FeatureKey key : keys) {
      // A single key was looked for already.
      Told known = keys.size() == 1 ? null : cache.find(key);
      each.add(
          known != null
              ? Future.succeededFuture(known)
              : cache.load(
                  key,
                  () -> {
                    mine.add(key);
                    return together.future().map(all -> of(all, key));
                  }));
    }
    // Loaders that begin are called at once; what others load already is waited for.
    if (!mine.isEmpty()) {
      Future.succeededFuture()
          .compose(now -> extraction.of(mine, call))
          .map(FeatureDesk::byKey)
          .onComplete(together);
    }
    return Future.all(each).map(all -> all.list());
  }

  private static Map<FeatureKey, Told> byKey(List<Told> all) {
    Map<FeatureKey, Told> byKey = new ConcurrentHashMap<>();
    all.forEach(told -> byKey.put(told.key(), told));
    return byKey;
  }

  private static Told of(Map<FeatureKey, Told> all, FeatureKey key) {
    Told told = all.get(key);
    if (told == null) {
      throw new IllegalStateException("no features were taken of " + key);
    }
    return told;
  }

  /**
   * The features of a query of which no plan was taken yet, with one that is made now; what was
   * cached without a plan gives way to it. Equal ones at the same time are one.
   */
  public Future<Told> planned(FeatureKey key, Supplier<Future<Plan>> plan, Call call) {
    Promise<Told> mine = Promise.promise();
    Future<Told> theirs = planning.putIfAbsent(key, mine.future());
    if (theirs != null) {
      return theirs;
    }
    Future.succeededFuture()
        .compose(now -> plan.get())
        .compose(made -> extraction.planned(key, made, call))
        .onSuccess(told -> cache.put(key, told))
        .onComplete(done -> planning.remove(key))
        .onComplete(mine);
    return mine.future();
  }
}
