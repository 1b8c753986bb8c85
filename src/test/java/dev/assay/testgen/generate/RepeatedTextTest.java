package dev.assay.testgen.generate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatedTextTest {
  @Test
  void of_isALiteral_whereTheTextIsShort() {
    assertThat(RepeatedText.of("a".repeat(60))).isEqualTo("\"" + "a".repeat(60) + "\"");
  }

  @Test
  void of_repeats_whatIsRepeated() {
    assertThat(RepeatedText.of("ab".repeat(500))).isEqualTo("\"ab\".repeat(500)");
  }

  @Test
  void of_keepsWhatStandsAround() {
    assertThat(RepeatedText.of("(" + "\\\"".repeat(500) + ")"))
        .isEqualTo("\"(\" + \"\\\\\\\"\".repeat(500) + \")\"");
  }

  @Test
  void of_isALiteral_whereNothingIsRepeated() {
    String text = "The quick brown fox jumps over the lazy dog, and then it runs away again.";

    assertThat(RepeatedText.of(text)).isEqualTo("\"" + text + "\"");
    assertThat(RepeatedText.isSum(text)).isFalse();
  }

  @Test
  void isSum_wherePartsAreAdded() {
    assertThat(RepeatedText.isSum("ab".repeat(500))).isFalse();
    assertThat(RepeatedText.isSum("ab".repeat(500) + "c")).isTrue();
    assertThat(RepeatedText.isSum("c".repeat(5))).isFalse();
  }
}
