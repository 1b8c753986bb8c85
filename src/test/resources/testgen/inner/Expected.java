// golden/inner/OuterTest.java
package golden.inner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/**
 * Tests of {@link Outer}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class OuterTest {
  @Test
  void constructor_createsOuter_whenBaseIs10() {
    Outer outer = new Outer(10);

    assertEquals(10, outer.base());
  }
}

// golden/inner/OuterInnerTest.java
package golden.inner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/**
 * Tests of {@link Outer.Inner}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class OuterInnerTest {
  @Test
  void plus_returns15_whenNIs5() {
    Outer.Inner inner = new Outer(10).new Inner();

    assertEquals(15, inner.plus(5));
  }
}

// golden/inner/OuterHelperTest.java
package golden.inner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/**
 * Tests of {@link Outer.Helper}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class OuterHelperTest {
  @Test
  void twice_returns10_whenNIs5() {
    Outer.Helper helper = new Outer.Helper();

    assertEquals(10, helper.twice(5));
  }
}
// no test: Helper.hidden(): PRIVATE
// no test: Outer.Hidden: NOT_REACHABLE
// no test: Outer.base(): TOLD_ELSEWHERE
