package dev.assay.http;

import dev.assay.config.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the public port keeps to besides its routes. Shared by its instances; safe on any thread.
 *
 * @param limits null where there are none
 * @param config the settings as they may be shown
 * @param accessLog whether each answer is a line of the log
 */
public record Conventions(
    @Nullable RateLimits limits, Responses responses, List<Setting> config, boolean accessLog) {
  public Conventions {
    config = List.copyOf(config);
  }

  /** No limits, and nothing kept. */
  static Conventions none() {
    return new Conventions(null, Responses.none(), List.of(), false);
  }
}
