package dev.assay.lab.search;

import dev.assay.lab.Value;

/** How much there is to read in a value: the less, the better a test. Pure. */
final class Weight {
  private static final int STEP = 6;
  private static final int MADE = 3;
  private static final int ODD = 3;
  private static final String PLAIN = " .,:;-_+*/=@#()";

  private Weight() {}

  static int of(Call call) {
    int sum = call.receiver() == null ? 0 : of(call.receiver());
    for (Value each : call.arguments()) {
      sum += of(each);
    }
    return sum;
  }

  static int of(Value value) {
    int own =
        switch (value) {
          case Value.Literal(String text) -> 2 + text(text);
          case Value.Literal(Character letter) -> 2 + odd(letter);
          case Value.Literal(Object number) -> number(String.valueOf(number));
          case Value.Null _ -> 2;
          case Value.Prepared _ -> STEP;
          default -> MADE;
        };
    for (Value part : Value.parts(value)) {
      own += of(part);
    }
    return own;
  }

  private static int number(String text) {
    return text.length() + (text.startsWith("-") ? 1 : 0);
  }

  private static int text(String text) {
    int sum = text.length();
    for (int i = 0; i < text.length(); i++) {
      sum += odd(text.charAt(i));
    }
    return sum;
  }

  private static int odd(char letter) {
    boolean plain =
        letter < 128 && (Character.isLetterOrDigit(letter) || PLAIN.indexOf(letter) >= 0);
    return plain ? 0 : ODD;
  }
}
