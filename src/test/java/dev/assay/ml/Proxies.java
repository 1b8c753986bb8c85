package dev.assay.ml;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.assay.bus.Call;
import dev.assay.bus.Failure;
import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the tests of the proxy ask and set. */
final class Proxies {
  private Proxies() {}

  static Settings.Ml settings(Map<String, Object> ml) {
    return SettingsReader.over(Map.of("ml", ml)).ml();
  }

  static Settings.Ml settings() {
    return settings(Map.of());
  }

  /** Never waits before a retry, but as long as the service asks it to. */
  static Rounds.Nature nature(Time time) {
    return new Rounds.Nature(time, () -> 0);
  }

  static Ml.Infer question() {
    return new Ml.Infer(Ml.QUERY_TIME, "features-1", List.of(List.of(1.0, 2.0, 4.0)));
  }

  static Call call() {
    return Call.within(Duration.ofSeconds(20));
  }

  static Ml.Operation operation(ModelProxy proxy, String name) {
    return Objects.requireNonNull(proxy.state().operations().get(name));
  }

  static <A> A get(Future<A> future) throws Exception {
    return future.await(10, SECONDS);
  }

  static Failure failure(Future<?> future) throws Exception {
    try {
      Object answer = future.await(10, SECONDS);
      throw new AssertionError("answered: " + answer);
    } catch (Failure failure) {
      return failure;
    }
  }
}
