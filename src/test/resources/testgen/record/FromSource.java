// golden/record/PriceTest.java
package golden.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of {@link Price}. What its code declares is marked as
 * specified, with the line; all other expectations were computed from its source.
 */
class PriceTest {
  @Nested
  class Constructor {
    @Test
    void createsPrice_forPlainArguments() {
      Price price =
          new Price("abc", 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-25"));

      assertEquals("abc", price.sku());
      assertEquals(5, price.cents());
      assertEquals(LocalDate.parse("2024-06-15"), price.from());
      assertEquals(LocalDate.parse("2024-06-25"), price.until());
    }

    // specified: line 9
    @Test
    void throwsNullPointerException_whenSkuIsNull() {
      assertThrows(
          NullPointerException.class,
          () -> new Price(null, 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-25")));
    }

    @Test
    void createsPrice_whenCentsIsZero() {
      Price price =
          new Price("abc", 0, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-25"));

      assertEquals("abc", price.sku());
      assertEquals(0, price.cents());
      assertEquals(LocalDate.parse("2024-06-15"), price.from());
      assertEquals(LocalDate.parse("2024-06-25"), price.until());
    }

    @Test
    void throwsNullPointerException_whenFromIsNull() {
      assertThrows(
          NullPointerException.class,
          () -> new Price("abc", 5, null, LocalDate.parse("2024-06-25")));
    }

    // specified: lines 10, 13
    @ParameterizedTest(name = "Price({0}, {1}, {2}, {3})")
    @CsvSource({
      "abc, -1, 2024-06-15, 2024-06-25",
      "abc, 5, 2024-06-15, 2024-02-29",
      "abc, 5, 2024-06-15, 2023-12-31",
      "abc, -2147483648, 2024-06-15, 2024-06-25"
    })
    void throwsIllegalArgumentException_forEachRefusedRow(
        String sku, int cents, LocalDate from, LocalDate until) {
      assertThrows(IllegalArgumentException.class, () -> new Price(sku, cents, from, until));
    }

    @Test
    void createsPrice_whenUntilIsNull() {
      Price price = new Price("abc", 5, LocalDate.parse("2024-06-15"), null);

      assertEquals("abc", price.sku());
      assertEquals(5, price.cents());
      assertEquals(LocalDate.parse("2024-06-15"), price.from());
      assertNull(price.until());
    }
  }

  @Nested
  class InForce {
    @ParameterizedTest(name = "inForce({0}) is {1}")
    @CsvSource({
      "2024-06-15, true",
      "2024-02-29, false",
      "2023-12-31, false",
      "2024-06-16, true"
    })
    void returnsExpected_forEachDay(LocalDate day, boolean expected) {
      Price price =
          new Price("abc", 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-25"));

      assertEquals(expected, price.inForce(day));
    }

    @Test
    void throwsNullPointerException_whenDayIsNull() {
      Price price =
          new Price("abc", 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-25"));

      assertThrows(NullPointerException.class, () -> price.inForce(null));
    }

    @Test
    void returnsFalse_whenDayIsMax() {
      Price price =
          new Price("abc", 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-25"));

      assertFalse(price.inForce(LocalDate.MAX));
    }
  }

  @Nested
  class Discounted {
    @Test
    void returnsPrice_whenPercentIs50() {
      Price price =
          new Price("abc", 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-25"));

      assertEquals(
          new Price("abc", 2, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-25")),
          price.discounted(50));
    }

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

    // specified: line 23
    @ParameterizedTest(name = "percent = {0}")
    @ValueSource(ints = {Integer.MAX_VALUE, Integer.MIN_VALUE})
    void throwsIllegalArgumentException_whenPercentIsMaxValueOrMinValue(int percent) {
      Price price =
          new Price("abc", 5, LocalDate.parse("2024-06-15"), LocalDate.parse("2024-06-25"));

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
  @Test
  void equality_equalsOnlyWhatIsAlike() {
    var one = new Price.Point(5, 7);
    var alike = new Price.Point(5, 7);

    assertEquals(one, alike);
    assertEquals(one.hashCode(), alike.hashCode());
    assertNotEquals(one, new Price.Point(0, 7));
  }

  @Test
  void distance_returnsAbout8Point6() {
    Price.Point point = new Price.Point(5, 7);

    assertEquals(8.602325267042627, point.distance(), 1e-9);
  }

  @Nested
  class Constructor {
    @Test
    void createsPoint_forPlainArguments() {
      Price.Point point = new Price.Point(5, 7);

      assertEquals(5, point.x());
      assertEquals(7, point.y());
    }

    @Test
    void createsPoint_whenXIsZero() {
      Price.Point point = new Price.Point(0, 7);

      assertEquals(0, point.x());
      assertEquals(7, point.y());
    }
  }
}
