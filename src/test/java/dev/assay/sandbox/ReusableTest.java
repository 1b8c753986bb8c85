package dev.assay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Order;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReusableTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "return \"x\" + args.length;",
        "record P(int x) {} return new P(1).toString() + new P(2).hashCode();",
        "enum E { A, B } return switch (E.valueOf(\"A\")) { case A -> \"a\"; case B -> \"b\"; };",
        "Object o = 1; return switch (o) { case Integer i when i > 0 -> \"i\"; default -> \"d\"; };",
        "return java.util.stream.IntStream.range(0, 3).mapToObj(i -> \"\" + i).toList().toString();",
        "System.out.printf(\"%s\", 1); return String.format(\"%d\", 3);",
        "return java.time.LocalDate.of(2020, 1, 1).plusDays(1).toString();",
        "return new java.math.BigDecimal(\"1.5\").toString();",
        "int[][] a = new int[2][3]; String[] s = {}; return a.clone().length + \"\" + s.length;",
        "try { throw new IllegalStateException(\"x\"); } catch (RuntimeException e) { return \"\"; }",
        "class Own extends Exception { } throw new Own();",
        "return new StringBuilder(\"x\").reverse().toString() + Math.max(1, 2);",
        "Thread.sleep(1); return \"\" + System.nanoTime();",
        "return java.util.regex.Pattern.compile(\"a+\").matcher(\"aa\").replaceAll(\"b\");"
      })
  void harmlessCode_leavesAChildForTheNext(String body) {
    assertThat(Reusable.is(running(body), Set.of())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.exit(1);",
        "System.setProperty(\"a\", \"b\");",
        "System.setOut(null);",
        "System.getProperties().clear();",
        "java.util.Locale.setDefault(java.util.Locale.ROOT);",
        "java.util.TimeZone.setDefault(null);",
        "new Thread(() -> {}).start();",
        "Thread.currentThread().interrupt();",
        "class T extends Thread { }; new T();",
        "Thread.ofVirtual().start(() -> {});",
        "Runtime.getRuntime().gc();",
        "Class.forName(\"java.lang.Runtime\");",
        "String.class.getDeclaredFields();",
        "String.class.getClassLoader();",
        "new ClassLoader() {};",
        "new ThreadLocal<String>().set(\"x\");",
        "new ProcessBuilder(\"x\");",
        "ProcessHandle.current();",
        "java.lang.invoke.MethodHandles.lookup();",
        "java.util.concurrent.Executors.newCachedThreadPool();",
        "java.util.concurrent.CompletableFuture.runAsync(() -> {});",
        "java.util.List.of(1).parallelStream();",
        "java.util.stream.IntStream.range(0, 9).parallel();",
        "java.util.stream.StreamSupport.stream(null, true);",
        "java.util.Arrays.parallelSort(new int[2]);",
        "class L extends java.util.ArrayList<String> { }; new L().parallelStream();",
        "java.util.ServiceLoader.load(Runnable.class);",
        "new java.util.Timer();",
        "new java.util.Formatter(\"file\");",
        "new java.util.Scanner(new java.io.File(\"x\"));",
        "new java.io.PrintWriter(\"file\");",
        "new java.io.PrintStream(\"file\");",
        "new java.io.FileOutputStream(java.io.FileDescriptor.out);",
        "new java.io.ObjectInputStream(null);",
        "java.nio.file.Files.exists(null);",
        "new java.net.Socket();",
        "java.security.Security.setProperty(\"a\", \"b\");",
        "java.util.logging.Logger.getGlobal();",
        "java.lang.foreign.Arena.global();",
        "java.util.ResourceBundle.getBundle(\"x\");"
      })
  void whatCouldLeaveSomethingBehind_costsTheChild(String statement) {
    assertThat(Reusable.is(running(statement + " return null;"), Set.of())).isFalse();
  }

  @Test
  void aNameOfOurs_costsTheChild() {
    Map<String, byte[]> classes = Program.classes("package dev.assay.lab.child; class Child { }");

    assertThat(Reusable.is(Program.order(classes), Set.of())).isFalse();
  }

  @Test
  void testsMayAssert_butTheSubjectMayNot() {
    Map<String, byte[]> asserting =
        Program.classes(
            "class ATest { void t() { org.junit.jupiter.api.Assertions.assertTrue(true); } }");
    Order.Code none = new Order.Code(Map.of(), List.of());

    Order asTest = new Order.Check(none, asserting, 1, "en", "UTC");
    Order asSubject =
        new Order.Check(new Order.Code(asserting, List.of()), Map.of(), 1, "en", "UTC");

    assertThat(Reusable.is(asTest, Set.of())).isTrue();
    assertThat(Reusable.is(asSubject, Set.of())).isFalse();
  }

  @Test
  void nonsense_costsTheChild() {
    assertThat(Reusable.is(Program.order(Map.of("Subject", new byte[] {1, 2, 3})), Set.of()))
        .isFalse();
    assertThat(Reusable.is(Program.order(Map.of("Subject", new byte[0])), Set.of())).isFalse();
  }

  private static Order running(String body) {
    return Program.order(
        Program.classes(
            "class Subject { static String run(String... args) throws Exception { %s } }"
                .formatted(body)));
  }
}
