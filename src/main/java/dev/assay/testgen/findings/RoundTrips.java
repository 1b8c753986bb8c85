package dev.assay.testgen.findings;

import dev.assay.lab.Observed;
import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import dev.assay.testgen.inputs.Candidate;
import dev.assay.testgen.inputs.Inputs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Tries whether what one method makes of a value the method named as its opposite turns back:
 * {@code decode(encode(x))}. Told only where it does for some values and not for others, as two
 * methods may be called so and have nothing to do with each other. Immutable once made.
 */
public final class RoundTrips {
  private static final Map<String, String> OPPOSITES =
      Map.of(
          "encode", "decode",
          "encrypt", "decrypt",
          "escape", "unescape",
          "serialize", "deserialize",
          "marshal", "unmarshal",
          "compress", "decompress",
          "pack", "unpack",
          "format", "parse");

  private static final Map<String, List<Value>> VALUES =
      Map.of(
          "java.lang.String",
          List.of(text("hello"), text("XYZ"), text("a1"), text("2024"), text("-"), text("abc xyz")),
          "int",
          List.of(Value.of(1), Value.of(4), Value.of(42), Value.of(1000)),
          "long",
          List.of(Value.of(1L), Value.of(4L), Value.of(42L), Value.of(1000L)));

  private final List<Order.Task> tasks = new ArrayList<>();
  private final List<Asked> asked = new ArrayList<>();
  private int trial;

  private record Pair(String label, String there, String back) {}

  private record Asked(int trial, Pair pair, Value value) {}

  private RoundTrips(int firstTrial) {
    this.trial = firstTrial;
  }

  private static Value text(String text) {
    return Value.of(text);
  }

  /**
   * The calls that go there and back in some classes.
   *
   * @param firstTask the id of the first task, which is the number of tasks that come before
   * @param firstTrial an id above all that are used
   */
  public static RoundTrips of(
      List<TypeElement> types, Inputs inputs, int firstTask, int firstTrial) {
    RoundTrips trips = new RoundTrips(firstTrial);
    for (TypeElement type : types) {
      List<ExecutableElement> methods = ElementFilter.methodsIn(type.getEnclosedElements());
      for (ExecutableElement there : methods) {
        opposite(there, methods, inputs)
            .ifPresent(back -> trips.add(type, List.of(there, back), inputs, firstTask));
      }
    }
    return trips;
  }

  private static Optional<ExecutableElement> opposite(
      ExecutableElement there, List<ExecutableElement> methods, Inputs inputs) {
    String name = there.getSimpleName().toString();
    String opposite =
        name.startsWith("to") && name.length() > 2
            ? "from" + name.substring(2)
            : OPPOSITES.getOrDefault(name, "");
    if (opposite.isEmpty() || !open(there)) {
      return Optional.empty();
    }
    return methods.stream()
        .filter(back -> back.getSimpleName().contentEquals(opposite))
        .filter(back -> open(back) && fits(there, back, inputs))
        .findFirst();
  }

  private static boolean open(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.PUBLIC)
        && !method.getModifiers().contains(Modifier.ABSTRACT)
        && method.getParameters().size() == 1;
  }

  private static boolean fits(ExecutableElement there, ExecutableElement back, Inputs inputs) {
    String from = inputs.erased(there).getFirst();
    return there.getModifiers().contains(Modifier.STATIC)
            == back.getModifiers().contains(Modifier.STATIC)
        && VALUES.containsKey(from)
        && back.getReturnType().toString().equals(from)
        && inputs
            .types()
            .isSameType(there.getReturnType(), back.getParameters().getFirst().asType());
  }

  private void add(TypeElement type, List<ExecutableElement> both, Inputs inputs, int firstTask) {
    ExecutableElement there = both.getFirst();
    ExecutableElement back = both.getLast();
    Value receiver = receiver(type, there, inputs);
    if (receiver == null && !there.getModifiers().contains(Modifier.STATIC)) {
      return;
    }
    int task = firstTask + tasks.size();
    Pair pair =
        new Pair(
            label(type, back, inputs),
            there.getSimpleName().toString(),
            back.getSimpleName().toString());
    List<Order.Trial> trials = new ArrayList<>();
    for (Value value : VALUES.getOrDefault(inputs.erased(there).getFirst(), List.of())) {
      Value made =
          receiver == null
              ? new Value.StaticCall(
                  TypeName.of(type), pair.there(), inputs.erased(there), List.of(value))
              : new Value.Chain(receiver, pair.there(), inputs.erased(there), List.of(value));
      asked.add(new Asked(trial, pair, value));
      trials.add(new Order.Trial(trial++, task, receiver, List.of(made)));
    }
    tasks.add(
        new Order.Task(
            task,
            inputs.elements().getBinaryName(type).toString(),
            pair.back(),
            inputs.erased(back),
            trials,
            List.of(List.of()),
            List.of()));
  }

  private static String label(TypeElement type, ExecutableElement back, Inputs inputs) {
    String parameter = CallText.simple(inputs.erased(back).getFirst());
    return "%s.%s(%s)".formatted(type.getSimpleName(), back.getSimpleName(), parameter);
  }

  private static @Nullable Value receiver(
      TypeElement type, ExecutableElement method, Inputs inputs) {
    return method.getModifiers().contains(Modifier.STATIC)
        ? null
        : inputs.of(type.asType(), "instance").stream()
            .map(Candidate::value)
            .findFirst()
            .orElse(null);
  }

  /** Tasks without a search, to be run with the others. */
  public List<Order.Task> tasks() {
    return List.copyOf(tasks);
  }

  /** Which ways back lead elsewhere, by what was seen of these trials among all others. */
  public List<Finding> judge(List<Reply.Tried> tried) {
    Map<Integer, Reply.Tried> byId = new HashMap<>();
    tried.forEach(each -> byId.put(each.trial().id(), each));
    return asked.stream()
        .map(Asked::pair)
        .distinct()
        .flatMap(pair -> judge(pair, byId).stream())
        .toList();
  }

  private Optional<Finding> judge(Pair pair, Map<Integer, Reply.Tried> byId) {
    int kept = 0;
    String broken = null;
    for (Asked each : asked) {
      Reply.Tried tried = byId.get(each.trial());
      if (each.pair().equals(pair)
          && tried != null
          && tried.observed() instanceof Observed.Returned returned
          && returned.value() instanceof Value.Literal) {
        if (returned.value().equals(each.value())) {
          kept++;
        } else if (broken == null) {
          String value = CallText.of(each.value());
          broken =
              "%s(%s(%s)) returned %s; expected %s again, as one is named as the opposite of the"
                  .formatted(
                      pair.back(), pair.there(), value, CallText.of(returned.value()), value);
        }
      }
    }
    return broken == null || kept == 0
        ? Optional.empty()
        : Optional.of(
            new Finding(
                pair.label(),
                0,
                "roundTrip",
                "%s other, and for %d other values it comes back".formatted(broken, kept)));
  }
}
