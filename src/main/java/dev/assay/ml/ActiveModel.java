package dev.assay.ml;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which model answers, and who hears when it is another. Safe on any thread; told under its lock,
 * so that the changes are heard in their order.
 */
final class ActiveModel {
  private final Time time;
  private final Consumer<Ml.Activated> listener;
  private volatile @Nullable String active;
  private long changedAt;

  ActiveModel(Time time, Consumer<Ml.Activated> listener) {
    this.time = time;
    this.listener = listener;
  }

  /**
   * A model was seen to be the active one.
   *
   * @param asked when the service was asked; an answer to what was asked before the last change
   *     says nothing of now
   * @return whether it replaced another one
   */
  boolean seen(String id, long asked) {
    return !id.equals(active) && changed(id, asked);
  }

  private synchronized boolean changed(String id, long asked) {
    String before = active;
    if (id.equals(before) || (before != null && asked - changedAt < 0)) {
      return false;
    }
    become(id);
    return before != null;
  }

  /** A model was made the active one, by us. */
  synchronized void made(String id) {
    become(id);
  }

  private void become(String id) {
    String before = active;
    active = id;
    changedAt = time.nanos();
    listener.accept(new Ml.Activated(id, before, time.now()));
  }
}
