package dev.assay.testgen.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class MendTest {
  private static Mend.Mended mended(Function<Set<Integer>, List<TestFile>> write) {
    return Compiled.subject(
        Map.of("Foo.java", "class Foo { static int f(int a) { return a; } }"),
        (bench, subject) -> new Mend(bench, subject::generate).compile(write));
  }

  private static List<TestFile> written(List<String> lines, Set<Integer> removed) {
    List<String> all = new ArrayList<>(List.of("class FooTest {"));
    List<TestFile.Span> spans = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!removed.contains(i)) {
        all.add("  " + lines.get(i));
        spans.add(new TestFile.Span(all.size(), all.size(), List.of(i)));
      }
    }
    all.add("}");
    return spans.isEmpty()
        ? List.of()
        : List.of(new TestFile("FooTest.java", String.join("\n", all), spans, List.of()));
  }

  @Test
  void compile_removesOnlyTheRowThatIsWrong() {
    List<String> lines =
        List.of("int a = Foo.f(1);", "int b = Foo.f(\"x\");", "int c = Foo.g(1);", "int d = 4;");

    Mend.Mended mended = mended(removed -> written(lines, removed));

    assertThat(mended.removed()).containsExactlyInAnyOrder(1, 2);
    assertThat(mended.files()).hasSize(1);
    assertThat(mended.files().getFirst().source()).contains("int a", "int d");
    assertThat(mended.classes().bytes()).containsOnlyKeys("FooTest");
  }

  @Test
  void compile_removesTheClass_whenNoRowIsToBlame() {
    Mend.Mended mended =
        mended(removed ->
            removed.isEmpty()
                ? List.of(
                    new TestFile(
                        "FooTest.java",
                        "import missing.Thing;\nclass FooTest {\n}",
                        List.of(new TestFile.Span(2, 2, List.of(7))),
                        List.of()))
                : List.of());

    assertThat(mended.removed()).containsExactly(7);
    assertThat(mended.files()).isEmpty();
  }

  @Test
  void compile_keepsAll_whenNothingIsWrong() {
    Mend.Mended mended = mended(removed -> written(List.of("int a = 1;"), removed));

    assertThat(mended.removed()).isEmpty();
  }
}
