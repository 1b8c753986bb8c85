package dev.assay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Order;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReachTest {
  /** In a method that may throw anything. */
  private static final String HARM = "((java.lang.reflect.Method) null).invoke(null);";

  @TempDir Path directory;

  /** A library, a use of it that reaches harm, and one that does not. */
  record Use(String name, String library, String harmful, String harmless) {
    Use {
      library = library.replace("HARM;", HARM);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Use> uses() {
    return List.of(
        new Use(
            "a helper",
            """
            class Tool {
              static int plus(int x) { return x + 1; }
              static void call() throws Exception { deeper(); }
              private static void deeper() throws Exception { HARM; }
            }
            """,
            "Tool.call(); return null;",
            "return Tool.plus(1);"),
        new Use(
            "a virtual call",
            """
            interface Step { void go() throws Exception; }
            class Good implements Step { public void go() { } }
            class Bad implements Step { public void go() throws Exception { HARM; } }
            class Tool {
              static Step step(boolean good) { return good ? new Good() : bad(); }
              static Step good() { return new Good(); }
              private static Step bad() { return new Bad(); }
              static void run(Step step) throws Exception { step.go(); }
            }
            """,
            "Tool.run(Tool.step(true)); return null;",
            "Tool.run(Tool.good()); return null;"),
        new Use(
            "a virtual call before the object is made",
            """
            abstract class Base { void go() throws Exception { } }
            class Bad extends Base { void go() throws Exception { HARM; } }
            class Tool {
              static Base kept = null;
              static void run() throws Exception { kept.go(); }
              static void keep() { kept = new Bad(); }
            }
            """,
            "Tool.run(); Tool.keep(); return null;",
            "Tool.run(); return null;"),
        new Use(
            "a lambda",
            """
            interface Step { void go() throws Exception; }
            class Tool {
              static Step bad() { return () -> { HARM; }; }
              static Step good() { return () -> { }; }
            }
            """,
            "return Tool.bad();",
            "return Tool.good();"),
        new Use(
            "a method reference",
            """
            class Tool {
              static void bad(Object o) { System.setProperty("a", "b"); }
              static java.util.function.Consumer<Object> consumer() { return Tool::bad; }
              static java.util.function.BiFunction<String, String, String> setter() {
                return System::setProperty;
              }
              static java.util.function.Function<String, String> getter() {
                return System::getProperty;
              }
            }
            """,
            "return Tool.consumer();",
            "return Tool.getter();"),
        new Use(
            "a reference to a method of the JDK",
            """
            class Tool {
              static Runnable exit() { return Runtime.getRuntime()::gc; }
              static java.util.function.LongSupplier free() {
                return Runtime.getRuntime()::freeMemory;
              }
            }
            """,
            "return Tool.exit();",
            "return Tool.free();"),
        new Use(
            "a default method of a lambda's interface",
            """
            interface Step { int go(); default void bad() throws Exception { HARM; } }
            interface Plain { int go(); }
            class Tool {
              static void use(Step step) throws Exception { step.bad(); }
              static void use(Plain step) { step.go(); }
            }
            """,
            "Tool.use((Step) () -> 1); return null;",
            "Tool.use((Plain) () -> 1); return null;"),
        new Use(
            "a static initialiser",
            """
            class Bad {
              static int x = 5;
              static final int SAME = 7;
              static { try { HARM; } catch (Exception e) { throw new Error(e); } }
            }
            """,
            "return Bad.x;",
            "return Bad.SAME;"),
        new Use(
            "an initialiser above",
            """
            class Above { static { System.setProperty("a", "b"); } }
            class Bad extends Above { }
            class Good { }
            """,
            "return new Bad();",
            "return new Good();"),
        new Use(
            "an initialiser of an enum that is only found",
            """
            class Tool { enum Bad { A; static { System.setProperty("a", "b"); } } }
            """,
            "return ((Class<?>) null).getDeclaredClasses()[0].getEnumConstants();",
            "return ((Class<?>) null).getEnumConstants();"),
        new Use(
            "a callback from the JDK",
            """
            class Bad implements java.util.Comparator<String> {
              public int compare(String a, String b) {
                System.setProperty("a", "b");
                return 0;
              }
            }
            class Good implements java.util.Comparator<String> {
              public int compare(String a, String b) { return a.compareTo(b); }
              static void unused() { System.setProperty("a", "b"); }
            }
            """,
            "return java.util.stream.Stream.of(\"a\").sorted(new Bad()).toList();",
            "return java.util.stream.Stream.of(\"a\").sorted(new Good()).toList();"),
        new Use(
            "an inherited method that the JDK calls",
            """
            class Above { public int compare(Object a, Object b) { System.exit(0); return 0; } }
            class Bad extends Above implements java.util.Comparator<Object> { }
            """,
            "return new Bad();",
            "return new Above();"),
        new Use(
            "toString",
            """
            class Bad { public String toString() { System.exit(0); return ""; } }
            class Good { public String toText() { System.exit(0); return ""; } }
            """,
            "return new Bad();",
            "return new Good();"),
        new Use(
            "an inherited method called by itself",
            "class Tool { void bad() { System.exit(0); } void good() { } }",
            "class Mine extends Tool { } new Mine().bad(); return null;",
            "class Mine extends Tool { } new Mine().good(); return null;"),
        new Use(
            "a subclass that the library calls",
            """
            abstract class Tool {
              abstract int good();
              int bad() { System.exit(0); return 0; }
              static int run(Tool tool) { return tool.bad(); }
              static int plain(Tool tool) { return tool.good(); }
            }
            """,
            "return Tool.run(new Tool() { int good() { return 1; } });",
            "return Tool.plain(new Tool() { int good() { return 1; } });"),
        new Use(
            "a super call",
            """
            class Above { protected void go() { System.exit(0); } }
            class Bad extends Above { protected void go() { super.go(); } }
            class Good extends Above { protected void go() { } }
            """,
            "new Bad().go(); return null;",
            "new Good().go(); return null;"),
        new Use(
            "a thread by another name",
            """
            class Task extends Thread { }
            class Tool { static int one() { return 1; } }
            """,
            "new Task().start(); return null;",
            "return Tool.one();"),
        new Use(
            "what is inherited from the JDK",
            """
            class Rows extends java.util.ArrayList<String> { }
            """,
            "return new Rows().parallelStream();",
            "return new Rows().stream();"),
        new Use(
            "hooks of serialization",
            """
            class Row implements java.io.Serializable {
              private void readObject(java.io.ObjectInputStream in) { System.exit(0); }
            }
            class Tool {
              static Object copy(java.io.InputStream bytes) throws Exception {
                return new java.io.ObjectInputStream(bytes).readObject();
              }
            }
            """,
            "return Tool.copy(null);",
            "return new Row();"),
        new Use(
            "a finalizer",
            """
            class Bad { protected void finalize() { } }
            class Good { protected void finish() { } }
            """,
            "return new Bad();",
            "return new Good();"),
        new Use(
            "a package's own method that only looks overridden",
            """
            class Tool {
              private void go() { System.exit(0); }
              static void run(Tool tool) { tool.go(); }
              static void plain(Tool tool) { tool.hashCode(); }
            }
            """,
            "class Mine extends Tool { void go() { } } Tool.run(new Mine()); return null;",
            "class Mine extends Tool { void go() { } } Tool.plain(new Mine()); return null;"));
  }

  @ParameterizedTest
  @MethodSource("uses")
  void whatReachesHarm_costsTheChild(Use use) throws Exception {
    Library library = Library.of(directory, use.library());

    String harm = Reusable.harm(library.using(use.harmful()), library.shelf());

    assertThat(harm).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("uses")
  void theSameLibrary_leavesTheChild_whereHarmIsNotReached(Use use) throws Exception {
    Library library = Library.of(directory, use.library());

    String harm = Reusable.harm(library.using(use.harmless()), library.shelf());

    assertThat(harm).isNull();
  }

  @Test
  void aClassOfTheSubject_goesBeforeThatOfTheLibrary() throws Exception {
    Library library =
        Library.of(
            directory,
            """
            class Tool { static int go() { System.exit(0); return 1; } }
            class Other { static int call() { return Tool.go(); } }
            """);
    String own = "class Tool { static int go() { return 2; } }";
    String user = "class Subject { int run() { return Other.call(); } } ";

    String harmOfTheirs = Reusable.harm(library.order(user), library.shelf());
    String harmOfOwn = Reusable.harm(library.order(user + own), library.shelf());

    assertThat(harmOfTheirs).isNotNull();
    assertThat(harmOfOwn).isNull();
  }

  @Test
  void aBundle_isReachedByTheNameThatTheJdkIsGiven() throws Exception {
    Library library =
        Library.of(
            directory,
            """
            class Bad extends java.util.ListResourceBundle {
              protected Object[][] getContents() { System.exit(0); return null; }
            }
            """);
    Order order = library.using("return java.util.ResourceBundle.getBundle(\"Bad\");");

    assertThat(Reusable.harm(order, library.shelf())).isNotNull();
    assertThat(Reusable.harm(order, Shelf.EMPTY)).isNull();
  }

  @Test
  void aLibraryThatIsNotRead_costsTheChild() throws Exception {
    Library library = Library.of(directory, "class Tool { static int one() { return 1; } }");
    Order order = library.using("return Tool.one();");

    assertThat(Reusable.is(order, Shelf.EMPTY)).isFalse();
    assertThat(Reusable.is(order, library.shelf())).isTrue();
    assertThat(Reusable.is(order, library.shelf())).isTrue();
  }

  @Test
  void whatTheLabMakes_isReachedToo() throws Exception {
    Library library =
        Library.of(
            directory,
            """
            class Good { static Good of() { return new Good(); } Good with() { return this; } }
            class Bad {
              Bad() { System.exit(0); }
              static Good of() { System.exit(0); return null; }
            }
            class Sly extends Good { Good with() { System.exit(0); return null; } }
            """);
    Value good = new Value.New(TypeName.of("", "Good"), List.of(), List.of(), null);
    Value chained = new Value.Chain(good, "with", List.of(), List.of());

    assertThat(exploring(library, good)).isNull();
    assertThat(exploring(library, chained)).isNull();
    assertThat(exploring(library, made("Bad"))).isNotNull();
    assertThat(exploring(library, new Value.Chain(made("Sly"), "with", List.of(), List.of())))
        .isNotNull();
    assertThat(exploring(library, called("Good"))).isNull();
    assertThat(exploring(library, called("Bad"))).isNotNull();
    assertThat(exploring(library, made("Nowhere"))).isNotNull();
    assertThat(
            exploring(library, new Value.Stub(TypeName.of("", "Bad"), true, List.of(), List.of())))
        .isNotNull();
  }

  @Test
  void whatTheLabMakesOfTheJdk_isLookedAt() throws Exception {
    Library library = Library.of(directory, "class Tool { }");

    assertThat(exploring(library, Value.newFrom(java.io.File.class, "x"))).isNull();
    assertThat(exploring(library, Value.newFrom(java.io.PrintStream.class, "x"))).isNotNull();
    assertThat(exploring(library, Value.newFrom(Thread.class, "x"))).isNotNull();
    assertThat(exploring(library, Value.call(Runtime.class, "getRuntime", List.of(), List.of())))
        .isNull();
    assertThat(
            exploring(
                library,
                Value.call(
                    java.util.concurrent.Executors.class,
                    "newCachedThreadPool",
                    List.of(),
                    List.of())))
        .isNotNull();
  }

  @Test
  void anObserverThatIsInherited_isReached() throws Exception {
    Library library =
        Library.of(directory, "class Tool { int bad() { System.exit(0); return 0; } }");
    Order.Code code = library.code("class Subject extends Tool { }");

    Order unasked = exploring(code, Map.of(), Value.NULL);
    Order asked = exploring(code, Map.of("Subject", List.of("bad")), Value.NULL);

    assertThat(Reusable.harm(unasked, library.shelf())).isNull();
    assertThat(Reusable.harm(asked, library.shelf())).isNotNull();
  }

  @Test
  void anInheritedTest_isReached() throws Exception {
    Library library = Library.of(directory, "class Tool { void bad() { System.exit(0); } }");
    Map<String, byte[]> tests =
        Program.classes("class ATest extends Tool { }", List.of(library.jar()));
    Order.Code none = new Order.Code(Map.of(), List.of(library.jar().toString()));

    Order order = new Order.Check(none, tests, 1, "en", "UTC");

    assertThat(Reusable.harm(order, library.shelf())).isNotNull();
  }

  private static Value made(String type) {
    return new Value.New(TypeName.of("", type), List.of(), List.of(), null);
  }

  private static Value called(String type) {
    return new Value.StaticCall(TypeName.of("", type), "of", List.of(), List.of());
  }

  private static @Nullable String exploring(Library library, Value argument) {
    Order.Code code = library.code("class Subject { static void run(Object o) { } }");
    return Reusable.harm(exploring(code, Map.of(), argument), library.shelf());
  }

  private static Order exploring(
      Order.Code code, Map<String, List<String>> observers, Value argument) {
    Order.Task task =
        new Order.Task(
            0,
            "Subject",
            "run",
            List.of("java.lang.Object"),
            List.of(new Order.Trial(0, 0, null, List.of(argument))),
            List.of(),
            List.of());
    return new Order.Explore(code, List.of(task), observers, new Order.Effort(1, 0, 1000));
  }
}
