package dev.assay.http;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * One file of the pages as it goes out. Safe on any thread; its compressed form is made once, when
 * it is first asked for.
 */
final class Asset {
  private static final String PLAIN = "application/octet-stream";
  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "html", "text/html; charset=utf-8",
          "json", "application/json");

  private final String type;
  private final Buffer bytes;
  private volatile @Nullable Buffer gzip;

  Asset(String path, byte[] bytes) {
    String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    this.type = TYPES.getOrDefault(ending, PLAIN);
    this.bytes = Buffer.buffer(bytes);
  }

  String type() {
    return type;
  }

  Buffer bytes() {
    return bytes;
  }

  /** Takes milliseconds the first time, so not for an event loop then. */
  Buffer gzip() {
    Buffer made = gzip;
    if (made == null) {
      made = compressed(bytes.getBytes());
      gzip = made;
    }
    return made;
  }

  /** The compressed form where it was made already. */
  @Nullable Buffer gzipNow() {
    return gzip;
  }

  private static Buffer compressed(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length / 3);
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return Buffer.buffer(out.toByteArray());
  }
}
