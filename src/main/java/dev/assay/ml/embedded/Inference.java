package dev.assay.ml.embedded;

import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.ml.Ml;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The Open Inference Protocol v2, as far as a model is asked by it. Safe on any thread; a small
 * question is answered on the caller's, a large one on a worker.
 */
final class Inference {
  private static final int SMALL = 32 * 1024;

  private final Vertx vertx;
  private final Registry registry;

  Inference(Vertx vertx, Registry registry) {
    this.vertx = vertx;
    this.registry = registry;
  }

  /** What the server is. */
  static Answer server() {
    return Answer.ok(
        new JsonObject()
            .put("name", "assay-embedded")
            .put("version", "2")
            .put("extensions", new JsonArray().add("registry")));
  }

  /** What a model takes in and gives back. */
  Answer metadata(String name, @Nullable String version) {
    Layout layout = asked(name, version).predictor().layout();
    JsonArray versions = new JsonArray(registry.models().stream().map(Ml.Model::id).toList());
    return Answer.ok(
        new JsonObject()
            .put("name", name)
            .put("versions", versions)
            .put("platform", "assay_lightgbm")
            .put("inputs", new JsonArray().add(tensor(Tensor.NAME, -1, layout.width())))
            .put(
                "outputs",
                new JsonArray()
                    .add(tensor("predicted_ms", -1))
                    .add(tensor("low_ms", -1))
                    .add(tensor("high_ms", -1)))
            .put(
                "parameters",
                new JsonObject()
                    .put(Tensor.FEATURE_VERSION, layout.featureVersion())
                    .put("coverage", Conformal.COVERAGE)));
  }

  /** Whether a model can be asked. */
  Answer ready(String name, @Nullable String version) {
    Kept kept = asked(name, version);
    return Answer.ok(new JsonObject().put("name", name).put("version", kept.model().id()));
  }

  /** Asks a model. */
  Future<Answer> infer(String name, @Nullable String version, Buffer body) {
    Kept kept = asked(name, version);
    return body.length() <= SMALL
        ? Future.succeededFuture(infer(kept, body))
        : vertx.executeBlocking(() -> infer(kept, body), false);
  }

  private static Answer infer(Kept kept, Buffer body) {
    Tensor question = Tensor.read(body, kept.predictor().layout());
    List<Ml.Estimate> estimates =
        Arrays.stream(question.rows()).map(kept.predictor()::estimate).toList();
    JsonArray outputs = new JsonArray().add(output("predicted_ms", estimates, Ml.Estimate::ms));
    // The protocol has no way to leave out one number of a tensor, so it is all intervals or none.
    boolean intervals =
        estimates.stream().allMatch(each -> each.low() != null && each.high() != null);
    if (intervals) {
      outputs
          .add(output("low_ms", estimates, estimate -> number(estimate.low())))
          .add(output("high_ms", estimates, estimate -> number(estimate.high())));
    }
    var answer = new JsonObject();
    if (question.id() != null) {
      answer.put("id", question.id());
    }
    return Answer.ok(
        answer
            .put("model_name", kept.model().name())
            .put("model_version", kept.model().id())
            .put(
                "parameters",
                new JsonObject().put("coverage", intervals ? Conformal.COVERAGE : 0.0))
            .put("outputs", outputs));
  }

  private Kept asked(String name, @Nullable String version) {
    if (!name.equals(Ml.QUERY_TIME)) {
      throw Fault.ABSENT.because(
          "there is no model %s; there is %s".formatted(name, Ml.QUERY_TIME));
    }
    return version == null
        ? registry.active().orElseThrow(Inference::noneActive)
        : registry.kept(version);
  }

  private static Failure noneActive() {
    return Fault.UNAVAILABLE.because(
        "no model of %s is active; train one first".formatted(Ml.QUERY_TIME));
  }

  private static double number(@Nullable Double value) {
    if (value == null) {
      throw new IllegalStateException("an interval without an end");
    }
    return value;
  }

  private static JsonObject tensor(String name, int... shape) {
    JsonArray dimensions = new JsonArray();
    Arrays.stream(shape).forEach(dimensions::add);
    return new JsonObject()
        .put("name", name)
        .put("datatype", Tensor.DATATYPE)
        .put("shape", dimensions);
  }

  private static JsonObject output(
      String name, List<Ml.Estimate> estimates, ToDoubleFunction<Ml.Estimate> of) {
    JsonArray data = new JsonArray();
    estimates.forEach(estimate -> data.add(of.applyAsDouble(estimate)));
    return tensor(name, estimates.size()).put("data", data);
  }
}
