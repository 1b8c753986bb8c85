// golden/grades/ScoreTest.java
package golden.grades;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests of {@link Score}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class ScoreTest {
  @Test
  void constructor_createsScore_forPlainArguments() {
    Score score = new Score(5, "abc");

    assertEquals("F", score.grade());
  }

  @ParameterizedTest(name = "grade() on Score({0}) is {1}")
  @CsvSource({
    "5, F",
    "90, A",
    "75, B",
    "50, C"
  })
  void grade_returnsExpected_forEachRow(int points, String expected) {
    Score score = new Score(points, "abc");

    assertEquals(expected, score.grade());
  }

  @ParameterizedTest(name = "label({0}) is {1}")
  @CsvSource({
    "true, ABC",
    "false, abc 5"
  })
  void label_returnsExpected_forEachShout(boolean shout, String expected) {
    Score score = new Score(5, "abc");

    assertEquals(expected, score.label(shout));
  }
}
