package dev.assay.query.advice.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT 1 FROM t WHERE a = $1 LIMIT $2|SELECT 1 FROM t WHERE a = $1 LIMIT 20",
        "SELECT 1 FROM t LIMIT $1 OFFSET $2|SELECT 1 FROM t LIMIT 20 OFFSET $1",
        "select 1 from t limit $1 /* LIMIT $9 */|select 1 from t limit 20 /* LIMIT $9 */",
        "SELECT (SELECT 1 LIMIT $1) FROM t LIMIT $2|SELECT (SELECT 1 LIMIT $1) FROM t LIMIT 20"
      })
  void known_putsWhatWasMeasured_inThePlaceOfTheParameter(String sql, String known) {
    assertThat(Limits.known(sql, 19.2)).isEqualTo(known);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1 FROM t WHERE a = $1",
        "SELECT 1 FROM t LIMIT 10",
        "SELECT 1 FROM t WHERE a = $1 LIMIT $1",
        "SELECT * FROM (SELECT 1 FROM t LIMIT $1) x",
        "SELECT ' LIMIT $1'",
        "SELECT $$ LIMIT $1 $$"
      })
  void known_leavesTheTextAlone_whereThereIsNoSuchLimit(String sql) {
    assertThat(Limits.known(sql, 20.0)).isEqualTo(sql);
  }

  @Test
  void known_leavesTheTextAlone_whereNothingWasMeasured() {
    assertThat(Limits.known("SELECT 1 LIMIT $1", null)).isEqualTo("SELECT 1 LIMIT $1");
    assertThat(Limits.known("SELECT 1 LIMIT $1", 0.0)).isEqualTo("SELECT 1 LIMIT 1");
  }
}
