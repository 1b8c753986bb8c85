package dev.assay.testgen.findings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testgen.verify.Compiled;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.ElementFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {
  private static List<Finding> read(String members) {
    return Compiled.subject(
        Map.of("A.java", "import java.util.*; import java.io.*; class A {\n" + members + "\n}"),
        (bench, subject) -> {
          List<ExecutableElement> methods =
              ElementFilter.methodsIn(subject.topLevel().getFirst().getEnclosedElements());
          return Bodies.findings(methods, subject.trees());
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int f(int x) { if (x >= 75) return 1; else if (x >= 90) return 2; return 3; }",
        "int f(int x) { if (x < 0 || x > 9) throw new Error(); if (x > 20) return 2; return 3; }",
        "int f(int x) { if (x > 5) { if (x == 3) { return 1; } } return 2; }",
        "static final int MOST = 4; int f(long x) { if (x > 0) return 1; if (MOST < x) return 2;"
            + " return 3; }",
      })
  void findings_tellOfAConditionThatCanNeverHold(String code) {
    assertThat(read(code))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.kind()).isEqualTo("deadBranch");
          assertThat(finding.line()).isEqualTo(2);
          assertThat(finding.text()).contains("can never hold: line 2 has decided that by");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int f(int x) { if (x >= 90) return 1; else if (x >= 75) return 2; return 3; }",
        "int f(int x) { if (x < 0) return 1; x = -x; if (x < -5) return 2; return 3; }",
        "int f(int x, int y) { if (x > 5) return 1; if (y > 6) return 2; return 3; }",
        "int f(int x) { if (x > 5) { y++; } if (x > 6) return 2; return 3; } int y;",
        "int f(int x, boolean b) { if (x > 5 && b) return 1; if (x > 6) return 2; return 3; }",
        "int x; int f() { if (x > 5) return 1; if (x > 6) return 2; return 3; }",
        "int f(double x) { if (x > 5) return 1; if (x > 5.5) return 2; return 3; }",
      })
  void findings_areQuiet_forConditionsThatMayHold(String code) {
    assertThat(read(code)).isEmpty();
  }

  @Test
  void findings_tellOfAnAssignmentThatTheNextCaseRepeats() {
    assertThat(
            read(
                "int f(int k) { int d = 0; switch (k) { case 1: d = 2; case 2: d = 6; break;"
                    + " default: d = 9; } return d; }"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.text()).startsWith("'d = 2' is lost: "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "int f(int k) { int d = 0; switch (k) { case 1: d = 2; break; case 2: d = 6; } return d; }",
        "int f(int k) { int d = 0; switch (k) { case 1: d = 2; case 2: d = d + 6; } return d; }",
        "int f(int k) { int d = 0, e = 0; switch (k) { case 1: d = 2; case 2: e = 6; }"
            + " return d + e; }",
      })
  void findings_areQuiet_forCasesThatLoseNothing(String code) {
    assertThat(read(code)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "boolean f(String a, String b) { return a == b; }",
        "int f(List<Integer> a, Integer b) { return a.get(0) != b ? 1 : 2; }",
        "String r; boolean f(String b) { return r.equals(\"x\") || r == b; }",
      })
  void findings_tellOfValuesComparedByIdentity(String code) {
    assertThat(read(code)).extracting(Finding::kind).containsExactly("comparedByIdentity");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "boolean f(String a, String b) { return a == b || a != null && a.equals(b); }",
        "int f(String a, String b) { if (a == b) return 0; return a.compareToIgnoreCase(b); }",
        "boolean f(Object a, Object b) { return a == b; }",
        "boolean f(Integer a, int b) { return a == b; }",
        "boolean f(String a) { return a == null; }",
        "static final String NONE = new String(\"-\"); boolean f(String a) { return a == NONE; }",
        "boolean isSame(String a, String b) { return a == b; }",
      })
  void findings_areQuiet_whereIdentityIsMeant(String code) {
    assertThat(read(code)).isEmpty();
  }

  @Test
  void findings_tellOfAResourceLeftOpenOnOneWay() {
    assertThat(
            read(
                "String f(Reader in) throws IOException { BufferedReader r = new"
                    + " BufferedReader(in); String s = r.readLine(); if (s == null) { return \"\"; }"
                    + " r.close(); return s; }"))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.kind()).isEqualTo("leftOpen");
          assertThat(finding.text()).contains("leaves 'r' open");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String f(Reader in) throws IOException { BufferedReader r = new BufferedReader(in);"
            + " try { return r.readLine(); } finally { r.close(); } }",
        "Reader f(Reader in, boolean b) throws IOException { Reader r = new BufferedReader(in);"
            + " if (b) { return r; } r.close(); return in; }",
        "String f(Reader in, boolean b) throws IOException { Reader r = new BufferedReader(in);"
            + " if (b) { r.close(); return \"\"; } r.close(); return \"a\"; }",
      })
  void findings_areQuiet_whereItIsClosedOrHandedOn(String code) {
    assertThat(read(code)).isEmpty();
  }

  @Test
  void findings_tellOfAPromisedCopyThatIsNone() {
    String field = "private final List<String> all = new ArrayList<>();\n";

    assertThat(read(field + "/** All; a copy. */ public List<String> all() { return all; }"))
        .extracting(Finding::kind)
        .containsExactly("exposesInside");
    assertThat(
            read(field + "/** A copy. */ public List<String> all() { return List.copyOf(all); }"))
        .isEmpty();
    assertThat(read(field + "/** All, not a copy. */ public List<String> all() { return all; }"))
        .isEmpty();
    assertThat(read(field + "/** All. */ public List<String> all() { return all; }")).isEmpty();
  }

  @Test
  void findings_tellOfACounterThatAllObjectsShare() {
    assertThat(read("private static int last; int next() { last++; return last; }"))
        .extracting(Finding::kind)
        .containsExactly("sharedState");
    assertThat(read("private int last; int next() { return last++; }")).isEmpty();
    assertThat(read("private static int last; static int next() { return last++; }")).isEmpty();
    assertThat(read("private static int last; synchronized int next() { return last++; }"))
        .isEmpty();
  }
}
