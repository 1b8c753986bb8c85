package dev.assay.patterns;

import dev.assay.bus.Hash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The id of a pattern: SHA-256 of its canonical form. Stateless.
 *
 * <p>In the canonical form the case and spacing of title and operation, and the order, case and
 * repeats of the words, make no difference. Every part is written behind its length, so that no two
 * contents share a form.
 */
final class Identity {
  private static final String FORM = "assay-pattern-1";

  private Identity() {}

  static String of(Pattern pattern) {
    MessageDigest digest = Hash.sha256();
    add(digest, FORM, pattern.domain().wire(), prose(pattern.title()), prose(pattern.operation()));
    add(digest, pattern.kind().wire(), pattern.returns().strip());
    List<String> words =
        pattern.words().stream()
            .map(word -> word.strip().toLowerCase(Locale.ROOT))
            .distinct()
            .sorted()
            .toList();
    addAll(digest, words);
    add(digest, Integer.toString(pattern.parameters().size()));
    pattern.parameters().forEach(slot -> add(digest, slot.name().strip(), slot.type().strip()));
    add(digest, Integer.toString(pattern.rows().size()));
    for (Pattern.Row row : pattern.rows()) {
      addAll(digest, row.inputs());
      add(digest, row.expect().kind().wire(), row.expect().value());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static String prose(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }

  private static void addAll(MessageDigest digest, List<String> parts) {
    add(digest, Integer.toString(parts.size()));
    add(digest, parts.toArray(String[]::new));
  }

  private static void add(MessageDigest digest, String... parts) {
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
  }
}
