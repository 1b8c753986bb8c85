package dev.assay.ml;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The two bodies of an inference, as the Open Inference Protocol v2 has them. Pure. */
final class InferWire {
  private static final String PREDICTED = "predicted_ms";

  private InferWire() {}

  static Buffer write(Ml.Infer question, Metadata model) {
    int rows = question.rows().size();
    int width = question.rows().getFirst().size();
    List<Double> flat = new ArrayList<>(rows * width);
    question.rows().forEach(flat::addAll);
    JsonObject input =
        new JsonObject()
            .put("name", model.input())
            .put("shape", new JsonArray(List.of(rows, width)))
            .put("datatype", model.datatype())
            .put("data", new JsonArray(flat));
    return new JsonObject()
        .put("parameters", new JsonObject().put("featureVersion", question.featureVersion()))
        .put("inputs", new JsonArray(List.of(input)))
        .toBuffer();
  }

  /** Reads an answer; throws {@link Nonsensical} where anything of it is not as it must be. */
  static Ml.Inferred read(Buffer body, Metadata known, String model, int rows) {
    JsonObject answer = Answers.object(body);
    Metadata.named(model, Answers.text(answer, "model_name"));
    String version = Answers.optionalText(answer, "model_version");
    List<JsonObject> outputs = Answers.objects(answer, "outputs");
    double[] ms = numbers(predicted(outputs), rows, false);
    double @Nullable [] low = interval(outputs, "low_ms", rows);
    double @Nullable [] high = interval(outputs, "high_ms", rows);
    if ((low == null) != (high == null)) {
      throw new Nonsensical("it has one end of the intervals and not the other");
    }
    return new Ml.Inferred(
        version == null || version.isEmpty() ? known.onlyVersion() : version,
        low == null ? 0 : coverage(answer, known),
        IntStream.range(0, rows)
            .mapToObj(i -> estimate(ms[i], end(low, i), end(high, i)))
            .toList());
  }

  private static @Nullable Double end(double @Nullable [] ends, int row) {
    return ends == null ? null : ends[row];
  }

  private static Ml.Estimate estimate(double ms, @Nullable Double low, @Nullable Double high) {
    if (low != null && high != null && low > high) {
      throw new Nonsensical("an interval begins at %s and ends at %s".formatted(low, high));
    }
    return new Ml.Estimate(ms, low, high);
  }

  private static double coverage(JsonObject answer, Metadata known) {
    double said = Answers.coverage(answer);
    return said > 0 ? said : known.coverage();
  }

  // A server that is not ours may call its one output as it likes.
  private static JsonObject predicted(List<JsonObject> outputs) {
    return named(outputs, PREDICTED)
        .or(() -> outputs.size() == 1 ? Optional.of(outputs.getFirst()) : Optional.empty())
        .orElseThrow(() -> new Nonsensical("it has no output '%s'".formatted(PREDICTED)));
  }

  private static double @Nullable [] interval(List<JsonObject> outputs, String name, int rows) {
    return named(outputs, name).map(output -> numbers(output, rows, true)).orElse(null);
  }

  private static Optional<JsonObject> named(List<JsonObject> outputs, String name) {
    return outputs.stream().filter(output -> name.equals(output.getValue("name"))).findFirst();
  }

  // No query takes no time, and an interval may well begin there.
  private static double[] numbers(JsonObject output, int rows, boolean zero) {
    Metadata.floating(Answers.text(output, "datatype"));
    int[] shape = Answers.shape(output);
    boolean column = shape.length == 1 || (shape.length == 2 && shape[1] == 1);
    JsonArray data = Answers.array(output, "data");
    if (!column || shape[0] != rows || data.size() != rows) {
      throw new Nonsensical(
          "it has %d numbers of shape %s for %d rows"
              .formatted(data.size(), output.getValue("shape"), rows));
    }
    double[] numbers = new double[rows];
    for (int i = 0; i < rows; i++) {
      if (!(data.getValue(i) instanceof Number number)
          || !(zero ? number.doubleValue() >= 0 : number.doubleValue() > 0)
          || Double.isInfinite(number.doubleValue())) {
        throw new Nonsensical(
            "row %d is %s, not %s"
                .formatted(i, data.getValue(i), zero ? "a number from 0 on" : "a positive number"));
      }
      numbers[i] = number.doubleValue();
    }
    return numbers;
  }
}
