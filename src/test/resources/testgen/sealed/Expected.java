// golden/sealed/ExpressionTest.java
package golden.sealed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Tests of {@link Expression}. What its code declares is marked as
 * specified, with the line; all other expectations were computed from its source.
 */
class ExpressionTest {
  @Nested
  class Depth {
    @Test
    void returnsZero_whenExpressionIsANumber() {
      assertEquals(0, Expression.depth(new Expression.Number(5)));
    }

    @Test
    void returnsZero_whenExpressionIsNull() {
      assertEquals(0, Expression.depth(null));
    }

    @Test
    void returnsOne_whenExpressionIsASum() {
      assertEquals(
          1,
          Expression.depth(new Expression.Sum(new Expression.Number(5), new Expression.Number(5))));
    }

    @Test
    void returnsOne_whenExpressionIsANegated() {
      assertEquals(1, Expression.depth(new Expression.Negated(new Expression.Number(5))));
    }
  }

  @Nested
  class Evaluate {
    @Test
    void returns5_whenExpressionIsANumber() {
      assertEquals(5, Expression.evaluate(new Expression.Number(5)));
    }

    @Test
    void throwsNullPointerException_whenExpressionIsNull() {
      assertThrows(NullPointerException.class, () -> Expression.evaluate(null));
    }

    @Test
    void returns10_whenExpressionIsASum() {
      assertEquals(
          10,
          Expression.evaluate(
              new Expression.Sum(new Expression.Number(5), new Expression.Number(5))));
    }

    @Test
    void returnsMinus5_whenExpressionIsANegated() {
      assertEquals(-5, Expression.evaluate(new Expression.Negated(new Expression.Number(5))));
    }
  }

  @Nested
  class Values {
    @Test
    void throwsNullPointerException_whenNumbersIsNull() {
      assertThrows(NullPointerException.class, () -> Expression.values(null));
    }
  }
}

// golden/sealed/ExpressionNumberTest.java
package golden.sealed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Tests of {@link Expression.Number}. What its code declares is marked as
 * specified, with the line; all other expectations were computed from its source.
 */
class ExpressionNumberTest {
  @Nested
  class Constructor {
    @Test
    void isCreated_whenValueIs5() {
      Expression.Number number = new Expression.Number(5);

      assertEquals(5, number.value());
    }

    @Test
    void isCreated_whenValueIsZero() {
      Expression.Number number = new Expression.Number(0);

      assertEquals(0, number.value());
    }
  }

  @Nested
  class Equality {
    @Test
    void equalsOnlyWhatIsAlike() {
      var one = new Expression.Number(5);
      var alike = new Expression.Number(5);

      assertEquals(one, alike);
      assertEquals(one.hashCode(), alike.hashCode());
      assertNotEquals(one, new Expression.Number(0));
    }
  }
}

// golden/sealed/ExpressionSumTest.java
package golden.sealed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Tests of {@link Expression.Sum}. What its code declares is marked as
 * specified, with the line; all other expectations were computed from its source.
 */
class ExpressionSumTest {
  @Nested
  class Constructor {
    @Test
    void isCreated_forPlainArguments() {
      Expression.Sum sum = new Expression.Sum(new Expression.Number(5), new Expression.Number(5));

      assertEquals(new Expression.Number(5), sum.left());
      assertEquals(new Expression.Number(5), sum.right());
    }

    @Test
    void isCreated_whenLeftIsNull() {
      Expression.Sum sum = new Expression.Sum(null, new Expression.Number(5));

      assertNull(sum.left());
      assertEquals(new Expression.Number(5), sum.right());
    }
  }
}

// golden/sealed/ExpressionNegatedTest.java
package golden.sealed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Tests of {@link Expression.Negated}. What its code declares is marked as
 * specified, with the line; all other expectations were computed from its source.
 */
class ExpressionNegatedTest {
  @Nested
  class Constructor {
    @Test
    void isCreated_whenInnerIsANumber() {
      Expression.Negated negated = new Expression.Negated(new Expression.Number(5));

      assertEquals(new Expression.Number(5), negated.inner());
    }

    @Test
    void isCreated_whenInnerIsNull() {
      Expression.Negated negated = new Expression.Negated(null);

      assertNull(negated.inner());
    }
  }
}
