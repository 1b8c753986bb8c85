package dev.assay.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import dev.assay.bus.Fault;
import dev.assay.bus.Hash;
import dev.assay.bus.Wire;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RobustnessTest {
  @Test
  void read_findsTheMethodsOfTheJdksOwnSources() throws Exception {
    Path sources = Path.of(System.getProperty("java.home"), "lib", "src.zip");
    assumeTrue(Files.exists(sources), "this JDK has no " + sources);
    var counted = new TreeMap<String, Integer>();
    var expected = new TreeMap<String, Integer>();

    try (var zip = new ZipFile(sources.toFile())) {
      // No more than these, which are 158,000 lines.
      List<? extends ZipEntry> files =
          zip.stream()
              .filter(entry ->
                  entry
                      .getName()
                      .matches("java\\.base/java/(util/concurrent|time|text)/[^/]+\\.java"))
              .toList();
      for (ZipEntry file : files) {
        String source = new String(zip.getInputStream(file).readAllBytes(), StandardCharsets.UTF_8);
        counted.put(file.getName(), Footprint.methods(read(source).types()));
        expected.put(file.getName(), countedByCompiler(source));
      }
    }

    assertThat(expected).hasSizeGreaterThan(100);
    assertThat(counted).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hello world | line 1, column 7: the source ends too early, expected \"(\"",
        "class A { void f( { } | line 1, column 19: \"{\" cannot stand here",
        "class A { int x = ; void g() { foo( } } | line 1, column 19: \";\" cannot stand here",
        "class A { String s = \"abc; } | line 1, column 29: a text, character or comment is not closed",
        "class A { /* open } | line 1, column 20: a text, character or comment is not closed",
        "class A { # } | line 1, column 11: the character \"#\" cannot stand here",
        "abstract final class A {} | line 1, column 1: Can have only one of 'final', 'abstract'."
      })
  void read_saysWhereWhatIsNotJavaBegins(String source, String problem) {
    assertThatThrownBy(() -> read(source))
        .hasMessage(problem)
        .matches(cause -> Fault.of(cause) == Fault.INVALID);
  }

  @Test
  void read_refusesANulCharacter() {
    assertThatThrownBy(() -> read("class A {\n \0 }"))
        .hasMessage("line 2, column 2: the character \"\\u0000\" cannot stand here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\r", "\n"})
  void read_countsLinesOfAllKinds(String end) {
    String source =
        String.join(
            end, "class A {", "  /** Doc. */", "  void f() {", "    if (x > 1) {}", "  }", "}");

    MethodSignature method = read(source).types().getFirst().methods().getFirst();

    assertThat(method.line()).isEqualTo(3);
    assertThat(method.endLine()).isEqualTo(5);
    assertThat(method.javadoc()).isEqualTo("Doc.");
    assertThat(method.conditions().getFirst().line()).isEqualTo(4);
  }

  @Test
  void read_skipsAByteOrderMark() {
    MethodSignature method =
        read("\uFEFFclass A { void f() { if (x > 1) {} } }")
            .types()
            .getFirst()
            .methods()
            .getFirst();

    assertThat(method.conditions().getFirst().text()).isEqualTo("x > 1");
  }

  @Test
  void read_understandsUnicodeEscapes() {
    TypeSignature type =
        read("class \\u0041b { void f() { if (s.equals(\"\\u00e4\\\\u0041\") && \\u0078 > 1) {} } }")
            .types()
            .getFirst();

    assertThat(type.name()).isEqualTo("Ab");
    assertThat(type.methods().getFirst().conditions().getFirst().comparisons()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import module java.base; class A {}",
        "void main() { IO.println(1); }",
        "class A { final int x; A(int y) { if (y < 0) throw new X(); x = y; super(); } }",
        "class A { void f(Object o) { for (var _ : l) {} try {} catch (X _) {} g(_ -> 1, (_, _) -> 2); } }",
        "class A { boolean f(Object o) { return o instanceof P(Q(var x, _), int y) && x > y; } }",
        "class A { int f(Object o) { return switch (o) { case int i when i > 3 -> 1; default -> 2; }; } }",
        "/// doc\nclass A { /// doc\n void f() {} }",
        "sealed interface S permits B {} record B() implements S {}",
        "class A { int record, sealed, permits, when, yield, var, module; }",
        "module a.b { requires c; }",
        "/** Doc. */ package a.b;",
        "// nothing",
        "class A { void f() { enum E implements I { A, B; void g() {} } interface J {} record R() {} } }"
      })
  void read_readsTheSyntaxOfJava25(String source) {
    assertThat(read(source).hash()).hasSize(64);
  }

  @Test
  void read_readsAroundAnEnumInsideAMethod() {
    SourceUnit unit =
        read(
            """
            class A {
              void f() { if (a > 1) {} enum
                  E { X, Y }
                if (b > 2) {} }
              void g() { enum E {} enum Long { A { void f() {} } } if (c > 3) {} }
            }
            """);

    assertThat(unit.types().getFirst().methods())
        .flatExtracting(MethodSignature::conditions)
        .extracting(MethodSignature.Condition::text, MethodSignature.Condition::line)
        .containsExactly(tuple("a > 1", 2), tuple("b > 2", 4), tuple("c > 3", 5));
  }

  @ParameterizedTest
  @Timeout(30)
  @ValueSource(
      strings = {
        "class A { int f() { return <(|1|)>; } }",
        "class A { int f() { return <f(|1|)>; } }",
        "class A { void f() { <{||}> } }",
        "class A { void f() { <if (a > 1) {||}> } }",
        "class A { void f() { <if (a > 1) b(); else || > ; } }",
        "<class A {||}>",
        "class A { int f() { return <a + |a|>; } }",
        "class A { boolean f() { return <a > 1 && |a|>; } }",
        "class A { String f() { return <\"select a from b \" + |a|>; } }",
        "class A { int f() { return <a > 1 ? 2 : |a|>; } }",
        "class A { boolean f() { return <!|a|>; } }",
        "class A { Object f() { return a|<.b(1)|>; } }",
        "class A { Object f() { return <(Object) |a|>; } }",
        "class A { void f() { <g(() -> {||});> } }",
        "class A { void f() { <new A() { void g() {||}};> } }",
        "class A { Object f() { return <x -> |x|>; } }",
        "class A { <List<|String|>> x; }",
        "class A { boolean f() { return <a < |a|>; } }",
        "class A { boolean f() { return <(a == 1) == |a|>; } }",
        "class A { void f() { <switch (a) { default -> {||}}> } }",
        "<@X(|1|)> class A {}",
        "class A { void f() { <(|| > } }",
        "<class A {||"
      })
  void read_answersOrRefusesWhatNestsDeep(String shape) {
    for (int depth : new int[] {500, 10_000}) {
      String source = nested(shape, depth);

      Throwable failure = catchThrowable(() -> read(source));

      if (failure != null) {
        assertThat(Fault.of(failure)).as(failure.toString()).isEqualTo(Fault.INVALID);
      }
    }
  }

  @Test
  void read_answersASumOf20000Terms() {
    String source = "class A { boolean f() { return " + "a + ".repeat(20_000) + "a > 3; } }";

    MethodSignature method = read(source).types().getFirst().methods().getFirst();

    assertThat(method.conditions().getFirst().comparisons().getFirst().constant()).isEqualTo("3");
  }

  @Test
  void read_refusesMoreThan100TypesInsideEachOther_andWhatItAnswersHasAJsonForm() {
    SourceUnit deepest = read(nested("<class A {||}>", 100));

    Throwable failure = catchThrowable(() -> read(nested("<class A {||}>", 101)));

    assertThat(Wire.encode(deepest).length()).isPositive();
    assertThat(failure)
        .hasMessage("line 1: more than 100 types inside each other; that is not read");
  }

  @Test
  void read_answers10000Methods() {
    var source = new StringBuilder("class A {");
    for (int i = 0; i < 10_000; i++) {
      source.append("/** Doc. */ int f").append(i).append("(int a) { return a > ").append(i);
      source.append(" ? 1 : 2; } ");
    }

    SourceUnit unit = read(source.append('}').toString());

    assertThat(unit.types().getFirst().methods()).hasSize(10_000);
  }

  // "<open|core|close>": what stands before and after the core is repeated.
  private static String nested(String shape, int depth) {
    int open = shape.indexOf('<');
    int core = shape.indexOf('|', open);
    int after = shape.indexOf('|', core + 1);
    int close = shape.lastIndexOf('>');
    if (core < 0 || after < 0) {
      return shape;
    }
    boolean ends = close > after;
    return shape.substring(0, open)
        + shape.substring(open + 1, core).repeat(depth)
        + shape.substring(core + 1, after)
        + (ends
            ? shape.substring(after + 1, close).repeat(depth) + shape.substring(close + 1)
            : "");
  }

  private static SourceUnit read(String source) {
    return SourceReader.read(source, Hash.of(source), MethodMemo.none()).unit();
  }

  private static int countedByCompiler(String source) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var file =
        new SimpleJavaFileObject(URI.create("string:///X.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    var task = (JavacTask) compiler.getTask(null, null, null, null, null, List.of(file));
    int count = 0;
    for (CompilationUnitTree unit : task.parse()) {
      count += counted(new ArrayList<>(unit.getTypeDecls()));
    }
    return count;
  }

  private static int counted(List<? extends Tree> members) {
    int count = 0;
    for (Tree member : members) {
      count +=
          switch (member) {
            case ClassTree type -> counted(type.getMembers());
            case MethodTree method -> 1;
            default -> 0;
          };
    }
    return count;
  }
}
