package dev.assay.observe;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.assay.bus.Serving;

/**
 * {@code %request} in the pattern of {@code logback.xml}: the request that a line belongs to, where
 * the line does not say it itself. Called on the thread that logs.
 */
public final class RequestConverter extends ClassicConverter {
  @Override
  public String convert(ILoggingEvent event) {
    String request = Serving.request();
    return request == null || event.getFormattedMessage().contains(" request=")
        ? ""
        : " request=" + request;
  }
}
