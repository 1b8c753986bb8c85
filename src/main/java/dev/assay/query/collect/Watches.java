package dev.assay.query.collect;

import dev.assay.bus.Desk;
import dev.assay.bus.Fault;
import dev.assay.bus.Nearest;
import dev.assay.config.Settings;
import dev.assay.query.Query.Status;
import dev.assay.query.collect.Watch.Connections;
import dev.assay.store.PgUrl;
import dev.assay.store.Postgres;
import dev.assay.store.Stores;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All databases that are watched, by name, with how each of them is. Safe on any thread; no server
 * is asked here.
 */
public final class Watches {
  private final Vertx vertx;
  private final Settings.Database limits;
  private final InstantSource clock;
  private final ConcurrentSkipListMap<String, Watch> byName = new ConcurrentSkipListMap<>();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  private Watches(Vertx vertx, Settings.Database limits, InstantSource clock) {
    this.vertx = vertx;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Those of the settings.
   *
   * @param environment gives a variable's value, or null
   * @throws dev.assay.config.SettingsException where a URL or a password cannot be read
   */
  public static Watches open(
      Vertx vertx,
      Settings settings,
      InstantSource clock,
      UnaryOperator<@Nullable String> environment) {
    // All are read before the first is opened, so that a mistake leaves nothing open.
    List<Ways> ways =
        settings.databases().entrySet().stream()
            .map(entry -> Ways.read(entry.getKey(), entry.getValue(), environment))
            .toList();
    Watches watches = new Watches(vertx, settings.database(), clock);
    ways.forEach(watches::open);
    return watches;
  }

  private record Ways(String name, PgUrl primary, @Nullable PgUrl replica, boolean analyze) {
    static Ways read(
        String name, Settings.Watched watched, UnaryOperator<@Nullable String> environment) {
      return new Ways(
          name,
          PgUrl.of(name, watched, environment),
          PgUrl.replica(name, watched, environment).orElse(null),
          watched.analyze().orElse(false));
    }
  }

  private void open(Ways ways) {
    String name = ways.name();
    Postgres primary = Postgres.open(vertx, name, ways.primary(), limits);
    Postgres replica =
        ways.replica() == null
            ? null
            : Postgres.open(vertx, name + "-replica", ways.replica(), limits);
    byName.put(
        name,
        new Watch(
            name,
            new Connections(primary, replica, ways.analyze()),
            Condition.connecting(clock.instant())));
  }

  /**
   * Tells how far the making of a database is that will be added.
   *
   * @param fraction 0 to 1
   */
  public void progress(String name, double fraction, String words) {
    byName
        .computeIfAbsent(
            name, missing -> new Watch(name, null, Condition.connecting(clock.instant())))
        .change(condition -> condition.making(fraction, words));
  }

  /** Tells that a database which was to be added will not come, and why. */
  public void failed(String name, String reason) {
    Watch there = byName.get(name);
    if (there != null) {
      Instant now = clock.instant();
      there.change(condition -> condition.becoming(Status.DOWN, reason, now));
    }
  }

  /** How the connections to all of them are used. */
  public List<Stores.PoolStatistics> statistics() {
    return servers().map(Postgres::statistics).toList();
  }

  /** The workers of all of them, replicas' too, to be watched. */
  public List<Desk> desks() {
    return servers().map(Postgres::desk).toList();
  }

  private Stream<Postgres> servers() {
    return byName.values().stream()
        .filter(Watch::made)
        .map(Watch::connections)
        .flatMap(ways -> Stream.of(ways.primary(), ways.replica()).filter(Objects::nonNull));
  }

  /** Watches one more database from now on; {@link Fault#CONFLICT} where the name is taken. */
  public void add(String name, PgUrl url, boolean analyze) {
    Watch there = byName.get(name);
    if (there != null && there.made()) {
      throw Fault.CONFLICT.because("a database %s is watched already".formatted(name));
    }
    open(new Ways(name, url, null, analyze));
    listeners.forEach(listener -> listener.accept(name));
  }

  /** Hears the name of each database that is added from now on; called by who adds it. */
  void onAdded(Consumer<String> listener) {
    listeners.add(listener);
  }

  /**
   * The connections to a database; {@link Fault#ABSENT} where no such one is watched, {@link
   * Fault#UNAVAILABLE} while it is being made.
   */
  public Postgres of(String name) {
    return watch(name).connections().primary();
  }

  /** The connections to ask for plans: those to its replica, where it has one. */
  public Postgres forPlans(String name) {
    Connections connections = watch(name).connections();
    return connections.replica() == null ? connections.primary() : connections.replica();
  }

  /** Whether EXPLAIN may run a SELECT there when it is asked to. */
  public boolean mayAnalyze(String name) {
    return watch(name).connections().analyze();
  }

  /**
   * A short text that changes when the schema or the planner's statistics have changed, as of the
   * last reading; {@code 0} before the first.
   */
  public String epoch(String name) {
    ServerState server = watch(name).condition().server();
    return server == null ? "0" : server.epoch();
  }

  /**
   * A text that changes when how a database is does, as of the last reading; null where none is
   * watched by that name.
   */
  public @Nullable String state(@Nullable String name) {
    Watch there = name == null ? null : byName.get(name);
    if (there == null) {
      return null;
    }
    Condition now = there.condition();
    return "%s %s %s %s".formatted(now.status(), now.since(), now.collected(), now.reason());
  }

  /** Since when and why it does not answer, as of the last reading; null where it does. */
  public @Nullable String down(String name) {
    Condition condition = watch(name).condition();
    return condition.status() == Status.DOWN
        ? "the database %s is down since %s: %s"
            .formatted(name, condition.sinceSecond(), condition.reason())
        : null;
  }

  /** The names in order, also of those that are being made. */
  public Set<String> names() {
    return new TreeSet<>(byName.keySet());
  }

  Collection<Watch> all() {
    return byName.values();
  }

  Watch watch(@Nullable String name) {
    if (name == null) {
      throw Fault.INVALID.because("field 'database' is missing; the name of one was expected");
    }
    Watch watch = byName.get(name);
    if (watch == null) {
      throw Fault.ABSENT.because(unknown(name));
    }
    return watch;
  }

  private String unknown(String name) {
    Set<String> names = names();
    if (names.isEmpty()) {
      return "no database is watched; name one in the settings under databases";
    }
    return "no database '%s' is watched; did you mean %s? There are: %s"
        .formatted(
            Nearest.shortened(name),
            Nearest.of(name, names).orElseThrow(),
            String.join(", ", names));
  }

  /** Closes all connections. */
  public Future<Void> close() {
    return Future.join(byName.values().stream().map(Watch::close).toList()).mapEmpty();
  }
}
