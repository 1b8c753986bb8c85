package dev.assay.testgen.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.testgen.verify.Compiled;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingsTest {
  private static List<Finding> read(String members) {
    String source =
        "import java.io.*; import java.math.*; import java.nio.file.*; import java.time.*;"
            + " import java.util.*; class A {\n%s\n}".formatted(members);
    return Compiled.subject(
        Map.of("A.java", source),
        (bench, subject) -> {
          List<ExecutableElement> written =
              subject.topLevel().getFirst().getEnclosedElements().stream()
                  .filter(ExecutableElement.class::isInstance)
                  .map(ExecutableElement.class::cast)
                  .toList();
          return Bodies.findings(written, subject.trees());
        });
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        arguments("selfAssignment", "String n; A(String name) { this.n = n; }"),
        arguments("selfAssignment", "String n; void set(String n) { n = n; }"),
        arguments("selfAssignment", "int left; void f() { left = left--; }"),
        arguments("comparedWithItself", "int y; boolean f(A o) { return o.y == y && y == y; }"),
        arguments("comparedWithItself", "String c; boolean f(A o) { return !c.equals(c); }"),
        arguments("repeatedCondition", "boolean f(int a) { return a == 1 || a > 5 || a == 1; }"),
        arguments(
            "repeatedCondition",
            "int f(double a) { if (a == 1) return 1; else if (a == 2) return 2; else if (a == 1)"
                + " return 3; return 4; }"),
        arguments("repeatedCondition", "int f(boolean b, int a) { return b ? a : a; }"),
        arguments("deadBranch", "boolean f(char c) { return c != 'a' || c != 'b'; }"),
        arguments("deadBranch", "boolean f(int a) { return a >= 0 || a <= 9; }"),
        arguments("deadBranch", "boolean f(int a) { return a < 0 && a > 9; }"),
        arguments(
            "deadBranch", "boolean f(String s) { return s.equals(\"a\") && s.equals(\"b\"); }"),
        arguments("deadBranch", "int f(int a) { return Math.min(0, Math.max(100, a)); }"),
        arguments("integerDivision", "double f(int a, int b) { return a / b; }"),
        arguments("integerDivision", "double f(int a, int b) { return 100.0 * (a / b); }"),
        arguments("integerDivision", "int f(int a, int b) { return a / b * 100; }"),
        arguments("integerDivision", "double f(int a, int b) { return (double) (a / b); }"),
        arguments("overflow", "long f(int n) { return 1 << n; }"),
        arguments("overflow", "long f(int days) { return days * 24 * 60 * 60 * 1000; }"),
        arguments("overflow", "int f(Object o) { return Math.abs(o.hashCode()) % 7; }"),
        arguments("resultIgnored", "String f(String s) { s.trim(); return s; }"),
        arguments("resultIgnored", "BigDecimal f(BigDecimal s) { s.add(s); return s; }"),
        arguments("exceptionNotThrown", "void f(int a) { new IllegalStateException(\"no\"); }"),
        arguments("inexactConstant", "BigDecimal f() { return new BigDecimal(0.1); }"),
        arguments(
            "comparedWithScale", "boolean f(BigDecimal b) { return b.equals(BigDecimal.ZERO); }"),
        arguments("regexNotQuoted", "String[] f(String s) { return s.split(\".\"); }"),
        arguments("leapYear", "boolean f(int year) { return year % 4 == 0 && year % 100 != 0; }"),
        arguments(
            "roundingDisagrees",
            "/** Rounded half up. */ BigDecimal f(BigDecimal b) { return b.setScale(2,"
                + " RoundingMode.DOWN); }"),
        arguments(
            "leftOpen",
            "int f(String p) throws IOException { BufferedReader r = new BufferedReader(new"
                + " FileReader(p)); return r.read(); }"),
        arguments(
            "unsafePublication",
            "static A one; static A f() { if (one == null) { synchronized (A.class) { if (one =="
                + " null) { one = new A(); } } } return one; }"),
        arguments(
            "halfSynchronized",
            "private int n; synchronized void a() { n++; } void b() { n--; } synchronized int c() {"
                + " return n; }"),
        arguments(
            "changedWhileRead",
            "private final Map<String, Long> m = new HashMap<>(); void f() { for (String k :"
                + " m.keySet()) { if (k.isEmpty()) { m.remove(k); } } }"),
        arguments(
            "missingBreak",
            "int f(int k) { int a = 0; switch (k) { case 1: a++;\n case 2: a--; break; case 3: a += 3;"
                + " break; default: a = 9; } return a; }"),
        arguments(
            "swallowed",
            "int f(String s) { int a = 1; try { a = Integer.parseInt(s); } catch"
                + " (NumberFormatException e) { } return a; }"),
        arguments(
            "lastPartLost",
            "List<String> f(String s) { List<String> all = new ArrayList<>(); StringBuilder p = new"
                + " StringBuilder(); for (char c : s.toCharArray()) { if (c == ',') {"
                + " all.add(p.toString()); p.setLength(0); } else { p.append(c); } } return all; }"),
        arguments(
            "swappedArguments",
            "void f(String from, String to) { g(to, from); } void g(String from, String to) { }"),
        arguments(
            "swappedArguments",
            "record U(String name, String mail) { } U f(Properties p) { return new"
                + " U(p.getProperty(\"a\"), p.getProperty(\"a\")); } U g(Map<String, String> p) {"
                + " return new U(p.get(\"name\"), p.get(\"name\")); }"),
        arguments(
            "orderLost",
            "private final Map<String, A> m = new HashMap<>(); /** In the order in which they were"
                + " added. */ List<String> f() { return new ArrayList<>(m.keySet()); }"),
        arguments(
            "emptyDropped",
            "/** The cells, empty ones too. */ String[] f(String s) { return s.split(\",\"); }"),
        arguments("notStored", "int a; int b; A(int a, int b) { this.a = a; }"),
        arguments(
            "exposesInside",
            "private final Date d; A(Date d) { this.d = new Date(d.getTime()); } Date d() { return"
                + " d; }"),
        arguments(
            "exposesInside",
            "private final int[] d; A(int[] d) { this.d = d; } int[] getD() { return d.clone(); }"),
        arguments(
            "localeDependent",
            "boolean f(Set<String> all, String s) { return all.contains(s.toLowerCase()); }"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void findings_tellOfWhatNobodyWritesOnPurpose(String kind, String code) {
    assertThat(read(code)).extracting(Finding::kind).containsExactly(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String n; A(String n) { this.n = n; }",
        "char[] ch; boolean f(char[] ch, int i) { return this.ch[i] == ch[i]; }",
        "boolean f(double d) { return d != d; }",
        "boolean f(Iterator<String> i) { return i.next() == null || i.next() == null; }",
        "boolean f(char c) { return c != 'a' && c != 'b'; }",
        "boolean f(int a) { return a >= 0 && a <= 9 || a > 5; }",
        "int f(int a) { return Math.max(0, Math.min(100, a)); }",
        "double f(int a, int b) { return (double) a / b; }",
        "double f(int a) { return a / 2; }",
        "int f(int a) { return a / 100 * 100; }",
        "long f(int n) { return 1L << n; }",
        "long f(int a) { return a * 24 * 60; }",
        "long f(int a) { return a * 86_400_000L; }",
        "String f(String s) { try { s.concat(s); } catch (RuntimeException e) { return \"\"; }"
            + " return s; }",
        "BigDecimal f() { return new BigDecimal(0.5); }",
        "String[] f(String s) { return s.split(\",\"); }",
        "String f(String s) { return s.replaceAll(\".\", \"*\"); }",
        "boolean f(int y) { return y % 4 == 0 && y % 100 != 0 || y % 400 == 0; }",
        "Reader f(String p) throws IOException { Reader r = new FileReader(p); return r; }",
        "int f(String p) throws IOException { try (Reader r = new FileReader(p)) { return r.read(); }"
            + " }",
        "static volatile A one; static A f() { if (one == null) { synchronized (A.class) { if (one"
            + " == null) { one = new A(); } } } return one; }",
        "private final List<String> m = new ArrayList<>(); void f() { for (String k : m) { if"
            + " (k.isEmpty()) { m.remove(k); break; } } }",
        "int f(int k) { int a = 0; switch (k) { case 1: a++; // falls through\n case 2: a--; break;"
            + " default: a = 9; } return a; }",
        "int f(int k) { int a = 0; switch (k) { case 1: case 2: a--; break; default: a = 9; } return"
            + " a; }",
        "int f(String s) { int a = 1; try { a = Integer.parseInt(s); } catch (NumberFormatException"
            + " e) { /* the default stays */ } return a; }",
        "void reverse(String from, String to) { g(to, from); } void g(String from, String to) { }",
        "int a; int b; A(int a, int b) { this.a = a + b; }",
        "private final Date d; A(Date d) { this.d = d; } Date d() { return d; }",
        "boolean f(Set<String> all, String s) { return all.contains(s.toLowerCase(Locale.ROOT)); }",
      })
  void findings_areQuiet_forWhatIsMeant(String code) {
    assertThat(read(code)).isEmpty();
  }
}
