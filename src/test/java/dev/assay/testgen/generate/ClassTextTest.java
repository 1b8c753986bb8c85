package dev.assay.testgen.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Observed;
import dev.assay.lab.Observed.Interaction;
import dev.assay.lab.Reply;
import dev.assay.testgen.evaluate.Outcome;
import dev.assay.testgen.generate.Expectation.Provenance;
import dev.assay.testgen.generate.Style.Assertions;
import dev.assay.testgen.generate.Style.Framework;
import dev.assay.testgen.inputs.Candidate;
import dev.assay.testgen.inputs.TypeName;
import dev.assay.testgen.inputs.Value;
import dev.assay.testgen.verify.Compiled;
import dev.assay.testgen.verify.Subject;
import dev.assay.testgen.verify.TestFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written for cases of every kind, in every style; and that it is green when run. */
class ClassTextTest {
  private static final String CHECKOUT =
      """
      package demo;

      import java.io.IOException;
      import java.util.ArrayList;
      import java.util.Arrays;
      import java.util.List;
      import java.util.Optional;
      import java.util.function.IntUnaryOperator;

      public class Checkout {
        public record Receipt(String id, int amount) {}

        public interface Gateway {
          boolean charge(String id, int amount) throws IOException;

          void notify(Receipt receipt);
        }

        private final Gateway gateway;
        private final List<String> items = new ArrayList<>();
        private double total;

        public Checkout(Gateway gateway) {
          this.gateway = gateway;
        }

        public Checkout add(String item, double price) throws IOException {
          if (item.isEmpty()) {
            throw new IOException("no item");
          }
          items.add(item);
          total += price;
          return this;
        }

        public boolean pay(String id) throws IOException {
          if (items.isEmpty()) {
            throw new IllegalStateException("nothing to pay");
          }
          for (String item : items) {
            gateway.charge(id, item.length());
          }
          return gateway.charge(id, (int) total);
        }

        public void tell(String id, int amount) {
          gateway.notify(new Receipt(id, amount));
        }

        public void clear() {
          items.clear();
        }

        public int count() {
          return items.size();
        }

        public Integer boxedCount() {
          return items.size();
        }

        public double total() {
          return total;
        }

        public Number mean() {
          return items.isEmpty() ? Double.NaN : total / items.size();
        }

        public double[] prices() {
          return new double[] {total, 0.1 + 0.2};
        }

        public int[][] grid() {
          return new int[][] {{1, 2}, {3}};
        }

        public List<String> items() {
          return List.copyOf(items);
        }

        public Optional<String> first() {
          return items.stream().findFirst();
        }

        public <T> T echo(T value) {
          return value;
        }

        public int merge(Checkout other) {
          return items.size() + other.items.size();
        }

        public static void sort(int[] values) {
          Arrays.sort(values);
        }

        public static int twice(IntUnaryOperator operator, int start) {
          return operator.applyAsInt(operator.applyAsInt(start));
        }

        public static double half(double value) {
          return value / 2;
        }

        public static int clamp(int value) {
          if (value < 0) {
            throw new IllegalArgumentException("negative");
          }
          return Math.min(value, 10);
        }
      }
      """;

  private static final TypeName TYPE = TypeName.of("demo", "Checkout");
  private static final TypeName GATEWAY = TypeName.of("demo", "Checkout.Gateway");
  private static final TypeName STRING = TypeName.of(String.class);
  private static final TypeName INT = TypeName.of("", "int");
  private static final TypeName RECEIPT = TypeName.of("demo", "Checkout.Receipt");
  private static final Outcome.After NOTHING =
      new Outcome.After(List.of(), List.of(), List.of(), false);

  @TempDir Path directory;

  static List<Style> styles() {
    List<Style> all = new ArrayList<>();
    for (Framework framework : Framework.values()) {
      for (Assertions assertions : Assertions.values()) {
        all.add(new Style(framework, assertions, false));
      }
    }
    return all;
  }

  /** Makes cases for the subject's methods. */
  private static final class Cases {
    private final Subject subject;
    private int nextId;

    Cases(Subject subject) {
      this.subject = subject;
    }

    private TypeElement type() {
      return subject.topLevel().getFirst();
    }

    Group group(String method, Case... cases) {
      ExecutableElement element =
          type().getEnclosedElements().stream()
              .filter(ExecutableElement.class::isInstance)
              .map(ExecutableElement.class::cast)
              .filter(each -> each.getSimpleName().contentEquals(method))
              .findFirst()
              .orElseThrow();
      Target target =
          new Target(
              element,
              (DeclaredType) type().asType(),
              element.getParameters().stream().map(Element::asType).toList(),
              null,
              false);
      String name = method.equals("<init>") ? "Constructor" : Words.inName(method);
      return new Group(target, name, List.of(cases));
    }

    Case of(@org.jspecify.annotations.Nullable Value receiver, Expectation expected, Value... arguments) {
      List<Integer> varied = new ArrayList<>();
      if (receiver instanceof Value.Prepared) {
        varied.add(Row.RECEIVER);
      }
      List<Candidate> candidates = new ArrayList<>();
      for (Value each : arguments) {
        varied.add(candidates.size());
        candidates.add(new Candidate(each, Traits.of(each)));
      }
      Candidate on =
          receiver == null ? null : new Candidate(receiver, Traits.ofReceiver(receiver));
      return new Case(new Row(nextId++, on, candidates, varied), expected);
    }
  }

  private static TestFile written(Style style, BiFunction<Cases, Style, List<Group>> groups) {
    return Compiled.subject(
        Map.of("demo/Checkout.java", CHECKOUT),
        (bench, subject) -> {
          assertThat(subject.messages()).isEmpty();
          ClassPlan plan =
              new ClassPlan(
                  TYPE,
                  "CheckoutTest",
                  Set.of("Checkout"),
                  groups.apply(new Cases(subject), style),
                  new KnownTypes(subject.topLevel()));
          return ClassText.write(plan, Set.of(), style).orElseThrow();
        });
  }

  private String run(Style style, TestFile file) throws IOException, ReflectiveOperationException {
    return WrittenTests.run(
        directory,
        Map.of("demo/Checkout.java", CHECKOUT, file.path(), file.source()),
        "demo.CheckoutTest",
        style);
  }

  private static Value gateway(boolean answer) {
    return new Value.Stub(
        GATEWAY,
        false,
        List.of(),
        List.of(
            new Value.StubMethod(
                "public ", TypeName.of("", "boolean"), "charge", List.of(STRING, INT), Value.of(answer)),
            new Value.StubMethod(
                "public ", TypeName.of("", "void"), "notify", List.of(RECEIPT), null)));
  }

  private static Value checkout(Value gateway) {
    return new Value.New(TYPE, List.of("demo.Checkout.Gateway"), List.of(gateway), null);
  }

  private static Value add(Value on, String item, double price) {
    return new Value.Prepared(
        on,
        "add",
        List.of("java.lang.String", "double"),
        List.of(Value.of(item), Value.of(price)));
  }

  private static Value clear(Value on) {
    return new Value.Prepared(on, "clear", List.of(), List.of());
  }

  private static Expectation returns(Value value) {
    return new Expectation.Returns(value, NOTHING, Provenance.OBSERVED, 0);
  }

  private static Expectation seen(Observed observed) {
    return Expectation.of(observed, -1L, Provenance.OBSERVED, 0);
  }

  private static Observed.Returned returned(@org.jspecify.annotations.Nullable Value value, Interaction... calls) {
    return new Observed.Returned(value, false, List.of(), List.of(), List.of(), List.of(calls));
  }

  private static Interaction charged(String id, int amount) {
    return new Interaction(0, "charge", List.of(Value.of(id), Value.of(amount)));
  }

  private static List<Group> everything(Cases cases) {
    Value plain = checkout(gateway(false));
    Value used = add(add(plain, "tea", 2.5), "milk", 1.0);
    Value busy = used;
    for (int i = 0; i < 5; i++) {
      busy = add(busy, "egg", 0.25);
    }
    Value receipt =
        new Value.New(
            RECEIPT, List.of("java.lang.String", "int"), List.of(Value.of("A1"), Value.of(7)), null);
    var throwing = new Expectation.Throws(TypeName.of(IllegalStateException.class), Provenance.SPECIFIED, 38, 0);
    var illegal = new Expectation.Throws(TypeName.of(IllegalArgumentException.class), Provenance.OBSERVED, 0, 0);
    return List.of(
        cases.group("pay",
            cases.of(used, seen(returned(Value.of(false), charged("A1", 3), charged("A1", 4), charged("A1", 3))), Value.of("A1")),
            cases.of(plain, throwing.saying("nothing to pay"), Value.of("A1")),
            cases.of(plain, seen(new Observed.Threw(TypeName.of(IllegalStateException.class), List.of("java.lang.IllegalStateException"), "x", 3, "y", true, List.of())), Value.of("B2"))),
        cases.group("tell",
            cases.of(plain, seen(returned(null, new Interaction(0, "notify", List.of(receipt)))), Value.of("A1"), Value.of(7))),
        cases.group("clear", cases.of(busy, new Expectation.Returns(null, new Outcome.After(List.of(), List.of(new Outcome.Probe("count", Value.of(0)), new Outcome.Probe("boxedCount", Value.of(0)), new Outcome.Probe("total", Value.of(4.75))), List.of(), false), Provenance.OBSERVED, 0)),
            cases.of(plain, seen(new Observed.Returned(null, false, List.of(), List.of(), List.of(), List.of())))),
        cases.group("boxedCount", cases.of(used, returns(Value.of(2)))),
        cases.group("mean",
            cases.of(used, returns(Value.of(1.75))),
            cases.of(plain, returns(Value.of(Double.NaN)))),
        cases.group("prices", cases.of(used, returns(new Value.ArrayOf(TypeName.of("", "double"), List.of(Value.of(3.5), Value.of(0.3)))))),
        cases.group("grid", cases.of(plain, returns(new Value.ArrayOf(new TypeName("", "int", List.of(), 1), List.of(
            new Value.ArrayOf(INT, List.of(Value.of(1), Value.of(2))), new Value.ArrayOf(INT, List.of(Value.of(3)))))))),
        cases.group("items", cases.of(used, returns(Value.call(List.class, "of", List.of("java.lang.Object", "java.lang.Object"), List.of(Value.of("tea"), Value.of("milk")))))),
        cases.group("first", cases.of(used, returns(Value.call(java.util.Optional.class, "of", List.of("java.lang.Object"), List.of(Value.of("tea")))))),
        cases.group("echo", cases.of(plain, returns(Value.of("x")), Value.of("x")), cases.of(plain, returns(Value.of(true)), Value.of(true))),
        cases.group("merge", cases.of(used, returns(Value.of(3)), add(checkout(gateway(true)), "rum", 9.0))),
        cases.group("add", cases.of(plain, new Expectation.Returns(null, new Outcome.After(List.of(), List.of(), List.of(), true), Provenance.OBSERVED, 0), Value.of("tea"), Value.of(1.0))),
        cases.group("sort", cases.of(null, new Expectation.Returns(null, new Outcome.After(List.of(), List.of(), List.of(new Outcome.Changed(0, new Value.ArrayOf(INT, List.of(Value.of(1), Value.of(2))))), false), Provenance.OBSERVED, 0), new Value.ArrayOf(INT, List.of(Value.of(2), Value.of(1))))),
        cases.group("twice", cases.of(null, seen(returned(Value.of(9), new Interaction(0, "applyAsInt", List.of(Value.of(5))), new Interaction(0, "applyAsInt", List.of(Value.of(9))))), new Value.Lambda(TypeName.of(java.util.function.IntUnaryOperator.class), 1, Value.of(9)), Value.of(5))),
        cases.group("half", cases.of(null, returns(Value.of(1.25)), Value.of(2.5)), cases.of(null, returns(Value.of(Double.POSITIVE_INFINITY)), Value.of(Double.POSITIVE_INFINITY)), cases.of(null, returns(Value.of(Double.NaN)), Value.of(Double.NaN)), cases.of(null, returns(Value.of(5e20)), Value.of(1e21))),
        cases.group("clamp", cases.of(null, returns(Value.of(3)), Value.of(3)), cases.of(null, returns(Value.of(10)), Value.of(123456)), cases.of(null, illegal, Value.of(-1)), cases.of(null, illegal, Value.of(Integer.MIN_VALUE)), cases.of(null, illegal, Value.of(-20))));
  }

  @ParameterizedTest
  @MethodSource("styles")
  void write_isGreenWhenRun_inEveryStyle(Style style)
      throws IOException, ReflectiveOperationException {
    TestFile file = written(style, (cases, it) -> everything(cases));

    String result = run(style, file);
System.out.println(file.source()); System.out.println(result);
    assertThat(result).matches("green=[1-9]\\d* red=0");
  }
}
