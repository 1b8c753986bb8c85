package dev.assay.testgen;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.io.Serial;

/** Reads an effort as JSON has it, a text or a number, into its text. Safe on any thread. */
final class EffortText extends StdDeserializer<String> {
  @Serial private static final long serialVersionUID = 1;

  EffortText() {
    super(String.class);
  }

  // A number is taken by its digits, so that one that is none of ours can be named as it was sent.
  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    JsonToken token = parser.currentToken();
    return token == JsonToken.VALUE_STRING || token.isNumeric()
        ? parser.getText()
        : (String) context.handleUnexpectedToken(String.class, parser);
  }
}
