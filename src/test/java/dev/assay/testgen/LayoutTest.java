package dev.assay.testgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testgen.Testgen.TestClass;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {
  @ParameterizedTest
  @CsvSource({
    "com/acme/Foo.java, com/acme/Foo.java",
    "Foo.java, Foo.java",
    "src/main/java/com/acme/Foo.java, com/acme/Foo.java",
    "src/main/java/Foo.java, Foo.java",
    "a/b/src/main/java/com/acme/Foo.java, com/acme/Foo.java",
    "src/main/kotlin/Foo.java, src/main/kotlin/Foo.java",
    "mysrc/main/java/Foo.java, mysrc/main/java/Foo.java"
  })
  void below_isThePathBelowTheSourceRoot(String path, String below) {
    assertThat(Layout.below(path)).isEqualTo(below);
  }

  @ParameterizedTest
  @CsvSource({
    "com/acme/FooTest.java, module/src/test/java/com/acme/FooTest.java",
    "com/acme/BarTest.java, src/test/java/com/acme/BarTest.java",
    "com/acme/OtherTest.java, src/test/java/com/acme/OtherTest.java",
    "plain/PlainTest.java, plain/PlainTest.java",
    "nowhere/FooTest.java, nowhere/FooTest.java"
  })
  void placed_putsATest_beneathTheRootOfItsOwnSource(String path, String placed) {
    Layout layout =
        Layout.of(
            List.of(
                "module/src/main/java/com/acme/Foo.java",
                "src/main/java/com/acme/Bar.java",
                "plain/Plain.java"));

    assertThat(layout.placed(new TestClass(path, "x"))).isEqualTo(new TestClass(placed, "x"));
  }

  @Test
  void placed_takesTheSourceWithTheLongestName() {
    Layout layout = Layout.of(List.of("a/src/main/java/Foo.java", "b/src/main/java/FooBar.java"));

    assertThat(layout.placed(new TestClass("FooBarTest.java", "")).path())
        .isEqualTo("b/src/test/java/FooBarTest.java");
    assertThat(layout.placed(new TestClass("FooTest.java", "")).path())
        .isEqualTo("a/src/test/java/FooTest.java");
  }

  @ParameterizedTest
  @CsvSource({
    "a/Foo.java:3:4: wrong, m/src/main/java/a/Foo.java:3:4: wrong",
    "a/Bar.java:3:4: wrong, a/Bar.java:3:4: wrong",
    "no place at all, no place at all"
  })
  void named_givesTheCompilersWordsTheAskersPath(String message, String named) {
    Layout layout = Layout.of(List.of("m/src/main/java/a/Foo.java", "a/Bar.java"));

    assertThat(layout.named(message)).isEqualTo(named);
  }
}
