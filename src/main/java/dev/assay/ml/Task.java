package dev.assay.ml;

import java.util.Locale;

/**
 * What the service is asked to do, as the breakers and the counters tell it apart. Immutable.
 *
 * <p>{@link #READY} is what is asked about the service itself, its health and the metadata of its
 * model: it has no breaker, so it neither opens nor closes one.
 */
enum Task {
  INFER(1),
  /** Begins a fitting and looks after it. What is learned from may be megabytes. */
  FIT(10),
  MODELS(1),
  READY(1);

  private final int patience;

  Task(int patience) {
    this.patience = patience;
  }

  /** By how much a try may take longer than the settings say, and be slow. */
  int patience() {
    return patience;
  }

  /** The name in answers, metrics and events. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
