package dev.assay.testgen.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Value;
import dev.assay.testgen.verify.Compiled;
import dev.assay.testgen.verify.Subject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The interpreter is held to the JVM: what it tells of a method is what running it shows. */
class EvaluatorTest {
  private static final int SEED = 7;

  private static final class Memory extends ClassLoader {
    private final Map<String, byte[]> classes;

    Memory(Map<String, byte[]> classes) {
      super(EvaluatorTest.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  private record Told(
      List<List<Object>> rows, List<Outcome> outcomes, Map<String, byte[]> classes) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static int f(int a, int b) { return a / b + a % b; }",
        "static long f(int a, int b) { return a * b + (long) a * b; }",
        "static int f(int a, int b) { return a << b ^ a >>> b | a >> b & ~b; }",
        "static Object f(int a, int b) { return a > b ? a : 2.5; }",
        "static int f(int a, int b) { short s = (short) a; s += b; byte x = (byte) s; return x++ + --x; }",
        "static char f(int a, int b) { char c = 'a'; c += a; c++; return c; }",
        "static int f(int a, int b) { int[] x = {a, b}; int i = 0; x[i++] += i; return x[0] - x[i]; }",
        "static String f(int a, int b) { String s = null; s += a; s += 'c' + b; return s + 1.5f + (char) 65; }",
        "static int f(int a, int b) { int n = 0; outer: for (int i = 0; i < 5; i++) { for (int j = 0; ; j++) { if (j == 3) continue outer; if (i * j == (a & 3)) break outer; n += i + j; } } return n; }",
        "static int f(int a, int b) { int n = 0; do { n++; if (n == 4) break; } while (n < (b & 7)); while (n < 9) n += 2; return n; }",
        "static String f(int a, int b) { switch (a & 3) { case 0: return \"zero\"; case 1: b++; case 2: b++; break; default: b = 7; } return \"b\" + b; }",
        "static int f(int a, int b) { return switch (a & 3) { case 0, 1 -> b; case 2 -> { int c = b + 1; yield c; } default -> throw new IllegalStateException(); }; }",
        "static int f(int a, int b) { try { return 10 / (a & 1); } catch (ArithmeticException e) { return -1; } finally { b++; } }",
        "static int f(int a, int b) { int n = 0; try { n = 1; if (a > b) throw new IllegalArgumentException(\"x\"); n = 2; } catch (IllegalStateException | IllegalArgumentException e) { n += 10; } finally { n += 100; } return n; }",
        "static int f(int a, int b) { return Math.max(Integer.bitCount(a), Math.abs(b)) + Integer.compare(a, b); }",
        "static String f(int a, int b) { StringBuilder s = new StringBuilder(); for (int i = 0; i < (a & 7); i++) { s.append(i).append('-'); } return s.reverse().toString(); }",
        "static boolean f(int a, int b) { String s = \"abc\".substring(a & 3); return s.isEmpty() || s.charAt(0) == 'b' && !s.contains(\"c\"); }",
        "static int f(int a, int b) { return \"abc\".charAt(a); }",
        "static int f(int a, int b) { Integer x = a; Long y = (long) b; return x.equals(y) ? 1 : x + y.intValue(); }",
        "static int f(int a, int b) { Object o = a > 0 ? (Object) \"s\" : Integer.valueOf(b); return o instanceof String s ? s.length() : (Integer) o; }",
        "static int f(int a, int b) { Object o = \"s\"; return (Integer) o; }",
        "static int f(int a, int b) { java.util.List<Integer> l = new java.util.ArrayList<>(); for (int i = 0; i < 4; i++) l.add(i * a); l.remove(1); int n = 0; for (int v : l) n += v; return n + l.size(); }",
        "static int f(int a, int b) { java.util.Map<String, Integer> m = new java.util.HashMap<>(); m.put(\"a\", a); m.put(\"b\", b); return m.getOrDefault(\"c\", 3) + m.get(\"a\"); }",
        "static int g(int n) { return n <= 1 ? 1 : n * g(n - 1); } static int f(int a, int b) { return g(a & 7); }",
        "static int s(int... v) { int n = v.length; for (int x : v) n += x; return n; } static int f(int a, int b) { return s() + s(a) + s(a, b) + s(new int[] {b}); }",
        "enum E { A(1), B(2); final int n; E(int n) { this.n = n; } int twice() { return n * 2; } } static int f(int a, int b) { E e = E.values()[a & 1]; return e.twice() + e.ordinal() + E.valueOf(\"B\").n; }",
        "record R(int x, String y) { R { if (x == 5) throw new IllegalArgumentException(); y = y + x; } int z() { return x + y.length(); } } static int f(int a, int b) { R r = new R(a, \"q\"); return r.z() + r.x() + (r.equals(new R(a, \"q\")) ? 1 : 0); }",
        "static class P { int n = 3; { n++; } P(int k) { this(); n += k; } P() { n *= 2; } int v() { return n; } } static class Q extends P { int m = n + 1; Q(int k) { super(k); } @Override int v() { return super.n + m; } } static int f(int a, int b) { P p = new Q(a); return p.v(); }",
        "static final int[] T = new int[4]; static { for (int i = 0; i < 4; i++) T[i] = i * i; } static int f(int a, int b) { return T[a & 3] + T.length; }",
        "sealed interface S {} record A(int x) implements S {} record B(S l, Object r) implements S {} static int v(S s) { return switch (s) { case A(int x) when x > 3 -> x; case A a -> -1; case B(A(var x), String t) -> x + t.length(); case B(S l, var r) -> r == null ? v(l) : 7; }; } static int f(int a, int b) { return v(new A(a)) + v(new B(new A(b), \"t\")) * 3 + v(new B(new A(a), null)) + v(new B(null, 1)); }",
        "static String f(int a, int b) { Object o = a > 0 ? (Object) a : b > 0 ? \"s\" + b : 2.5; return switch (o) { case Integer i when i > 4 -> \"big\"; case Integer i -> \"int\"; case String s -> s; default -> \"other\"; }; }",
        "static double f(int a, int b) { double d = a; d /= b; float x = a; x *= 1.1f; return d + x % 3; }",
        "static long f(int a, int b) { long n = a; n += 0.7; n <<= b; int i = (int) 3.9e10; return n + i + (byte) 200 + (long) Float.NaN; }",
        "static int[][] f(int a, int b) { int[][] x = new int[2][3]; x[1][2] = a; return x; }",
        "static String f(int a, int b) { return null + \"x\" + a + true + 'c' + 2L; }",
        "static String f(int a, int b) { Object o = null; return o.toString(); }",
        "static int f(int a, int b) { throw new UnsupportedOperationException(\"n\" + a); }",
        "static int f(int a, int b) { return new int[a & 3][0].length + java.util.Objects.requireNonNull(a > 0 ? \"x\" : null).length(); }"
      })
  void call_tellsWhatTheJvmDoes(String members) throws ReflectiveOperationException {
    Told told = told(members);
    Method method = method(told.classes());

    for (int i = 0; i < told.rows().size(); i++) {
      assertThat(shown(told.outcomes().get(i)))
          .as("%s with %s", members, told.rows().get(i))
          .isIn(run(method, told.rows().get(i)), "unknown");
    }
    assertThat(told.outcomes()).filteredOn(each -> each instanceof Outcome.Unknown).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static int n; static int f(int a, int b) { return n++; }",
        "static final java.util.List<Integer> L = new java.util.ArrayList<>(); static int f(int a, int b) { L.add(a); return L.size(); }",
        "static long f(int a, int b) { return System.nanoTime(); }",
        "static double f(int a, int b) { return Math.random(); }",
        "static int f(int a, int b) { return new Object().hashCode(); }",
        "static String f(int a, int b) { return String.valueOf(new Object()); }",
        "static boolean f(int a, int b) { Integer x = a, y = a; return x == y; }",
        "static boolean f(int a, int b) { return new String(\"a\") == \"a\"; }",
        "static String f(int a, int b) { return java.util.Set.of(\"a\", \"b\", \"c\").toString(); }",
        "static int f(int a, int b) { int n = 0; for (String s : java.util.Set.of(\"a\", \"bb\")) n = s.length(); return n; }",
        "static int f(int a, int b) { while (true) { a++; } }",
        "static int f(int a, int b) { return f(a, b + 1) + 1; }",
        "static String f(int a, int b) { return \"TITLE\".toLowerCase(); }",
        "static java.time.Instant f(int a, int b) { return java.time.Instant.now(); }",
        "static int f(int a, int b) { assert a > 0; return a; }",
        "static String f(int a, int b) { String s = \"x\"; for (int i = 0; i < 40; i++) s += s; return s; }",
        "static int f(int a, int b) { return new int[Integer.MAX_VALUE].length; }",
        "static java.math.BigInteger f(int a, int b) { return java.math.BigInteger.TEN.pow(1 << 30); }",
        "static boolean f(int a, int b) { return \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\".matches(\"(a+)+$\"); }",
        "enum E { A } static int f(int a, int b) { return E.A.hashCode(); }",
        "static String f(int a, int b) { return System.getProperty(\"user.name\"); }",
        "static int f(int a, int b) { return Thread.activeCount(); }"
      })
  void call_isUnknown_whereRunsMayDiffer(String members) {
    Told told = told(members);

    assertThat(told.outcomes()).allMatch(each -> each instanceof Outcome.Unknown);
  }

  @Test
  void call_tellsDeclaredFromComputedExceptions() {
    List<Outcome> guards =
        told("""
        static int f(int a, int b) {
          if (a != 0) {
            throw new IllegalArgumentException(String.format("a is %d", a));
          }
          return 1 / a;
        }
        """)
            .outcomes();

    assertThat(guards)
        .filteredOn(each ->
            each instanceof Outcome.Throws(var type, var declared, var line, var path) && declared)
        .isNotEmpty()
        .allMatch(
            each -> ((Outcome.Throws) each).exception().simple().equals("IllegalArgumentException"))
        .allMatch(each -> ((Outcome.Throws) each).line() == 2);
    assertThat(guards)
        .filteredOn(each ->
            each instanceof Outcome.Throws(var type, var declared, var line, var path) && !declared)
        .isNotEmpty()
        .allMatch(
            each -> ((Outcome.Throws) each).exception().simple().equals("ArithmeticException"));
  }

  private static Told told(String members) {
    return Compiled.subject(
        Map.of("Code.java", "public class Code {" + members + "}"),
        (bench, subject) -> {
          assertThat(subject.messages()).isEmpty();
          Evaluator evaluator = new Evaluator(subject, element -> true);
          ExecutableElement method = element(subject);
          List<List<Object>> rows = rows();
          List<Outcome> outcomes = new ArrayList<>();
          for (List<Object> row : rows) {
            outcomes.add(evaluator.call(method, null, row.stream().map(Value::of).toList()));
          }
          return new Told(rows, outcomes, subject.generate().bytes());
        });
  }

  private static List<List<Object>> rows() {
    List<List<Object>> rows = new ArrayList<>();
    for (int a : new int[] {0, 1, -1, 5, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      for (int b : new int[] {0, 1, -7, 33}) {
        rows.add(List.of(a, b));
      }
    }
    Random random = new Random(SEED);
    for (int i = 0; i < 10; i++) {
      rows.add(List.of(random.nextInt(), random.nextInt()));
    }
    return rows;
  }

  private static ExecutableElement element(Subject subject) {
    TypeElement type = subject.topLevel().getFirst();
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(method -> method.getSimpleName().contentEquals("f"))
        .findFirst()
        .orElseThrow();
  }

  private static Method method(Map<String, byte[]> classes) throws ReflectiveOperationException {
    Method method =
        new Memory(classes).loadClass("Code").getDeclaredMethod("f", int.class, int.class);
    method.setAccessible(true);
    return method;
  }

  private static String run(Method method, List<Object> row) throws IllegalAccessException {
    try {
      Object result = method.invoke(null, row.toArray());
      return "returns " + (result instanceof int[][] ? "?" : result);
    } catch (InvocationTargetException e) {
      return "throws " + e.getTargetException().getClass().getName();
    }
  }

  private static String shown(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Throws thrown -> "throws " + thrown.exception().qualified();
      case Outcome.Returns(Value.Literal(Object value), var after, var path) -> "returns " + value;
      case Outcome.Returns(Value.Null nothing, var after, var path) -> "returns null";
      case Outcome.Returns other -> "returns ?";
      case Outcome.Unknown unknown -> "unknown";
    };
  }
}
