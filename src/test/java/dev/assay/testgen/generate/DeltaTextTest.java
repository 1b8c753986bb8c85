package dev.assay.testgen.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Value;
import org.junit.jupiter.api.Test;

class DeltaTextTest {
  @Test
  void of_isTheShortestLiteral_roundedUp() {
    assertThat(DeltaText.of(Value.of(0.0))).isEqualTo("1e-9");
    assertThat(DeltaText.of(Value.of(1.5f))).isEqualTo("1e-9f");
    assertThat(DeltaText.of(Value.of(-123456.0))).isEqualTo("2e-7");
    assertThat(DeltaText.of(Value.of(5e20))).isEqualTo("5e8");
  }

  @Test
  void of_isNothing_whereNumbersAreExact() {
    assertThat(DeltaText.of(Value.of(Double.NaN))).isNull();
    assertThat(DeltaText.of(Value.of(Float.NEGATIVE_INFINITY))).isNull();
    assertThat(DeltaText.of(Value.of(5))).isNull();
    assertThat(DeltaText.of(null)).isNull();
  }
}
