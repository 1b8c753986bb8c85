package dev.assay.testgen.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.code.MethodSignature.Comparison;
import dev.assay.lab.Observed;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
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
        new Seen("initial")
            .parameter("text")
            .threw(StringIndexOutOfBoundsException.class, false, Seen.of(""))
            .threw(StringIndexOutOfBoundsException.class, false, Seen.of(" "))
            .returned(Seen.of("a"), Seen.of("abc"))
            .findings();

    assertThat(findings)
        .containsExactly(
            new Finding(
                "A.initial",
                7,
                "leakingException",
                "initial(\"\") lets a StringIndexOutOfBoundsException escape from line 7 (oops); it"
                    + " neither checks for this input nor documents it"));
  }

  @Test
  void of_isSilentOfALeak_whereTheReceiverWasToldANumberThatNobodyMeans() {
    Value.Prepared far =
        new Value.Prepared(
            EMPTY_LIST, "ensureCapacity", List.of("int"), List.of(Seen.of(Integer.MAX_VALUE)));

    assertThat(
            new Seen("initial")
                .on(far)
                .parameter("text")
                .threw(StringIndexOutOfBoundsException.class, false, Seen.of(""))
                .returned(Seen.of("a"), Seen.of("abc"))
                .findings())
        .isEmpty();
  }

  @Test
  void of_tellsOfANullPointer_forInputsThatAreNotNull() {
    assertThat(
            new Seen("sum")
                .parameter("list")
                .threw(NullPointerException.class, false, EMPTY_LIST)
                .returned(Seen.of(1), Seen.of("x"))
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
                .returned(Seen.of(0), EMPTY_LIST)
                .findings())
        .isEmpty();
  }

  @Test
  void of_blamesTheCode_whereNullIsAllowed() {
    assertThat(
            new Seen("sum")
                .parameter("list", "@Nullable")
                .threw(NullPointerException.class, false, Value.NULL)
                .returned(Seen.of(0), EMPTY_LIST)
                .findings())
        .hasSize(1);
  }

  @Test
  void of_isQuiet_forWhatIsRaisedOrDocumented() {
    assertThat(
            new Seen("initial")
                .parameter("text")
                .threw(StringIndexOutOfBoundsException.class, true, Seen.of(""))
                .threw(IllegalStateException.class, false, Seen.of(""))
                .returned(Seen.of("a"), Seen.of("abc"))
                .findings())
        .isEmpty();
    assertThat(
            new Seen("initial")
                .parameter("text")
                .promise("IndexOutOfBoundsException", "where there is no such letter")
                .threw(StringIndexOutOfBoundsException.class, false, Seen.of(""))
                .returned(Seen.of("a"), Seen.of("abc"))
                .findings())
        .isEmpty();
  }

  @Test
  void of_isQuiet_forNumbersOutsideOfAListAndDivisionByAGivenZero() {
    assertThat(
            new Seen("get")
                .parameter("index")
                .threw(IndexOutOfBoundsException.class, false, Seen.of(-1))
                .failed(ArithmeticException.class, "/ by zero", Seen.of(0))
                .returned(Seen.of(4), Seen.of(1))
                .findings())
        .isEmpty();
    assertThat(
            new Seen("average")
                .parameter("list")
                .failed(ArithmeticException.class, "/ by zero", EMPTY_LIST)
                .threw(IndexOutOfBoundsException.class, false, EMPTY_LIST)
                .returned(Seen.of(4), Seen.of("x"))
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
  void of_isQuiet_whereNothingWorksOrNobodyOutsideCalls() {
    assertThat(
            new Seen("initial")
                .parameter("text")
                .threw(StringIndexOutOfBoundsException.class, false, Seen.of(""))
                .findings())
        .isEmpty();
    assertThat(
            new Seen("initial")
                .helper()
                .parameter("text")
                .threw(StringIndexOutOfBoundsException.class, false, Seen.of(""))
                .returned(Seen.of("a"), Seen.of("abc"))
                .findings())
        .isEmpty();
  }

  @Test
  void of_isQuiet_forWhatWasClosedAndForChecksThatSomebodyAskedFor() {
    Value closed =
        new Value.Prepared(
            new Value.New(TypeName.of(ArrayList.class), List.of(), List.of(), null),
            "close",
            List.of(),
            List.of());

    assertThat(
            new Seen("read")
                .on(closed)
                .threw(NullPointerException.class, false)
                .returned(Seen.of(1))
                .findings())
        .isEmpty();
    assertThat(
            new Seen("sum")
                .failed(ArithmeticException.class, "integer overflow", EMPTY_LIST)
                .returned(Seen.of(1), Seen.of("x"))
                .findings())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Null or blank parts are left out.",
        "The initials; for null and empty names nothing is written.",
        "Writes it.\n @param text what is written, may be null\n @return it",
      })
  void of_tellsOfNull_whereDocumentationAllowsIt(String doc) {
    assertThat(
            new Seen("write")
                .doc(doc)
                .parameter("text")
                .threw(NullPointerException.class, false, Value.NULL)
                .returned(Seen.of("a"), Seen.of("a"))
                .findings())
        .singleElement()
        .satisfies(finding ->
            assertThat(finding.text()).endsWith("its documentation says what null stands for"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Writes it.",
        "Writes it; must not be null.",
        "Writes it.\n @param text never null\n @return the text, or null where there is none",
      })
  void of_isQuietAboutNull_whereDocumentationDoesNotAllowIt(String doc) {
    assertThat(
            new Seen("write")
                .doc(doc)
                .parameter("text")
                .threw(NullPointerException.class, false, Value.NULL)
                .returned(Seen.of("a"), Seen.of("a"))
                .findings())
        .isEmpty();
  }

  @Test
  void of_tellsOfAnIndex_whereThoseBelowZeroAreAnswered() {
    Seen checked =
        new Seen("at")
            .parameter("index")
            .condition(4, "index < 0", new Comparison("index", "<", "0"))
            .returned(Seen.of("none"), Seen.of(-1))
            .threw(IndexOutOfBoundsException.class, false, Seen.of(5));
    Seen unchecked =
        new Seen("at")
            .parameter("index")
            .returned(Seen.of("a"), Seen.of(0))
            .threw(IndexOutOfBoundsException.class, false, Seen.of(5));

    assertThat(checked.findings()).hasSize(1);
    assertThat(unchecked.findings()).isEmpty();
  }

  @Test
  void of_isQuiet_whereOneOfTwoPlacesIsWrong() {
    assertThat(
            new Seen("add")
                .parameter("offset")
                .parameter("length")
                .condition(4, "length < 1", new Comparison("length", "<", "1"))
                .returned(null, Seen.of(0), Seen.of(-1))
                .threw(ArrayIndexOutOfBoundsException.class, false, Seen.of(1), Seen.of(5))
                .findings())
        .isEmpty();
  }

  @Test
  void of_tellsOnce_ofOneLineAndIsQuietForTheFirstOfNothing() {
    assertThat(
            new Seen("sum")
                .threw(IndexOutOfBoundsException.class, false, EMPTY_LIST)
                .threw(ArrayIndexOutOfBoundsException.class, false, Seen.of(""))
                .returned(Seen.of(1), Seen.of("x"))
                .findings())
        .hasSize(1);
    assertThat(
            new Seen("getFirst")
                .threw(IndexOutOfBoundsException.class, false, EMPTY_LIST)
                .returned(Seen.of(1), Seen.of("x"))
                .findings())
        .isEmpty();
  }

  @Test
  void of_tellsOfNumbersThatAreNoIndex_whereTheyAreOrdinary() {
    Seen days =
        new Seen("nameAfter")
            .parameter("days")
            .returned(Seen.of("Monday"), Seen.of(0))
            .threw(ArrayIndexOutOfBoundsException.class, false, Seen.of(-1));
    Seen huge =
        new Seen("nameAfter")
            .parameter("days")
            .returned(Seen.of("Monday"), Seen.of(0))
            .threw(ArrayIndexOutOfBoundsException.class, false, Seen.of(Integer.MIN_VALUE));

    assertThat(days.findings()).hasSize(1);
    assertThat(huge.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -5})
  void of_tellsOfWhatIsNotPositive(int amount) {
    assertThat(
            new Seen("pay")
                .parameter("amount")
                .promise("IllegalArgumentException", "if amount is not positive")
                .returned(null, Seen.of(amount))
                .findings())
        .hasSize(1);
  }

  @Test
  void of_judgesBothEndsOfARange() {
    Seen upper =
        new Seen("set")
            .parameter("percent")
            .promise("IllegalArgumentException", "if percent is not within 0 and 100")
            .threw(IllegalArgumentException.class, true, Seen.of(-1))
            .returned(null, Seen.of(101));
    Seen kept =
        new Seen("set")
            .parameter("percent")
            .promise("IllegalArgumentException", "if percent is not within 0 and 100")
            .threw(IllegalArgumentException.class, true, Seen.of(-1))
            .threw(IllegalArgumentException.class, true, Seen.of(101))
            .returned(null, Seen.of(100));

    assertThat(upper.findings())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.kind()).isEqualTo("throwsNeverComes");
          assertThat(it.text()).startsWith("set(101) returned");
        });
    assertThat(kept.findings()).isEmpty();
  }

  @Test
  void of_tellsOfAResultOutsideOfItsRange() {
    Seen broken =
        new Seen("minutes")
            .doc("How long it takes; never negative.")
            .returned(Seen.of(-3), Seen.of(2));
    Seen large =
        new Seen("minutes")
            .doc("How long it takes; never negative.")
            .returned(Seen.of(-3), Seen.of(Integer.MAX_VALUE));
    Seen involved =
        new Seen("minutes")
            .doc("Looks.\n @return between 0 and 6, or -1 where it is not found")
            .returned(Seen.of(-1), Seen.of(2));
    Seen between =
        new Seen("minutes")
            .doc("Looks.\n @return between 0 and 6")
            .returned(Seen.of(7), Seen.of(2));

    assertThat(broken.findings()).extracting(Finding::kind).containsExactly("rangeBroken");
    assertThat(between.findings()).extracting(Finding::kind).containsExactly("rangeBroken");
    assertThat(large.findings()).isEmpty();
    assertThat(involved.findings()).isEmpty();
  }

  private static Seen judged(boolean last) {
    return new Seen("valid")
        .pattern(false, Seen.of(false), "false", Seen.of("a@"))
        .pattern(false, Seen.of(false), "false", Seen.of("b"))
        .pattern(false, Seen.of(true), "true", Seen.of("c@d"))
        .returned(Seen.of(true), Seen.of("a@"))
        .returned(Seen.of(false), Seen.of("b"))
        .returned(Seen.of(last), Seen.of("c@d"));
  }

  @Test
  void of_tellsWhereAPatternThatKnowsTheMethodDisagrees() {
    assertThat(judged(true).findings())
        .extracting(Finding::text)
        .containsExactly(
            "valid(\"a@\") returned true instead of false; the pattern 'is sane' expects that, and"
                + " 2 other calls went as patterns expect");
  }

  @Test
  void of_isQuiet_whereThePatternDoesNotKnowTheMethod() {
    assertThat(judged(false).findings()).isEmpty();
    assertThat(judged(true).helper().findings()).isEmpty();
  }

  @Test
  void of_isQuiet_whereDocumentationSpeaksOfTheInput() {
    Seen told =
        new Seen("valid")
            .doc("Whether it is valid; empty texts are.")
            .pattern(false, Seen.of(false), "false", Seen.of(""))
            .pattern(false, Seen.of(false), "false", Seen.of("b"))
            .pattern(false, Seen.of(true), "true", Seen.of("c"))
            .returned(Seen.of(true), Seen.of(""))
            .returned(Seen.of(false), Seen.of("b"))
            .returned(Seen.of(true), Seen.of("c"));

    assertThat(told.findings()).isEmpty();
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

  @Test
  void of_tellsOfAnOverflow_ofWhatTheReceiverHolds() {
    Value small = made(1, 2);
    Seen seen =
        new Seen("mean")
            .on(made(0, 5))
            .returned(Seen.of(2))
            .on(made(4, 8))
            .returned(Seen.of(6))
            .on(small)
            .returned(Seen.of(1))
            .on(made(1_500_000_000, 1_600_000_000))
            .returned(Seen.of(-597_483_648));

    assertThat(seen.findings())
        .singleElement()
        .satisfies(finding ->
            assertThat(finding.text()).startsWith("mean() on new Pair(1500000000, 1600000000)"));
    assertThat(seen.doc("Wraps around where it is too large.").findings()).isEmpty();
  }

  private static Value made(int one, int other) {
    return new Value.New(
        TypeName.of("a", "Pair"),
        List.of("int", "int"),
        List.of(Seen.of(one), Seen.of(other)),
        null);
  }

  @Test
  void of_isEmpty_whereNothingWasTried() {
    assertThat(Findings.of(new Context(List.of()))).isEmpty();
    assertThat(
            new Seen("f")
                .parameter("x")
                .promise("IllegalArgumentException", "if x is negative")
                .findings())
        .isEmpty();
  }

  @Test
  void of_tellsOfAConstructorThatRefusesItsOwnDefault() {
    assertThat(new Seen("<init>").failed(IllegalArgumentException.class, "attempts").findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.kind()).isEqualTo("alwaysThrows");
          assertThat(finding.text())
              .startsWith("new A() threw IllegalArgumentException (attempts);");
        });
    assertThat(new Seen("<init>").failed(IllegalStateException.class, "no").findings()).isEmpty();
  }

  @Test
  void of_tellsOfABoundThatIsNotTheDocumentedOne() {
    Seen apply =
        new Seen("apply")
            .parameter("percent")
            .promise("IllegalArgumentException", "if percent is not between 0 and 100");

    assertThat(
            apply
                .threw(IllegalArgumentException.class, true, Seen.of(1001))
                .returned(Seen.of(4), Seen.of(1000))
                .findings())
        .extracting(Finding::kind)
        .containsExactly("throwsNeverComes");
  }

  @Test
  void of_tellsOfAnExceptionWhereNullIsDocumented() {
    assertThat(
            new Seen("take")
                .doc("Takes the oldest; null where there is none.")
                .threw(NoSuchElementException.class, false)
                .returned(Seen.of("a"))
                .findings())
        .singleElement()
        .satisfies(finding ->
            assertThat(finding.text()).endsWith("its documentation promises null instead"));
    assertThat(
            new Seen("take")
                .threw(NoSuchElementException.class, false)
                .returned(Seen.of("a"))
                .findings())
        .isEmpty();
  }
}
