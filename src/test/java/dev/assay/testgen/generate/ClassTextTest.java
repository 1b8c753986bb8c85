package dev.assay.testgen.generate;

import static dev.assay.testgen.generate.Checkout.add;
import static dev.assay.testgen.generate.Checkout.plain;
import static dev.assay.testgen.generate.Checkout.returns;
import static dev.assay.testgen.generate.Checkout.seen;
import static dev.assay.testgen.generate.Checkout.throwing;
import static dev.assay.testgen.generate.Checkout.used;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Reply;
import dev.assay.lab.Value;
import dev.assay.testgen.Forked;
import dev.assay.testgen.Testgen.TestClass;
import dev.assay.testgen.generate.Expectation.Provenance;
import dev.assay.testgen.generate.Style.Assertions;
import dev.assay.testgen.generate.Style.Framework;
import dev.assay.testgen.verify.TestFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Mockito;

/** What is written for cases of every kind, in every style; and that it is green when run. */
class ClassTextTest {
  private static final Style FLUENT = new Style(Framework.JUNIT5, Assertions.ASSERTJ, false);
  private static final Style FOUR = new Style(Framework.JUNIT4, Assertions.JUNIT, false);
  private static final Style MOCKS = new Style(Framework.JUNIT5, Assertions.JUNIT, true);

  @TempDir Path directory;

  static List<Style> styles() {
    List<Style> all = new ArrayList<>();
    for (Framework framework : Framework.values()) {
      for (Assertions assertions : Assertions.values()) {
        all.add(new Style(framework, assertions, false));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("styles")
  void write_isGreenWhenRun_inEveryStyle(Style style)
      throws IOException, ReflectiveOperationException {
    TestFile file = Checkout.written(style, Checkout::everything);

    String result =
        WrittenTests.run(
            directory,
            Map.of("demo/Checkout.java", Checkout.SOURCE, file.path(), file.source()),
            "demo.CheckoutTest",
            style);

    assertThat(result).matches("green=2\\d red=0");
    assertThat(file.source().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void write_isGreenWhenRun_withMockito() throws IOException, InterruptedException {
    TestFile file = Checkout.written(MOCKS, Checkout::everything);
    Path mockito =
        Path.of(Mockito.class.getProtectionDomain().getCodeSource().getLocation().getPath());

    String result =
        Forked.run(
            directory,
            List.of(
                new TestClass("demo/Checkout.java", Checkout.SOURCE),
                new TestClass(file.path(), file.source())),
            List.of(mockito));

    assertThat(result).matches("green=2\\d red=0");
  }

  @Test
  void write_notesTheCallsOfStubs() {
    String text = Checkout.written(Style.DEFAULT, Checkout::calls).source();

    assertThat(text)
        .contains(
            """
                void returnsFalse_whenIdIsA1_afterAddTwice() throws Exception {
                  List<String> calls = new ArrayList<>();
                  Checkout.Gateway gateway = recordingGatewayAnsweringFalse(calls);
                  Checkout checkout = new Checkout(gateway);
                  checkout.add("tea", 2.5);
                  checkout.add("milk", 1.0);

                  assertFalse(checkout.pay("A1"));
                  assertEquals(List.of("charge(A1, 3)", "charge(A1, 4)", "charge(A1, 3)"), calls);
                }
            """)
        .contains(
            """
              private static Checkout.Gateway recordingGatewayAnsweringFalse(List<String> calls) {
                return new Checkout.Gateway() {
                  @Override
                  public boolean charge(String id, int amount) {
                    calls.add("charge(" + id + ", " + amount + ")");
                    return false;
                  }
            """)
        .contains("assertEquals(List.of(), calls);")
        .contains(
            "assertEquals(List.of(List.of(\"notify\", new Checkout.Receipt(\"A1\", 7))), calls);")
        .contains("calls.add(\"applyAsInt(\" + a + \")\");");
  }

  @Test
  void write_verifiesMocks_whereMockitoIs() {
    String text = Checkout.written(MOCKS, Checkout::calls).source();

    assertThat(text)
        .contains(
            """
                  Checkout.Gateway gateway = mock(Checkout.Gateway.class);
                  Checkout checkout = new Checkout(gateway);
                  checkout.add("tea", 2.5);
                  checkout.add("milk", 1.0);

                  assertFalse(checkout.pay("A1"));
                  verify(gateway, times(2)).charge("A1", 3);
                  verify(gateway).charge("A1", 4);
                  verifyNoMoreInteractions(gateway);
            """)
        .contains("when(gateway.charge(\"C3\", 9)).thenReturn(true);")
        .contains("verifyNoInteractions(gateway);");
  }

  @Test
  void write_writesACallPerStep_andALoopForManyAlike() {
    String text = Checkout.written(Style.DEFAULT, Checkout::states).source();

    assertThat(text)
        .contains(
            """
                void makesCountZero_afterAdd7Times() throws Exception {
                  Checkout checkout = new Checkout(gatewayStub());
                  checkout.add("tea", 2.5);
                  checkout.add("milk", 1.0);
                  for (int i = 0; i < 5; i++) {
                    checkout.add("egg", 0.25);
                  }

                  checkout.clear();

                  assertEquals(0, checkout.count());
                  assertEquals(0, checkout.boxedCount());
                  assertEquals(4.75, checkout.total(), 1e-9);
                }
            """)
        .contains("assertDoesNotThrow(() -> checkout.clear());");
  }

  @Test
  void write_preparesArguments_inVariables() {
    String text = Checkout.written(Style.DEFAULT, Checkout::answers).source();

    assertThat(text)
        .contains("void merge_returns3_whenOtherIsCheckoutAfterAdd_afterAddTwice()")
        .contains(
            """
                Checkout other = new Checkout(gatewayStubAnsweringTrue());
                other.add("rum", 9.0);

                assertEquals(3, checkout.merge(other));
            """);
  }

  @Test
  void write_allowsATolerance_forNumbersOnly() {
    String text = Checkout.written(Style.DEFAULT, Checkout::answers).source();

    assertThat(text)
        .contains("assertEquals(1.75, (double) checkout.mean(), 1e-9);")
        .contains("assertEquals(Double.NaN, checkout.mean());")
        .contains("assertArrayEquals(new double[] {3.5, 0.3}, checkout.prices(), 1e-9);")
        .contains("assertArrayEquals(new int[][] {{1, 2}, {3}}, checkout.grid());");
  }

  @Test
  void write_speaksAssertJ() {
    String text = Checkout.written(FLUENT, Checkout::everything).source();

    assertThat(text)
        .doesNotContain("org.junit.jupiter.api.Assertions")
        .contains("assertThat(checkout.items()).containsExactly(\"tea\", \"milk\");")
        .contains("assertThat(checkout.first()).contains(\"tea\");")
        .contains("assertThat((double) checkout.mean()).isCloseTo(1.75, within(1e-9));")
        .contains("assertThat((double) checkout.mean()).isNaN();")
        .contains("assertThat(checkout.add(\"tea\", 1.0)).isSameAs(checkout);")
        .contains("assertThatCode(() -> checkout.clear()).doesNotThrowAnyException();")
        .contains("assertThat(calls).isEmpty();")
        .contains("assertThat(Checkout.half(value)).isCloseTo(expected, within(1e-9));");
  }

  @Test
  void write_isFlat_forJUnit4() {
    String text = Checkout.written(FOUR, Checkout::everything).source();

    assertThat(text)
        .doesNotContain("jupiter", "@Nested")
        .contains("public class CheckoutTest {")
        .contains("public void boxedCount_returns2_afterAddTwice() throws Exception {")
        .contains("assertEquals(2, (int) checkout.boxedCount());")
        .contains(
            """
              @Test
              public void clamp_throwsIllegalArgumentException_forEachRefusedValue() {
                assertThrows(IllegalArgumentException.class, () -> Checkout.clamp(-1));
                assertThrows(IllegalArgumentException.class, () -> Checkout.clamp(Integer.MIN_VALUE));
            """);
  }

  @Test
  void write_saysWhereItKnowsFrom() {
    String text =
        Checkout.written(
                Style.DEFAULT,
                cases -> {
                  var declared = throwing(IllegalStateException.class, Provenance.SPECIFIED, 38);
                  Case byLine =
                      cases.of(plain(), saying(declared, "nothing to pay"), Value.of("A"));
                  Case byWords = cases.of(plain(), declared, Value.of("B"));
                  Case byPattern =
                      cases.of(
                          plain(),
                          throwing(IllegalStateException.class, Provenance.PATTERN, 0),
                          Value.of("C"));
                  return List.of(
                      cases.group(
                          "pay",
                          byLine,
                          new Case(byWords.row(), declared, "@throws IllegalStateException"),
                          new Case(
                              byPattern.row(),
                              byPattern.expectation(),
                              "an empty cart is refused")),
                      cases.group("count", cases.of(plain(), returns(Value.of(0)))));
                })
            .source();

    assertThat(text)
        .contains("all else was observed when it ran.")
        .contains("    // specified: line 38\n    @Test\n")
        .contains("    // specified: @throws IllegalStateException\n    @Test\n")
        .contains("    // pattern: an empty cart is refused\n    @Test\n")
        .contains("assertEquals(\"nothing to pay\", thrown.getMessage());");
  }

  @Test
  void write_gathersRefusedArguments_withTheirLines() {
    Expectation.Throws one =
        Checkout.throwing(IllegalArgumentException.class, Provenance.SPECIFIED, 3);
    Expectation.Throws other =
        Checkout.throwing(IllegalArgumentException.class, Provenance.SPECIFIED, 7);

    String text =
        Checkout.written(
                Style.DEFAULT,
                cases ->
                    List.of(
                        cases.group(
                            "add",
                            cases.of(plain(), one, Value.of("tea"), Value.of(1.0)),
                            cases.of(plain(), other, Value.NULL, Value.of(2.5)))))
            .source();

    assertThat(text)
        .contains(
            """
              // specified: lines 3, 7
              @ParameterizedTest(name = "add({0}, {1})")
              @CsvSource(nullValues = "null", value = {
                "tea, 1.0",
                "null, 2.5"
              })
              void add_throwsIllegalArgumentException_forEachRefusedRow(String item, double price) {
                Checkout checkout = new Checkout(gatewayStub());

                assertThrows(IllegalArgumentException.class, () -> checkout.add(item, price));
              }
            """);
  }

  @Test
  void write_saysThatThereIsAResult_whereItCannotBeWritten() {
    List<String> texts = new ArrayList<>();
    for (Style style : styles()) {
      texts.add(
          Checkout.written(
                  style,
                  cases ->
                      List.of(
                          cases.group("items", cases.of(used(), seen(Checkout.returned(null))))))
              .source());
    }

    assertThat(texts)
        .allMatch(text -> text.contains("void items_returnsNonNull_afterAddTwice()"))
        .allMatch(text ->
            text.contains("assertNotNull(checkout.items());")
                || text.contains("assertThat(checkout.items()).isNotNull();"));
  }

  @Test
  void write_keepsNumbersShortInNames() {
    String text =
        Checkout.written(
                Style.DEFAULT,
                cases ->
                    List.of(
                        cases.group(
                            "half",
                            cases.of(
                                null,
                                returns(Value.of(4.611686018427388E18)),
                                Value.of(9.223372036854776E18)))))
            .source();

    assertThat(text).contains("void half_returnsAbout4Point61E18_whenValueIsAbout9Point22E18()");
  }

  @Test
  void write_namesEachTestOnce_byWhatDiffers() {
    String text =
        Checkout.written(
                Style.DEFAULT,
                cases ->
                    List.of(
                        cases.group(
                            "items",
                            cases.of(used(), returns(Value.NULL)),
                            cases.of(
                                add(add(plain(), "egg", 1.0), "rum", 1.0), returns(Value.NULL)),
                            cases.of(
                                add(add(plain(), "egg", 1.0), "rum", 1.0), returns(Value.NULL)))))
            .source();

    assertThat(text)
        .contains("void returnsNull_afterAddTwice()")
        .contains("void returnsNull_afterAddEggAndOneAndAddRumAndOne()")
        .contains("void returnsNull_afterAddEggAndOneAndAddRumAndOne_2()");
  }

  @Test
  void rowsOf_tellsTheRowsOfAResult() {
    TestFile nested = Checkout.written(Style.DEFAULT, Checkout::tables);
    TestFile flat = Checkout.written(FOUR, Checkout::tables);
    String refusals = "throwsIllegalArgumentException_forEachRefusedValue";

    assertThat(nested.rowsOf(result("demo.CheckoutTest$Clamp", refusals, 2))).containsExactly(7);
    assertThat(nested.rowsOf(result("demo.CheckoutTest$Clamp", refusals, 0)))
        .containsExactly(6, 7, 8);
    assertThat(flat.rowsOf(result("demo.CheckoutTest", "clamp_" + refusals, 0)))
        .containsExactly(6, 7, 8);
    assertThat(nested.rowsOf(result("demo.CheckoutTest$Half", refusals, 1))).isEmpty();
  }

  private static Reply.TestResult result(String type, String method, int invocation) {
    return new Reply.TestResult(type, method, invocation, true, null);
  }

  private static Expectation.Throws saying(Expectation.Throws thrown, String message) {
    return new Expectation.Throws(
        thrown.exception(),
        message,
        thrown.interactions(),
        thrown.silent(),
        thrown.provenance(),
        thrown.line(),
        thrown.path());
  }
}
