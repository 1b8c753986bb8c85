package dev.assay.ml.embedded;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/**
 * The JSON of what is kept and of what the registry answers; moments are ISO 8601. Safe on any
 * thread.
 */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private Json() {}

  static byte[] write(Record what) {
    try {
      return MAPPER.writeValueAsBytes(what);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON form: " + what.getClass().getName(), e);
    }
  }

  static <T extends Record> T read(byte[] json, Class<T> type) throws IOException {
    return MAPPER.readValue(json, type);
  }
}
