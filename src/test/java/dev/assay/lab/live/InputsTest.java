package dev.assay.lab.live;

import static dev.assay.lab.live.Subjects.call;
import static dev.assay.lab.live.Subjects.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Observed;
import dev.assay.lab.Observed.Interaction;
import dev.assay.lab.Observed.Lost;
import dev.assay.lab.Observed.Returned;
import dev.assay.lab.Observed.Why;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InputsTest {
  private static final String OBJECT = "java.lang.Object";

  /** What {@code String.valueOf} says of the value, made live. */
  private static @Nullable Value shown(String parameter, Value value) {
    Subjects subject =
        Subjects.of(
            """
            public class Foo {
              enum Level { LOW, HIGH { } }
              static final String NAME = "n";
              final int a;
              Foo(int a) { this.a = a; }
              static Foo of(int a) { return new Foo(a); }
              Foo plus(int b) { return new Foo(a + b); }
              @Override public String toString() { return "Foo" + a; }
              class Inner {
                final int b;
                Inner(int b) { this.b = b; }
                @Override public String toString() { return a + "/" + b; }
              }
              static String show(%s it) { return %s; }
            }
            """
                .formatted(
                    parameter,
                    parameter.endsWith("[]")
                        ? "java.util.Arrays.deepToString(new Object[] {it})"
                        : "String.valueOf(it)"));
    Observed observed = subject.run(call("show", parameter.replace("...", "[]")).with(value));
    assertThat(observed).isInstanceOf(Returned.class);
    return ((Returned) observed).value();
  }

  private static Value foo(int a) {
    return new Value.New(type("Foo"), List.of("int"), List.of(Value.of(a)), null);
  }

  @Test
  void values_areMade() {
    Value level = new Value.Constant(type("Foo.Level"), "HIGH", true);
    Value name = new Value.Constant(type("Foo"), "NAME", false);
    Value inner = new Value.New(type("Foo.Inner"), List.of("int"), List.of(Value.of(2)), foo(1));
    Value factory = new Value.StaticCall(type("Foo"), "of", List.of("int"), List.of(Value.of(4)));
    Value chain = new Value.Chain(foo(1), "plus", List.of("int"), List.of(Value.of(5)));
    Value literal = new Value.ClassLiteral(type("Foo.Level"));

    assertThat(shown(OBJECT, Value.NULL)).isEqualTo(Value.of("null"));
    assertThat(shown(OBJECT, level)).isEqualTo(Value.of("HIGH"));
    assertThat(shown(OBJECT, name)).isEqualTo(Value.of("n"));
    assertThat(shown(OBJECT, inner)).isEqualTo(Value.of("1/2"));
    assertThat(shown(OBJECT, factory)).isEqualTo(Value.of("Foo4"));
    assertThat(shown(OBJECT, chain)).isEqualTo(Value.of("Foo6"));
    assertThat(shown(OBJECT, literal)).isEqualTo(Value.of("class p.Foo$Level"));
    assertThat(shown("long", Value.of(3))).isEqualTo(Value.of("3"));
    assertThat(shown("byte", new Value.As(TypeName.of(byte.class), Value.of(300))))
        .isEqualTo(Value.of("44"));
  }

  @Test
  void equalTexts_areOneObject_asInASource() {
    Subjects subject =
        Subjects.of("class Foo { static boolean same(Object a, Object b) { return a == b; } }");
    Value one = Value.of(String.valueOf(new char[] {'a', 'b'}));
    Value other = Value.of(String.valueOf(new char[] {'a', 'b'}));

    Observed observed = subject.run(call("same", OBJECT, OBJECT).with(one, other));

    assertThat(((Returned) observed).value()).isEqualTo(Value.of(true));
  }

  @Test
  void values_ofTheJdkAreMade() {
    Value path =
        Value.call(
            Path.class,
            "of",
            List.of("java.lang.String", "java.lang.String[]"),
            List.of(Value.of("a")));
    Value list =
        Value.call(
            Arrays.class, "asList", List.of(OBJECT, OBJECT), List.of(Value.of(1), Value.NULL));
    Value many =
        Value.call(
            List.class,
            "of",
            java.util.Collections.nCopies(12, OBJECT),
            java.util.Collections.nCopies(12, Value.of(1)));
    Value iterator = new Value.Chain(list, "iterator", List.of(), List.of());
    Value next = new Value.Chain(iterator, "next", List.of(), List.of());
    Value zero = Value.constant(BigDecimal.class, "ZERO");

    assertThat(shown(OBJECT, path)).isEqualTo(Value.of("a"));
    assertThat(shown(OBJECT, list)).isEqualTo(Value.of("[1, null]"));
    assertThat(shown(OBJECT, many)).isEqualTo(Value.of("[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"));
    assertThat(shown(OBJECT, next)).isEqualTo(Value.of("1"));
    assertThat(shown(OBJECT, zero)).isEqualTo(Value.of("0"));
  }

  @Test
  void arrays_areMade() {
    Value row = new Value.ArrayOf(TypeName.of(int.class), List.of(Value.of(1), Value.of(2)));
    Value grid = new Value.ArrayOf(new TypeName("", "int", List.of(), 1), List.of(row, row));
    Value texts = new Value.ArrayOf(TypeName.of(String.class), List.of(Value.of("a"), Value.NULL));

    assertThat(shown("int[]", row)).isEqualTo(Value.of("[[1, 2]]"));
    assertThat(shown("int[][]", grid)).isEqualTo(Value.of("[[[1, 2], [1, 2]]]"));
    assertThat(shown("java.lang.String[]", texts)).isEqualTo(Value.of("[[a, null]]"));
  }

  @Test
  void calls_beforeAreMadeInTheirOrder() {
    Value list = new Value.New(TypeName.of(java.util.ArrayList.class), List.of(), List.of(), null);
    Value one = new Value.Prepared(list, "add", List.of(OBJECT), List.of(Value.of("a")));
    Value two = new Value.Prepared(one, "add", List.of(OBJECT), List.of(Value.of("b")));

    assertThat(shown(OBJECT, two)).isEqualTo(Value.of("[a, b]"));
  }

  private static final String CLIENT =
      """
      import java.util.*;
      import java.util.function.*;
      interface Store {
        Optional<String> find(int id);
        void save(String text, List<String> more);
        default String both(int id) { return find(id).orElse("-") + find(id + 1).orElse("-"); }
      }
      abstract class Shape {
        final String name;
        Shape(String name) { this.name = name; init(); }
        protected abstract double area(double by, long times, boolean yes, char c);
        abstract void init();
        double twice() { return 2 * area(1.5, 2L, true, 'c'); }
      }
      public class Foo {
        private final Store store;
        public Foo(Store store) { this.store = store; store.save("made", null); }
        public String run(int id, Function<String, Integer> f) {
          store.save("x", List.of("y"));
          return store.both(id) + f.apply("in") + f.andThen(i -> i + 1).apply("z");
        }
        static String shape(Shape shape) { return shape.name + shape.twice(); }
        static int compare(Comparator<String> by) {
          return by.compare("a", "b") + by.reversed().compare("c", "d");
        }
        static Object given(Supplier<List<String>> from) {
          from.get().add("x");
          return from.get();
        }
        static int number(Supplier<Integer> from) { return from.get(); }
        static int size(Sealed it) { return 0; }
        sealed interface Sealed permits Only {}
        record Only() implements Sealed {}
      }
      """;

  private static Value.StubMethod answering(
      String name, List<TypeName> parameters, @Nullable Value answer) {
    return new Value.StubMethod("public ", TypeName.of(Object.class), name, parameters, answer);
  }

  @Test
  void stubs_answer_andTellWhatTheyWereAsked() {
    Value found =
        Value.call(java.util.Optional.class, "of", List.of(OBJECT), List.of(Value.of("v")));
    Value store =
        new Value.Stub(
            type("Store"),
            false,
            List.of(),
            List.of(
                answering("find", List.of(TypeName.of(int.class)), found),
                answering(
                    "save", List.of(TypeName.of(String.class), TypeName.of(List.class)), null)));
    Value receiver = new Value.New(type("Foo"), List.of("p.Store"), List.of(store), null);
    Value lambda = new Value.Lambda(TypeName.of(Function.class), 1, Value.of(7));

    Observed observed =
        Subjects.of(CLIENT)
            .run(
                call("run", "int", "java.util.function.Function")
                    .on(receiver)
                    .with(Value.of(3), lambda));

    Value listed = Value.call(List.class, "of", List.of(OBJECT), List.of(Value.of("y")));
    assertThat(observed).isInstanceOf(Returned.class);
    assertThat(((Returned) observed).value()).isEqualTo(Value.of("vv78"));
    assertThat(((Returned) observed).interactions())
        .containsExactly(
            new Interaction(0, "save", Arrays.asList(Value.of("made"), Value.NULL)),
            new Interaction(0, "save", List.of(Value.of("x"), listed)),
            new Interaction(0, "find", List.of(Value.of(3))),
            new Interaction(0, "find", List.of(Value.of(4))),
            new Interaction(1, "apply", List.of(Value.of("in"))),
            new Interaction(1, "apply", List.of(Value.of("z"))));
  }

  @Test
  void stubs_ofAbstractClassesAnswer_evenToTheConstructorAbove() {
    Value shape =
        new Value.Stub(
            type("Shape"),
            true,
            List.of(Value.of("s")),
            List.of(
                answering(
                    "area",
                    List.of(
                        TypeName.of(double.class),
                        TypeName.of(long.class),
                        TypeName.of(boolean.class),
                        TypeName.of(char.class)),
                    Value.of(2.5)),
                answering("init", List.of(), null)));

    Observed observed = Subjects.of(CLIENT).run(call("shape", "p.Shape").with(shape));

    assertThat(((Returned) observed).value()).isEqualTo(Value.of("s5.0"));
    assertThat(((Returned) observed).interactions())
        .containsExactly(
            new Interaction(0, "init", List.of()),
            new Interaction(
                0, "area", List.of(Value.of(1.5), Value.of(2L), Value.of(true), Value.of('c'))));
  }

  @Test
  void lambdas_haveTheirDefaultMethods() {
    Value by = new Value.Lambda(TypeName.of(java.util.Comparator.class), 2, Value.of(3));

    Observed observed = Subjects.of(CLIENT).run(call("compare", "java.util.Comparator").with(by));

    assertThat(((Returned) observed).value()).isEqualTo(Value.of(6));
  }

  @Test
  void lambdas_answerAFreshObjectEachTime() {
    Value list = new Value.New(TypeName.of(java.util.ArrayList.class), List.of(), List.of(), null);
    Value from = new Value.Lambda(TypeName.of(java.util.function.Supplier.class), 0, list);

    Observed observed =
        Subjects.of(CLIENT).run(call("given", "java.util.function.Supplier").with(from));

    assertThat(((Returned) observed).value())
        .isEqualTo(Value.call(List.class, "of", List.of(), List.of()));
  }

  @Test
  void stubs_areNotBuilt_whenTheyCannotBe() {
    Value sealed = new Value.Stub(type("Foo.Sealed"), false, List.of(), List.of());
    Value store = new Value.Stub(type("Store"), false, List.of(), List.of());
    Value wrong =
        new Value.Stub(
            type("Store"),
            false,
            List.of(),
            List.of(
                answering("find", List.of(TypeName.of(int.class)), Value.of("text")),
                answering("save", List.of(TypeName.of(int.class), TypeName.of(int.class)), null)));
    Subjects subject = Subjects.of(CLIENT);
    Subjects.Call run = call("run", "int", "java.util.function.Function");

    Observed ofSealed = subject.run(call("size", "p.Foo.Sealed").with(sealed));
    Observed ofNothing =
        subject.run(run.on(new Value.New(type("Foo"), List.of("p.Store"), List.of(store), null)));
    Observed ofWrong =
        subject.run(
            run.on(new Value.New(type("Foo"), List.of("p.Store"), List.of(wrong), null))
                .with(Value.of(1), Value.NULL));

    assertThat(((Lost) ofSealed).why()).isEqualTo(Why.NOT_BUILT);
    assertThat(((Lost) ofNothing).words()).isEqualTo("the stub has no answer for save");
    assertThat(((Lost) ofWrong).words()).isEqualTo("a java.lang.String is no java.util.Optional");
  }
}
