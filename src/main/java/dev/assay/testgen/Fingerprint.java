package dev.assay.testgen;

import dev.assay.bus.Hash;
import dev.assay.testgen.Testgen.Generate;
import dev.assay.testgen.Testgen.SourceFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a question: SHA-256 over its fields, each with its length before it, so that no
 * two questions run into each other. For one question.
 */
final class Fingerprint {
  /** To be raised when the same question is answered in another way. */
  private static final String GENERATION = "2";

  private final MessageDigest digest = Hash.sha256();

  static String of(Generate asked) {
    Fingerprint print = new Fingerprint();
    print.add(GENERATION);
    print.add(asked.source());
    if (asked.sources() == null) {
      print.add(null);
    } else {
      print.add(Integer.toString(asked.sources().size()));
      for (SourceFile file : asked.sources()) {
        print.add(file.path());
        print.add(file.source());
      }
    }
    print.add(asked.type());
    print.add(asked.method());
    print.add(asked.classpath());
    print.addManner(Manner.of(asked));
    return HexFormat.of().formatHex(print.digest.digest());
  }

  // The effort's name is left out: what it comes to is what counts.
  private void addManner(Manner manner) {
    add(manner.effort().millis() + " " + manner.effort().searches());
    add(manner.framework().name());
    add(manner.assertions().name());
    add(Long.toString(manner.seed()));
    add(manner.patterns() + " " + manner.conditions() + " " + manner.execution());
    if (manner.detail()) {
      add("detail");
    }
  }

  private void add(@Nullable String field) {
    if (field == null) {
      digest.update(length(-1));
    } else {
      byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
      digest.update(length(bytes.length));
      digest.update(bytes);
    }
  }

  private static byte[] length(int length) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(length).array();
  }
}
