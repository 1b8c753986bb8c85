package dev.assay.lab.live;

import static dev.assay.lab.live.Subjects.call;
import static dev.assay.lab.live.Subjects.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Observed;
import dev.assay.lab.Observed.Changed;
import dev.assay.lab.Observed.Returned;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.text.ParsePosition;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TouchedTest {
  private static final Value WRITER = made(StringWriter.class);

  private static Value made(Class<?> type) {
    return new Value.New(TypeName.of(type), List.of(), List.of(), null);
  }

  private static Value made(TypeName type, String parameter, Value argument) {
    return new Value.New(type, List.of(parameter), List.of(argument), null);
  }

  private static List<Changed> changed(Observed observed) {
    assertThat(observed).isInstanceOf(Returned.class);
    return ((Returned) observed).ofArguments();
  }

  @Test
  void run_asksWhatWasWrittenToAnArgument() {
    Subjects subject =
        Subjects.of(
            """
            class Foo {
              static void f(java.io.Writer out, StringBuilder more) throws java.io.IOException {
                out.write("told");
                more.length();
              }
            }
            """);

    Observed observed =
        subject.run(
            call("f", "java.io.Writer", "java.lang.StringBuilder")
                .with(WRITER, made(StringBuilder.class)));

    assertThat(changed(observed)).containsExactly(new Changed(0, "toString", Value.of("told")));
  }

  @Test
  void run_asksTheSinkInAStream_asTextWhereItIsSome() {
    Subjects subject =
        Subjects.of(
            """
            class Foo {
              static void say(java.io.PrintStream out) { out.print("n=5"); }
              static void put(java.io.PrintStream out) { out.write(1); }
            }
            """);
    Value stream =
        made(
            TypeName.of(PrintStream.class),
            "java.io.OutputStream",
            made(ByteArrayOutputStream.class));

    Observed said = subject.run(call("say", "java.io.PrintStream").with(stream));
    Observed put = subject.run(call("put", "java.io.PrintStream").with(stream));

    assertThat(changed(said)).containsExactly(new Changed(0, "toString", Value.of("n=5")));
    assertThat(changed(put))
        .containsExactly(
            new Changed(
                0,
                "toByteArray",
                new Value.ArrayOf(TypeName.of(byte.class), List.of(Value.of((byte) 1)))));
  }

  @Test
  void run_asksObjectsOfTheSubjectAndPositions() {
    Subjects subject =
        Subjects.of(
                """
                public class Foo {
                  private int held;
                  private final String name = "n";
                  public int getHeld() { return held; }
                  public String getName() { return name; }
                  static void f(Foo foo, java.text.ParsePosition at) {
                    foo.held = 3;
                    at.setIndex(7);
                  }
                }
                """)
            .observing("p.Foo", "getHeld", "getName");
    Value foo = new Value.New(type("Foo"), List.of(), List.of(), null);
    Value position = made(TypeName.of(ParsePosition.class), "int", Value.of(2));

    Observed observed =
        subject.run(call("f", "p.Foo", "java.text.ParsePosition").with(foo, position));

    assertThat(changed(observed))
        .containsExactly(
            new Changed(0, "getHeld", Value.of(3)), new Changed(1, "getIndex", Value.of(7)));
  }

  @Test
  void run_asksTheSinksBehindTheReceiver_asTheyAreCounted() {
    Subjects subject =
        Subjects.of(
            """
            public class Foo {
              private final Appendable out;
              private final java.util.concurrent.atomic.AtomicInteger count;
              public Foo(Appendable out, java.util.concurrent.atomic.AtomicInteger count) {
                this.out = out;
                this.count = count;
              }
              void line(String text) throws java.io.IOException {
                out.append(text);
                count.incrementAndGet();
              }
            }
            """);
    Value foo =
        new Value.New(
            type("Foo"),
            List.of("java.lang.Appendable", "java.util.concurrent.atomic.AtomicInteger"),
            List.of(made(StringBuilder.class), made(AtomicInteger.class)),
            null);

    Observed observed = subject.run(call("line", "java.lang.String").on(foo).with(Value.of("abc")));

    assertThat(changed(observed))
        .containsExactlyInAnyOrder(
            new Changed(-1, "toString", Value.of("abc")), new Changed(-2, "get", Value.of(1)));
  }

  @Test
  void run_asksNoneOfSeveralSinks_thatAreMadeAlike() {
    Subjects subject =
        Subjects.of(
            """
            public class Foo {
              private final java.io.Writer out;
              public Foo(java.io.Writer out) { this.out = out; }
              void copy(java.io.Writer other) throws java.io.IOException { out.write("x"); }
            }
            """);
    Value foo = made(type("Foo"), "java.io.Writer", WRITER);

    Observed observed = subject.run(call("copy", "java.io.Writer").on(foo).with(WRITER));

    assertThat(changed(observed)).isEmpty();
  }

  @Test
  void run_asksTheSameAgain_ofAMutant() {
    Subjects subject =
        Subjects.of(
            """
            class Foo {
              static int calls;
              static void f(java.io.Writer out) throws java.io.IOException {
                out.write("call " + ++calls);
              }
            }
            """);
    Subjects.Call call = call("f", "java.io.Writer").with(WRITER);

    try (LiveRuns runs = subject.runs(call)) {
      Observed first = runs.run(call.trial(), 0).observed();
      Observed second = runs.run(call.trial(), 1).observed();

      assertThat(changed(first)).containsExactly(new Changed(0, "toString", Value.of("call 1")));
      assertThat(changed(second)).containsExactly(new Changed(0, "toString", Value.of("call 2")));
    }
  }

  @Test
  void run_tellsThatTheResultIsAnArgument_whereItCannotBeWritten() {
    Subjects subject =
        Subjects.of(
            """
            public class Foo {
              static Foo second(Foo one, Foo two) { return two; }
              static String echo(String text) { return text; }
            }
            """);
    Value foo = new Value.New(type("Foo"), List.of(), List.of(), null);

    Observed second = subject.run(call("second", "p.Foo", "p.Foo").with(foo, foo));
    Observed echo = subject.run(call("echo", "java.lang.String").with(Value.of("a")));

    assertThat(((Returned) second).value()).isEqualTo(new Value.Argument(1));
    assertThat(((Returned) echo).value()).isEqualTo(Value.of("a"));
  }

  @Test
  void run_makesLiteralsTheObjects_thatTheyAreInATest() {
    Subjects subject =
        Subjects.of(
            "class Foo { static boolean same(Object one, Object other) { return one == other; } }");
    Subjects.Call same = call("same", "java.lang.Object", "java.lang.Object");
    Value number = Value.of(1_000);
    Value text = Value.of("abc");
    Value alike = Value.of("xabc".substring(1));

    assertThat(((Returned) subject.run(same.with(number, number))).value())
        .isEqualTo(Value.of(false));
    assertThat(((Returned) subject.run(same.with(text, alike))).value()).isEqualTo(Value.of(true));
  }
}
