// golden/lookalikes/TestTest.java
package golden.lookalikes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests of {@link Test}. What its code declares is marked as
 * specified, with the line; all other expectations were computed from its source.
 */
class TestTest {
  @org.junit.jupiter.api.Nested
  class NestedMethod {
    // specified: line 8
    @org.junit.jupiter.api.Test
    void throwsIllegalStateException_whenValueIs5() {
      Test test = new Test();

      assertThrows(IllegalStateException.class, () -> test.nested(5));
    }

    @org.junit.jupiter.api.Test
    void makesTest3_whenValueIs3() {
      Test test = new Test();

      test.nested(3);

      assertEquals(3, test.test());
    }

    @org.junit.jupiter.api.Test
    void makesTest2_whenValueIs2() {
      Test test = new Test();

      test.nested(2);

      assertEquals(2, test.test());
    }

    // specified: line 8
    @org.junit.jupiter.api.Test
    void throwsIllegalStateException_whenValueIs4() {
      Test test = new Test();

      assertThrows(IllegalStateException.class, () -> test.nested(4));
    }

    @org.junit.jupiter.api.Test
    void makesTestOne_whenValueIsOne() {
      Test test = new Test();

      test.nested(1);

      assertEquals(1, test.test());
    }

    @org.junit.jupiter.api.Test
    void makesTestMinusOne_whenValueIsMinusOne() {
      Test test = new Test();

      test.nested(-1);

      assertEquals(-1, test.test());
    }

    @org.junit.jupiter.api.Test
    void makesTestMinValue_whenValueIsMinValue() {
      Test test = new Test();

      test.nested(java.lang.Integer.MIN_VALUE);

      assertEquals(java.lang.Integer.MIN_VALUE, test.test());
    }
  }

  @org.junit.jupiter.api.Nested
  class TestMethod {
    @org.junit.jupiter.api.Test
    void returnsZero() {
      Test test = new Test();

      assertEquals(0, test.test());
    }
  }

  @org.junit.jupiter.api.Nested
  class StringMethod {
    @ParameterizedTest(name = "string({0}, {1}) is {2}")
    @CsvSource({
      "abc, 5, abc5",
      "abc, 0, abc0",
      "'', 5, 5",
      "abc, 1, abc1",
      "' ', 5, ' 5'",
      "abc, -1, abc-1"
    })
    void returnsExpected_forEachRow(String expectedArgument, int test, String expected) {
      assertEquals(expected, Test.string(expectedArgument, test));
    }

    @org.junit.jupiter.api.Test
    void returnsNull_whenExpectedIsNull() {
      assertNull(Test.string(null, 5));
    }
  }

  @org.junit.jupiter.api.Nested
  class ObjectObject {
    @org.junit.jupiter.api.Test
    void returnsOne_forUsualO() {
      assertEquals(1, Test.object((Object) "abc"));
    }

    @org.junit.jupiter.api.Test
    void returnsZero_whenOIsNull() {
      assertEquals(0, Test.object((Object) null));
    }
  }

  @org.junit.jupiter.api.Nested
  class ObjectString {
    @ParameterizedTest(name = "object({0}) is {1}")
    @CsvSource({
      "abc, 2",
      "'', 2"
    })
    void returnsExpected_forEachO(String o, int expected) {
      assertEquals(expected, Test.object(o));
    }

    @org.junit.jupiter.api.Test
    void returnsZero_whenOIsNull() {
      assertEquals(0, Test.object((String) null));
    }
  }
}

// golden/lookalikes/ListTest.java
package golden.lookalikes;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Tests of {@link List}. What its code declares is marked as
 * specified, with the line; all other expectations were computed from its source.
 */
class ListTest {
  @org.junit.jupiter.api.Nested
  class GetSize {
    @org.junit.jupiter.api.Test
    void returnsZero() {
      List list = new List();

      assertEquals(0, list.getSize());
    }
  }
}

// golden/lookalikes/NestedTest.java
package golden.lookalikes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests of {@link Nested}. What its code declares is marked as
 * specified, with the line; all other expectations were computed from its source.
 */
class NestedTest {
  @org.junit.jupiter.api.Nested
  class Equals {
    @ParameterizedTest(name = "equals({0}, {1}) is {2}")
    @CsvSource({
      "5, 5, true",
      "0, 5, false"
    })
    void returnsExpected_forEachRow(int a, int b, boolean expected) {
      assertEquals(expected, Nested.equals(a, b));
    }
  }
}

// golden/lookalikes/String2Test.java
package golden.lookalikes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests of {@link String2}. What its code declares is marked as
 * specified, with the line; all other expectations were computed from its source.
 */
class String2Test {
  @org.junit.jupiter.api.Nested
  class IntValue {
    @ParameterizedTest(name = "intValue({0}) is {1}")
    @CsvSource({
      "5, 2",
      "0, 0",
      "1, 1",
      "-1, -1",
      "-2147483648, -2"
    })
    void returnsExpected_forEachRecord(int record, int expected) {
      assertEquals(expected, String2.intValue(record));
    }
  }
}
