package dev.assay.bus;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.io.Serial;
import java.time.DateTimeException;
import java.time.Instant;

/** Moments in JSON: ISO 8601 in UTC, as text. Pure. */
final class Moments {
  private Moments() {}

  static Module module() {
    return new SimpleModule()
        .addSerializer(Instant.class, new Writer())
        .addDeserializer(Instant.class, new Reader());
  }

  private static final class Writer extends StdScalarSerializer<Instant> {
    @Serial private static final long serialVersionUID = 1;

    Writer() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant moment, JsonGenerator to, SerializerProvider with)
        throws IOException {
      to.writeString(moment.toString());
    }
  }

  private static final class Reader extends StdScalarDeserializer<Instant> {
    @Serial private static final long serialVersionUID = 1;

    Reader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser from, DeserializationContext context) throws IOException {
      String text = from.getValueAsString("");
      try {
        return Instant.parse(text);
      } catch (DateTimeException e) {
        throw context.weirdStringException(text, Instant.class, "not ISO 8601 in UTC");
      }
    }
  }
}
