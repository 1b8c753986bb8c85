// golden/sealed/ExpressionTest.java
package golden.sealed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Tests of {@link Expression}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class ExpressionTest {
  @Test
  void values_returnsListOfThree_whenNumbersHasSeveralElements() {
    assertEquals(
        List.of(5, 1, 2),
        Expression.values(
            new Expression.Number(5), new Expression.Number(1), new Expression.Number(2)));
  }

  @Nested
  class Depth {
    @Test
    void returns2_whenExpressionIsNegatedOfNegatedOfNumberOf5() {
      assertEquals(
          2,
          Expression.depth(
              new Expression.Negated(new Expression.Negated(new Expression.Number(5)))));
    }

    @Test
    void returns2_whenExpressionIsASum() {
      assertEquals(
          2,
          Expression.depth(
              new Expression.Sum(
                  new Expression.Number(5),
                  new Expression.Sum(new Expression.Number(5), new Expression.Number(7)))));
    }
  }

  @Nested
  class Evaluate {
    @Test
    void returns12_whenExpressionIsASum() {
      assertEquals(
          12,
          Expression.evaluate(
              new Expression.Sum(new Expression.Number(5), new Expression.Number(7))));
    }

    @Test
    void returnsMinus5_whenExpressionIsANegated() {
      assertEquals(-5, Expression.evaluate(new Expression.Negated(new Expression.Number(5))));
    }
  }
}

// golden/sealed/ExpressionNumberTest.java
package golden.sealed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/**
 * Tests of {@link Expression.Number}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class ExpressionNumberTest {
  @Test
  void constructor_createsNumber_whenValueIs5() {
    Expression.Number number = new Expression.Number(5);

    assertEquals(5, number.value());
  }
}

// golden/sealed/ExpressionSumTest.java
package golden.sealed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/**
 * Tests of {@link Expression.Sum}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class ExpressionSumTest {
  @Test
  void constructor_createsSum_forPlainArguments() {
    Expression.Sum sum = new Expression.Sum(new Expression.Number(5), new Expression.Number(7));

    assertEquals(new Expression.Number(5), sum.left());
    assertEquals(new Expression.Number(7), sum.right());
  }
}

// golden/sealed/ExpressionNegatedTest.java
package golden.sealed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/**
 * Tests of {@link Expression.Negated}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class ExpressionNegatedTest {
  @Test
  void constructor_createsNegated_whenInnerIsANumber() {
    Expression.Negated negated = new Expression.Negated(new Expression.Number(5));

    assertEquals(new Expression.Number(5), negated.inner());
  }
}
