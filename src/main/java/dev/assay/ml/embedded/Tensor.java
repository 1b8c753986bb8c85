package dev.assay.ml.embedded;

import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The one input of an inference, checked: rows of features as the protocol sends them. For one
 * thread.
 *
 * <p>Fields that are not known are passed over, as the protocol has optional ones; what is known
 * must be as it should.
 */
final class Tensor {
  static final String NAME = "features";
  static final String DATATYPE = "FP64";
  static final String FEATURE_VERSION = "featureVersion";
  private static final int MOST_ROWS = 10_000;

  private final @Nullable String id;
  private final double[][] rows;

  private Tensor(@Nullable String id, double[][] rows) {
    this.id = id;
    this.rows = rows;
  }

  /** Reads a question for a model of this layout; {@link Fault#INVALID} says what is wrong. */
  static Tensor read(Buffer body, Layout layout) {
    JsonObject question = json(body);
    try {
      checkVersion(question, layout);
      JsonArray inputs = question.getJsonArray("inputs");
      if (inputs == null || inputs.size() != 1) {
        throw wrong("inputs must hold exactly one tensor, named " + NAME);
      }
      JsonObject input = inputs.getJsonObject(0);
      if (!NAME.equals(input.getString("name"))) {
        throw wrong("the input must be named %s, was %s".formatted(NAME, input.getString("name")));
      }
      if (!DATATYPE.equals(input.getString("datatype"))) {
        throw wrong("datatype must be %s, was %s".formatted(DATATYPE, input.getString("datatype")));
      }
      int height = height(input.getJsonArray("shape"), layout.width());
      return new Tensor(question.getString("id"), rows(input.getJsonArray("data"), height, layout));
    } catch (ClassCastException | NullPointerException e) {
      throw wrong(
          "expected {id, parameters, inputs: [{name, shape: [rows, features], datatype, data}]}");
    }
  }

  @Nullable String id() {
    return id;
  }

  double[][] rows() {
    return rows;
  }

  private static JsonObject json(Buffer body) {
    try {
      return new JsonObject(body);
    } catch (DecodeException e) {
      throw wrong("the body is not a JSON object; note that JSON has no NaN, unknown is -1");
    }
  }

  private static void checkVersion(JsonObject question, Layout layout) {
    JsonObject parameters = question.getJsonObject("parameters");
    String version = parameters == null ? null : parameters.getString(FEATURE_VERSION);
    if (version != null && !version.equals(layout.featureVersion())) {
      throw wrong(
          "the rows are of feature version %s, the model reads %s"
              .formatted(version, layout.featureVersion()));
    }
  }

  private static int height(@Nullable JsonArray shape, int width) {
    if (shape == null
        || shape.size() != 2
        || !(shape.getValue(0) instanceof Integer height)
        || !(shape.getValue(1) instanceof Integer wide)
        || wide != width
        || height < 1) {
      throw wrong(
          "shape must be [rows, %d] with at least one row, was %s"
              .formatted(width, shape == null ? "missing" : shape.encode()));
    }
    if (height > MOST_ROWS) {
      throw Fault.TOO_LARGE.because("%d rows; at most %d".formatted(height, MOST_ROWS));
    }
    return height;
  }

  private static double[][] rows(@Nullable JsonArray data, int height, Layout layout) {
    int width = layout.width();
    if (data == null || data.size() != height * width) {
      throw wrong(
          "data must hold %d numbers in one flat list, row after row; %s"
              .formatted(height * width, data == null ? "it is missing" : "holds " + data.size()));
    }
    double[][] rows = new double[height][width];
    for (int i = 0; i < height * width; i++) {
      if (!(data.getValue(i) instanceof Number number) || !Double.isFinite(number.doubleValue())) {
        throw wrong(
            "data[%d] must be a finite number, -1 for unknown, was %s"
                .formatted(i, data.getValue(i)));
      }
      rows[i / width][i % width] = Math.max(number.doubleValue(), Layout.UNKNOWN);
    }
    return rows;
  }

  private static Failure wrong(String text) {
    return Fault.INVALID.because(text);
  }
}
