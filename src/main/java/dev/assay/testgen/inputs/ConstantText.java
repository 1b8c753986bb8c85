package dev.assay.testgen.inputs;

import java.util.Locale;
import java.util.Optional;

/** Reads a literal as Java writes it. Stateless. */
final class ConstantText {
  private ConstantText() {}

  /** The boxed value, or nothing where the text is not a literal. */
  static Optional<Object> parse(String text) {
    String trimmed = text.strip();
    if (trimmed.length() >= 2 && trimmed.startsWith("\"") && trimmed.endsWith("\"")) {
      return unescaped(trimmed.substring(1, trimmed.length() - 1)).map(it -> it);
    }
    if (trimmed.length() >= 3 && trimmed.startsWith("'") && trimmed.endsWith("'")) {
      return unescaped(trimmed.substring(1, trimmed.length() - 1))
          .filter(it -> it.length() == 1)
          .map(it -> it.charAt(0));
    }
    return switch (trimmed) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> number(trimmed.replace("_", ""));
    };
  }

  private static Optional<Object> number(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean hex = lower.startsWith("0x") || lower.startsWith("-0x");
    try {
      if (lower.endsWith("l")) {
        return Optional.of(Long.decode(lower.substring(0, lower.length() - 1)));
      }
      if (!hex && lower.endsWith("f")) {
        return Optional.of(Float.valueOf(lower));
      }
      if (!hex && (lower.contains(".") || lower.contains("e") || lower.endsWith("d"))) {
        return Optional.of(Double.valueOf(lower));
      }
      return Optional.of(hex ? (Object) Long.decode(lower).intValue() : Integer.decode(lower));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static Optional<String> unescaped(String text) {
    try {
      return Optional.of(text.translateEscapes());
    } catch (IllegalArgumentException notOfJava) {
      return Optional.empty();
    }
  }
}
