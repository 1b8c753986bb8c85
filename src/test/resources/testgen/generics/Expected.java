// golden/generics/StackTest.java
package golden.generics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Tests of {@link Stack}. What its code declares is marked as
 * specified, with the line; all other expectations were computed from its source.
 */
class StackTest {
  @Nested
  class Push {
    @Test
    void returnsItself_forUsualItem() {
      Stack<String> stack = new Stack<>();

      assertSame(stack, stack.push("abc"));
      assertEquals(1, stack.size());
    }

    @Test
    void returnsItself_whenItemIsNull() {
      Stack<String> stack = new Stack<>();

      assertSame(stack, stack.push(null));
      assertEquals(1, stack.size());
    }
  }

  @Nested
  class Pop {
    // specified: line 20
    @Test
    void throwsNoSuchElementException() {
      Stack<String> stack = new Stack<>();

      assertThrows(NoSuchElementException.class, () -> stack.pop());
    }

    @Test
    void returnsAbc_afterPush() {
      Stack<String> stack = new Stack<>();
      stack.push("abc");

      assertEquals("abc", stack.pop());
      assertEquals(0, stack.size());
    }

    @Test
    void returnsEmptyText_afterPushEmpty() {
      Stack<String> stack = new Stack<>();
      stack.push("");

      assertEquals("", stack.pop());
      assertEquals(0, stack.size());
    }

    @Test
    void returnsBlankText_afterPushBlank() {
      Stack<String> stack = new Stack<>();
      stack.push(" ");

      assertEquals(" ", stack.pop());
      assertEquals(0, stack.size());
    }
  }

  @Nested
  class Peek {
    @Test
    void returnsEmptyOptional() {
      Stack<String> stack = new Stack<>();

      assertEquals(Optional.empty(), stack.peek());
    }

    @Test
    void returnsOptional_afterPush() {
      Stack<String> stack = new Stack<>();
      stack.push("abc");

      assertEquals(Optional.of("abc"), stack.peek());
    }

    @Test
    void returnsOptional_afterPushEmpty() {
      Stack<String> stack = new Stack<>();
      stack.push("");

      assertEquals(Optional.of(""), stack.peek());
    }

    @Test
    void returnsOptional_afterPushBlank() {
      Stack<String> stack = new Stack<>();
      stack.push(" ");

      assertEquals(Optional.of(" "), stack.peek());
    }
  }

  @Nested
  class Size {
    @Test
    void returnsZero() {
      Stack<String> stack = new Stack<>();

      assertEquals(0, stack.size());
    }
  }

  @Nested
  class Max {
    @Test
    void returnsAbc_whenValuesHasSeveralElements() {
      assertEquals("abc", Stack.max(new ArrayList<>(List.of("abc", "", " "))));
    }

    @Test
    void throwsNullPointerException_whenValuesIsNull() {
      assertThrows(NullPointerException.class, () -> Stack.max(null));
    }

    @Test
    void returnsNull_whenValuesIsEmpty() {
      assertNull(Stack.max(new ArrayList<>()));
    }

    @Test
    void returnsAbc_whenValuesHasOneElement() {
      assertEquals("abc", Stack.max(new ArrayList<>(List.of("abc"))));
    }
  }

  @Nested
  class Sum {
    @Test
    void returns5_whenValuesHasOneEntry() {
      assertEquals(5, Stack.sum(new LinkedHashMap<>(Map.of("abc", 5))));
    }

    @Test
    void throwsNullPointerException_whenValuesIsNull() {
      assertThrows(NullPointerException.class, () -> Stack.sum(null));
    }

    @Test
    void returnsZero_whenValuesIsEmpty() {
      assertEquals(0, Stack.sum(new LinkedHashMap<>()));
    }
  }

  @Nested
  class Drain {
    @Test
    void returnsTrue_whenFromHasSeveralElements() {
      Collection<String> from = new ArrayList<>(List.of("abc", "", " "));

      assertTrue(Stack.drain(from));
      assertEquals(List.of(), from);
    }

    @Test
    void throwsNullPointerException_whenFromIsNull() {
      assertThrows(NullPointerException.class, () -> Stack.drain(null));
    }

    @Test
    void returnsFalse_whenFromIsEmpty() {
      assertFalse(Stack.drain(new ArrayList<>()));
    }
  }
}
