package dev.assay.sandbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells by content what an order runs, so that the same is not looked at again. Stateless. */
final class Fingerprint {
  private Fingerprint() {}

  /**
   * The same for the same.
   *
   * @param classes class files in the order of their names
   * @param tests which of them are tests
   */
  static String of(Map<String, byte[]> classes, Set<String> tests, Errand errand) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      classes.forEach((name, bytes) -> {
        add(digest, name.getBytes(StandardCharsets.UTF_8));
        add(digest, bytes);
      });
      add(digest, new TreeSet<>(tests).toString().getBytes(StandardCharsets.UTF_8));
      add(digest, errand.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  // With its length, so that no two ways of cutting look the same.
  private static void add(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }
}
