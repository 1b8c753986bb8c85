package dev.assay.lab.live;

import static dev.assay.lab.live.Subjects.call;
import static dev.assay.lab.live.Subjects.foo;
import static dev.assay.lab.live.Subjects.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.lab.Observed;
import dev.assay.lab.Observed.Lost;
import dev.assay.lab.Observed.Probe;
import dev.assay.lab.Observed.Returned;
import dev.assay.lab.Observed.Threw;
import dev.assay.lab.Observed.Why;
import dev.assay.lab.Order;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveRunsTest {
  private static final String ACCOUNT =
      """
      public class Foo {
        private int held;
        private int asked;
        public Foo(int held) { this.held = held; }
        public int getHeld() { return held; }
        public boolean isEmpty() { return held == 0; }
        public int next() { return asked++; }
        public int getAsked() { return asked; }
        public void add(int more) {
          if (more < 0) {
            throw new IllegalArgumentException("negative");
          }
          held += more;
        }
        public Foo same() { return this; }
        public int length(String text) { return text.length(); }
        public int half() { return 10 / held; }
      }
      """;

  private static Returned returned(Observed observed) {
    assertThat(observed).isInstanceOf(Returned.class);
    return (Returned) observed;
  }

  @Test
  void run_givesTheValue() {
    Subjects subject = Subjects.of("class Foo { static int twice(int a) { return 2 * a; } }");

    Observed observed = subject.run(call("twice", "int").with(Value.of(21)));

    assertThat(returned(observed).value()).isEqualTo(Value.of(42));
  }

  @Test
  void run_asksTheReceiver_changedAnswersFirst() {
    Subjects subject = Subjects.of(ACCOUNT).observing("p.Foo", "isEmpty", "getHeld");

    Observed observed = subject.run(call("add", "int").on(foo(Value.of(1))).with(Value.of(4)));

    assertThat(returned(observed).value()).isNull();
    assertThat(returned(observed).ofReceiver())
        .containsExactly(
            new Probe("getHeld", Value.of(5), true), new Probe("isEmpty", Value.of(false), false));
  }

  @Test
  void run_leavesOutAnObserverThatChangesOthers() {
    Subjects subject = Subjects.of(ACCOUNT).observing("p.Foo", "next", "getAsked");

    Observed observed = subject.run(call("add", "int").on(foo(Value.of(1))).with(Value.of(4)));

    assertThat(returned(observed).ofReceiver())
        .containsExactly(new Probe("getAsked", Value.of(0), false));
  }

  @Test
  void run_tellsTheReceiverFromAnEqualObject() {
    Observed observed = Subjects.of(ACCOUNT).run(call("same").on(foo(Value.of(1))));

    assertThat(returned(observed).self()).isTrue();
    assertThat(returned(observed).value()).isNull();
  }

  @Test
  void run_asksANewInstance() {
    Subjects subject = Subjects.of(ACCOUNT).observing("p.Foo", "getHeld");

    Observed observed = subject.run(call("<init>", "int").with(Value.of(3)));

    assertThat(returned(observed).value()).isNull();
    assertThat(returned(observed).ofResult())
        .containsExactly(new Probe("getHeld", Value.of(3), false));
  }

  @Test
  void run_tellsWhereAnExceptionCameFrom() {
    Observed observed =
        Subjects.of(ACCOUNT).run(call("add", "int").on(foo(Value.of(1))).with(Value.of(-1)));

    assertThat(observed)
        .isEqualTo(
            new Threw(
                TypeName.of(IllegalArgumentException.class),
                List.of(
                    "java.lang.IllegalArgumentException",
                    "java.lang.RuntimeException",
                    "java.lang.Exception",
                    "java.lang.Throwable"),
                "negative",
                11,
                "p.Foo.add:11",
                true,
                List.of()));
  }

  @Test
  void run_tellsALeakFromACheck() {
    Subjects subject =
        Subjects.of(
            """
            class Foo {
              static int leak(String a) { return a.length(); }
              static int divide(int a) { return 1 / a; }
              static int parse(String a) { return Integer.parseInt(a); }
              static int asked(String a) { return java.util.Objects.requireNonNull(a).length(); }
              static int index(int a) { return java.util.Objects.checkIndex(a, 3); }
              static int thrown(String a) { throw new NullPointerException("a"); }
            }
            """);

    assertThat(threw(subject, call("leak", "java.lang.String").with(Value.NULL)).raised())
        .isFalse();
    assertThat(threw(subject, call("divide", "int").with(Value.of(0))).raised()).isFalse();
    assertThat(threw(subject, call("parse", "java.lang.String").with(Value.of("x"))).raised())
        .isFalse();
    assertThat(threw(subject, call("asked", "java.lang.String").with(Value.NULL)).raised())
        .isTrue();
    assertThat(threw(subject, call("index", "int").with(Value.of(5))).raised()).isTrue();
    assertThat(threw(subject, call("thrown", "java.lang.String").with(Value.NULL)).raised())
        .isTrue();
  }

  private static Threw threw(Subjects subject, Subjects.Call call) {
    Observed observed = subject.run(call);
    assertThat(observed).isInstanceOf(Threw.class);
    return (Threw) observed;
  }

  @Test
  void run_namesTheNearestClassThatATestCanName() {
    Subjects subject =
        Subjects.of(
            """
            public class Foo {
              static class Broken extends IllegalStateException {}
              private static class Hidden extends Broken {}
              static void f() { throw new Hidden(); }
            }
            """);

    Threw threw = threw(subject, call("f"));

    assertThat(threw.type()).isEqualTo(type("Foo.Broken"));
    assertThat(threw.actual()).startsWith("p.Foo$Hidden", "p.Foo$Broken");
    assertThat(threw.message()).isNull();
  }

  @Test
  void run_isNotBuilt_whenAnInputThrows() {
    Subjects subject =
        Subjects.of(
            "class Foo { Foo(int a) { throw new IllegalStateException(\"no\"); } void f() {} }");

    Observed observed = subject.run(call("f").on(foo(Value.of(1))));

    assertThat(observed)
        .isEqualTo(
            new Lost(Why.NOT_BUILT, "making the inputs threw java.lang.IllegalStateException: no"));
  }

  @Test
  void run_isNotBuilt_whenThereIsNoSuchConstructorClassOrMethod() {
    Subjects subject = Subjects.of("class Foo { static void f(Object a) {} }");
    Value noClass = new Value.New(type("Bar"), List.of(), List.of(), null);
    Value noConstructor = foo(Value.of("x"));
    Value noMethod = new Value.Chain(foo(), "g", List.of(), List.of());

    assertThat(subject.run(call("f", "java.lang.Object").with(noClass)))
        .isEqualTo(new Lost(Why.NOT_BUILT, "there is no class p.Bar"));
    assertThat(subject.run(call("f", "java.lang.Object").with(noConstructor)))
        .isEqualTo(new Lost(Why.NOT_BUILT, "there is no p.Foo.<init>(java.lang.String)"));
    assertThat(subject.run(call("f", "java.lang.Object").with(noMethod)))
        .isEqualTo(new Lost(Why.NOT_BUILT, "there is no p.Foo.g()"));
    assertThat(subject.run(call("f", "java.lang.Object")))
        .isEqualTo(new Lost(Why.NOT_BUILT, "f takes 1 values and not 0"));
  }

  @Test
  void run_isNotBuilt_whenAStaticInitialiserThrows() {
    Subjects subject =
        Subjects.of(
            "class Foo { static int zero = 0; static int a = 1 / zero; static void f() {} }");

    Observed observed = subject.run(call("f"));

    assertThat(observed)
        .isEqualTo(
            new Lost(
                Why.NOT_BUILT,
                "the static initialiser of p.Foo threw java.lang.ArithmeticException: / by zero"));
  }

  @Test
  void run_isLost_whenItRecursesWithoutEnd() {
    Subjects subject = Subjects.of("class Foo { static int f(int a) { return f(a) + 1; } }");

    Observed observed = subject.run(call("f", "int").with(Value.of(1)));

    assertThat(((Lost) observed).why()).isEqualTo(Why.STACK_OVERFLOW);
  }

  @Test
  void run_isLost_whenMemoryRunsOut_evenAsACause() {
    Subjects subject =
        Subjects.of(
            """
            class Foo {
              static Object f() {
                try {
                  return new long[Integer.MAX_VALUE][Integer.MAX_VALUE];
                } catch (OutOfMemoryError e) {
                  throw new IllegalStateException(e);
                }
              }
            }
            """);
    Subjects.Call call = call("f");

    try (LiveRuns runs = subject.runs(call)) {
      Observed observed = runs.run(call.trial(), 0).observed();

      assertThat(((Lost) observed).why()).isEqualTo(Why.OUT_OF_MEMORY);
      assertThat(runs.dirty()).isTrue();
    }
  }

  @Test
  void run_goesOn_afterACallThatBlocks() {
    Subjects subject =
        Subjects.of(
            """
            class Foo {
              static int f(int a) throws Exception {
                if (a == 1) {
                  new java.util.concurrent.CountDownLatch(1).await();
                }
                return a;
              }
            }
            """);
    Subjects.Call call = call("f", "int").with(Value.of(1));

    try (LiveRuns runs = subject.runs(call, new Limits(100, 50))) {
      Observed blocked = runs.run(call.trial(), 0).observed();
      Observed next = runs.run(new Order.Trial(1, 0, null, List.of(Value.of(2))), 0).observed();

      assertThat(((Lost) blocked).why()).isEqualTo(Why.HANGS);
      assertThat(returned(next).value()).isEqualTo(Value.of(2));
      assertThat(runs.dirty()).isFalse();
    }
  }

  @Test
  void run_isGivenUp_whenItCannotBeInterrupted() throws Exception {
    Subjects subject =
        Subjects.of(
            """
            class Foo {
              static void f() {
                while (System.getProperty("assay.stop") == null) {
                  Thread.onSpinWait();
                }
              }
            }
            """);
    Subjects.Call call = call("f");
    CountDownLatch closed = new CountDownLatch(1);

    Optional<Observed> stuck = Apart.run(onStuck -> endless(subject, call, onStuck, closed));
    // Lets the thread go, which gives the streams and the properties back.
    System.setProperty("assay.stop", "now");
    boolean gone = closed.await(60, TimeUnit.SECONDS);

    assertThat(stuck).isEmpty();
    assertThat(gone).isTrue();
  }

  private static Observed endless(
      Subjects subject, Subjects.Call call, Runnable onStuck, CountDownLatch closed) {
    try (LiveRuns runs =
        new LiveRuns(
            subject.order(call), new Plain(subject.classes()), new Limits(100, 10), onStuck)) {
      return runs.run(call.trial(), 0).observed();
    } finally {
      closed.countDown();
    }
  }

  @Test
  void apart_passesOnWhatTheWorkThrows() {
    Optional<Integer> given = Apart.run(stuck -> 1);

    assertThat(given).contains(1);
    assertThatThrownBy(() ->
            Apart.run(stuck -> {
              throw new IllegalStateException("no");
            }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no");
  }

  @Test
  void run_putsBackWhatTheSubjectChangesOfTheJvm() {
    Subjects subject =
        Subjects.of(
            """
            class Foo {
              static void f() {
                java.util.Locale.setDefault(java.util.Locale.forLanguageTag("tlh"));
                java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone("Asia/Tokyo"));
                System.setProperty("assay.test", "x");
                System.setOut(null);
                System.out.println();
              }
            }
            """);
    Subjects.Call call = call("f");
    var out = System.out;
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();

    try (LiveRuns runs = subject.runs(call)) {
      Observed observed = runs.run(call.trial(), 0).observed();

      assertThat(observed).isInstanceOf(Threw.class);
      assertThat(runs.dirty()).isTrue();
      assertThat(System.getProperty("assay.test")).isNull();
    }
    assertThat(System.out).isSameAs(out);
    assertThat(Locale.getDefault()).isEqualTo(locale);
    assertThat(TimeZone.getDefault()).isEqualTo(zone);
  }

  @Test
  void dirty_isTrue_whenAThreadIsLeftAlive() {
    Subjects subject =
        Subjects.of(
            """
            class Foo {
              static void f() {
                Thread thread = new Thread(() -> {
                  try {
                    Thread.sleep(60_000);
                  } catch (InterruptedException e) {
                    return;
                  }
                });
                thread.setDaemon(true);
                thread.start();
              }
            }
            """);
    Subjects.Call call = call("f");

    try (LiveRuns runs = subject.runs(call)) {
      boolean before = runs.dirty();
      runs.run(call.trial(), 0);

      assertThat(before).isFalse();
      assertThat(runs.dirty()).isTrue();
    }
  }

  @Test
  void renew_forgetsWhatIsStatic() {
    Subjects subject =
        Subjects.of("class Foo { static int calls; static int f() { return ++calls; } }");
    Subjects.Call call = call("f");

    try (LiveRuns runs = subject.runs(call)) {
      runs.run(call.trial(), 0);
      Observed second = runs.run(call.trial(), 0).observed();
      runs.renew();
      Observed anew = runs.run(call.trial(), 0).observed();

      assertThat(returned(second).value()).isEqualTo(Value.of(2));
      assertThat(returned(anew).value()).isEqualTo(Value.of(1));
    }
  }

  @Test
  void run_keepsTheSubjectFromTheServersClasses() {
    Subjects subject =
        Subjects.of(
            """
            class Foo {
              static String f(String name) throws Exception {
                return Class.forName(name).getName();
              }
            }
            """);

    Threw threw =
        threw(subject, call("f", "java.lang.String").with(Value.of("dev.assay.lab.Order")));

    assertThat(threw.type()).isEqualTo(TypeName.of(ClassNotFoundException.class));
  }

  @Test
  void run_swallowsOutput_andExpectsNothingOfWhatReadsTheInput() {
    Subjects subject =
        Subjects.of(
            """
            class Foo {
              static int f() {
                System.out.println("noise");
                return 1;
              }
              static int g() throws Exception {
                return System.in.read();
              }
            }
            """);

    assertThat(returned(subject.run(call("f"))).value()).isEqualTo(Value.of(1));
    assertThat(subject.run(call("g")))
        .isEqualTo(new Observed.Lost(Observed.Why.UNSTABLE, "it reads the standard input"));
  }

  @Test
  void run_tellsWhichArgumentsChanged() {
    Subjects subject =
        Subjects.of(
            """
            class Foo {
              static void f(int[] a, java.util.List<String> b, java.util.List<String> c) {
                a[0]++;
                b.add("y");
              }
            }
            """);
    Value numbers = new Value.ArrayOf(TypeName.of(int.class), List.of(Value.of(1), Value.of(2)));
    Value list =
        new Value.New(
            TypeName.of(java.util.ArrayList.class),
            List.of("java.util.Collection"),
            List.of(
                Value.call(List.class, "of", List.of("java.lang.Object"), List.of(Value.of("x")))),
            null);

    Observed observed =
        subject.run(
            call("f", "int[]", "java.util.List", "java.util.List").with(numbers, list, list));

    assertThat(returned(observed).ofArguments())
        .containsExactly(
            new Observed.Changed(
                0, new Value.ArrayOf(TypeName.of(int.class), List.of(Value.of(2), Value.of(2)))),
            new Observed.Changed(
                1,
                Value.call(
                    List.class,
                    "of",
                    List.of("java.lang.Object", "java.lang.Object"),
                    List.of(Value.of("x"), Value.of("y")))));
  }

  @Test
  void run_offersToString_whenNothingElseCanBeSeen() {
    Subjects subject =
        Subjects.of(
            """
            class Foo {
              private final int a;
              Foo(int a) { this.a = a; }
              @Override public String toString() { return "Foo " + a; }
            }
            """);

    Observed observed = subject.run(call("<init>", "int").with(Value.of(7)));

    assertThat(returned(observed).ofResult())
        .containsExactly(new Probe("toString", Value.of("Foo 7"), false));
  }

  @Test
  void run_offersNoToStringWithAnIdentity() {
    Subjects subject =
        Subjects.of(
            "class Foo { @Override public String toString() { return \"I \" + super.toString(); } }");

    Observed observed = subject.run(call("<init>"));

    assertThat(returned(observed).ofResult()).isEmpty();
  }

  @Test
  void run_asksResultsOfTheJdk() {
    Subjects subject =
        Subjects.of(
            """
            class Foo {
              static java.util.Iterator<String> f() { return java.util.List.of("x").iterator(); }
              static StringBuilder g() { return new StringBuilder("abc"); }
              static java.util.stream.IntStream h() { return java.util.stream.IntStream.range(0, 2); }
            }
            """);

    assertThat(returned(subject.run(call("f"))).ofResult())
        .containsExactly(
            new Probe("hasNext", Value.of(true), false), new Probe("next", Value.of("x"), false));
    assertThat(returned(subject.run(call("g"))).ofResult())
        .containsExactly(new Probe("toString", Value.of("abc"), false));
    assertThat(returned(subject.run(call("h"))).ofResult())
        .containsExactly(
            new Probe(
                "toArray",
                new Value.ArrayOf(TypeName.of(int.class), List.of(Value.of(0), Value.of(1))),
                false));
  }

  @Test
  void run_tellsTheClass_whenAResultSaysNothingOfItself() {
    Subjects subject =
        Subjects.of(
            """
            class Foo {
              static Foo f() { return new Foo(); }
              static Runnable g() { return () -> {}; }
            }
            """);

    Value foo = new Value.ClassLiteral(TypeName.of("p", "Foo"));
    assertThat(returned(subject.run(call("f"))).ofResult())
        .containsExactly(new Probe("getClass", foo, false));
    assertThat(returned(subject.run(call("g"))).ofResult()).isEmpty();
  }

  @Test
  void run_asksMutantsWhatItAskedOfTheCode() {
    Subjects subject = Subjects.of(ACCOUNT).observing("p.Foo", "isEmpty", "getHeld");
    Subjects.Call call = call("add", "int").on(foo(Value.of(1))).with(Value.of(4));

    try (LiveRuns runs = subject.runs(call)) {
      Observed original = runs.run(call.trial(), 0).observed();
      Observed mutant = runs.run(call.trial(), 1).observed();

      assertThat(mutant).isEqualTo(original);
    }
  }

  @Test
  void limits_refuseWhatAllowsNothing() {
    assertThatThrownBy(() -> new Limits(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Limits(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
