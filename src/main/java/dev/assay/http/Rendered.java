package dev.assay.http;

import dev.assay.bus.Wire;
import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * An answer as the bytes that go out, made once and sent often. Immutable, and safe on any thread:
 * nobody writes to {@code json} any more.
 *
 * @param etag strong, with its quotes, as it stands in the header
 * @param age how long ago the answer was made
 */
public record Rendered(Buffer json, String etag, Duration age) {
  private static final int TAG_BYTES = 16;

  /** The bytes of an answer that was made just now; their hash is the tag. */
  public static Rendered of(Record answer) {
    Buffer json = Wire.encode(answer);
    byte[] hash = sha256().digest(json.getBytes());
    return new Rendered(
        json, '"' + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + '"', Duration.ZERO);
  }

  /** The same bytes, made so long ago. */
  public Rendered aged(Duration since) {
    return new Rendered(json, etag, since);
  }

  /** Whether an asker that sent this {@code If-None-Match} has these bytes already. */
  boolean matches(String ifNoneMatch) {
    if (ifNoneMatch.equals(etag) || ifNoneMatch.equals("*")) {
      return true;
    }
    for (String each : ifNoneMatch.split(",", -1)) {
      String tag = each.strip();
      if (tag.equals(etag) || (tag.startsWith("W/") && tag.startsWith(etag, 2))) {
        return true;
      }
    }
    return false;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
