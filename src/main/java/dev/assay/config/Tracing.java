package dev.assay.config;

/**
 * Where traces go. Immutable.
 *
 * @param endpoint that speaks OTLP over HTTP, or {@code none}
 * @param sample share of the traces that begin here; one that began elsewhere is decided there
 */
public record Tracing(String endpoint, double sample) {
  private static final String NONE = "none";

  public Tracing {
    if (!endpoint.equals(NONE)) {
      Checks.address("tracing.endpoint", NONE, endpoint);
    }
    Checks.share("tracing.sample", sample);
  }

  /** Whether there are traces. */
  public boolean on() {
    return !endpoint.equals(NONE);
  }
}
