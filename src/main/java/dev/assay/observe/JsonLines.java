package dev.assay.observe;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.bus.Serving;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Each event of the log as a JSON object on a line, with the request and the trace it belongs to
 * and the {@code key=value} parts of its message as fields of their own. Safe on any thread; to be
 * called on the one that logs.
 *
 * <p>Not logback's own encoder: it would take the request from the thread (MDC), where it is not.
 */
public final class JsonLines extends EncoderBase<ILoggingEvent> {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern PART =
      Pattern.compile("(?:^| )([a-zA-Z]\\w*)=(?:\"([^\"]*)\"|(\\S+))");
  private static final String EVENT = "event=";
  private static final String REQUEST = "request_id";
  private static final byte[] NOTHING = {};

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    var line = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      for (var field : fields(event).entrySet()) {
        json.writeStringField(field.getKey(), field.getValue());
      }
      error(json, event.getThrowableProxy());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written to", e);
    }
    line.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
    return line.toByteArray();
  }

  private static Map<String, String> fields(ILoggingEvent event) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("timestamp", event.getInstant().toString());
    fields.put("level", event.getLevel().toString());
    fields.put("logger", event.getLoggerName());
    fields.put("thread", event.getThreadName());
    String message = String.valueOf(event.getFormattedMessage());
    fields.put("message", message);
    String request = Serving.request();
    if (request != null) {
      fields.put(REQUEST, request);
    }
    SpanContext span = Span.current().getSpanContext();
    if (span.isValid()) {
      fields.put("trace_id", span.getTraceId());
      fields.put("span_id", span.getSpanId());
    }
    if (message.startsWith(EVENT)) {
      PART.matcher(message)
          .results()
          .forEach(part ->
              // What is known for sure is not replaced by what a text says.
              fields.putIfAbsent(
                  name(part.group(1)), part.group(2) == null ? part.group(3) : part.group(2)));
    }
    return fields;
  }

  private static String name(String key) {
    return key.equals("request") || key.equals("requestId") ? REQUEST : key;
  }

  private static void error(JsonGenerator json, @Nullable IThrowableProxy thrown)
      throws IOException {
    if (thrown != null) {
      json.writeObjectFieldStart("error");
      json.writeStringField("type", thrown.getClassName());
      json.writeStringField("message", String.valueOf(thrown.getMessage()));
      json.writeStringField("stack", ThrowableProxyUtil.asString(thrown));
      json.writeEndObject();
    }
  }
}
