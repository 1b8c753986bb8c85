package dev.assay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Order;
import java.util.List;
import java.util.Map;
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
        "return \"\" + new java.lang.ref.WeakReference<>(\"a\").get();",
        "new java.lang.ref.PhantomReference<>(\"a\", new java.lang.ref.ReferenceQueue<>()).clear();"
            + " return null;",
        "return \"\" + ((int[]) java.lang.reflect.Array.newInstance(int.class, 2)).length;",
        "return \"\" + int[].class.getComponentType() + String.class.getDeclaredFields().length;",
        "return String.class.getMethod(\"length\").getReturnType().getName();",
        "return java.lang.reflect.Modifier.toString(String.class.getModifiers());",
        "return \"\" + Thread.class.getClassLoader().getResourceAsStream(\"x\");",
        "return \"\" + String.class.getResourceAsStream(\"x\");",
        "return new String(\"a\".getBytes(\"UTF-8\"), \"UTF-8\");",
        "throw new java.io.UnsupportedEncodingException(\"x\");",
        "return \"\" + new java.util.concurrent.ConcurrentHashMap<String, String>().keySet();",
        "return \"\" + java.util.concurrent.ConcurrentHashMap.<String>newKeySet().add(\"a\");",
        "return \"\" + new java.util.concurrent.CopyOnWriteArraySet<>(java.util.List.of(1));",
        "var l = new java.util.concurrent.locks.ReentrantLock(); l.lock(); l.unlock(); return null;",
        "var t = ThreadLocal.withInitial(() -> 1); t.set(2); return \"\" + t.get();",
        "return new java.net.URL(\"http://a/b?c\").getPath() + java.net.IDN.toASCII(\"b\");",
        "return \"\" + new java.security.SecureRandom().nextInt();",
        "return java.util.ResourceBundle.getBundle(\"x\").getString(\"a\");",
        "java.util.logging.Logger.getLogger(\"a\").log(java.util.logging.Level.INFO, \"b\");"
            + " return null;",
        "return new java.util.Formatter(new StringBuilder()).format(\"%d\", 1).toString();",
        "new java.io.OutputStreamWriter(new java.io.BufferedOutputStream("
            + "new java.io.ByteArrayOutputStream()), \"UTF-8\").write(1); return null;",
        "return \"\" + Runtime.getRuntime().availableProcessors();",
        "return \"\" + java.util.stream.StreamSupport.stream("
            + "java.util.List.of(1).spliterator(), false).count();",
        "return java.util.regex.Pattern.compile(\"a+\").matcher(\"aa\").replaceAll(\"b\");"
      })
  void harmlessCode_leavesAChildForTheNext(String body) {
    assertThat(Reusable.is(running(body), Shelf.EMPTY)).isTrue();
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
        "new ClassLoader() {};",
        "new ProcessBuilder(\"x\");",
        "ProcessHandle.current();",
        "java.lang.invoke.MethodHandles.lookup();",
        "java.util.concurrent.Executors.newCachedThreadPool();",
        "java.util.concurrent.CompletableFuture.runAsync(() -> {});",
        "java.util.List.of(1).parallelStream();",
        "java.util.stream.IntStream.range(0, 9).parallel();",
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
        "String.class.getMethod(\"length\").invoke(\"\");",
        "String.class.getConstructor().newInstance();",
        "String.class.getDeclaredConstructor().setAccessible(true);",
        "String.class.getDeclaredField(\"x\").set(null, null);",
        "System.class.getField(\"out\").get(null);",
        "java.lang.reflect.AccessibleObject.setAccessible(null, true);",
        "java.lang.reflect.Proxy.newProxyInstance(null, null, null);",
        "String.class.getClassLoader().loadClass(\"x\");",
        "String.class.getClassLoader().setDefaultAssertionStatus(true);",
        "ClassLoader.getSystemClassLoader();",
        "String.class.newInstance();",
        "java.lang.invoke.MethodType.fromMethodDescriptorString(\"()V\", null);",
        "java.lang.ref.Cleaner.create();",
        "class F { protected void finalize() { } }; new F();",
        "new java.util.concurrent.ConcurrentHashMap<String, String>().forEach(1, (a, b) -> {});",
        "java.util.concurrent.locks.LockSupport.unpark(null);",
        "java.util.concurrent.ForkJoinPool.commonPool();",
        "new java.net.URL(\"http://a\").openStream();",
        "new java.net.URL(null, \"a:b\", (java.net.URLStreamHandler) null);",
        "java.net.URL.setURLStreamHandlerFactory(null);",
        "java.net.URLConnection.setFileNameMap(null);",
        "java.security.SecureRandom.getInstance(\"x\", (java.security.Provider) null);",
        "java.util.ResourceBundle.clearCache();",
        "java.util.ResourceBundle.getBundle(\"x\", java.util.Locale.ROOT, (ClassLoader) null);",
        "java.util.ResourceBundle.getBundle(\"x\","
            + " new java.util.ResourceBundle.Control() {});",
        "java.util.logging.Logger.getLogger(\"a\").setLevel(null);",
        "java.util.logging.Logger.getLogger(\"a\").addHandler(null);",
        "java.util.logging.Logger.getLogger(\"a\").getParent();",
        "java.util.logging.Logger.getLogger(\"a\").getHandlers();",
        "java.util.logging.Logger.getLogger(\"a\").setUseParentHandlers(false);",
        "java.util.logging.Logger.getLogger(\"a\").setFilter(null);",
        "java.util.logging.Logger.getLogger(\"a\", \"b\");",
        "java.util.logging.Level.parse(\"5\");",
        "class L extends java.util.logging.Level { L() { super(\"a\", 1); } }; new L();",
        "java.util.logging.LogManager.getLogManager();",
        "new java.util.Formatter(new java.io.File(\"x\"));",
        "new java.io.OutputStreamWriter(new java.io.FileOutputStream(\"x\"));",
        "Runtime.getRuntime().addShutdownHook(null);"
      })
  void whatCouldLeaveSomethingBehind_costsTheChild(String statement) {
    assertThat(Reusable.is(running(statement + " return null;"), Shelf.EMPTY)).isFalse();
  }

  @Test
  void aNameOfOurs_costsTheChild() {
    Map<String, byte[]> classes = Program.classes("package dev.assay.lab.child; class Child { }");

    assertThat(Reusable.is(Program.order(classes), Shelf.EMPTY)).isFalse();
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

    assertThat(Reusable.is(asTest, Shelf.EMPTY)).isTrue();
    assertThat(Reusable.is(asSubject, Shelf.EMPTY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "static void f(java.io.File file) throws Exception { new java.io.PrintWriter(file); }",
        "static void f(java.io.File file) throws Exception { new java.util.Formatter(file); }",
        "static void f(java.nio.file.Path path) throws Exception { new java.util.Scanner(path); }"
      })
  void aFileThatIsGiven_isNotOpened(String method) {
    Order order = Program.order(Program.classes("class Subject { %s }".formatted(method)));

    assertThat(Reusable.is(order, Shelf.EMPTY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "void t() { org.assertj.core.api.Assertions.setMaxElementsForPrinting(1); }",
        "void t() { org.assertj.core.api.Assertions.useRepresentation(null); }",
        "void t() { org.assertj.core.api.Assertions.registerFormatterForType(String.class, null); }",
        "abstract static class A extends org.assertj.core.api.AbstractAssert<A, String> {"
            + " A() { super(null, A.class); } void t() { A.setCustomRepresentation(null); } }",
        "@org.junit.jupiter.params.provider.MethodSource(\"lib.Tool#all\") void t(int x) { }",
        "@org.junit.jupiter.api.extension.ExtendWith({}) void t() { }",
        "@org.junit.jupiter.api.condition.EnabledIf(\"lib.Tool#all\") void t() { }"
      })
  void aTestThatSetsSomethingForAll_costsTheChild(String method) {
    Map<String, byte[]> tests = Program.classes("class ATest { %s }".formatted(method));
    Order.Code none = new Order.Code(Map.of(), List.of());

    Order order = new Order.Check(none, tests, 1, "en", "UTC");

    assertThat(Reusable.is(order, Shelf.EMPTY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "void t() { org.assertj.core.api.Assertions.assertThat(1).isEqualTo(1); }",
        "void t() { org.assertj.core.api.Assertions.assertThatThrownBy(() -> {}); }",
        "void t() { org.junit.jupiter.api.Assertions.assertThrows(Error.class, () -> {}); }",
        "@org.junit.jupiter.params.provider.MethodSource(\"all\") void t(int x) { }",
        "@org.junit.jupiter.params.provider.ValueSource(strings = {\"a # b\", \"c\"}) void t() { }"
      })
  void aTestThatAsserts_leavesAChildForTheNext(String method) {
    Map<String, byte[]> tests = Program.classes("class ATest { %s }".formatted(method));
    Order.Code none = new Order.Code(Map.of(), List.of());

    Order order = new Order.Check(none, tests, 1, "en", "UTC");

    assertThat(Reusable.is(order, Shelf.EMPTY)).isTrue();
  }

  @Test
  void nonsense_costsTheChild() {
    assertThat(Reusable.is(Program.order(Map.of("Subject", new byte[] {1, 2, 3})), Shelf.EMPTY))
        .isFalse();
    assertThat(Reusable.is(Program.order(Map.of("Subject", new byte[0])), Shelf.EMPTY)).isFalse();
  }

  private static Order running(String body) {
    return Program.order(
        Program.classes(
            "class Subject { static String run(String... args) throws Exception { %s } }"
                .formatted(body)));
  }
}
