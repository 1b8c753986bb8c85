package dev.assay.cli;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** Reads server-sent events line by line and shows the progress among them. For one thread. */
final class EventReader {
  private static final String EVENT = "event:";
  private static final String DATA = "data:";
  private static final String PROGRESS = "progress";

  private final ProgressBar bar;
  private String event = "";

  EventReader(ProgressBar bar) {
    this.bar = bar;
  }

  void take(String line) {
    if (line.startsWith(EVENT)) {
      event = line.substring(EVENT.length()).strip();
    } else if (line.startsWith(DATA) && event.equals(PROGRESS)) {
      show(line.substring(DATA.length()).strip());
    } else if (line.isEmpty()) {
      event = "";
    }
  }

  // A bar is no reason to fail: what cannot be read is not shown.
  private void show(String data) {
    try {
      JsonObject step = new JsonObject(data);
      bar.show(
          step.getString("stage", ""),
          step.getInteger("done", 0),
          step.getInteger("total", 0),
          step.getDouble("best", 0.0));
    } catch (DecodeException | ClassCastException unreadable) {
      bar.clear();
    }
  }
}
