// golden/enums/ShippingTest.java
package golden.enums;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests of {@link Shipping}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class ShippingTest {
  @Test
  void delivers_returnsFalse_onPickup() {
    Shipping shipping = Shipping.PICKUP;

    assertFalse(shipping.delivers());
  }

  @ParameterizedTest(name = "fastest({0}) is {1}")
  @CsvSource({
    "true, STANDARD",
    "false, EXPRESS"
  })
  void fastest_returnsExpected_forEachCheap(boolean cheap, Shipping expected) {
    assertEquals(expected, Shipping.fastest(cheap));
  }

  @ParameterizedTest(name = "label({0}) is {1}")
  @CsvSource({
    "STANDARD, standard",
    "EXPRESS, 'express!'",
    "PICKUP, pick up"
  })
  void label_returnsExpected_forEachShipping(Shipping shipping, String expected) {
    assertEquals(expected, Shipping.label(shipping));
  }

  @Nested
  class Cost {
    @Test
    void returns690_whenItemsIs5() {
      Shipping shipping = Shipping.STANDARD;

      assertEquals(690, shipping.cost(5));
      assertTrue(shipping.delivers());
    }

    @Test
    void returns490_whenItemsIsOne() {
      Shipping shipping = Shipping.STANDARD;

      assertEquals(490, shipping.cost(1));
    }

    // specified: line 28
    @Test
    void throwsIllegalArgumentException_whenItemsIsZero() {
      Shipping shipping = Shipping.STANDARD;

      assertThrows(IllegalArgumentException.class, () -> shipping.cost(0));
    }
  }
}
