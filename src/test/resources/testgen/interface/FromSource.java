// golden/interfaces/ShapeTest.java
package golden.interfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of {@link Shape}. What its code declares is marked as
 * specified, with the line; all other expectations were computed from its source.
 */
class ShapeTest {
  @Nested
  class LargerThan {
    @Test
    void returnsFalse_whenOtherIsASquare() {
      Shape shape = new Shape.Square(2.5);

      assertFalse(shape.largerThan(new Shape.Square(3.5)));
    }

    @Test
    void returnsFalse_whenOtherIsSquareOf2Point5() {
      Shape shape = new Shape.Square(2.5);

      assertFalse(shape.largerThan(new Shape.Square(2.5)));
    }

    @Test
    void throwsNullPointerException_whenOtherIsNull() {
      Shape shape = new Shape.Square(2.5);

      assertThrows(NullPointerException.class, () -> shape.largerThan(null));
    }
  }

  @Nested
  class Square {
    @Test
    void returnsSquare_whenSideIs2Point5() {
      assertEquals(new Shape.Square(2.5), Shape.square(2.5));
    }

    // specified: line 12
    @ParameterizedTest(name = "side = {0}")
    @ValueSource(doubles = {0.0, -1.0})
    void throwsIllegalArgumentException_whenSideIsZeroOrMinusOne(double side) {
      assertThrows(IllegalArgumentException.class, () -> Shape.square(side));
    }

    @Test
    void returnsSquare_whenSideIsOne() {
      assertEquals(new Shape.Square(1.0), Shape.square(1.0));
    }

    @Test
    void returnsSquare_whenSideIsPositiveInfinity() {
      assertEquals(
          new Shape.Square(Double.POSITIVE_INFINITY), Shape.square(Double.POSITIVE_INFINITY));
    }

    @Test
    void returnsSquare_whenSideIsMaxValue() {
      assertEquals(new Shape.Square(Double.MAX_VALUE), Shape.square(Double.MAX_VALUE));
    }
  }
}

// golden/interfaces/ShapeSquareTest.java
package golden.interfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Tests of {@link Shape.Square}. What its code declares is marked as
 * specified, with the line; all other expectations were computed from its source.
 */
class ShapeSquareTest {
  @Test
  void equality_equalsOnlyWhatIsAlike() {
    var one = new Shape.Square(2.5);
    var alike = new Shape.Square(2.5);

    assertEquals(one, alike);
    assertEquals(one.hashCode(), alike.hashCode());
    assertNotEquals(one, new Shape.Square(0.0));
  }

  @Nested
  class Constructor {
    @Test
    void createsSquare_whenSideIs2Point5() {
      Shape.Square square = new Shape.Square(2.5);

      assertEquals(6.25, square.area(), 1e-9);
      assertEquals(2.5, square.side(), 1e-9);
    }

    @Test
    void createsSquare_whenSideIsZero() {
      Shape.Square square = new Shape.Square(0.0);

      assertEquals(0.0, square.area(), 1e-9);
      assertEquals(0.0, square.side(), 1e-9);
    }
  }
}
// no test: Shape.area(): NO_BODY
// no test: Named.title(): RUN_NEEDED
