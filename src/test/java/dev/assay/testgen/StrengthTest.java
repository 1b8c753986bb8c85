package dev.assay.testgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testgen.Testgen.Generated;
import dev.assay.testgen.Testgen.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the tests of small classes notice, each of which stands for many. */
class StrengthTest {
  private static final Path SUBJECTS = Path.of("src/test/resources/subjects/strong");

  private final RunningDesk desk = new RunningDesk(Map.of());

  @AfterEach
  void close() {
    desk.close();
  }

  private Generated generated(String subject) {
    try {
      Generated generated =
          desk.unhurried(
              new Testgen.Generate(
                  Files.readString(SUBJECTS.resolve(subject + ".java")),
                  null,
                  null,
                  null,
                  null,
                  null));
      assertThat(generated.verdict()).isEqualTo(Verdict.GREEN);
      return generated;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String source(Generated generated) {
    return generated.tests().stream()
        .map(Testgen.TestClass::source)
        .collect(Collectors.joining("\n"));
  }

  private static Testgen.Score score(Generated generated) {
    return Objects.requireNonNull(generated.score());
  }

  @Test
  void equality_isTriedWithTheObjectItself() {
    Generated generated = generated("Amount");

    assertThat(source(generated)).contains("amount.equals(amount)");
    assertThat(score(generated).branchCoverage()).isEqualTo(1);
  }

  @Test
  void stateBehindAnAnswer_isPrepared() {
    Generated generated = generated("Routes");

    assertThat(source(generated)).containsPattern("routes\\.from\\(.*\\)\\.to(ll)?\\(");
    assertThat(score(generated).branchCoverage()).isEqualTo(1);
    assertThat(score(generated).mutationScore()).isEqualTo(1);
  }

  @Test
  void whatIsWrittenToOthers_isAsserted() {
    Generated generated = generated("Receipt");

    assertThat(source(generated))
        .contains("Receipt receipt = new Receipt(stringBuilder, atomicInteger);")
        .contains("assertEquals(\"> abc\", stringBuilder.toString());")
        .contains("ByteArrayOutputStream stream = new ByteArrayOutputStream();")
        .contains("assertEquals(\"n=5\", stream.toString());")
        .contains("assertSame(basket, Receipt.keep(basket));");
    assertThat(score(generated).mutationScore()).isEqualTo(1);
  }

  @Test
  void whatStandsBehindAnInterface_isTestedByIt() {
    Generated generated = generated("Shapes");

    assertThat(source(generated)).contains("class ShapesShapeTest");
    assertThat(score(generated).branchCoverage()).isEqualTo(1);
    assertThat(score(generated).mutationScore()).isEqualTo(1);
  }

  @Test
  void functions_areCalled() {
    Generated generated = generated("Rules");

    assertThat(source(generated))
        .contains("assertTrue(result.test(\"abc\"));")
        .contains("assertEquals(10, result.apply(5));");
    assertThat(score(generated).mutationScore()).isEqualTo(1);
  }

  @Test
  void identity_isToldApartFromEquality() {
    Generated generated = generated("Same");

    assertThat(source(generated)).contains("assertTrue(same.test(\"abc\"));");
    assertThat(score(generated).mutationScore()).isEqualTo(1);
  }

  @Test
  void objectsAmongTheArguments_areBroughtIntoTheStateTheCodeAsksFor() {
    Generated generated = generated("Trip");

    assertThat(source(generated)).contains("leg.atNight(true);");
    assertThat(score(generated).branchCoverage()).isEqualTo(1);
  }

  @Test
  void builders_areUsedStepByStep_howeverTheyEnd() {
    Generated generated = generated("Notice");

    assertThat(source(generated)).contains("Notice.builder().urgent().get()");
    assertThat(score(generated).branchCoverage()).isEqualTo(1);
    assertThat(score(generated).mutationScore()).isEqualTo(1);
  }

  @Test
  void serialForm_isWrittenAndReadAgain_whereTheClassSaysHow() {
    Generated generated = generated("Basket");

    assertThat(source(generated)).contains("new MarshalledObject<Basket>(");
    assertThat(score(generated).branchCoverage()).isEqualTo(1);
    assertThat(score(generated).mutationScore()).isGreaterThan(0.7);
  }

  @Test
  void fullness_isReadFromTheSerialFormToo() {
    Generated generated = generated("Ring");

    assertThat(source(generated))
        .containsPattern("new MarshalledObject<Ring>\\(\\s*new Ring\\(new ArrayList");
    assertThat(score(generated).branchCoverage()).isEqualTo(1);
  }

  @Test
  void serialForm_isAskedForItsText_whereTheClassHasNothingElse() {
    Generated generated = generated("Heap");

    assertThat(source(generated))
        .contains("new MarshalledObject<Heap<String>>(", "Heap<String> heap2 = Heap.empty();");
    assertThat(score(generated).operators().get("voidCalls")).isEqualTo(new Testgen.Share(2, 2));
  }

  @Test
  void equalityAndOrder_areTriedWithWhatDiffersInOnePart() {
    Generated generated = generated("Span");

    assertThat(source(generated))
        .contains("Span span = Span.until(5L);", "Span.until(1L)", "span.compareTo(span.");
    assertThat(score(generated).branchCoverage()).isEqualTo(1);
    assertThat(score(generated).mutationScore()).isEqualTo(1);
  }

  @Test
  void waysBack_areGivenWhatTheWaysThereGive() {
    Generated generated = generated("Seal");

    assertThat(source(generated)).contains("seal.decode(seal.encode(");
    assertThat(score(generated).branchCoverage()).isEqualTo(1);
    assertThat(score(generated).mutationScore()).isGreaterThan(0.9);
  }

  @Test
  void hiddenClasses_areTestedAsWhatTheyStandFor() {
    Generated generated = generated("Tally");

    assertThat(source(generated))
        .contains(
            "Tally.Counter counter = Tally.counting();", "counter.equals(", "counter.hashCode()");
    assertThat(score(generated).branchCoverage()).isEqualTo(1);
    assertThat(score(generated).mutationScore()).isEqualTo(1);
  }

  @Test
  void whatIsAnotherElsewhere_isAtLeastSomething() {
    Generated generated = generated("Shown");

    assertThat(source(generated))
        .contains("assertFalse(result.isEmpty())", "assertEquals(Date.class, result.getClass())");
    assertThat(score(generated).operators().get("emptyReturns")).isEqualTo(new Testgen.Share(1, 1));
    assertThat(score(generated).operators().get("nullReturns")).isEqualTo(new Testgen.Share(1, 1));
  }
}
