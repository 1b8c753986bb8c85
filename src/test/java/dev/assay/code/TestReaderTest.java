package dev.assay.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.code.Code.ReadTest;
import dev.assay.code.Code.TestCase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "assertEquals(3, calc.add(1, 2)) | add;1, 2;returns;3",
        "assertEquals(calc.add(1, 2), 3) | add;1, 2;returns;3",
        "assertEquals(3, calc.add(1, 2), \"message\") | add;1, 2;returns;3",
        "assertEquals(0.5, calc.half(1), 0.01) | half;1;holds;Math.abs(result - (0.5)) <= 0.01",
        "assertTrue(Calc.isEven(2)) | isEven;2;returns;true",
        "assertFalse(new Calc().isEven(3)) | isEven;3;returns;false",
        "assertTrue(calc.add(1, 2) > 2) | add;1, 2;holds;result > 2",
        "assertTrue(calc.list(1).contains(\"a\")) | list;1;holds;result.contains(\"a\")",
        "assertFalse(calc.list(1).isEmpty()) | list;1;holds;!(result.isEmpty())",
        "assertEquals(2, calc.list(1).size()) |"
            + " list;1;holds;java.util.Objects.equals(result.size(), 2)",
        "assertNull(calc.find(\"x\")) | find;\"x\";returns;null",
        "assertNotNull(calc.find(NAME)) | find;\"bob\";holds;result != null",
        "assertSame(A.B, calc.find(null)) | find;null;holds;result == A.B",
        "assertArrayEquals(new int[] {1}, calc.all(1)) |"
            + " all;1;holds;java.util.Arrays.equals(result, new int[] {1})",
        "assertThrows(IllegalArgumentException.class, () -> calc.add(-1, 0)) |"
            + " add;-1, 0;throws;IllegalArgumentException",
        "assertThrows(java.io.IOException.class, () -> { calc.add(-1, 0); }) |"
            + " add;-1, 0;throws;IOException",
        "assertThrows(X.class, () -> new Calc(-1)) | <init>;-1;throws;X",
        "assertThat(calc.add(1, 2)).isEqualTo(3) | add;1, 2;returns;3",
        "assertThat(calc.add(1, 2)).as(\"sum\").isGreaterThan(2) | add;1, 2;holds;result > 2",
        "assertThat(Calc.isEven(2)).isTrue() | isEven;2;returns;true",
        "assertThat(calc.find(\"x\")).isNull() | find;\"x\";returns;null",
        "assertThat(calc.list(1)).contains(\"a\") | list;1;holds;result.contains(\"a\")",
        "assertThatThrownBy(() -> calc.add(-1, 0)).isInstanceOf(X.class).hasMessage(\"m\") |"
            + " add;-1, 0;throws;X",
        "assertThatExceptionOfType(X.class).isThrownBy(() -> calc.add(1, 0)) | add;1, 0;throws;X",
        "assertThatNullPointerException().isThrownBy(() -> calc.find(null)) |"
            + " find;null;throws;NullPointerException",
        "assertThat(calc.add(1, 2), is(3)) | add;1, 2;returns;3",
        "assertThat(calc.add(1, 2), is(equalTo(3))) | add;1, 2;returns;3",
        "assertThat(calc.find(\"x\"), nullValue()) | find;\"x\";returns;null",
        "assertAll(() -> assertEquals(3, calc.add(1, 2))) | add;1, 2;returns;3",
        "Calc c = new Calc(9); assertEquals(1, c.pop()) |"
            + " <init>;9;holds;java.util.Objects.equals(result.pop(), 1)",
        "int sum = calc.add(1, 2); assertEquals(3, sum) | add;1, 2;returns;3",
        "int a = 1 + 1; assertEquals(6, calc.twice(a * 3)) | twice;(1 + 1) * 3;returns;6",
        "var n = new BigDecimal(\"1.5\"); assertEquals(n, calc.round(n)) |"
            + " round;new BigDecimal(\"1.5\");returns;new BigDecimal(\"1.5\")",
        "try { calc.add(1, 0); fail(); } catch (X e) { } | add;1, 0;throws;X"
      })
  void read_understandsAnAssertion(String statement, String expected) {
    ReadTest read = read("@Test void works() { " + statement + "; }");

    List<String> parts = List.of(expected.split(";", 4));
    assertThat(read.cases())
        .extracting(
            TestCase::method,
            testCase -> String.join(", ", testCase.arguments()),
            TestCase::expectation,
            TestCase::value)
        .containsExactly(tuple(parts.get(0), parts.get(1), parts.get(2), parts.get(3)));
    assertThat(read.skipped()).isZero();
    assertThat(read.subject()).isEqualTo("Calc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "assertEquals(3, other.add(1, 2));",
        "assertEquals(3, calc.add(helper(), 2));",
        "for (int i = 0; i < 3; i++) { assertEquals(i, calc.twice(i)); }",
        "List<String> l = new ArrayList<>(); l.add(\"a\"); assertEquals(1, calc.size(l));",
        "int a = 1; a = 2; assertEquals(4, calc.twice(a));",
        "calc.push(1); assertEquals(1, calc.pop());",
        "Calc c = Calc.of(100); assertEquals(1, helper(c).pop());",
        "Calc c = new Calc(100); c.pop(); assertEquals(1, c.pop());",
        "assertEquals(3, 3);",
        "assertEquals(expected, calc.add(1, 2));",
        "assertDoesNotThrow(() -> calc.add(1, 2));",
        "assertThrows(X.class, () -> { prepare(); calc.add(1, 2); });"
      })
  void read_countsWhatItCannotUnderstand(String statements) {
    ReadTest read = read("@Test void works() { " + statements + " }");

    assertThat(read.cases()).isEmpty();
    assertThat(read.skipped()).isEqualTo(1);
  }

  @Test
  void read_takesTheRowsOfAParameterizedTest() {
    ReadTest read =
        read(
            """
            @ParameterizedTest
            @CsvSource({"1, 2, 'a, b'", "3,4,", "5, x, ''"})
            @DisplayName("Adds up")
            void adds(int a, long b, String name) {
              assertEquals(name, calc.add(a, b));
            }
            """);

    assertThat(read.cases())
        .extracting(TestCase::arguments, TestCase::value, TestCase::displayName)
        .containsExactly(
            tuple(List.of("1", "2L"), "\"a, b\"", "Adds up"),
            tuple(List.of("3", "4L"), "null", "Adds up"));
  }

  @Test
  void read_takesValuesOfAParameterizedTest() {
    ReadTest read =
        read(
            """
            @ParameterizedTest
            @NullAndEmptySource
            @ValueSource(strings = {" ", "\\t"})
            void refuses(String name) {
              assertThrows(X.class, () -> calc.find(name));
            }
            """);

    assertThat(read.cases())
        .extracting(testCase -> testCase.arguments().getFirst())
        .containsExactly("null", "\"\"", "\" \"", "\"\\t\"");
  }

  @Test
  void read_understandsJUnit4() {
    ReadTest read =
        TestReader.read(
            """
            import static org.junit.Assert.*;
            import org.junit.*;

            public class CalcTest {
              private Calc calc;
              @Before public void init() { calc = new Calc(); }
              @Test public void adds() { assertEquals("sum", 3, calc.add(1, 2)); }
              @Test(expected = IllegalStateException.class) public void refuses() { calc.add(-1, 2); }
            }
            """);

    assertThat(read.cases())
        .containsExactly(
            new TestCase("adds", null, "add", List.of("1", "2"), "returns", "3", 7),
            new TestCase(
                "refuses", null, "add", List.of("-1", "2"), "throws", "IllegalStateException", 8));
  }

  @Test
  void read_understandsNestedTestsAndStaticImports() {
    ReadTest read =
        TestReader.read(
            """
            import static com.acme.Words.upper;

            class WordsTest {
              @Nested class Upper { @Test void one() { assertThat(upper("a")).isEqualTo("A"); } }
            }
            """);

    assertThat(read.subject()).isEqualTo("Words");
    assertThat(read.cases()).extracting(TestCase::method).containsExactly("upper");
  }

  @Test
  void read_knowsNoSubject_whereTheNameTellsNone() {
    ReadTest read = TestReader.read("class Checks { @Test void a() { assertTrue(new A().b()); } }");

    assertThat(read.subject()).isNull();
    assertThat(read.cases()).extracting(TestCase::method).containsExactly("b");
  }

  private static ReadTest read(String members) {
    return TestReader.read(
        """
        import org.junit.jupiter.api.*;
        class CalcTest {
          static final String NAME = "bob";
          private final Calc calc = new Calc();
          %s
        }
        """
            .formatted(members));
  }
}
