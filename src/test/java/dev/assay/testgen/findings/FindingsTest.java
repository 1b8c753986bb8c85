package dev.assay.testgen.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.code.MethodSignature.Comparison;
import dev.assay.lab.Observed;
import dev.assay.lab.Reply;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsTest {
  private static final Value EMPTY_LIST =
      new Value.New(TypeName.of(ArrayList.class), List.of(), List.of(), null);

  @Test
  void of_tellsOfALeak_forAnEmptyText() {
    List<Finding> findings =
        new Seen("first")
            .parameter("text")
            .threw(StringIndexOutOfBoundsException.class, false, Seen.of(""))
            .threw(StringIndexOutOfBoundsException.class, false, Seen.of(" "))
            .findings();

    assertThat(findings)
        .containsExactly(
            new Finding(
                "A.first",
                7,
                "leakingException",
                "first(\"\") lets a StringIndexOutOfBoundsException escape from line 7 (oops); it"
                    + " neither checks for this input nor documents it"));
  }

  @Test
  void of_tellsOfANullPointer_forInputsThatAreNotNull() {
    assertThat(
            new Seen("sum")
                .parameter("list")
                .threw(NullPointerException.class, false, EMPTY_LIST)
                .findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.text()).startsWith("sum(new ArrayList())"));
  }

  @Test
  void of_blamesTheCaller_forNull() {
    Value holding = Value.call(List.class, "of", List.of("java.lang.Object"), List.of(Value.NULL));

    assertThat(
            new Seen("sum")
                .parameter("list")
                .threw(NullPointerException.class, false, Value.NULL)
                .threw(NullPointerException.class, false, holding)
                .threw(ClassCastException.class, false, Value.NULL)
                .findings())
        .isEmpty();
  }

  @Test
  void of_blamesTheCode_whereNullIsAllowed() {
    assertThat(
            new Seen("sum")
                .parameter("list", "@Nullable")
                .threw(NullPointerException.class, false, Value.NULL)
                .findings())
        .hasSize(1);
  }

  @Test
  void of_isQuiet_forWhatIsRaisedOrDocumented() {
    assertThat(
            new Seen("first")
                .parameter("text")
                .threw(StringIndexOutOfBoundsException.class, true, Seen.of(""))
                .threw(IllegalStateException.class, false, Seen.of(""))
                .findings())
        .isEmpty();
    assertThat(
            new Seen("first")
                .parameter("text")
                .promise("IndexOutOfBoundsException", "where there is no such letter")
                .threw(StringIndexOutOfBoundsException.class, false, Seen.of(""))
                .findings())
        .isEmpty();
  }

  @Test
  void of_isQuiet_forNumbersOutsideOfAListAndDivisionByAGivenZero() {
    assertThat(
            new Seen("get")
                .parameter("index")
                .threw(IndexOutOfBoundsException.class, false, Seen.of(-1))
                .threw(ArithmeticException.class, false, Seen.of(0))
                .findings())
        .isEmpty();
    assertThat(
            new Seen("average")
                .parameter("list")
                .threw(ArithmeticException.class, false, EMPTY_LIST)
                .threw(IndexOutOfBoundsException.class, false, EMPTY_LIST)
                .findings())
        .extracting(Finding::kind)
        .containsExactly("leakingException", "leakingException");
  }

  @ParameterizedTest
  @CsvSource({
    "if size is negative, -1",
    "if size is zero or negative, 0",
    "when the argument is less than 3, 2",
    "if size > 100, 101",
  })
  void of_tellsOfAPromiseThatIsNotKept(String text, int size) {
    assertThat(
            new Seen("make")
                .parameter("size")
                .promise("IllegalArgumentException", text)
                .returned(Seen.of(1), Seen.of(50))
                .returned(Seen.of(9), Seen.of(size))
                .findings())
        .containsExactly(
            new Finding(
                "A.make",
                3,
                "throwsNeverComes",
                "make(%d) returned 9; its documentation promises a IllegalArgumentException %s"
                    .formatted(size, text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if size is negative and the store is closed",
        "if any element is negative",
        "if the store is closed",
        "never",
        "",
        "if other is negative",
        "unless size is negative"
      })
  void of_isQuiet_forPromisesThatAreNotUnderstood(String text) {
    assertThat(
            new Seen("make")
                .parameter("size")
                .parameter("more")
                .promise("IllegalArgumentException", text)
                .returned(Seen.of(9), Seen.of(-1), Seen.of(-1))
                .findings())
        .isEmpty();
  }

  @Test
  void of_isQuiet_forPromisesThatAreKeptOrWereNotTried() {
    Seen kept =
        new Seen("make")
            .parameter("name")
            .promise("IllegalArgumentException", "if name is null or empty")
            .threw(NumberFormatException.class, true, Value.NULL)
            .threw(IllegalArgumentException.class, true, Seen.of(""))
            .returned(Seen.of(1), Seen.of("x"));
    Seen lost =
        new Seen("make")
            .parameter("name")
            .promise("IllegalArgumentException", "if name is null")
            .seen(new Observed.Lost(Observed.Why.HANGS, "blocks"), Value.NULL);

    assertThat(kept.findings()).isEmpty();
    assertThat(lost.findings()).isEmpty();
  }

  @Test
  void of_tellsWhereAPatternDisagrees() {
    assertThat(
            new Seen("valid")
                .pattern(false, Seen.of(false), "false", Seen.of("a@"))
                .pattern(true, null, "IllegalArgumentException", Value.NULL)
                .pattern(false, Seen.of(true), "true", Seen.of("b"))
                .pattern(false, Seen.of(0.3), "0.3", Seen.of("c"))
                .pattern(false, null, "List.of()", Seen.of("d"))
                .pattern(false, Seen.of(true), "true", Seen.of("never tried"))
                .returned(Seen.of(true), Seen.of("a@"))
                .returned(null, new Value.As(TypeName.of(String.class), Value.NULL))
                .threw(IllegalStateException.class, true, Seen.of("b"))
                .returned(Seen.of(0.1 + 0.2), Seen.of("c"))
                .returned(Seen.of(1), Seen.of("d"))
                .findings())
        .extracting(Finding::text)
        .containsExactly(
            "valid(\"a@\") returned true; the pattern 'is sane' expects false",
            "valid(null) returned normally; the pattern 'is sane' expects"
                + " IllegalArgumentException",
            "valid(\"b\") threw IllegalStateException; the pattern 'is sane' expects true");
  }

  private static Seen sums(String name) {
    return new Seen(name)
        .returned(Seen.of(3), Seen.of(1), Seen.of(2))
        .returned(Seen.of(10), Seen.of(5), Seen.of(5))
        .returned(Seen.of(-1), Seen.of(0), Seen.of(-1));
  }

  @Test
  void of_tellsOfASumThatWrapped() {
    assertThat(
            sums("total")
                .returned(Seen.of(Integer.MIN_VALUE), Seen.of(Integer.MAX_VALUE), Seen.of(1))
                .findings())
        .containsExactly(
            new Finding(
                "A.total",
                2,
                "overflow",
                "total(2147483647, 1) gave -2147483648; it overflowed: 2147483647 + 1 is"
                    + " 2147483648, and all 3 other calls are exact"));
  }

  @Test
  void of_tellsOfAnAreaThatWasWidenedTooLate() {
    assertThat(
            new Seen("area")
                .returned(Seen.of(6L), Seen.of(2), Seen.of(3))
                .returned(Seen.of(25L), Seen.of(5), Seen.of(5))
                .returned(Seen.of(0L), Seen.of(0), Seen.of(9))
                .returned(Seen.of(-2L), Seen.of(Integer.MAX_VALUE), Seen.of(2))
                .findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.text()).contains("it overflowed"));
  }

  @Test
  void of_tellsOfAnAbsoluteValueThatIsNegative() {
    assertThat(
            new Seen("distance")
                .returned(Seen.of(5), Seen.of(5))
                .returned(Seen.of(5), Seen.of(-5))
                .returned(Seen.of(0), Seen.of(0))
                .returned(Seen.of(Integer.MIN_VALUE), Seen.of(Integer.MIN_VALUE))
                .findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.text()).contains("the absolute value of"));
  }

  @Test
  void of_tellsOfANegativeResult_thatOnlyLargeNumbersGive() {
    assertThat(
            new Seen("cost")
                .returned(Seen.of(17), Seen.of(1), Seen.of(2), Seen.of(5))
                .returned(Seen.of(9), Seen.of(0), Seen.of(2), Seen.of(5))
                .returned(Seen.of(3), Seen.of(0), Seen.of(0), Seen.of(5))
                .returned(Seen.of(-7), Seen.of(Integer.MAX_VALUE), Seen.of(2), Seen.of(5))
                .findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.text()).contains("probably overflowed"));
  }

  @Test
  void of_isQuiet_whereNothingWraps() {
    assertThat(
            sums("total")
                .returned(Seen.of(Integer.MAX_VALUE), Seen.of(Integer.MAX_VALUE), Seen.of(1))
                .findings())
        .isEmpty();
    assertThat(
            sums("mixHash")
                .returned(Seen.of(Integer.MIN_VALUE), Seen.of(Integer.MAX_VALUE), Seen.of(1))
                .findings())
        .isEmpty();
    assertThat(new Seen("total").returned(null).returned(Seen.of("x"), Seen.of(1)).findings())
        .isEmpty();
  }

  private static Seen compared(int runs, String text, Comparison comparison) {
    Seen seen = new Seen("f").parameter("x").condition(5, text, comparison);
    for (int i = 0; i < runs; i++) {
      seen.took(List.of(1), Seen.answer(null), Seen.of(i));
    }
    return seen;
  }

  private static Reply.Branch[] branches() {
    return new Reply.Branch[] {
      new Reply.Branch(0, "a.A", "f(I)V", 5, 0), new Reply.Branch(1, "a.A", "f(I)V", 5, 0)
    };
  }

  @Test
  void of_tellsOfABranchThatIsNeverTaken() {
    assertThat(
            compared(60, "x < -5", new Comparison("x", "<", "-5"))
                .condition(4, "x < 0", new Comparison("x", "<", "0"))
                .guard("x < 0")
                .findings(branches()))
        .containsExactly(
            new Finding(
                "A.f",
                5,
                "deadBranch",
                "'x < -5' came out the same way in all 60 runs that reached it, at its boundaries"
                    + " too; line 4 already leaves where 'x < 0'"));
  }

  @Test
  void of_isQuiet_forBranchesItCannotBeSureOf() {
    Comparison plain = new Comparison("x", "<", "-5");

    assertThat(compared(60, "x < -5", plain).findings(false, branches())).isEmpty();
    assertThat(compared(49, "x < -5", plain).findings(branches())).isEmpty();
    assertThat(compared(60, "x < -5 && ready", plain).findings(branches())).isEmpty();
    assertThat(compared(60, "state < 5", new Comparison("state", "<", "5")).findings(branches()))
        .isEmpty();
    assertThat(
            compared(60, "x < -5", plain)
                .took(List.of(0), Seen.answer(null), Seen.of(-9))
                .findings(branches()))
        .isEmpty();
    assertThat(
            compared(60, "x < -5", plain)
                .condition(5, "x < 7", new Comparison("x", "<", "7"))
                .findings(branches()))
        .isEmpty();
  }

  @Test
  void of_isEmpty_whereNothingWasTried() {
    assertThat(Findings.of(new Context(List.of(), List.of(), true))).isEmpty();
    assertThat(
            new Seen("f")
                .parameter("x")
                .promise("IllegalArgumentException", "if x is negative")
                .findings(branches()))
        .isEmpty();
  }
}
