// golden/record/PriceTest.java
package golden.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests of {@link Price}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class PriceTest {
  @Nested
  class Constructor {
    @Test
    void createsPrice_whenCentsIsZero() {
      Price price =
          new Price("abc", 0, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-25"));

      assertEquals("abc", price.sku());
      assertEquals(0, price.cents());
      assertEquals(LocalDate.parse("2024-06-15"), price.from());
      assertEquals(LocalDate.parse("2024-06-25"), price.until());
    }

    // specified: lines 11, 14
    @ParameterizedTest(name = "Price({0}, {1}, {2}, {3})")
    @CsvSource({
      "abc, -1, 2024-06-15, 2024-06-25",
      "abc, 5, 2024-06-15, 2024-02-29"
    })
    void throwsIllegalArgumentException_forEachRefusedRow(
        String sku, int cents, LocalDate from, LocalDate until) {
      assertThrows(IllegalArgumentException.class, () -> new Price(sku, cents, from, until));
    }
  }

  @Nested
  class InForce {
    @ParameterizedTest(name = "inForce({0}) is {1}")
    @CsvSource({
      "2024-06-15, true",
      "2024-02-29, false"
    })
    void returnsExpected_forEachDay(LocalDate day, boolean expected) {
      Price price =
          new Price("abc", 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-25"));

      assertEquals(expected, price.inForce(day));
    }

    @Test
    void returnsFalse_whenDayIsMax() {
      Price price =
          new Price("abc", 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-25"));

      assertFalse(price.inForce(LocalDate.MAX));
    }

    @Test
    void returnsTrue_onPriceOfEmptyAnd2And20231231AndNull() {
      Price price = new Price("", 2, LocalDate.parse("2023-12-31"), null);

      assertTrue(price.inForce(LocalDate.parse("2024-06-15")));
    }
  }

  @Nested
  class Discounted {
    @Test
    void returnsPrice_whenPercentIsZero() {
      Price price =
          new Price("abc", 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-25"));

      assertEquals(
          new Price("abc", 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-25")),
          price.discounted(0));
    }

    @Test
    void returnsPrice_whenPercentIsOne() {
      Price price =
          new Price("abc", 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-25"));

      assertEquals(
          new Price("abc", 4, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-25")),
          price.discounted(1));
    }
  }
}

// golden/record/PricePointTest.java
package golden.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/**
 * Tests of {@link Price.Point}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class PricePointTest {
  @Test
  void constructor_createsPoint_forPlainArguments() {
    Price.Point point = new Price.Point(5, 7);

    assertEquals(5, point.x());
    assertEquals(7, point.y());
  }

  @Test
  void distance_returnsAbout8Point6() {
    Price.Point point = new Price.Point(5, 7);

    assertEquals(8.602325267042627, point.distance(), 1e-9);
  }
}
