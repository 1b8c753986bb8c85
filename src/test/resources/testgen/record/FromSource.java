// golden/record/PriceTest.java
package golden.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of {@link Price}. What its code declares is marked as
 * specified, with the line; all other expectations were computed from its source.
 */
class PriceTest {
  @Nested
  class Constructor {
    @Test
    void isCreated_forPlainArguments() {
      Price price =
          new Price("abc", 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-15"));

      assertEquals("abc", price.sku());
      assertEquals(5, price.cents());
      assertEquals(LocalDate.parse("2024-06-15"), price.from());
      assertEquals(LocalDate.parse("2024-06-15"), price.until());
    }

    // specified: line 9
    @Test
    void throwsNullPointerException_whenSkuIsNull() {
      assertThrows(
          NullPointerException.class,
          () -> new Price(null, 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-15")));
    }

    @Test
    void isCreated_whenCentsIsZero() {
      Price price =
          new Price("abc", 0, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-15"));

      assertEquals("abc", price.sku());
      assertEquals(0, price.cents());
      assertEquals(LocalDate.parse("2024-06-15"), price.from());
      assertEquals(LocalDate.parse("2024-06-15"), price.until());
    }

    @Test
    void throwsNullPointerException_whenFromIsNull() {
      assertThrows(
          NullPointerException.class,
          () -> new Price("abc", 5, null, LocalDate.parse("2024-06-15")));
    }

    @Test
    void isCreated_whenUntilIsNull() {
      Price price = new Price("abc", 5, LocalDate.parse("2024-06-15"), null);

      assertEquals("abc", price.sku());
      assertEquals(5, price.cents());
      assertEquals(LocalDate.parse("2024-06-15"), price.from());
      assertNull(price.until());
    }

    // specified: line 10
    @ParameterizedTest(name = "cents = {0}")
    @ValueSource(ints = {-1, Integer.MIN_VALUE})
    void throwsIllegalArgumentException_whenCentsIsMinusOneOrMinValue(int cents) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new Price(
              "abc", cents, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-15")));
    }

    // specified: line 13
    @Test
    void throwsIllegalArgumentException_whenUntilIsLeapDay() {
      assertThrows(
          IllegalArgumentException.class,
          () -> new Price("abc", 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-02-29")));
    }

    // specified: line 13
    @Test
    void throwsIllegalArgumentException_whenUntilIsLastOfYear() {
      assertThrows(
          IllegalArgumentException.class,
          () -> new Price("abc", 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2023-12-31")));
    }
  }

  @Nested
  class InForce {
    @Test
    void returnsTrue_forUsualDay() {
      Price price =
          new Price("abc", 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-15"));

      assertTrue(price.inForce(LocalDate.parse("2024-06-15")));
    }

    @Test
    void throwsNullPointerException_whenDayIsNull() {
      Price price =
          new Price("abc", 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-15"));

      assertThrows(NullPointerException.class, () -> price.inForce(null));
    }

    @Test
    void returnsFalse_whenDayIsLeapDay() {
      Price price =
          new Price("abc", 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-15"));

      assertFalse(price.inForce(LocalDate.parse("2024-02-29")));
    }

    @Test
    void returnsFalse_whenDayIsLastOfYear() {
      Price price =
          new Price("abc", 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-15"));

      assertFalse(price.inForce(LocalDate.parse("2023-12-31")));
    }

    @Test
    void returnsFalse_whenDayIsSunday() {
      Price price =
          new Price("abc", 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-15"));

      assertFalse(price.inForce(LocalDate.parse("2024-06-16")));
    }

    @Test
    void returnsFalse_whenDayIsMax() {
      Price price =
          new Price("abc", 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-15"));

      assertFalse(price.inForce(LocalDate.MAX));
    }
  }

  @Nested
  class Discounted {
    @Test
    void returnsPrice_whenPercentIs50() {
      Price price =
          new Price("abc", 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-15"));

      assertEquals(
          new Price("abc", 2, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-15")),
          price.discounted(50));
    }

    @Test
    void returnsPrice_whenPercentIsZero() {
      Price price =
          new Price("abc", 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-15"));

      assertEquals(
          new Price("abc", 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-15")),
          price.discounted(0));
    }

    @Test
    void returnsPrice_whenPercentIsOne() {
      Price price =
          new Price("abc", 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-15"));

      assertEquals(
          new Price("abc", 4, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-15")),
          price.discounted(1));
    }

    // specified: line 23
    @ParameterizedTest(name = "percent = {0}")
    @ValueSource(ints = {Integer.MAX_VALUE, Integer.MIN_VALUE})
    void throwsIllegalArgumentException_whenPercentIsMaxValueOrMinValue(int percent) {
      Price price =
          new Price("abc", 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-15"));

      assertThrows(IllegalArgumentException.class, () -> price.discounted(percent));
    }
  }
}

// golden/record/PricePointTest.java
package golden.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Tests of {@link Price.Point}. What its code declares is marked as
 * specified, with the line; all other expectations were computed from its source.
 */
class PricePointTest {
  @Nested
  class Constructor {
    @Test
    void isCreated_forPlainArguments() {
      Price.Point point = new Price.Point(5, 5);

      assertEquals(5, point.x());
      assertEquals(5, point.y());
    }

    @Test
    void isCreated_whenXIsZero() {
      Price.Point point = new Price.Point(0, 5);

      assertEquals(0, point.x());
      assertEquals(5, point.y());
    }
  }

  @Nested
  class Equality {
    @Test
    void equalsOnlyWhatIsAlike() {
      var one = new Price.Point(5, 5);
      var alike = new Price.Point(5, 5);

      assertEquals(one, alike);
      assertEquals(one.hashCode(), alike.hashCode());
      assertNotEquals(one, new Price.Point(0, 5));
    }
  }

  @Nested
  class Distance {
    @Test
    void returnsFraction() {
      Price.Point point = new Price.Point(5, 5);

      assertEquals(7.0710678118654755, point.distance(), 1e-9);
    }
  }
}
