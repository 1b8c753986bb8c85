// golden/generics/StackTest.java
package golden.generics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
 * specified, what a pattern says as the pattern's; all else was observed when it ran.
 */
class StackTest {
  @Test
  void push_returnsItself_forUsualItem() {
    Stack<String> stack = new Stack<>();

    assertSame(stack, stack.push("abc"));
    assertEquals(1, stack.size());
    assertEquals(Optional.of("abc"), stack.peek());
  }

  @Test
  void sum_returns5_whenValuesHasOneEntry() {
    assertEquals(5, Stack.sum(new LinkedHashMap<>(Map.of("abc", 5))));
  }

  @Nested
  class Pop {
    @Test
    void returnsAbc_afterPush() {
      Stack<String> stack = new Stack<>();
      stack.push("abc");

      assertEquals("abc", stack.pop());
      assertEquals(0, stack.size());
      assertEquals(Optional.empty(), stack.peek());
    }

    // specified: line 21
    @Test
    void throwsNoSuchElementException() {
      Stack<String> stack = new Stack<>();

      assertThrows(NoSuchElementException.class, () -> stack.pop());
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
  }

  @Nested
  class Max {
    @Test
    void returnsAbc_whenValuesHasSeveralElements() {
      assertEquals("abc", Stack.max(new ArrayList<>(List.of("abc", "", " "))));
    }

    @Test
    void returnsA_whenValuesHasTwoElements() {
      assertEquals("a", Stack.max(new ArrayList<>(List.of("", "a"))));
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
    void returnsFalse_whenFromIsEmpty() {
      assertFalse(Stack.drain(new ArrayList<>()));
    }
  }
}
// no test: Stack.size(): TOLD_ELSEWHERE
