package dev.assay.testgen.generate;

import dev.assay.lab.Value;
import dev.assay.testgen.inputs.Boundaries;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says in a few words what is special of a value that nobody chose by hand, so that a test can be
 * named for it: {@code Empty}, {@code 123456}, {@code HasThreeElements}, {@code AfterPushAndPop}.
 * Stateless.
 */
public final class Traits {
  private static final int LONGEST_TEXT = 24;
  private static final int LONGEST_NUMBER = 16;
  private static final int LONGEST_DECIMAL = 8;
  private static final int DIGITS = 3;
  private static final int MOST_PARTS = 4;
  private static final int LONGEST_PARTS = 30;
  private static final List<String> COUNTS =
      List.of("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten");
  private static final Set<String> GATHER = Set.of("of", "asList", "ofEntries", "copyOf");

  private Traits() {}

  /** What a value is; what begins with {@code Has} is said without {@code Is}. */
  public static String of(Value value) {
    return words(value, false);
  }

  /** The same with what it is made of. */
  static String inDetail(Value value) {
    return words(value, true);
  }

  /** The state a receiver is in: after which calls, or else what it was made of. */
  public static String ofReceiver(Value receiver) {
    return state(receiver, false);
  }

  /** The same with the arguments of the calls. */
  static String stateInDetail(Value receiver) {
    return state(receiver, true);
  }

  private static String words(Value value, boolean detail) {
    return switch (value) {
      case Value.Null nothing -> "Null";
      case Value.Literal(String text) -> text(text);
      case Value.Literal(Character letter) -> letter(letter);
      case Value.Literal(Boolean truth) -> truth ? "True" : "False";
      case Value.Literal(Object number) -> number(number);
      case Value.As as -> words(as.value(), detail);
      case Value.Constant constant -> constant(constant.name());
      case Value.ArrayOf array -> several(array.elements(), "Element", detail);
      case Value.New creation -> creation(creation, detail);
      case Value.StaticCall call -> call(call, detail);
      case Value.Chain chain -> chain(chain, detail);
      case Value.Lambda lambda ->
          lambda.answer() == null ? "Lambda" : "LambdaAnswering" + bare(lambda.answer());
      case Value.Stub stub -> "Stub";
      case Value.Prepared step -> made(base(step)) + state(step, detail);
      case Value.Argument argument -> "WhatItIsGiven";
      case Value.Receiver receiver -> "Itself";
      case Value.Raise(Value.New exception) -> exception.type().simple();
      case Value.Raise raise -> "AnException";
      case Value.Turns turns -> words(turns.answers().getFirst(), detail);
      case Value.Reference reference ->
          reference.owner().simple() + Words.capital(reference.method());
      case Value.ClassLiteral literal -> literal.type().simple() + "Class";
    };
  }

  private static String text(String text) {
    if (text.isEmpty()) {
      return "Empty";
    }
    if (text.isBlank() && (text.length() > 1 || text.equals(" "))) {
      return "Blank";
    }
    if (text.length() > LONGEST_TEXT) {
      return "Has" + text.length() + "Characters";
    }
    return Boundaries.trait(text);
  }

  private static String letter(char letter) {
    String trait = Boundaries.trait(String.valueOf(letter));
    boolean plain = letter < 128 && Character.isLetter(letter);
    return plain
        ? (Character.isUpperCase(letter) ? "Capital" : "Letter") + Words.capital(trait)
        : trait;
  }

  /** A number in words that stay short, however many digits it has. */
  static String number(Object number) {
    return switch (number) {
      case Integer each when each == Integer.MAX_VALUE -> "MaxValue";
      case Integer each when each == Integer.MIN_VALUE -> "MinValue";
      case Long each when each == Long.MAX_VALUE -> "MaxValue";
      case Long each when each == Long.MIN_VALUE -> "MinValue";
      case Double each when each == Double.MAX_VALUE -> "MaxValue";
      case Float each when each == Float.MAX_VALUE -> "MaxValue";
      case Double each when !Double.isFinite(each) -> infinite(each);
      case Float each when !Float.isFinite(each) -> infinite(each);
      case Double each -> decimal(each.toString());
      case Float each -> decimal(each.toString());
      case String each when each.matches("-?[0-9.]+") -> decimal(each);
      default -> Boundaries.trait(String.valueOf(number));
    };
  }

  private static String infinite(double number) {
    return Double.isNaN(number) ? "NaN" : number > 0 ? "PositiveInfinity" : "NegativeInfinity";
  }

  private static String decimal(String text) {
    BigDecimal number = new BigDecimal(text).stripTrailingZeros();
    if (number.signum() < 0) {
      return "Minus" + decimal(number.negate().toString());
    }
    String plain = number.toPlainString();
    if (plain.length() <= (plain.contains(".") ? LONGEST_DECIMAL : LONGEST_NUMBER)) {
      return Boundaries.trait(plain);
    }
    BigDecimal rounded = number.round(new MathContext(DIGITS)).stripTrailingZeros();
    String words = rounded.toString().replace("E-", "EMinus").replace("E+", "E");
    return (rounded.compareTo(number) == 0 ? "" : "About") + Boundaries.trait(words);
  }

  private static String constant(String name) {
    return name.equals(name.toUpperCase(Locale.ROOT))
        ? List.of(name.split("_", -1)).stream()
            .map(part -> Words.capital(part.toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining())
        : Words.inName(name);
  }

  private static String several(List<Value> elements, String noun, boolean detail) {
    int count = elements.size();
    if (count == 0) {
      return "Empty";
    }
    if (detail && count <= MOST_PARTS) {
      return "Has" + joined(elements);
    }
    return "Has" + count(count) + noun + (count == 1 ? "" : "s");
  }

  /** A small number as a word. */
  static String count(int count) {
    return count < COUNTS.size() ? COUNTS.get(count) : Integer.toString(count);
  }

  /** Whether it makes a collection of its arguments. */
  static boolean gathers(Value.StaticCall call) {
    return call.type().packageName().equals("java.util")
        && GATHER.contains(call.method())
        && !call.type().simple().equals("Map")
        && !call.type().simple().startsWith("Optional");
  }

  private static String creation(Value.New creation, boolean detail) {
    List<Value> arguments = creation.arguments();
    boolean platform = creation.type().packageName().startsWith("java.util");
    if (platform && arguments.isEmpty()) {
      return "Empty";
    }
    if (arguments.size() == 1 && (platform || creation.type().packageName().equals("java.math"))) {
      return words(arguments.getFirst(), detail);
    }
    boolean nothing =
        arguments.stream()
            .allMatch(each -> each instanceof Value.Stub || each instanceof Value.Lambda);
    String simple = creation.type().simple();
    String parts = joined(arguments);
    return nothing
        ? "New" + simple
        : parts.length() > LONGEST_PARTS ? article(simple) + simple : simple + "Of" + parts;
  }

  private static String article(String noun) {
    return "AEIO".indexOf(noun.charAt(0)) < 0 ? "A" : "An";
  }

  private static String call(Value.StaticCall call, boolean detail) {
    List<Value> arguments = call.arguments();
    if (call.type().packageName().startsWith("java.util")) {
      if (arguments.isEmpty()) {
        return "Empty";
      }
      if (call.type().simple().startsWith("Optional")) {
        return "Present" + (detail ? joined(arguments) : "");
      }
      if (call.type().simple().equals("Map") && call.method().equals("of")) {
        return several(keys(arguments), "Entry", detail).replace("Entrys", "Entries");
      }
      if (GATHER.contains(call.method())) {
        return several(arguments, "Element", detail);
      }
    }
    if (call.type().packageName().equals("java.time") && call.method().equals("parse")) {
      return joined(arguments);
    }
    return call.type().simple() + Words.inName(call.method()) + joined(arguments);
  }

  private static List<Value> keys(List<Value> entries) {
    List<Value> keys = new ArrayList<>();
    for (int i = 0; i < entries.size(); i += 2) {
      keys.add(entries.get(i));
    }
    return keys;
  }

  private static String chain(Value.Chain chain, boolean detail) {
    boolean repeated =
        chain.method().equals("repeat")
            && chain.receiver() instanceof Value.Literal(String text)
            && chain.arguments().getFirst() instanceof Value.Literal(Integer times);
    if (repeated
        && chain.receiver() instanceof Value.Literal(String text)
        && chain.arguments().getFirst() instanceof Value.Literal(Integer times)) {
      return "Has" + (long) text.length() * times + "Characters";
    }
    if (chain.method().equals("substring")
        && chain.arguments().getLast() instanceof Value.Literal(Integer end)) {
      return "Has" + end + "Characters";
    }
    return chain.receiver() instanceof Value.Receiver
        ? "Its" + Words.inName(chain.method()) + (detail ? joined(chain.arguments()) : "")
        : words(chain.receiver(), detail);
  }

  private static String joined(List<Value> parts) {
    return parts.stream().limit(MOST_PARTS).map(Traits::bare).collect(Collectors.joining("And"));
  }

  private static String bare(Value value) {
    String words = of(value);
    return words.startsWith("Has") ? words.substring("Has".length()) : words;
  }

  private static String made(Value base) {
    return base instanceof Value.New creation ? creation.type().simple() : bare(base);
  }

  private static Value base(Value value) {
    Value each = value;
    while (each instanceof Value.Prepared step) {
      each = step.base();
    }
    return each;
  }

  private static String state(Value receiver, boolean detail) {
    List<String> calls = new ArrayList<>();
    for (Value each = receiver; each instanceof Value.Prepared step; each = step.base()) {
      String then = step.then() == null ? "" : Words.inName(step.then().method());
      calls.addFirst(Words.inName(step.method()) + then + (detail ? joined(step.given()) : ""));
    }
    if (calls.isEmpty()) {
      return "On" + bare(receiver);
    }
    List<String> runs = new ArrayList<>();
    for (int i = 0, run; i < calls.size(); i += run) {
      run = 1;
      while (i + run < calls.size() && calls.get(i + run).equals(calls.get(i))) {
        run++;
      }
      runs.add(calls.get(i) + (run == 1 ? "" : run == 2 ? "Twice" : run + "Times"));
    }
    return runs.size() <= MOST_PARTS
        ? "After" + String.join("And", runs)
        : "After" + calls.size() + "CallsEndingWith" + calls.getLast();
  }
}
