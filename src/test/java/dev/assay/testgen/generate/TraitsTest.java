package dev.assay.testgen.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TraitsTest {
  private static final TypeName STACK = TypeName.of("demo", "Stack");

  private static Value repeated() {
    return new Value.Chain(Value.of("abcd"), "repeat", List.of("int"), List.of(Value.of(16)));
  }

  private static Value bytes(Value text) {
    return new Value.Chain(text, "getBytes", List.of(), List.of());
  }

  static Stream<Arguments> values() {
    Value one = Value.of(1);
    return Stream.of(
        Arguments.of(Value.of(123456), "123456"),
        Arguments.of(Value.of(-7L), "Minus7"),
        Arguments.of(Value.of(Integer.MIN_VALUE), "MinValue"),
        Arguments.of(Value.of(2.0), "2"),
        Arguments.of(Value.of(-0.5), "Minus0Point5"),
        Arguments.of(Value.of(1e-30), "1EMinus30"),
        Arguments.of(Value.of(Float.NaN), "NaN"),
        Arguments.of(Value.of('x'), "LetterX"),
        Arguments.of(Value.of('X'), "CapitalX"),
        Arguments.of(Value.of(','), "Comma"),
        Arguments.of(Value.of(""), "Empty"),
        Arguments.of(Value.of(" \t"), "Blank"),
        Arguments.of(Value.of("\t"), "Tab"),
        Arguments.of(Value.of("\n"), "LineBreak"),
        Arguments.of(Value.of("\0"), "NulCharacter"),
        Arguments.of(Value.of("#%"), "Symbols"),
        Arguments.of(Value.of("a".repeat(300)), "Has300Characters"),
        Arguments.of(bytes(repeated()), "Has64Characters"),
        Arguments.of(
            bytes(
                new Value.Chain(
                    repeated(),
                    "substring",
                    List.of("int", "int"),
                    List.of(Value.of(0), Value.of(61)))),
            "Has61Characters"),
        Arguments.of(Value.NULL, "Null"),
        Arguments.of(Value.constant(java.time.DayOfWeek.class, "MONDAY"), "Monday"),
        Arguments.of(new Value.ArrayOf(TypeName.of("", "int"), List.of()), "Empty"),
        Arguments.of(new Value.ArrayOf(TypeName.of("", "int"), List.of(one)), "HasOneElement"),
        Arguments.of(collection(one, one, one), "HasThreeElements"),
        Arguments.of(Value.call(Map.class, "of", List.of(), List.of(one, one)), "HasOneEntry"),
        Arguments.of(
            Value.call(Map.class, "of", List.of(), List.of(one, one, one, one)), "HasTwoEntries"),
        Arguments.of(Value.call(Optional.class, "of", List.of(), List.of(one)), "Present"),
        Arguments.of(Value.newFrom(BigDecimal.class, "10.50"), "10Point50"),
        Arguments.of(
            Value.call(Duration.class, "ofSeconds", List.of("long"), List.of(Value.of(5L))),
            "DurationOfSeconds5"),
        Arguments.of(
            Value.call(
                java.time.LocalDate.class,
                "parse",
                List.of("java.lang.CharSequence"),
                List.of(Value.of("2024-06-15"))),
            "20240615"),
        Arguments.of(made(made(Value.of(123456), one), made(one, Value.of(1234567))), "AStack"),
        Arguments.of(new Value.New(STACK, List.of(), List.of(), null), "NewStack"),
        Arguments.of(new Value.New(STACK, List.of("int"), List.of(Value.of(5)), null), "StackOf5"));
  }

  private static Value made(Value... arguments) {
    return new Value.New(STACK, List.of("int", "int"), List.of(arguments), null);
  }

  private static Value collection(Value... elements) {
    Value list = Value.call(List.class, "of", List.of(), List.of(elements));
    return new Value.New(
        TypeName.of(ArrayList.class), List.of("java.util.Collection"), List.of(list), null);
  }

  @ParameterizedTest
  @MethodSource("values")
  void of_saysWhatIsSpecial(Value value, String expected) {
    assertThat(Traits.of(value)).isEqualTo(expected);
  }

  @Test
  void ofReceiver_namesTheCallsInOrder() {
    Value made = new Value.New(STACK, List.of("int"), List.of(Value.of(2)), null);
    Value once = step(made, "push");

    assertThat(Traits.ofReceiver(made)).isEqualTo("OnStackOf2");
    assertThat(Traits.ofReceiver(once)).isEqualTo("AfterPush");
    assertThat(Traits.ofReceiver(step(once, "pop"))).isEqualTo("AfterPushAndPop");
    assertThat(Traits.ofReceiver(step(step(once, "push"), "pop")))
        .isEqualTo("AfterPushTwiceAndPop");
  }

  @Test
  void ofReceiver_countsTheCalls_whereTheyAreMany() {
    Value receiver = new Value.New(STACK, List.of(), List.of(), null);
    for (int i = 0; i < 5; i++) {
      receiver = step(step(receiver, "push"), "pop");
    }

    assertThat(Traits.ofReceiver(receiver)).isEqualTo("After10CallsEndingWithPop");
  }

  @Test
  void differing_namesWhatIsNotAsInThePlainOne() {
    List<String> names = List.of("depth", "width");
    Value plain = made(Value.of(5), Value.of(5));

    assertThat(Differing.of(plain, made(Value.of(5), Value.of(0)), names))
        .isEqualTo("WithWidthZero");
    assertThat(Differing.of(plain, made(Value.of(1), Value.of(0)), names))
        .isEqualTo("WithDepthOneAndWidthZero");
    assertThat(Differing.of(plain, step(plain, "push"), names)).isEqualTo("AfterPush");
    assertThat(Differing.of(plain, plain, names)).isEqualTo("OnStackOf5And5");
  }

  private static Value step(Value on, String method) {
    return new Value.Prepared(on, method, List.of(), List.of());
  }
}
