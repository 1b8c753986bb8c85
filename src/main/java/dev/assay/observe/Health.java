package dev.assay.observe;

import dev.assay.bus.Fault;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the process lives and whether it may be sent work. Ready is false until {@link #open} and
 * from {@link #close} on, whatever the checks say. Safe on any thread.
 */
public final class Health {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final List<Check> checks = new CopyOnWriteArrayList<>();
  private volatile State state = State.STARTING;

  /** What a failed check means: the process is to be restarted, or only not to be sent work. */
  public enum Scope {
    LIVE,
    READY
  }

  private enum State {
    STARTING,
    OPEN,
    STOPPING
  }

  private record Check(String name, Scope scope, Supplier<Future<Void>> probe) {}

  /** The answer: {@code up} or {@code down}, with each check behind it. */
  public record Report(String status, List<Finding> checks) {
    public Report {
      checks = List.copyOf(checks);
    }

    /** Whether every check is well. */
    public boolean up() {
      return status.equals("up");
    }
  }

  /** What one check said; {@code reason} is null where it is well. */
  public record Finding(String name, String status, @Nullable String reason) {
    static Finding of(String name, @Nullable String reason) {
      return new Finding(name, reason == null ? "up" : "down", reason);
    }
  }

  /** Asks {@code probe} at every look from now on; a failed future is what is wrong. */
  public void check(String name, Scope scope, Supplier<Future<Void>> probe) {
    checks.add(new Check(name, scope, probe));
  }

  /** All is deployed: ready if the checks say so. */
  public void open() {
    state = State.OPEN;
  }

  /** The stop has begun: never ready again. */
  public void close() {
    state = State.STOPPING;
  }

  /** Whether the process works at all. */
  public Future<Report> live() {
    return report(Scope.LIVE, List.of());
  }

  /** Whether it may be sent work. */
  public Future<Report> ready() {
    String reason =
        switch (state) {
          case STARTING -> "still starting";
          case OPEN -> null;
          case STOPPING -> "stopping";
        };
    return report(Scope.READY, List.of(Finding.of("accepting", reason)));
  }

  private Future<Report> report(Scope scope, List<Finding> first) {
    List<Future<Finding>> asked =
        checks.stream().filter(check -> check.scope() == scope).map(Health::find).toList();
    return Future.all(asked)
        .map(all -> {
          List<Finding> findings = new ArrayList<>(first);
          asked.forEach(each -> findings.add(each.result()));
          boolean up = findings.stream().allMatch(finding -> finding.reason() == null);
          return new Report(up ? "up" : "down", findings);
        });
  }

  private static Future<Finding> find(Check check) {
    return Future.succeededFuture()
        .compose(now -> check.probe().get())
        .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .map(well -> Finding.of(check.name(), null))
        .otherwise(cause -> Finding.of(check.name(), reason(cause)));
  }

  private static String reason(Throwable cause) {
    if (cause instanceof TimeoutException) {
      return "no answer within " + PATIENCE.toMillis() + " ms";
    }
    String text = String.valueOf(cause.getMessage());
    return Fault.of(cause) == Fault.INTERNAL
        ? cause.getClass().getSimpleName() + ": " + text
        : text;
  }
}
