package dev.assay.evaluate.anomaly;

import dev.assay.query.Insight.Anomaly;
import dev.assay.query.anomaly.Closed;
import dev.assay.query.anomaly.Detection;
import dev.assay.query.anomaly.Turn;
import java.util.List;
import java.util.Map;

/** The detector that ships. For one thread. */
final class Shipped implements Watcher {
  private final Detection detection = new Detection(Ground.DATABASE);

  @Override
  public String name() {
    return "Assay";
  }

  // Without predictions, which need a model that was trained on this database before.
  @Override
  public List<Told> see(int interval, Recorded recorded) {
    Closed closed =
        new Closed(
            recorded.from(),
            recorded.to(),
            recorded.done(),
            recorded.planChanges(),
            Map.of());
    return detection.observe(closed).stream()
        .filter(turn -> turn.event() == Turn.Event.OPENED)
        .map(Turn::anomaly)
        .map(anomaly -> told(interval, anomaly))
        .toList();
  }

  private static Told told(int interval, Anomaly anomaly) {
    return new Told(interval, anomaly.fingerprint(), anomaly.kind().wire());
  }
}
