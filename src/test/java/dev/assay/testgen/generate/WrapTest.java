package dev.assay.testgen.generate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrapTest {
  @Test
  void lines_keepsWhatFits() {
    assertThat(Wrap.lines(2, "assertEquals(1, f(2));")).containsExactly("  assertEquals(1, f(2));");
  }

  @Test
  void lines_breaksAtTheOutermostCommas_notInsideLiterals() {
    String text = "a, (b".repeat(8);

    assertThat(Wrap.lines(0, "assertEquals(\"%s\", Foo.bar(\"%s\", ','));".formatted(text, text)))
        .containsExactly(
            "assertEquals(", "    \"" + text + "\",", "    Foo.bar(\"" + text + "\", ','));");
  }

  @Test
  void lines_fillsLinesWithTheElementsOfAnArray() {
    String elements = "-100, ".repeat(30) + "7";

    assertThat(Wrap.lines(2, "f(new int[] {" + elements + "}, 1);"))
        .containsExactly(
            "  f(",
            "      new int[] {",
            "          " + "-100, ".repeat(14).strip(),
            "          " + "-100, ".repeat(14).strip(),
            "          -100, -100, 7},",
            "      1);");
  }

  @Test
  void lines_leavesALiteralWhole() {
    String text = "x".repeat(200);

    assertThat(Wrap.lines(0, "f(\"" + text + "\");"))
        .containsExactly("f(", "    \"" + text + "\");");
  }

  @Test
  void lines_breaksALongLiteralBetweenWords() {
    String text = "word ".repeat(30).strip();

    assertThat(Wrap.lines(0, "f(\"" + text + "\");"))
        .containsExactly(
            "f(",
            "    \"" + "word ".repeat(18) + "\"",
            "        + \"" + "word ".repeat(12).strip() + "\");");
  }

  @Test
  void lines_givesEachCallOfAChainALine() {
    String step = ".header(\"" + "x".repeat(40) + "\")";

    assertThat(Wrap.lines(2, "Request request = Request.builder()" + step + step + ".build();"))
        .containsExactly(
            "  Request request =",
            "      Request.builder()",
            "          " + step,
            "          " + step,
            "          .build();");
  }
}
