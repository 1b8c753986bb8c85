// golden/enums/ShippingTest.java
package golden.enums;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests of {@link Shipping}. What its code declares is marked as
 * specified, with the line; all other expectations were computed from its source.
 */
class ShippingTest {
  @Nested
  class Delivers {
    @Test
    void returnsTrue() {
      Shipping shipping = Shipping.STANDARD;

      assertTrue(shipping.delivers());
    }
  }

  @Nested
  class Cost {
    @ParameterizedTest(name = "cost({0}) is {1}")
    @CsvSource({
      "5, 690",
      "1, 490",
      "2, 540",
      "2147483647, 390"
    })
    void returnsExpected_forEachItems(int items, int expected) {
      Shipping shipping = Shipping.STANDARD;

      assertEquals(expected, shipping.cost(items));
    }

    // specified: line 27
    @ParameterizedTest(name = "items = {0}")
    @ValueSource(ints = {0, -1})
    void throwsIllegalArgumentException_whenItemsIsZeroOrMinusOne(int items) {
      Shipping shipping = Shipping.STANDARD;

      assertThrows(IllegalArgumentException.class, () -> shipping.cost(items));
    }
  }

  @Nested
  class Fastest {
    @ParameterizedTest(name = "fastest({0}) is {1}")
    @CsvSource({
      "true, STANDARD",
      "false, EXPRESS"
    })
    void returnsExpected_forEachCheap(boolean cheap, Shipping expected) {
      assertEquals(expected, Shipping.fastest(cheap));
    }
  }

  @Nested
  class Label {
    @ParameterizedTest(name = "label({0}) is {1}")
    @CsvSource({
      "STANDARD, standard",
      "EXPRESS, 'express!'",
      "PICKUP, pick up"
    })
    void returnsExpected_forEachShipping(Shipping shipping, String expected) {
      assertEquals(expected, Shipping.label(shipping));
    }

    @Test
    void throwsNullPointerException_whenShippingIsNull() {
      assertThrows(NullPointerException.class, () -> Shipping.label(null));
    }
  }
}
