package dev.assay.testgen.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testgen.verify.Compiled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import org.junit.jupiter.api.Test;

/** What is written as a literal means the value, says the compiler. */
class LiteralTextTest {
  private static final String AWKWARD =
      "\"'\\\n\r\t\b\f\0\u0007u00e9\u00e9\u2028\ud83d\ude00\udc00{}0%";

  @Test
  void of_meansTheValue_forTextOfAllKinds() {
    Random random = new Random(3);
    List<Object> values =
        new ArrayList<>(List.of("", "\\u0041", "\\\\u0041", "\"\"\"", "\u0000" + "1"));
    for (int i = 0; i < 300; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(12); j > 0; j--) {
        text.append(AWKWARD.charAt(random.nextInt(AWKWARD.length())));
      }
      values.add(text.toString());
    }

    assertThat(read(values)).isEqualTo(values);
  }

  @Test
  void of_meansTheValue_forEachCharacter() {
    List<Object> values = new ArrayList<>();
    for (int c = 0; c <= Character.MAX_VALUE; c += c < 256 ? 1 : 97) {
      values.add((char) c);
    }

    assertThat(read(values)).isEqualTo(values);
  }

  @Test
  void of_meansTheValue_forNumbers() {
    List<Object> values =
        List.of(
            0,
            -1,
            Integer.MIN_VALUE,
            Integer.MAX_VALUE,
            0L,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            1e300,
            -0.0,
            0.1,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MAX_VALUE,
            Double.MIN_VALUE,
            1.5f,
            Float.NaN,
            Float.NEGATIVE_INFINITY,
            Float.MAX_VALUE,
            (short) -3,
            Short.MAX_VALUE,
            (byte) 5,
            Byte.MIN_VALUE,
            true,
            false);

    assertThat(read(values)).isEqualTo(values);
  }

  private static List<Object> read(List<Object> values) {
    StringBuilder source = new StringBuilder("class Constants {");
    for (int i = 0; i < values.size(); i++) {
      source
          .append("static final ")
          .append(type(values.get(i)))
          .append(" V")
          .append(i)
          .append(" = ")
          .append(LiteralText.of(values.get(i)))
          .append(";\n");
    }
    return Compiled.subject(
        Map.of("Constants.java", source + "}"),
        (bench, subject) -> {
          assertThat(subject.messages()).isEmpty();
          return ElementFilter.fieldsIn(subject.topLevel().getFirst().getEnclosedElements())
              .stream()
              .map(VariableElement::getConstantValue)
              .map(Object.class::cast)
              .toList();
        });
  }

  private static String type(Object value) {
    return switch (value) {
      case Integer i -> "int";
      case Character c -> "char";
      case String s -> "String";
      default -> value.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    };
  }
}
