// golden/lookalikes/TestTest.java
package golden.lookalikes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests of {@link Test}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class TestTest {
  @ParameterizedTest(name = "string({0}, {1}) is {2}")
  @CsvSource(nullValues = "null", value = {
    "abc, 5, abc5",
    "null, 5, null"
  })
  void string_returnsExpected_forEachRow(String expectedArgument, int test, String expected) {
    assertEquals(expected, Test.string(expectedArgument, test));
  }

  @org.junit.jupiter.api.Nested
  class NestedMethod {
    @org.junit.jupiter.api.Test
    void makesTest3_whenValueIs3() {
      Test test = new Test();

      test.nested(3);

      assertEquals(3, test.test());
    }

    // specified: line 9
    @org.junit.jupiter.api.Test
    void throwsIllegalStateException_whenValueIs4() {
      Test test = new Test();

      assertThrows(IllegalStateException.class, () -> test.nested(4));
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
    @org.junit.jupiter.api.Test
    void returns2_forUsualO() {
      assertEquals(2, Test.object("abc"));
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
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class ListTest {
  @org.junit.jupiter.api.Test
  void getSize_returnsZero() {
    List list = new List();

    assertEquals(0, list.getSize());
  }
}

// golden/lookalikes/NestedTest.java
package golden.lookalikes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests of {@link Nested}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class NestedTest {
  @ParameterizedTest(name = "equals({0}, {1}) is {2}")
  @CsvSource({
    "5, 7, false",
    "5, 5, true"
  })
  void equals_returnsExpected_forEachRow(int a, int b, boolean expected) {
    assertEquals(expected, Nested.equals(a, b));
  }
}

// golden/lookalikes/String2Test.java
package golden.lookalikes;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Tests of {@link String2}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class String2Test {
  @org.junit.jupiter.api.Test
  void intValue_returns2_whenRecordIs5() {
    assertEquals(2, String2.intValue(5));
  }
}
// no test: Test.test(): TOLD_ELSEWHERE
