package dev.assay.ml;

import dev.assay.bus.Nearest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** Reads what a service says beside a status that is an error: {@code {"error": words}}. Pure. */
final class ErrorWords {
  private ErrorWords() {}

  /** The words; empty where the body is not what the protocol says. */
  static String of(Buffer body) {
    try {
      return body.length() > 0 && new JsonObject(body).getValue("error") instanceof String words
          ? Nearest.shortened(words.strip())
          : "";
    } catch (DecodeException notJson) {
      return "";
    }
  }
}
