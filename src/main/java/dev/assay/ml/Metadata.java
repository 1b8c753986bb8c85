package dev.assay.ml;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the service says its model takes. Immutable.
 *
 * @param versions those it answers as; empty where it does not say
 * @param input its name, since a server that is not ours may call it otherwise
 * @param datatype of the input
 * @param features that it expects in a row; -1 where it takes any number
 * @param featureVersion null where the service does not know of such
 * @param coverage of its intervals; 0 where it does not say
 */
record Metadata(
    List<String> versions,
    String input,
    String datatype,
    int features,
    @Nullable String featureVersion,
    double coverage) {
  private static final int ANY = -1;

  Metadata {
    versions = List.copyOf(versions);
  }

  /** Reads the answer of {@code GET /v2/models/{m}}; throws {@link Nonsensical}. */
  static Metadata read(Buffer body, String model) {
    JsonObject answer = Answers.object(body);
    named(model, Answers.text(answer, "name"));
    List<JsonObject> inputs = Answers.objects(answer, "inputs");
    if (inputs.size() != 1) {
      throw new Nonsensical("the model takes %d inputs, not one".formatted(inputs.size()));
    }
    JsonObject input = inputs.getFirst();
    int[] shape = Answers.shape(input);
    if (shape.length != 2 || shape[0] != ANY || shape[1] < ANY || shape[1] == 0) {
      throw new Nonsensical("the model's input is not rows of features, shape [-1, features]");
    }
    return new Metadata(
        Answers.texts(answer, "versions"),
        Answers.text(input, "name"),
        floating(Answers.text(input, "datatype")),
        shape[1],
        Answers.optionalText(Answers.parameters(answer), "featureVersion"),
        Answers.coverage(answer));
  }

  static void named(String model, String name) {
    if (!name.equals(model)) {
      throw new Nonsensical("it speaks of the model '%s', not of '%s'".formatted(name, model));
    }
  }

  static String floating(String datatype) {
    if (!datatype.equals("FP64") && !datatype.equals("FP32")) {
      throw new Nonsensical("the datatype is %s, not FP64 or FP32".formatted(datatype));
    }
    return datatype;
  }

  /** Why the model cannot answer a question; null where it can. */
  @Nullable String refusal(Ml.Infer question) {
    int width = question.rows().getFirst().size();
    boolean narrow = features != ANY && features != width;
    boolean other =
        featureVersion != null && !Objects.equals(featureVersion, question.featureVersion());
    if (!narrow && !other) {
      return null;
    }
    return "the model expects %s%s, the question has %d%s"
        .formatted(
            features == ANY ? "features" : features + " features",
            featureVersion == null ? "" : " of " + featureVersion,
            width,
            other ? " of " + question.featureVersion() : "");
  }

  /** Whether an answer of that version can be this model's. */
  boolean has(String version) {
    return versions.isEmpty() || versions.contains(version);
  }

  /** The version of an answer that names none. */
  String onlyVersion() {
    return versions.size() == 1 ? versions.getFirst() : "unversioned";
  }
}
