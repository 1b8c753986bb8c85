package dev.assay.patterns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells the type of an expression by its form, as far as that goes without a compiler: literals,
 * casts, constructors, constants and well-known factories. Stateless.
 */
final class Literals {
  private static final String NULL = "null";
  private static final List<String> NUMBERS =
      List.of("byte", "short", "int", "long", "float", "double");
  private static final Map<String, String> BOXES =
      Map.of(
          "int",
          "Integer",
          "char",
          "Character",
          "long",
          "Long",
          "double",
          "Double",
          "float",
          "Float",
          "boolean",
          "Boolean",
          "byte",
          "Byte",
          "short",
          "Short");

  /** Types whose static methods {@code of}, {@code parse}, {@code valueOf}... give themselves. */
  private static final Set<String> FACTORIES =
      Set.of(
          "BigDecimal",
          "BigInteger",
          "Duration",
          "Instant",
          "LocalDate",
          "LocalDateTime",
          "LocalTime",
          "OffsetDateTime",
          "Path",
          "Period",
          "UUID",
          "Year",
          "YearMonth",
          "ZoneId",
          "ZonedDateTime",
          "Locale",
          "Integer",
          "Long",
          "Double",
          "Boolean",
          "Character");

  private static final Set<String> MAKERS =
      Set.of(
          "of",
          "ofEpochDay",
          "ofEpochMilli",
          "ofEpochSecond",
          "ofSeconds",
          "ofMillis",
          "ofMinutes",
          "ofHours",
          "ofDays",
          "parse",
          "valueOf",
          "fromString",
          "forLanguageTag");

  private static final java.util.regex.Pattern CALL =
      java.util.regex.Pattern.compile(
          "([A-Z]\\w*)\\.(\\w+)\\((.*)\\)", java.util.regex.Pattern.DOTALL);
  private static final java.util.regex.Pattern CONSTANT =
      java.util.regex.Pattern.compile("([A-Z]\\w*)\\.([A-Z][A-Z0-9_]*|NaN)");
  private static final java.util.regex.Pattern CREATION =
      java.util.regex.Pattern.compile(
          "new\\s+([A-Za-z_$][\\w$.]*(?:<[\\w$.<>, ?]+>)?(?:\\[\\])*)\\s*[({].*",
          java.util.regex.Pattern.DOTALL);
  private static final java.util.regex.Pattern CAST =
      java.util.regex.Pattern.compile(
          "\\(([A-Za-z_$][\\w$.<>, ?]*(?:\\[\\])*)\\)\\s*[\\w\"'(-].*",
          java.util.regex.Pattern.DOTALL);

  private Literals() {}

  /** A type all expressions can be assigned to; empty where one cannot be told. */
  static Optional<String> commonType(List<String> expressions) {
    List<String> types = new ArrayList<>();
    for (String expression : expressions) {
      String type = type(expression.strip());
      if (type == null) {
        return Optional.empty();
      }
      types.add(type);
    }
    String common = types.stream().reduce(Literals::join).orElse(NULL);
    return Optional.of(common.equals(NULL) ? "Object" : common);
  }

  private static @Nullable String type(String text) {
    if (text.equals(NULL)) {
      return NULL;
    }
    if (text.equals("true") || text.equals("false")) {
      return "boolean";
    }
    if (text.startsWith("\"") || text.startsWith("'")) {
      return quoted(text);
    }
    String number = number(text);
    return number != null ? number : named(text);
  }

  // A text literal stays text whatever is joined to it; of its methods those that give text do.
  private static @Nullable String quoted(String text) {
    int end = Expressions.closing(text, 0);
    if (end < 0) {
      return null;
    }
    if (end == text.length() - 1) {
      return text.startsWith("'") ? "char" : "String";
    }
    String rest = text.substring(end + 1).strip();
    boolean stays =
        rest.startsWith("+") || rest.matches("(?s)\\.(repeat|strip|trim|formatted|concat)\\(.*\\)");
    return stays && text.startsWith("\"") ? "String" : null;
  }

  private static @Nullable String number(String text) {
    String digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
    if (digits.matches("(0[xX][\\da-fA-F_]+|0[bB][01_]+|\\d[\\d_]*)[lL]")) {
      return "long";
    }
    if (digits.matches("0[xX][\\da-fA-F_]+|0[bB][01_]+|\\d[\\d_]*")) {
      return "int";
    }
    if (digits.matches("(\\d[\\d_]*\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?[fF]")) {
      return "float";
    }
    if (digits.matches("(\\d[\\d_]*\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?[dD]?")) {
      return "double";
    }
    var constant = CONSTANT.matcher(digits);
    if (constant.matches()) {
      return BOXES.entrySet().stream()
          .filter(box -> box.getValue().equals(constant.group(1)))
          .filter(box -> !box.getValue().equals("Boolean"))
          .map(Map.Entry::getKey)
          .findFirst()
          .orElse(null);
    }
    return null;
  }

  private static @Nullable String named(String text) {
    var creation = CREATION.matcher(text);
    if (creation.matches() && Expressions.fault(text) == null) {
      return creation.group(1).replaceAll("<>", "");
    }
    var cast = CAST.matcher(text);
    if (cast.matches()) {
      return cast.group(1).strip();
    }
    var constant = CONSTANT.matcher(text);
    if (constant.matches()) {
      return constant.group(1);
    }
    var call = CALL.matcher(text);
    return call.matches() ? factory(call.group(1), call.group(2), call.group(3)) : null;
  }

  private static @Nullable String factory(String owner, String method, String arguments) {
    if (Set.of("List", "Set", "Optional").contains(owner)
        && Set.of("of", "empty").contains(method)) {
      return collection(owner, split(arguments));
    }
    if (owner.equals("Arrays") && method.equals("asList")) {
      return collection("List", split(arguments));
    }
    if (owner.equals("Map") && method.equals("of")) {
      return map(split(arguments));
    }
    return FACTORIES.contains(owner) && MAKERS.contains(method) ? owner : null;
  }

  private static @Nullable String collection(String owner, List<String> arguments) {
    return commonType(arguments).map(type -> owner + "<" + boxed(type) + ">").orElse(null);
  }

  private static @Nullable String map(List<String> arguments) {
    List<String> keys = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      (i % 2 == 0 ? keys : values).add(arguments.get(i));
    }
    Optional<String> key = commonType(keys);
    Optional<String> value = commonType(values);
    return key.isPresent() && value.isPresent()
        ? "Map<" + boxed(key.get()) + ", " + boxed(value.get()) + ">"
        : null;
  }

  /** The arguments between commas that stand in no bracket and no quote. */
  private static List<String> split(String arguments) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < arguments.length(); i++) {
      switch (arguments.charAt(i)) {
        case '"', '\'' -> i = Math.max(i, Expressions.closing(arguments, i));
        case '(', '[', '{' -> depth++;
        case ')', ']', '}' -> depth--;
        case ',' -> {
          if (depth == 0) {
            parts.add(arguments.substring(start, i));
            start = i + 1;
          }
        }
        default -> {}
      }
    }
    if (!arguments.isBlank()) {
      parts.add(arguments.substring(start));
    }
    return parts;
  }

  private static String join(String one, String other) {
    if (one.equals(other) || other.equals(NULL)) {
      return other.equals(NULL) ? boxedUnlessNull(one) : one;
    }
    if (one.equals(NULL)) {
      return boxed(other);
    }
    int first = NUMBERS.indexOf(one);
    int second = NUMBERS.indexOf(other);
    if (first >= 0 && second >= 0) {
      return NUMBERS.get(Math.max(first, second));
    }
    return boxed(one).equals(boxed(other)) ? boxed(one) : "Object";
  }

  private static String boxedUnlessNull(String type) {
    return type.equals(NULL) ? NULL : boxed(type);
  }

  private static String boxed(String type) {
    return BOXES.getOrDefault(type, type);
  }
}
