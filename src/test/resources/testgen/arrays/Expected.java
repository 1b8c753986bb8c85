// golden/arrays/SortingTest.java
package golden.arrays;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Tests of {@link Sorting}. What its code declares is marked as
 * specified, with the line; all other expectations were computed from its source.
 */
class SortingTest {
  @Nested
  class Sort {
    @Test
    void changesValues_whenValuesHasSeveralElements() {
      int[] values = new int[] {5, 0, 1};

      Sorting.sort(values);

      assertArrayEquals(new int[] {0, 1, 5}, values);
    }

    @Test
    void throwsNullPointerException_whenValuesIsNull() {
      assertThrows(NullPointerException.class, () -> Sorting.sort(null));
    }
  }

  @Nested
  class RemoveBlank {
    @Test
    void returns2_whenLinesHasSeveralElements() {
      List<String> lines = new ArrayList<>(List.of("abc", "", " "));

      assertEquals(2, Sorting.removeBlank(lines));
      assertEquals(List.of("abc"), lines);
    }

    @Test
    void throwsNullPointerException_whenLinesIsNull() {
      assertThrows(NullPointerException.class, () -> Sorting.removeBlank(null));
    }

    @Test
    void returnsZero_whenLinesIsEmpty() {
      assertEquals(0, Sorting.removeBlank(new ArrayList<>()));
    }

    @Test
    void returnsZero_whenLinesHasOneElement() {
      assertEquals(0, Sorting.removeBlank(new ArrayList<>(List.of("abc"))));
    }
  }

  @Nested
  class Mean {
    @Test
    void returnsFraction_whenValuesHasSeveralElements() {
      assertEquals(0.8333333333333334, Sorting.mean(new double[] {2.5, 0.0, -0.0}), 1e-9);
    }

    @Test
    void throwsNullPointerException_whenValuesIsNull() {
      assertThrows(NullPointerException.class, () -> Sorting.mean(null));
    }

    @Test
    void returnsNaN_whenValuesIsEmpty() {
      assertEquals(Double.NaN, Sorting.mean(new double[] {}));
    }

    @Test
    void returns2Point5_whenValuesHasOneElement() {
      assertEquals(2.5, Sorting.mean(new double[] {2.5}), 1e-9);
    }
  }

  @Nested
  class Flipped {
    @Test
    void returnsArray_whenBytesHasSeveralElements() {
      assertArrayEquals(new byte[] {-6, -1, 0}, Sorting.flipped(new byte[] {5, 0, -1}));
    }

    @Test
    void throwsNullPointerException_whenBytesIsNull() {
      assertThrows(NullPointerException.class, () -> Sorting.flipped(null));
    }

    @Test
    void returnsEmptyArray_whenBytesIsEmpty() {
      assertArrayEquals(new byte[] {}, Sorting.flipped(new byte[] {}));
    }

    @Test
    void returnsArray_whenBytesHasOneElement() {
      assertArrayEquals(new byte[] {-6}, Sorting.flipped(new byte[] {5}));
    }

    @Test
    void returnsArray_whenBytesHasEqualElements() {
      assertArrayEquals(new byte[] {-6, -6}, Sorting.flipped(new byte[] {5, 5}));
    }
  }
}
