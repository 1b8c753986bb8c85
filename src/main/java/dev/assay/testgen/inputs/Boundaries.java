package dev.assay.testgen.inputs;

import dev.assay.code.MethodSignature;
import dev.assay.code.MethodSignature.Comparison;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * The values on both sides of what the code itself compares a parameter with: {@code x < 10} gives
 * 9, 10 and 11. One instance serves one request.
 */
public final class Boundaries {
  private static final int LONGEST_TEXT = 300;
  private static final int MOST_TOPICAL = 3;

  /** A longer text is easier to read as a letter that is repeated. */
  private static final int LONGEST_VARIED = 50;

  private static final Pattern AT = Pattern.compile("charAt\\((\\d)\\)");
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  private final Inputs inputs;
  private final Sized sized;
  private final Parts parts;

  public Boundaries(Inputs inputs) {
    this.inputs = inputs;
    this.sized = new Sized(inputs);
    this.parts = new Parts(inputs);
  }

  /** Objects to call a method on, with what it compares of them at its boundaries. */
  public List<Candidate> receivers(MethodSignature method, TypeMirror type) {
    return parts.receivers(method, type, this);
  }

  /** The boundary values of one parameter, in the order the code compares. */
  public List<Candidate> of(MethodSignature method, String parameter, TypeMirror type) {
    List<Candidate> all = new ArrayList<>();
    for (var condition : method.conditions()) {
      for (Comparison comparison : condition.comparisons()) {
        String subject = comparison.subject().strip();
        if (subject.equals(parameter)) {
          direct(comparison, type).forEach(all::add);
        } else if (subject.startsWith(parameter + ".")) {
          String of = subject.substring(parameter.length() + 1);
          (inputs.isText(type) ? ofText(comparison, of) : sized.of(comparison, of, parameter, type))
              .forEach(all::add);
          parts.of(comparison, of, type, this).forEach(all::add);
        }
        if (comparison.operator().startsWith("contains") && subject.equals(parameter)) {
          sized.containing(comparison.constant(), parameter, type).forEach(all::add);
        }
      }
    }
    if (inputs.isText(type)) {
      woven(method, parameter).forEach(all::add);
      Topics.of(method.name()).texts(parameter.toLowerCase(Locale.ROOT)).stream()
          .limit(MOST_TOPICAL)
          .forEach(it -> all.add(new Candidate(Value.of(it), trait(it))));
    }
    return all;
  }

  // A text that begins as one condition asks is often too short for another.
  private static List<Candidate> woven(MethodSignature method, String parameter) {
    List<Comparison> all =
        method.conditions().stream().flatMap(it -> it.comparisons().stream()).toList();
    int longest =
        all.stream()
            .filter(it -> it.subject().strip().equals(parameter + ".length()"))
            .map(it -> ConstantText.parse(it.constant()).orElse(null))
            .mapToInt(it -> it instanceof Integer length ? length : 0)
            .filter(length -> length <= LONGEST_TEXT)
            .max()
            .orElse(0);
    List<Candidate> candidates = new ArrayList<>();
    for (Comparison each : all) {
      Object constant = ConstantText.parse(each.constant()).orElse(null);
      boolean ofThis =
          each.subject().strip().equals(parameter) || each.subject().startsWith(parameter + ".");
      if (ofThis && constant instanceof String text && !text.isEmpty()) {
        int missing = Math.max(2, longest - text.length());
        String filler = LETTERS.repeat(missing / LETTERS.length() + 1).substring(0, missing);
        boolean atEnd = each.operator().startsWith("endsWith");
        candidates.add(
            new Candidate(
                Value.of(atEnd ? filler + text : text + filler),
                (atEnd ? "LongEndingWith" : "LongStartingWith") + trait(text)));
      }
    }
    return candidates;
  }

  /** The values on both sides of a comparison for a type. */
  List<Candidate> direct(Comparison comparison, TypeMirror type) {
    Object constant = ConstantText.parse(comparison.constant()).orElse(null);
    TypeKind kind = inputs.unboxedKind(type);
    return switch (constant) {
      case String text when inputs.isText(type) -> texts(text);
      case Character letter when kind == TypeKind.CHAR -> around((long) letter, kind);
      case Character letter -> around((long) letter, kind);
      case Double number when kind == TypeKind.DOUBLE -> fractions(number);
      case Float number when kind == TypeKind.FLOAT ->
          List.of(new Candidate(Value.of(number), trait(number.toString())));
      case Number number -> around(number.longValue(), kind);
      case null, default -> List.of();
    };
  }

  private static List<Candidate> texts(String text) {
    List<Candidate> all = new ArrayList<>();
    all.add(new Candidate(Value.of(text), trait(text)));
    if (!text.isEmpty()) {
      all.add(new Candidate(Value.of(text + "x"), trait(text) + "AndMore"));
      String swapped = swapCase(text);
      if (!swapped.equals(text)) {
        all.add(new Candidate(Value.of(swapped), trait(text) + "InOtherCase"));
      }
    }
    return all;
  }

  private static List<Candidate> ofText(Comparison comparison, String call) {
    Object constant = ConstantText.parse(comparison.constant()).orElse(null);
    if (call.startsWith("length()") && constant instanceof Integer length) {
      return lengths(length);
    }
    if (constant instanceof Character letter) {
      return at(call, letter);
    }
    return constant instanceof String text ? texts(text) : List.of();
  }

  // charAt(2) == 'x' asks for it at its place.
  private static List<Candidate> at(String call, char letter) {
    List<Candidate> all = new ArrayList<>();
    Matcher place = AT.matcher(call);
    if (place.matches()) {
      int index = Integer.parseInt(place.group(1));
      all.add(
          new Candidate(
              Value.of(LETTERS.substring(0, index) + letter + "1"),
              trait(Character.toString(letter)) + "At" + index));
    }
    all.add(new Candidate(Value.of(String.valueOf(letter)), trait(Character.toString(letter))));
    all.add(
        new Candidate(Value.of("a" + letter + "b"), trait(Character.toString(letter)) + "Inside"));
    return all;
  }

  private static List<Candidate> lengths(int length) {
    List<Candidate> all = new ArrayList<>();
    for (int i = Math.max(0, length - 1); i <= Math.min(length + 1, LONGEST_TEXT); i++) {
      all.add(
          new Candidate(
              Value.of(
                  length > LONGEST_VARIED
                      ? "a".repeat(i)
                      : LETTERS.repeat(i / LETTERS.length() + 1).substring(0, i)),
              i == 0 ? "Empty" : i == 1 ? "OneLetter" : "Has" + i + "Letters"));
    }
    return all;
  }

  private static List<Candidate> fractions(double number) {
    return List.of(
        new Candidate(Value.of(number), trait(Double.toString(number))),
        new Candidate(Value.of(Math.nextUp(number)), "JustAbove" + trait(Double.toString(number))),
        new Candidate(
            Value.of(Math.nextDown(number)), "JustBelow" + trait(Double.toString(number))));
  }

  private static List<Candidate> around(long number, TypeKind kind) {
    List<Candidate> all = new ArrayList<>();
    for (long near : new long[] {number, number - 1, number + 1}) {
      switch (kind) {
        case INT -> add(all, near, Integer.MIN_VALUE, Integer.MAX_VALUE, (int) near);
        case LONG -> all.add(new Candidate(Value.of(near), trait(Long.toString(near))));
        case SHORT -> add(all, near, Short.MIN_VALUE, Short.MAX_VALUE, (short) near);
        case BYTE -> add(all, near, Byte.MIN_VALUE, Byte.MAX_VALUE, (byte) near);
        case CHAR -> letter(all, near);
        case DOUBLE -> all.add(new Candidate(Value.of((double) near), trait(Long.toString(near))));
        default -> {
          return all;
        }
      }
    }
    return all;
  }

  private static void letter(List<Candidate> all, long code) {
    if (code >= 0 && code <= Character.MAX_VALUE) {
      char letter = (char) code;
      all.add(new Candidate(Value.of(letter), trait(Character.toString(letter))));
    }
  }

  private static void add(List<Candidate> all, long near, long least, long most, Object value) {
    if (near >= least && near <= most) {
      all.add(new Candidate(Value.of(value), trait(Long.toString(near))));
    }
  }

  private static String swapCase(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    return upper.equals(text) ? text.toLowerCase(Locale.ROOT) : upper;
  }

  /** A word for a name out of a value's text. */
  public static String trait(String text) {
    String word =
        switch (text) {
          case "0" -> "Zero";
          case "1" -> "One";
          case "-1" -> "MinusOne";
          case "\0" -> "NulCharacter";
          case "\t" -> "Tab";
          case "\n" -> "LineBreak";
          case "\r" -> "CarriageReturn";
          default -> "";
        };
    if (!word.isEmpty()) {
      return word;
    }
    if (text.length() == 1 && !Character.isLetterOrDigit(text.charAt(0))) {
      String name = Character.getName(text.charAt(0));
      return name == null ? "Symbol" : camel(name.toLowerCase(Locale.ROOT));
    }
    return camel(text.startsWith("-") ? "minus " + text.substring(1) : text.replace(".", "Point"));
  }

  private static String camel(String text) {
    StringBuilder word = new StringBuilder();
    boolean start = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean usable = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (usable) {
        boolean shout = text.contains(" ") && !start;
        word.append(start ? Character.toUpperCase(c) : shout ? Character.toLowerCase(c) : c);
      }
      start = !usable;
    }
    return word.isEmpty()
        ? "Symbols"
        : word.length() > 24 ? word.substring(0, 24) : word.toString();
  }
}
