package dev.assay.testgen.generate;

import org.jspecify.annotations.Nullable;

/** Prints boxed values as Java literals. Stateless. */
final class LiteralText {
  private LiteralText() {}

  static String of(Object value) {
    return switch (value) {
      case String text -> "\"" + escaped(text) + "\"";
      case Character letter -> "'" + (letter == '\'' ? "\\'" : escaped(letter)) + "'";
      case Integer number -> named(number, "Integer", Integer.MIN_VALUE, Integer.MAX_VALUE, "");
      case Long number -> named(number, "Long", Long.MIN_VALUE, Long.MAX_VALUE, "L");
      case Short number when number == Short.MIN_VALUE -> "Short.MIN_VALUE";
      case Short number when number == Short.MAX_VALUE -> "Short.MAX_VALUE";
      case Short number -> "(short) " + number;
      case Byte number when number == Byte.MIN_VALUE -> "Byte.MIN_VALUE";
      case Byte number when number == Byte.MAX_VALUE -> "Byte.MAX_VALUE";
      case Byte number -> "(byte) " + number;
      case Double number -> floating(number, "Double", Double.MAX_VALUE, "");
      case Float number ->
          number == Float.MAX_VALUE
              ? "Float.MAX_VALUE"
              : number.isNaN() || number.isInfinite()
                  ? floating((double) number, "Float", Double.MAX_VALUE, "")
                  : number + "f";
      default -> String.valueOf(value);
    };
  }

  private static String named(Number number, String type, long least, long most, String suffix) {
    if (number.longValue() == least) {
      return type + ".MIN_VALUE";
    }
    return number.longValue() == most ? type + ".MAX_VALUE" : number + suffix;
  }

  private static String floating(double number, String type, double most, String suffix) {
    if (Double.isNaN(number)) {
      return type + ".NaN";
    }
    if (Double.isInfinite(number)) {
      return type + (number > 0 ? ".POSITIVE_INFINITY" : ".NEGATIVE_INFINITY");
    }
    return number == most ? type + ".MAX_VALUE" : number + suffix;
  }

  /** Text as it stands between double quotes. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(c == '"' ? "\\\"" : escaped(c));
    }
    return out.toString();
  }

  private static String escaped(char c) {
    String known = known(c);
    if (known != null) {
      return known;
    }
    boolean readable =
        c < 128 ? c >= ' ' && c != 127 : Character.isLetterOrDigit(c) && !Character.isSurrogate(c);
    return readable ? String.valueOf(c) : "\\u%04x".formatted((int) c);
  }

  private static @Nullable String known(char c) {
    return switch (c) {
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      default -> null;
    };
  }
}
