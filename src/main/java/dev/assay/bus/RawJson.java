package dev.assay.bus;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;

/**
 * Takes a part of a message as the JSON text that it is, for a component that is written with
 * {@code JsonRawValue}. Stateless.
 */
public final class RawJson extends JsonDeserializer<String> {
  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    return context.readTree(parser).toString();
  }
}
