package dev.assay.ml;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads JSON of a service that may answer anything; throws {@link Nonsensical}. Pure. */
final class Answers {
  private Answers() {}

  static JsonObject object(Buffer body) {
    try {
      return new JsonObject(body);
    } catch (DecodeException | ClassCastException e) {
      throw new Nonsensical(body.length() == 0 ? "it is empty" : "it is not a JSON object");
    }
  }

  static String text(JsonObject object, String field) {
    if (object.getValue(field) instanceof String text) {
      return text;
    }
    throw new Nonsensical("'%s' is not a text".formatted(field));
  }

  /** A text that may be missing. */
  static @Nullable String optionalText(JsonObject object, String field) {
    return object.getValue(field) == null ? null : text(object, field);
  }

  static JsonArray array(JsonObject object, String field) {
    if (object.getValue(field) instanceof JsonArray array) {
      return array;
    }
    throw new Nonsensical("'%s' is not a list".formatted(field));
  }

  /** The objects of a list. */
  static List<JsonObject> objects(JsonObject object, String field) {
    JsonArray array = array(object, field);
    return IntStream.range(0, array.size())
        .mapToObj(i -> {
          if (array.getValue(i) instanceof JsonObject there) {
            return there;
          }
          throw new Nonsensical("'%s' holds what is not an object".formatted(field));
        })
        .toList();
  }

  /** The texts of a list that may be missing. */
  static List<String> texts(JsonObject object, String field) {
    if (object.getValue(field) == null) {
      return List.of();
    }
    JsonArray array = array(object, field);
    return IntStream.range(0, array.size())
        .mapToObj(i -> String.valueOf(array.getValue(i)))
        .toList();
  }

  /** A shape: whole numbers. */
  static int[] shape(JsonObject object) {
    JsonArray array = array(object, "shape");
    int[] shape = new int[array.size()];
    for (int i = 0; i < shape.length; i++) {
      if (!(array.getValue(i) instanceof Integer size)) {
        throw new Nonsensical("'shape' holds what is not a whole number");
      }
      shape[i] = size;
    }
    return shape;
  }

  /** An object that may be missing. */
  static JsonObject parameters(JsonObject object) {
    return object.getValue("parameters") instanceof JsonObject there ? there : new JsonObject();
  }

  /** The share of times that intervals hold, in (0, 1]; 0 where it is not said. */
  static double coverage(JsonObject object) {
    Object said = parameters(object).getValue("coverage");
    if (said == null) {
      return 0;
    }
    if (said instanceof Number number && number.doubleValue() > 0 && number.doubleValue() <= 1) {
      return number.doubleValue();
    }
    throw new Nonsensical("its coverage is %s, not a share".formatted(said));
  }
}
