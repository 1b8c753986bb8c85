package dev.assay;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was answered to the predictions that were asked in one part of a run. Any thread. */
final class Phase {
  private final String name;
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private final List<Double> millis = new ArrayList<>();
  private int degraded;
  private int unlabelled;
  private long freshModelAt = Long.MAX_VALUE;

  Phase(String name) {
    this.name = name;
  }

  /** Counts an answer; {@code response} is null where none came, and {@code why} says so. */
  synchronized void count(long begun, @Nullable HttpResponse<Buffer> response, String why) {
    long now = System.nanoTime();
    millis.add((now - begun) / 1e6);
    outcomes.merge(response == null ? "none: " + why : outcome(now, response), 1, Integer::sum);
  }

  private String outcome(long now, HttpResponse<Buffer> response) {
    if (response.statusCode() != 200) {
      return response.statusCode() + " " + response.bodyAsString();
    }
    JsonObject answer = response.bodyAsJsonObject();
    boolean isModel = "model".equals(answer.getString("source"));
    boolean isStale = answer.getString("stale") != null;
    boolean isDegraded = answer.getString("degraded") != null;
    degraded += isDegraded ? 1 : 0;
    unlabelled += !isModel && !isDegraded && !isStale ? 1 : 0;
    if (isModel && !isStale) {
      freshModelAt = Math.min(freshModelAt, now);
    }
    return "200 " + answer.getString("source") + (isStale ? ", stale" : "");
  }

  synchronized long freshModelAt() {
    return freshModelAt;
  }

  synchronized void print() {
    List<Double> sorted = millis.stream().sorted().toList();
    int count = Math.max(1, sorted.size());
    System.out.printf(
        "%-10s %,7d asked; p50 %.1f ms, p99 %.1f ms, most %.1f ms; degraded %.1f %%;"
            + " without a label %d%n",
        name,
        sorted.size(),
        quantile(sorted, 0.5),
        quantile(sorted, 0.99),
        quantile(sorted, 1),
        100.0 * degraded / count,
        unlabelled);
    outcomes.forEach((outcome, times) -> System.out.printf("%10s %,7d  %s%n", "", times, outcome));
  }

  private static double quantile(List<Double> sorted, double share) {
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share)));
  }
}
