package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PgSessionTest {
  @ParameterizedTest
  @CsvSource({
    "SELECT 1, SELECT /* assay */ 1",
    "ROLLBACK, ROLLBACK /* assay */",
    "(SELECT 1), /* assay */ (SELECT 1)",
    "EXPLAIN (FORMAT JSON) SELECT 1, EXPLAIN /* assay */ (FORMAT JSON) SELECT 1"
  })
  void marked_hasTheMarkAfterItsFirstWord(String sql, String marked) {
    assertThat(PgSession.marked(sql)).isEqualTo(marked);
    assertThat(PgSession.isOurs(marked)).isTrue();
  }

  @Test
  void isOurs_looksOverLines() {
    assertThat(PgSession.isOurs(PgSession.marked("\n SELECT 1\nFROM x"))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT 1", "SELECT 1 /* assay */", "SELECT '/* assay */'", ""})
  void isOurs_isFalse_ofAUsersText(String text) {
    assertThat(PgSession.isOurs(text)).isFalse();
  }
}
