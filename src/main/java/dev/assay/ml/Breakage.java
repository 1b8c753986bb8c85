package dev.assay.ml;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.net.SocketException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What broke a connection, in plain words. Pure. */
final class Breakage {
  private Breakage() {}

  static Reason of(Throwable cause) {
    return cause instanceof ConnectionPoolTooBusyException
        ? new Reason.Crowded()
        : new Reason.Broken(words(cause));
  }

  private static String words(Throwable cause) {
    return switch (cause) {
      // The system's own words: "connection refused", "connection reset".
      case SocketException e -> Character.toLowerCase(text(e).charAt(0)) + text(e).substring(1);
      case UnknownHostException e -> "nobody knows its host";
      case HttpClosedException e -> "it closed the connection before its answer was whole";
      case StreamResetException e -> "it reset the request";
      case SSLException e -> "TLS failed: " + text(e);
      default -> "%s: %s".formatted(cause.getClass().getSimpleName(), text(cause));
    };
  }

  private static String text(Throwable cause) {
    @Nullable String message = cause.getMessage();
    return message == null || message.isEmpty() ? "it does not say why" : message;
  }
}
