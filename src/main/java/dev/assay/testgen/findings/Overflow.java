package dev.assay.testgen.findings;

import dev.assay.lab.Observed;
import dev.assay.lab.Reply;
import dev.assay.lab.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A result that wrapped around: a method that does plain arithmetic for small numbers gives for
 * large ones just what is left after the overflow, or a sum of what is not negative is negative.
 */
final class Overflow implements Look {
  private static final String KIND = "overflow";
  private static final int ENOUGH = 3;

  /** Methods that mix bits on purpose, or for which a negative result is ordinary. */
  private static final String ON_PURPOSE =
      "(?i).*(hash|mix|rotate|shift|reverse|xor|encode|crc|checksum|random|compare|bits|wrap|index"
          + "|signum|flip|not|unsigned|scramble|murmur|fnv).*";

  private static final Map<String, BinaryOperator<BigInteger>> BINARY =
      Map.of(
          "+", BigInteger::add,
          "-", BigInteger::subtract,
          "*", BigInteger::multiply);

  private static final Map<String, UnaryOperator<BigInteger>> UNARY =
      Map.of(
          "the absolute value", BigInteger::abs,
          "the negative", BigInteger::negate,
          "the square", each -> each.multiply(each),
          "the double", each -> each.shiftLeft(1),
          "the next number", each -> each.add(BigInteger.ONE),
          "the number before", each -> each.subtract(BigInteger.ONE));

  /** A call of numbers alone, on an object made of such, with its number. */
  private record Run(
      Reply.Tried tried,
      List<BigInteger> arguments,
      List<BigInteger> held,
      BigInteger result,
      int bits) {
    /** What the result is made of: what the object holds, where nothing is given. */
    List<BigInteger> operands() {
      return arguments.isEmpty() ? held : arguments;
    }

    List<BigInteger> inputs() {
      return Stream.concat(held.stream(), arguments.stream()).toList();
    }

    // Ints may be worked out as ints and widened only then, too late.
    boolean wrapped(BigInteger exact) {
      boolean ints = operands().stream().allMatch(each -> each.bitLength() < Integer.SIZE);
      return (ints && result.equals(BigInteger.valueOf(exact.intValue())))
          || (bits == Long.SIZE && result.equals(BigInteger.valueOf(exact.longValue())));
    }

    boolean negative() {
      return result.signum() < 0;
    }
  }

  @Override
  public List<Finding> at(Context.Method method) {
    boolean told = method.facts().doc().matches("(?is).*(overflow|wraps|wrap around|modulo).*");
    if (told || method.task().method().matches(ON_PURPOSE)) {
      return List.of();
    }
    List<Run> runs = method.tried().stream().flatMap(tried -> run(tried).stream()).toList();
    return wrapped(method, runs).or(() -> turned(method, runs)).stream().toList();
  }

  private static Optional<Run> run(Reply.Tried tried) {
    if (!(tried.observed()
        instanceof
        Observed.Returned(
            Value.Literal(Object result),
            var self,
            var ofResult,
            var ofReceiver,
            var ofArguments,
            var interactions))) {
      return Optional.empty();
    }
    BigInteger number = whole(result);
    List<BigInteger> arguments = new ArrayList<>();
    for (Value each : tried.trial().arguments()) {
      BigInteger argument =
          Traits.plain(each) instanceof Value.Literal(Object literal) ? whole(literal) : null;
      if (argument == null) {
        return Optional.empty();
      }
      arguments.add(argument);
    }
    int bits = result instanceof Integer ? Integer.SIZE : Long.SIZE;
    List<BigInteger> held = held(tried.trial().receiver());
    return number == null || (arguments.isEmpty() && held.isEmpty())
        ? Optional.empty()
        : Optional.of(new Run(tried, arguments, held, number, bits));
  }

  // What a receiver was made of is an input too, where it was made of numbers alone.
  private static List<BigInteger> held(@Nullable Value receiver) {
    List<Value> parts =
        switch (receiver) {
          case Value.New made -> made.arguments();
          case Value.StaticCall call -> call.arguments();
          case null, default -> List.of();
        };
    List<BigInteger> numbers =
        parts.stream()
            .map(Traits::plain)
            .map(it -> it instanceof Value.Literal(Object literal) ? whole(literal) : null)
            .filter(Objects::nonNull)
            .toList();
    return numbers.size() == parts.size() ? numbers : List.of();
  }

  private static @Nullable BigInteger whole(Object value) {
    return value instanceof Integer || value instanceof Long
        ? BigInteger.valueOf(((Number) value).longValue())
        : null;
  }

  /** For certain: exact for small numbers, and the rest of the exact result for large ones. */
  private static Optional<Finding> wrapped(Context.Method method, List<Run> runs) {
    if (runs.isEmpty()) {
      return Optional.empty();
    }
    int parameters = runs.getFirst().operands().size();
    if (runs.stream().anyMatch(run -> run.operands().size() != parameters)) {
      return Optional.empty();
    }
    Stream<Map.Entry<String, Operation>> operations =
        parameters == 2
            ? BINARY.entrySet().stream()
                .map(it ->
                    Map.entry(
                        it.getKey(),
                        arguments -> it.getValue().apply(arguments.get(0), arguments.get(1))))
            : parameters == 1
                ? UNARY.entrySet().stream()
                    .map(it ->
                        Map.entry(
                            it.getKey(), arguments -> it.getValue().apply(arguments.getFirst())))
                : Stream.empty();
    return operations
        .sorted(Map.Entry.comparingByKey())
        .flatMap(it -> wrapped(method, runs, it.getKey(), it.getValue()).stream())
        .findFirst();
  }

  /** Exact arithmetic. */
  private interface Operation {
    BigInteger of(List<BigInteger> arguments);
  }

  private static Optional<Finding> wrapped(
      Context.Method method, List<Run> runs, String name, Operation operation) {
    List<Run> exact =
        runs.stream().filter(run -> operation.of(run.operands()).equals(run.result())).toList();
    List<Run> over =
        runs.stream()
            .filter(run -> !operation.of(run.operands()).equals(run.result()))
            .filter(run -> run.wrapped(operation.of(run.operands())))
            .toList();
    long telling = exact.stream().map(Run::operands).distinct().count();
    if (telling < ENOUGH || over.isEmpty() || exact.size() + over.size() < runs.size()) {
      return Optional.empty();
    }
    Run shown = over.getFirst();
    return Optional.of(
        finding(
            method,
            shown,
            "it overflowed: %s is %s, and all %d other calls are exact"
                .formatted(
                    name.length() == 1
                        ? shown.operands().get(0) + " " + name + " " + shown.operands().get(1)
                        : name + " of " + shown.operands().getFirst(),
                    operation.of(shown.operands()),
                    exact.size())));
  }

  /** Probably: negative for large numbers alone. */
  private static Optional<Finding> turned(Context.Method method, List<Run> runs) {
    List<Run> natural =
        runs.stream()
            .filter(run -> run.inputs().stream().allMatch(each -> each.signum() >= 0))
            .toList();
    List<Run> small = natural.stream().filter(run -> !large(run)).toList();
    boolean ordinary = small.stream().anyMatch(Run::negative);
    if (small.stream().map(Run::inputs).distinct().count() < ENOUGH || ordinary) {
      return Optional.empty();
    }
    return natural.stream()
        .filter(run -> large(run) && run.result().compareTo(BigInteger.ONE.negate()) < 0)
        .findFirst()
        .map(run ->
            finding(
                method,
                run,
                "it probably overflowed: none of the %d calls with smaller numbers gave a negative"
                        .formatted(small.size())
                    + " result"));
  }

  private static boolean large(Run run) {
    BigInteger limit = BigInteger.ONE.shiftLeft(run.bits() / 2 - 1);
    return run.inputs().stream().anyMatch(each -> each.compareTo(limit) >= 0);
  }

  private static Finding finding(Context.Method method, Run run, String why) {
    return new Finding(
        method.label(),
        method.line(),
        KIND,
        "%s gave %s; %s"
            .formatted(CallText.of(method.task(), run.tried().trial()), run.result(), why));
  }
}
