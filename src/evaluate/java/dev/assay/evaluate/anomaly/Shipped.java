package dev.assay.evaluate.anomaly;

import dev.assay.query.Insight.Anomaly;
import dev.assay.query.anomaly.Closed;
import dev.assay.query.anomaly.Detection;
import dev.assay.query.anomaly.Turn;
import dev.assay.query.collect.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The detector that ships. For one thread.
 *
 * <p>Without predictions, which need a model that was trained on this database before.
 */
final class Shipped implements Watcher {
  private static final int NEVER = -1;

  private final String name;
  private final int restart;
  private final Map<String, List<Interval>> past = new TreeMap<>();
  private Detection detection = new Detection(Ground.DATABASE);

  private Shipped(String name, int restart) {
    this.name = name;
    this.restart = restart;
  }

  /** As it is where the server runs all the time. */
  static Shipped running() {
    return new Shipped("Assay", NEVER);
  }

  /** As it is where the server is started before this interval and learns from its history. */
  static Shipped startedAt(int interval) {
    return new Shipped("Assay, started anew before the faults", interval);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Told> see(int interval, Recorded recorded) {
    if (interval == restart) {
      detection = new Detection(Ground.DATABASE);
      detection.learn(past, List.of());
    }
    if (interval < restart) {
      for (Interval done : recorded.done()) {
        past.computeIfAbsent(done.fingerprint(), first -> new ArrayList<>()).add(done);
      }
    }
    Closed closed =
        new Closed(
            recorded.from(), recorded.to(), recorded.done(), recorded.planChanges(), Map.of());
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
