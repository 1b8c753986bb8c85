package dev.assay.testgen.generate;

import dev.assay.lab.Observed;
import dev.assay.lab.Observed.Interaction;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import dev.assay.testgen.generate.Expectation.Provenance;
import dev.assay.testgen.inputs.Candidate;
import dev.assay.testgen.verify.Compiled;
import dev.assay.testgen.verify.Subject;
import dev.assay.testgen.verify.TestFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.Nullable;

/** A subject with cases made by hand, as a run would give them. For one test. */
final class Checkout {
  static final String SOURCE =
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

  static final TypeName INT = TypeName.of("", "int");
  static final TypeName RECEIPT = TypeName.of("demo", "Checkout.Receipt");
  private static final TypeName TYPE = TypeName.of("demo", "Checkout");
  private static final TypeName STRING = TypeName.of(String.class);

  private final Subject subject;
  private int nextId;

  private Checkout(Subject subject) {
    this.subject = subject;
  }

  /** The test class for the groups that are made of the subject. */
  static TestFile written(Style style, Function<Checkout, List<Group>> groups) {
    return Compiled.subject(
        Map.of("demo/Checkout.java", SOURCE),
        (bench, subject) -> {
          if (!subject.messages().isEmpty()) {
            throw new IllegalStateException(String.join("\n", subject.messages()));
          }
          ClassPlan plan =
              new ClassPlan(
                  TYPE,
                  "CheckoutTest",
                  Set.of("Checkout"),
                  groups.apply(new Checkout(subject)),
                  new KnownTypes(subject.topLevel(), List.of()));
          return ClassText.write(plan, Set.of(), style).orElseThrow();
        });
  }

  /** The cases of one method. */
  Group group(String method, Case... cases) {
    TypeElement type = subject.topLevel().getFirst();
    ExecutableElement element =
        type.getEnclosedElements().stream()
            .filter(ExecutableElement.class::isInstance)
            .map(ExecutableElement.class::cast)
            .filter(each -> each.getSimpleName().contentEquals(method))
            .findFirst()
            .orElseThrow();
    Target target =
        new Target(
            element,
            (DeclaredType) type.asType(),
            element.getParameters().stream().map(Element::asType).toList(),
            null,
            List.of(element),
            List.of());
    return new Group(target, Words.inName(method.replaceAll("[<>]", "")), List.of(cases));
  }

  /** A case with all its arguments varied. */
  Case of(@Nullable Value receiver, Expectation expected, Value... arguments) {
    List<Integer> varied = new ArrayList<>();
    if (receiver instanceof Value.Prepared) {
      varied.add(Row.RECEIVER);
    }
    List<Candidate> candidates = new ArrayList<>();
    for (Value each : arguments) {
      varied.add(candidates.size());
      candidates.add(new Candidate(each, ""));
    }
    Candidate on = receiver == null ? null : new Candidate(receiver, "");
    return new Case(new Row(nextId++, on, candidates, varied), expected);
  }

  static Value gateway(boolean answer) {
    return new Value.Stub(
        TypeName.of("demo", "Checkout.Gateway"),
        false,
        List.of(),
        List.of(
            new Value.StubMethod(
                "public ",
                TypeName.of("", "boolean"),
                "charge",
                List.of(STRING, INT),
                Value.of(answer)),
            new Value.StubMethod(
                "public ", TypeName.of("", "void"), "notify", List.of(RECEIPT), null)));
  }

  /** A checkout that is new. */
  static Value plain() {
    return plain(gateway(false));
  }

  static Value plain(Value gateway) {
    return new Value.New(TYPE, List.of("demo.Checkout.Gateway"), List.of(gateway), null);
  }

  /** A checkout with two things in it. */
  static Value used() {
    return add(add(plain(), "tea", 2.5), "milk", 1.0);
  }

  static Value add(Value on, String item, double price) {
    return new Value.Prepared(
        on, "add", List.of("java.lang.String", "double"), List.of(Value.of(item), Value.of(price)));
  }

  static Value array(TypeName element, Value... elements) {
    return new Value.ArrayOf(element, List.of(elements));
  }

  static Expectation returns(Value value) {
    return seen(returned(value));
  }

  /** All that was observed, asserted. */
  static Expectation seen(Observed observed) {
    int items = observed instanceof Observed.Returned returned ? items(returned) : 1;
    return Expectation.of(observed, (1L << items) - 1, Provenance.OBSERVED, 0);
  }

  private static int items(Observed.Returned returned) {
    int plain =
        1
            + returned.ofResult().size()
            + returned.ofReceiver().size()
            + returned.ofArguments().size();
    return returned.interactions().isEmpty() ? plain : plain + 1;
  }

  static Observed.Returned returned(@Nullable Value value, Interaction... calls) {
    return new Observed.Returned(value, false, List.of(), List.of(), List.of(), List.of(calls));
  }

  static Interaction charged(String id, int amount) {
    return new Interaction(0, "charge", List.of(Value.of(id), Value.of(amount)));
  }

  static Expectation.Throws throwing(Class<?> type, Provenance provenance, int line) {
    return new Expectation.Throws(TypeName.of(type), provenance, line, 0);
  }

  /** A case of every kind. */
  List<Group> everything() {
    List<Group> all = new ArrayList<>(calls());
    all.addAll(states());
    all.addAll(answers());
    all.addAll(tables());
    return all;
  }

  /** Calls that stubs receive. */
  List<Group> calls() {
    Value receipt =
        new Value.New(
            RECEIPT,
            List.of("java.lang.String", "int"),
            List.of(Value.of("A1"), Value.of(7)),
            null);
    Value lambda = new Value.Lambda(TypeName.of(IntUnaryOperator.class), 1, Value.of(9));
    Observed refused =
        new Observed.Threw(
            TypeName.of(IllegalStateException.class), List.of(), "x", 3, "y", true, List.of());
    return List.of(
        group(
            "pay",
            of(
                used(),
                seen(
                    returned(
                        Value.of(false), charged("A1", 3), charged("A1", 4), charged("A1", 3))),
                Value.of("A1")),
            of(plain(), Expectation.of(refused, 5, Provenance.OBSERVED, 0), Value.of("B2")),
            of(
                add(plain(gateway(true)), "rum", 9.0),
                seen(returned(Value.of(true), charged("C3", 3), charged("C3", 9))),
                Value.of("C3"))),
        group(
            "tell",
            of(
                plain(),
                seen(returned(null, new Interaction(0, "notify", List.of(receipt)))),
                Value.of("A1"),
                Value.of(7))),
        group(
            "twice",
            of(
                null,
                seen(
                    returned(
                        Value.of(9),
                        new Interaction(0, "applyAsInt", List.of(Value.of(5))),
                        new Interaction(0, "applyAsInt", List.of(Value.of(9))))),
                lambda,
                Value.of(5))));
  }

  /** What is left behind. */
  List<Group> states() {
    Value busy = used();
    for (int i = 0; i < 5; i++) {
      busy = add(busy, "egg", 0.25);
    }
    List<Observed.Probe> probes =
        List.of(
            new Observed.Probe("count", Value.of(0), true),
            new Observed.Probe("boxedCount", Value.of(0), true),
            new Observed.Probe("total", Value.of(4.75), false));
    Observed sorted =
        new Observed.Returned(
            null,
            false,
            List.of(),
            List.of(),
            List.of(new Observed.Changed(0, array(INT, Value.of(1), Value.of(2)))),
            List.of());
    Observed itself = new Observed.Returned(null, true, List.of(), List.of(), List.of(), List.of());
    return List.of(
        group(
            "clear",
            of(
                busy,
                seen(new Observed.Returned(null, false, List.of(), probes, List.of(), List.of()))),
            of(plain(), seen(returned(null)))),
        group("add", of(plain(), seen(itself), Value.of("tea"), Value.of(1.0))),
        group("sort", of(null, seen(sorted), array(INT, Value.of(2), Value.of(1)))));
  }

  /** Results of many types. */
  List<Group> answers() {
    TypeName ints = new TypeName("", "int", List.of(), 1);
    Value tea = Value.of("tea");
    return List.of(
        group("boxedCount", of(used(), returns(Value.of(2)))),
        group(
            "mean",
            of(used(), returns(Value.of(1.75))),
            of(plain(), returns(Value.of(Double.NaN)))),
        group(
            "prices",
            of(used(), returns(array(TypeName.of("", "double"), Value.of(3.5), Value.of(0.3))))),
        group(
            "grid",
            of(
                plain(),
                returns(
                    array(ints, array(INT, Value.of(1), Value.of(2)), array(INT, Value.of(3)))))),
        group(
            "items",
            of(
                used(),
                returns(
                    Value.call(
                        List.class,
                        "of",
                        List.of("java.lang.Object", "java.lang.Object"),
                        List.of(tea, Value.of("milk")))))),
        group(
            "first",
            of(
                used(),
                returns(
                    Value.call(Optional.class, "of", List.of("java.lang.Object"), List.of(tea))))),
        group(
            "echo",
            of(plain(), returns(Value.of("x")), Value.of("x")),
            of(plain(), returns(Value.of(true)), Value.of(true))),
        group("merge", of(used(), returns(Value.of(3)), add(plain(gateway(true)), "rum", 9.0))));
  }

  /** Rows that share their shape. */
  List<Group> tables() {
    Expectation illegal = throwing(IllegalArgumentException.class, Provenance.OBSERVED, 0);
    return List.of(
        group(
            "half",
            of(null, returns(Value.of(1.25)), Value.of(2.5)),
            of(
                null,
                returns(Value.of(Double.POSITIVE_INFINITY)),
                Value.of(Double.POSITIVE_INFINITY)),
            of(null, returns(Value.of(Double.NaN)), Value.of(Double.NaN)),
            of(null, returns(Value.of(5e20)), Value.of(1e21))),
        group(
            "clamp",
            of(null, returns(Value.of(3)), Value.of(3)),
            of(null, returns(Value.of(10)), Value.of(123456)),
            of(null, illegal, Value.of(-1)),
            of(null, illegal, Value.of(Integer.MIN_VALUE)),
            of(null, illegal, Value.of(-20))));
  }
}
