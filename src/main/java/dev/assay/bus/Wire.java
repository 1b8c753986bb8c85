package dev.assay.bus;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of every message, strict on the way in: an unknown field, a wrong type or a missing
 * number is {@link Fault#INVALID} with the field's path. Safe on any thread.
 */
public final class Wire {
  private static final int TAG_BYTES = 16;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  private Wire() {}

  /** The JSON text of a message, in UTF-8. Null components are left out. */
  public static Buffer encode(Record message) {
    try {
      return Buffer.buffer(MAPPER.writeValueAsBytes(message));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON form: " + message.getClass().getName(), e);
    }
  }

  /** The strong entity tag of these bytes, with its quotes: half of their SHA-256. */
  public static String etag(Buffer json) {
    return '"'
        + HexFormat.of().formatHex(Hash.sha256().digest(json.getBytes()), 0, TAG_BYTES)
        + '"';
  }

  /** The message as a JSON object, for an asker that speaks JSON. */
  public static JsonObject toJson(Record message) {
    return new JsonObject(encode(message));
  }

  /** Reads a message; fails with {@link Fault#INVALID} and the path of what is wrong. */
  public static <T extends Record> T decode(@Nullable Buffer json, Class<T> type) {
    if (json == null || json.length() == 0) {
      throw Fault.INVALID.because("the body is empty; expected " + shape(type));
    }
    return decode(type, () -> MAPPER.readValue(json.getBytes(), type));
  }

  /** Reads a message out of a JSON object; fails as {@link #decode(Buffer, Class)} does. */
  public static <T extends Record> T decode(JsonObject json, Class<T> type) {
    return decode(type, () -> MAPPER.readValue(json.encode(), type));
  }

  private interface Read<T> {
    @Nullable T read() throws IOException;
  }

  private static <T extends Record> T decode(Class<T> type, Read<T> read) {
    try {
      T message = read.read();
      if (message == null) {
        throw Fault.INVALID.because("the body is null; expected " + shape(type));
      }
      return message;
    } catch (ValueInstantiationException e) {
      throw e.getCause() instanceof Failure failure ? failure : invalid(e, type);
    } catch (IOException e) {
      throw invalid(e, type);
    }
  }

  private static Failure invalid(IOException cause, Class<?> type) {
    return Fault.INVALID.because(
        switch (cause) {
          case UnrecognizedPropertyException e ->
              "unknown field '%s'; expected %s".formatted(path(e), shape(e.getReferringClass()));
          case InvalidFormatException e ->
              "field '%s': expected %s, was '%s'"
                  .formatted(path(e), word(e.getTargetType()), e.getValue());
          case MismatchedInputException e when e.getPath().isEmpty() ->
              "the body is not the JSON expected here: expected " + shape(type);
          case MismatchedInputException e ->
              "field '%s': expected %s".formatted(path(e), word(e.getTargetType()));
          // A record's own constructor found it incomplete, as with a list that is not there.
          case ValueInstantiationException e ->
              "something is missing%s; expected %s"
                  .formatted(
                      e.getPath().isEmpty() ? "" : " in '" + path(e) + "'",
                      shape(e.getType().getRawClass()));
          case JsonProcessingException e ->
              "the body is not JSON: line %d, column %d: %s"
                  .formatted(
                      e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                      e.getLocation() == null ? 0 : e.getLocation().getColumnNr(),
                      e.getOriginalMessage());
          default -> "the body cannot be read";
        });
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
        .collect(Collectors.joining("."));
  }

  private static String word(@Nullable Class<?> type) {
    if (type == null) {
      return "another type";
    }
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(constant -> MAPPER.convertValue(constant, String.class))
              .collect(Collectors.joining(", "));
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    return switch (type.getSimpleName()) {
      case "String" -> "text";
      case "int", "Integer", "long", "Long" -> "a whole number";
      case "double", "Double" -> "a number";
      case "boolean", "Boolean" -> "true or false";
      case "Instant" -> "a time such as 2026-01-31T12:00:00Z";
      default -> type.isRecord() ? shape(type) : "another type";
    };
  }

  private static String shape(Class<?> type) {
    return type.isRecord()
        ? Arrays.stream(type.getRecordComponents())
            .map(component -> component.getName())
            .collect(Collectors.joining(", ", "{", "}"))
        : "another type";
  }
}
