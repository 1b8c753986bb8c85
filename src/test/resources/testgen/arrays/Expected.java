// golden/arrays/SortingTest.java
package golden.arrays;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Tests of {@link Sorting}. What its code declares is marked as
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class SortingTest {
  @Test
  void sort_changesValues_whenValuesHasSeveralElements() {
    int[] values = new int[] {5, 0, 1};

    Sorting.sort(values);

    assertArrayEquals(new int[] {0, 1, 5}, values);
  }

  @Test
  void flipped_returnsArrayOfThree_whenBytesHasSeveralElements() {
    assertArrayEquals(new byte[] {-6, -1, 0}, Sorting.flipped(new byte[] {5, 0, -1}));
  }

  @Nested
  class RemoveBlank {
    @Test
    void returns2_whenLinesHasSeveralElements() {
      assertEquals(2, Sorting.removeBlank(new ArrayList<>(List.of("abc", "", " "))));
    }

    @Test
    void returnsOne_whenLinesHasANullElement() {
      assertEquals(1, Sorting.removeBlank(new ArrayList<>(Collections.singletonList(null))));
    }
  }

  @Nested
  class Mean {
    @Test
    void returnsAbout0Point333_whenValuesHasSeveralElements() {
      assertEquals(0.3333333333333333, Sorting.mean(2.5, 0.0, -1.5), 1e-9);
    }

    @Test
    void returnsNaN_whenValuesIsEmpty() {
      assertEquals(Double.NaN, Sorting.mean());
    }
  }
}
