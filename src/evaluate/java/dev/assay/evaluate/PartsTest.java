package dev.assay.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.testgen.Testgen.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The parts of the measurement that need no server: run by {@code mvn -Pevaluate test}. */
class PartsTest {
  private static final Path BUGS = Evaluate.RESOURCES.resolve("bugs");

  @Test
  void score_isTheWeightedSum_withinTheBudget() {
    var reached = new Juge.Reached(0.979, 0.935, 0.801);

    assertThat(Juge.score(reached, 30_000, 30_000, Juge.Wrong.NOTHING))
        .isCloseTo(6.053, within(1e-9));
  }

  @Test
  void score_isCutByTime_andByWhatIsWrong() {
    var reached = new Juge.Reached(1, 1, 1);

    assertThat(Juge.score(reached, 1_000, 2_000, new Juge.Wrong(0.25, 0.5)))
        .isCloseTo(7 / 2.0 - 0.75, within(1e-12));
  }

  @Test
  void table_isMarkdown_withColumnsOfEvenWidth() {
    String text = new Table("", "b").row("x|y", "1").row("z", "22").text();

    assertThat(text.lines())
        .containsExactly("|     | b  |", "| --- | -- |", "| x\\|y | 1  |", "| z   | 22 |");
  }

  @Test
  void row_isRefused_whenItHasAnotherNumberOfCells() {
    Table table = new Table("a", "b");

    assertThatThrownBy(() -> table.row("1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a row of 1 cells in a table of 2 columns");
  }

  @Test
  void percent_saysWhatItIsOf() {
    assertThat(Table.percent(new Share(2, 3))).isEqualTo("66.7 (2/3)");
    assertThat(Table.percent(new Share(0, 0))).isEqualTo("-");
  }

  @Test
  void body_switchesOffWhatIsLeftOut() {
    Ask ask = new Ask("fast", 7, List.of("patterns", "execution"));

    assertThat(ask.body("class A {}", "guava"))
        .isEqualTo(
            """
            {"source":"class A {}","classpath":"guava","options":{"effort":"fast","seed":7,\
            "patterns":false,"execution":false}}\
            """);
  }

  @Test
  void evidence_countsWhatChanged() {
    Map<String, List<Double>> before = Map.of("a", List.of(4.0, 1.0), "b", List.of(4.0, 1.0));
    Map<String, List<Double>> after =
        Map.of("a", List.of(4.0, 1.0), "b", List.of(6.0, 1.5), "c", List.of(2.0, 1.0));

    assertThat(Learning.Evidence.between(before, after))
        .isEqualTo(new Learning.Evidence(3, 1, 1, 2.0, 0.5));
  }

  @Test
  void fits_whenKindAndMethodDo() {
    Bugs.Bug bug = Bugs.Bug.parse("Stock receive,available leak,index pieces are lost");

    assertThat(bug.what()).isEqualTo("pieces are lost");
    assertThat(bug.fits(finding("Stock.receive(String, int)", "leakedException"))).isTrue();
    assertThat(bug.fits(finding("available", "IndexOutOfBounds"))).isTrue();
    assertThat(bug.fits(finding("receive", "overflow"))).isFalse();
    assertThat(bug.fits(finding("ship(String)", "leakedException"))).isFalse();
    assertThat(Bugs.Bug.parse("A b any x").fits(finding("b()", "whatever"))).isTrue();
  }

  @Test
  void bugs_haveEachBothSides_whichDiffer() throws IOException {
    List<Bugs.Bug> bugs =
        Library.lines(BUGS.resolve("index.txt")).stream().map(Bugs.Bug::parse).toList();

    assertThat(bugs).hasSize(30);
    for (Bugs.Bug bug : bugs) {
      assertThat(bug.subject("buggy").type()).isEqualTo(bug.subject("correct").type());
      assertThat(bug.subject("buggy").source()).isNotEqualTo(bug.subject("correct").source());
      assertThat(Files.exists(BUGS.resolve("buggy").resolve(bug.file() + ".java"))).isTrue();
    }
  }

  @Test
  void eligible_isAPlainClassOfSomeLength() {
    String body =
        "  public int a() {}\n  public int b() {}\n  public int c() {}\n" + "\n".repeat(50);

    assertThat(Choice.eligible("x/Foo", "public final class Foo {\n" + body + "}")).isTrue();
    assertThat(Choice.eligible("x/Foo", "public abstract class Foo {\n" + body + "}")).isFalse();
    assertThat(Choice.eligible("x/Foo", "public class Foo {\n public int a() {}\n}")).isFalse();
    assertThat(Choice.eligible("x/Foo", "import java.net.URL;\npublic class Foo {\n" + body + "}"))
        .isFalse();
  }

  private static Answer.Finding finding(String method, String kind) {
    return new Answer.Finding(method, 1, kind, "");
  }
}
