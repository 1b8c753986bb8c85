package dev.assay.code;

import com.github.javaparser.ast.expr.CharLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import dev.assay.code.Constants.Value;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Between Java literals and their values. Pure functions, safe on any thread. */
final class Literals {
  private Literals() {}

  static @Nullable Integer integer(String written) {
    BigInteger number = number(written);
    boolean decimal = written.length() == 1 || written.charAt(0) != '0';
    return number == null || number.bitLength() > (decimal ? 31 : 32) ? null : number.intValue();
  }

  static @Nullable Long longInteger(String written) {
    BigInteger number = number(written.substring(0, written.length() - 1));
    boolean decimal = written.length() == 2 || written.charAt(0) != '0';
    return number == null || number.bitLength() > (decimal ? 63 : 64) ? null : number.longValue();
  }

  static @Nullable Number decimal(String written) {
    String digits = written.replace("_", "");
    boolean hexadecimal = digits.startsWith("0x") || digits.startsWith("0X");
    char last = Character.toLowerCase(digits.charAt(digits.length() - 1));
    boolean isFloat =
        last == 'f' && (!hexadecimal || digits.toLowerCase(Locale.ROOT).contains("p"));
    try {
      return isFloat ? (Number) Float.valueOf(digits) : (Number) Double.valueOf(digits);
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  static @Nullable Character letter(CharLiteralExpr literal) {
    String text = unescaped(literal.getValue());
    return text != null && text.length() == 1 ? text.charAt(0) : null;
  }

  static @Nullable String text(StringLiteralExpr literal) {
    return unescaped(literal.getValue());
  }

  /** {@code -2147483648} and {@code -9223372036854775808L}, less their sign. */
  static @Nullable Object least(Expression unsigned) {
    return switch (unsigned) {
      case IntegerLiteralExpr i when i.getValue().equals("2147483648") -> Integer.MIN_VALUE;
      case LongLiteralExpr l when l.getValue().matches("9223372036854775808[lL]") -> Long.MIN_VALUE;
      default -> null;
    };
  }

  /** The limits of the number types, which arithmetic on constants often starts from. */
  static @Nullable Object limit(FieldAccessExpr field) {
    if (!(field.getScope() instanceof NameExpr type)) {
      return null;
    }
    return switch (type.getNameAsString() + "." + field.getNameAsString()) {
      case "Integer.MAX_VALUE" -> Integer.MAX_VALUE;
      case "Integer.MIN_VALUE" -> Integer.MIN_VALUE;
      case "Long.MAX_VALUE" -> Long.MAX_VALUE;
      case "Long.MIN_VALUE" -> Long.MIN_VALUE;
      case "Short.MAX_VALUE" -> (int) Short.MAX_VALUE;
      case "Short.MIN_VALUE" -> (int) Short.MIN_VALUE;
      case "Byte.MAX_VALUE" -> (int) Byte.MAX_VALUE;
      case "Byte.MIN_VALUE" -> (int) Byte.MIN_VALUE;
      default -> null;
    };
  }

  /** A value as a variable of that type holds it. */
  static Value as(String type, Value value) {
    if (!(value instanceof Value.Plain(Object plain))) {
      return value;
    }
    Object held =
        switch (plain) {
          case Number number -> number(type, number);
          case Character letter when !type.equals("char") -> number(type, (int) letter);
          default -> plain;
        };
    return new Value.Plain(held);
  }

  /** The Java text of a boxed primitive or a String. */
  static String java(Object value) {
    return switch (value) {
      case Long number -> number + "L";
      case Float number -> decimal(number, "Float") + (Float.isFinite(number) ? "f" : "");
      case Double number -> decimal(number, "Double");
      case Character letter -> "'" + (letter == '\'' ? "\\'" : escaped(letter)) + "'";
      case String text -> quoted(text);
      default -> value.toString();
    };
  }

  /** A text as a Java literal of one line. */
  static String quoted(String text) {
    var literal = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      literal.append(text.charAt(i) == '"' ? "\\\"" : escaped(text.charAt(i)));
    }
    return literal.append('"').toString();
  }

  /** Whether a name is written as types are. */
  static boolean isTypeName(NameExpr name) {
    return Character.isUpperCase(name.getNameAsString().charAt(0));
  }

  private static Object number(String type, Number number) {
    return switch (type) {
      case "long", "Long" -> number.longValue();
      case "double", "Double" -> number.doubleValue();
      case "float", "Float" -> number.floatValue();
      case "int", "Integer" -> number.intValue();
      case "short", "Short" -> (int) number.shortValue();
      case "byte", "Byte" -> (int) number.byteValue();
      case "char" -> (char) number.intValue();
      default -> number;
    };
  }

  private static @Nullable BigInteger number(String written) {
    String digits = written.replace("_", "").toLowerCase(Locale.ROOT);
    try {
      if (digits.startsWith("0x")) {
        return new BigInteger(digits.substring(2), 16);
      }
      if (digits.startsWith("0b")) {
        return new BigInteger(digits.substring(2), 2);
      }
      boolean octal = digits.length() > 1 && digits.startsWith("0");
      return octal ? new BigInteger(digits, 8) : new BigInteger(digits);
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  private static @Nullable String unescaped(String written) {
    if (written.indexOf('\\') < 0) {
      return written;
    }
    try {
      return unicode(written).translateEscapes();
    } catch (IllegalArgumentException notAnEscape) {
      return null;
    }
  }

  // Where the parser was given unicode escapes as they are, a literal may still hold them.
  private static String unicode(String written) {
    if (!written.contains("\\u")) {
      return written;
    }
    var text = new StringBuilder(written.length());
    int i = 0;
    while (i < written.length()) {
      char c = written.charAt(i);
      if (c == '\\' && i + 1 < written.length() && written.charAt(i + 1) != 'u') {
        text.append(c).append(written.charAt(i + 1));
        i += 2;
      } else if (c == '\\') {
        int digits = i + 1;
        while (digits < written.length() && written.charAt(digits) == 'u') {
          digits++;
        }
        if (digits + 4 > written.length()) {
          throw new IllegalArgumentException("half an escape");
        }
        text.append((char) Integer.parseInt(written, digits, digits + 4, 16));
        i = digits + 4;
      } else {
        text.append(c);
        i++;
      }
    }
    return text.toString();
  }

  private static String decimal(Number number, String type) {
    double value = number.doubleValue();
    if (Double.isNaN(value)) {
      return type + ".NaN";
    }
    if (Double.isInfinite(value)) {
      return type + (value > 0 ? ".POSITIVE_INFINITY" : ".NEGATIVE_INFINITY");
    }
    return number.toString();
  }

  private static String escaped(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      case '\\' -> "\\\\";
      default ->
          Character.isISOControl(c) || Character.isSurrogate(c)
              ? "\\u%04x".formatted((int) c)
              : String.valueOf(c);
    };
  }
}
