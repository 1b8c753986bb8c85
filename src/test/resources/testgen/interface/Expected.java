// golden/interfaces/ShapeTest.java
package golden.interfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Tests of {@link Shape}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class ShapeTest {
  @Nested
  class LargerThan {
    @Test
    void returnsFalse_whenOtherIsItself() {
      Shape shape = new Shape.Square(2.5);

      assertFalse(shape.largerThan(shape));
    }

    @Test
    void returnsTrue_whenOtherIsAlways2Point5() {
      Shape shape = new Shape.Square(2.5);

      assertTrue(shape.largerThan(() -> 2.5));
    }
  }

  @Nested
  class Square {
    @Test
    void returnsSquare_whenSideIsOne() {
      assertEquals(new Shape.Square(1.0), Shape.square(1.0));
    }

    // specified: line 13
    @Test
    void throwsIllegalArgumentException_whenSideIsZero() {
      assertThrows(IllegalArgumentException.class, () -> Shape.square(0.0));
    }
  }
}

// golden/interfaces/ShapeSquareTest.java
package golden.interfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/**
 * Tests of {@link Shape.Square}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class ShapeSquareTest {
  @Test
  void constructor_createsSquare_whenSideIs2Point5() {
    Shape.Square square = new Shape.Square(2.5);

    assertEquals(2.5, square.side(), 1e-9);
  }

  @Test
  void area_returns6Point25() {
    Shape.Square square = new Shape.Square(2.5);

    assertEquals(6.25, square.area(), 1e-9);
    assertEquals(2.5, square.side(), 1e-9);
  }
}

// golden/interfaces/ShapeNamedTest.java
package golden.interfaces;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/**
 * Tests of {@link Shape.Named}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class ShapeNamedTest {
  @Test
  void title_returnsText() {
    Shape.Named named = namedStub();

    assertEquals("<abc>", named.title());
  }

  private static Shape.Named namedStub() {
    return new Shape.Named("abc") {
      @Override
      public double area() {
        return 2.5;
      }
    };
  }
}
// no test: Shape.area(): NO_BODY
