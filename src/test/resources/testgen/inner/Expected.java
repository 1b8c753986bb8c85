// golden/inner/OuterTest.java
package golden.inner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Tests of {@link Outer}. What its code declares is marked as
 * specified, with the line; all other expectations were computed from its source.
 */
class OuterTest {
  @Nested
  class Constructor {
    @Test
    void isCreated_whenBaseIs10() {
      Outer outer = new Outer(10);

      assertEquals(10, outer.base());
    }

    @Test
    void isCreated_whenBaseIsZero() {
      Outer outer = new Outer(0);

      assertEquals(0, outer.base());
    }
  }
}

// golden/inner/OuterHelperTest.java
package golden.inner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests of {@link Outer.Helper}. What its code declares is marked as
 * specified, with the line; all other expectations were computed from its source.
 */
class OuterHelperTest {
  @Nested
  class Twice {
    @ParameterizedTest(name = "twice({0}) is {1}")
    @CsvSource({
      "5, 10",
      "0, 0",
      "1, 2",
      "-1, -2"
    })
    void returnsExpected_forEachN(int n, int expected) {
      Outer.Helper helper = new Outer.Helper();

      assertEquals(expected, helper.twice(n));
    }

    @Test
    void throwsArithmeticException_whenNIsMaxValue() {
      Outer.Helper helper = new Outer.Helper();

      assertThrows(ArithmeticException.class, () -> helper.twice(Integer.MAX_VALUE));
    }
  }
}
// no test: Inner.plus(int): RUN_NEEDED
// no test: Helper.hidden(): PRIVATE
// no test: Outer.Hidden: NOT_REACHABLE
