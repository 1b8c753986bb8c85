package dev.assay.query.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTest {
  // From the tables of the distribution.
  @ParameterizedTest
  @CsvSource({"6, 2.4469", "7, 2.3646", "10, 2.2281", "30, 2.0423", "58, 2.0017", "100, 1.98397"})
  void quantile_isThatOfTheTables_andHasFivePercentOutside(double degrees, double t) {
    assertThat(Student.quantile(degrees)).isCloseTo(t, within(0.0025));
    assertThat(Student.twoSided(t, degrees)).isCloseTo(0.05, within(2e-5));
  }

  @ParameterizedTest
  @CsvSource({"7, 3.4995, 0.01", "7, 5.4079, 0.001", "20, 3.8495, 0.001", "40.5, 0.6806, 0.5"})
  void twoSided_isThatOfTheTables(double degrees, double t, double p) {
    assertThat(Student.twoSided(t, degrees)).isCloseTo(p, within(p / 500));
    assertThat(Student.twoSided(-t, degrees)).isCloseTo(p, within(p / 500));
  }

  @Test
  void twoSided_endsWithin0And1() {
    assertThat(Student.twoSided(0, 12)).isEqualTo(1);
    assertThat(Student.twoSided(Double.POSITIVE_INFINITY, 12)).isZero();
    assertThat(Student.twoSided(60, 58)).isBetween(0.0, 1e-20);
  }
}
