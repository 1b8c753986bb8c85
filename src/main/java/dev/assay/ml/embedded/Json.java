package dev.assay.ml.embedded;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.io.Serial;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * The JSON of what is kept and of what the registry answers; moments are ISO 8601. Safe on any
 * thread.
 */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, new Written())
                  .addDeserializer(Instant.class, new Read()))
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

  private static final class Written extends StdScalarSerializer<Instant> {
    @Serial private static final long serialVersionUID = 1;

    Written() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant moment, JsonGenerator to, SerializerProvider provider)
        throws IOException {
      to.writeString(moment.toString());
    }
  }

  private static final class Read extends StdScalarDeserializer<Instant> {
    @Serial private static final long serialVersionUID = 1;

    Read() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser from, DeserializationContext context) throws IOException {
      try {
        return Instant.parse(from.getText());
      } catch (DateTimeException e) {
        throw new IOException("not a moment: " + from.getText(), e);
      }
    }
  }
}
