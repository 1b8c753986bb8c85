package dev.assay.config;

import java.util.List;
import java.util.Map;

/**
 * Settings that were read, and where each came from. Immutable.
 *
 * @param shown all of them, secrets masked
 */
public record Configured(Settings settings, List<Setting> shown) {
  public Configured {
    shown = List.copyOf(shown);
  }

  /** Settings that an application made by itself. */
  public static Configured of(Settings settings) {
    return of(settings, Map.of());
  }

  static Configured of(Settings settings, Map<String, String> origins) {
    return new Configured(settings, Effective.of(settings, origins));
  }
}
