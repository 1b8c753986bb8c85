package dev.assay.bus;

import io.vertx.core.MultiMap;
import io.vertx.core.eventbus.DeliveryOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What travels beside a question: the id of the request it serves and the moment after which nobody
 * waits for the answer. Immutable.
 *
 * @param requestId 1 to 64 characters of {@code [A-Za-z0-9._-]}
 * @param deadline a reading of {@link System#nanoTime()}; across machines it travels as what
 *     remains
 */
public record Call(String requestId, long deadline) {
  private static final String REQUEST_ID = "assay-request-id";
  private static final String REMAINING_MS = "assay-remaining-ms";
  private static final int LONGEST_ID = 64;

  // A random start and a counter: unique in this JVM, unlikely to meet another's, and 20 times
  // cheaper than a random UUID on a path where a whole answer costs 10 microseconds.
  private static final String PREFIX =
      Long.toString(new java.security.SecureRandom().nextLong(Long.MAX_VALUE), 36) + "-";
  private static final AtomicLong COUNT = new AtomicLong();
  private static final byte[] PREFIX_BYTES = PREFIX.getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] DIGITS =
      "0123456789abcdefghijklmnopqrstuv".getBytes(StandardCharsets.ISO_8859_1);
  private static final int DIGIT_BITS = 5;

  /** A call of its own, with a new request id. */
  public static Call within(Duration patience) {
    return of(nextId(), patience);
  }

  /** A call for a request that already has an id. */
  public static Call of(String requestId, Duration patience) {
    return new Call(requestId, System.nanoTime() + patience.toNanos());
  }

  /** A request id that no other request of this JVM has. */
  public static String nextId() {
    long count = COUNT.incrementAndGet();
    int digits = (Long.SIZE - Long.numberOfLeadingZeros(count) + DIGIT_BITS - 1) / DIGIT_BITS;
    byte[] id = Arrays.copyOf(PREFIX_BYTES, PREFIX_BYTES.length + digits);
    for (int i = id.length - 1; i >= PREFIX_BYTES.length; i--) {
      id[i] = DIGITS[(int) count & (DIGITS.length - 1)];
      count >>>= DIGIT_BITS;
    }
    return new String(id, StandardCharsets.ISO_8859_1);
  }

  /** Whether a stranger's id may be taken over into headers, logs and SQL comments. */
  public static boolean wellFormed(@Nullable String id) {
    if (id == null || id.isEmpty() || id.length() > LONGEST_ID) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      if (!allowed(id.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** What is left of the asker's patience; never negative. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }

  /** Whether nobody waits any more. */
  public boolean expired() {
    return deadline - System.nanoTime() <= 0;
  }

  DeliveryOptions delivery() {
    long remaining = Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
    return new DeliveryOptions()
        .setCodecName(RecordCodec.NAME)
        .setSendTimeout(remaining)
        .addHeader(REQUEST_ID, requestId)
        .addHeader(REMAINING_MS, Long.toString(remaining));
  }

  /** The call that came with a message; an asker that named none gets the endpoint's patience. */
  static Call from(MultiMap headers, Duration patience) {
    String named = headers.get(REQUEST_ID);
    String id = named != null && wellFormed(named) ? named : nextId();
    String remaining = headers.get(REMAINING_MS);
    return of(id, remaining == null ? patience : millis(remaining, patience));
  }

  private static Duration millis(String text, Duration otherwise) {
    try {
      return Duration.ofMillis(Long.parseLong(text));
    } catch (NumberFormatException notANumber) {
      return otherwise;
    }
  }

  private static boolean allowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '_'
        || c == '-';
  }
}
