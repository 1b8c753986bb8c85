package dev.assay.lab.search;

import dev.assay.lab.Order.Step;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Calls on the receiver before the call: taken apart, changed and put together. Pure. */
final class Sequences {
  private static final int KINDS = 8;

  private final List<Step> steps;
  private final int deepest;

  Sequences(List<Step> steps, int deepest) {
    this.steps = steps;
    this.deepest = deepest;
  }

  /** The calls on a receiver, the first one first. */
  static List<Value.Prepared> of(Value receiver) {
    List<Value.Prepared> all = new ArrayList<>();
    Value rest = receiver;
    while (rest instanceof Value.Prepared prepared) {
      all.add(prepared);
      rest = prepared.base();
    }
    Collections.reverse(all);
    return all;
  }

  /** The receiver without calls on it. */
  static Value base(Value receiver) {
    Value rest = receiver;
    while (rest instanceof Value.Prepared prepared) {
      rest = prepared.base();
    }
    return rest;
  }

  /** A receiver with these calls on it, whatever they were on before. */
  static Value on(Value base, List<Value.Prepared> calls) {
    Value built = base;
    for (Value.Prepared each : calls) {
      built = each.on(built);
    }
    return built;
  }

  /** Each receiver with one call less, the last call first. */
  static List<Value> shorter(Value receiver) {
    List<Value.Prepared> calls = of(receiver);
    List<Value> all = new ArrayList<>();
    for (int i = calls.size() - 1; i >= 0; i--) {
      List<Value.Prepared> fewer = new ArrayList<>(calls);
      fewer.remove(i);
      all.add(on(base(receiver), fewer));
    }
    return all;
  }

  /** Each step once and several times in a row, with its first values. */
  List<Value> plain(Value receiver) {
    List<Value> all = new ArrayList<>();
    for (int times = 1; times <= 3; times++) {
      for (Step step : steps) {
        Value built = receiver;
        for (int i = 0; i < times && !empty(step); i++) {
          built = on(built, List.of(call(receiver, step, i)));
        }
        if (!built.equals(receiver)) {
          all.add(built);
        }
      }
    }
    return all;
  }

  /** Other calls on the receiver; null where there are none. */
  @Nullable Value vary(Value receiver, RandomGenerator random) {
    List<Value.Prepared> calls = new ArrayList<>(of(receiver));
    int at = calls.isEmpty() ? 0 : random.nextInt(calls.size());
    int kind = random.nextInt(KINDS);
    if (calls.isEmpty() || kind > 4) {
      return calls.size() >= deepest ? null : added(receiver, calls, random);
    }
    switch (kind) {
      case 0 -> calls.remove(at);
      case 1 -> Collections.swap(calls, at, random.nextInt(calls.size()));
      case 2 -> repeat(calls, at, 1);
      case 3 -> repeat(calls, at, 1 + random.nextInt(deepest));
      default -> {
        Step step = step(calls.get(at));
        Value.Prepared other = step == null ? null : call(receiver, step, random);
        calls.set(at, other == null ? calls.get(at) : other);
      }
    }
    return on(base(receiver), calls);
  }

  private @Nullable Value added(
      Value receiver, List<Value.Prepared> calls, RandomGenerator random) {
    Value.Prepared added =
        steps.isEmpty() ? null : call(receiver, steps.get(random.nextInt(steps.size())), random);
    if (added == null) {
      return null;
    }
    calls.add(random.nextInt(calls.size() + 1), added);
    return on(base(receiver), calls);
  }

  private void repeat(List<Value.Prepared> calls, int at, int times) {
    for (int i = 0; i < times && calls.size() < deepest; i++) {
      calls.add(at, calls.get(at));
    }
  }

  private @Nullable Step step(Value.Prepared call) {
    return steps.stream()
        .filter(it ->
            it.method().equals(call.method())
                && it.parameters().equals(call.parameters())
                && goesOn(it.then(), call.then()))
        .findFirst()
        .orElse(null);
  }

  private static boolean goesOn(@Nullable Step step, Value.@Nullable Then call) {
    if (step == null || call == null) {
      return step == null && call == null;
    }
    return step.method().equals(call.method()) && step.parameters().equals(call.parameters());
  }

  private static Value.@Nullable Prepared call(Value on, Step step, RandomGenerator random) {
    return empty(step) ? null : call(on, step, column -> column.get(random.nextInt(column.size())));
  }

  // The n-th time takes the n-th value of each column, so that a set or a map really grows.
  private static Value.Prepared call(Value on, Step step, int turn) {
    return call(on, step, column -> column.get(turn % column.size()));
  }

  private static Value.Prepared call(Value on, Step step, Function<List<Value>, Value> chosen) {
    List<Value> arguments = step.columns().stream().map(chosen).toList();
    Step next = step.then();
    Value.Then then =
        next == null
            ? null
            : new Value.Then(
                next.method(), next.parameters(), next.columns().stream().map(chosen).toList());
    return new Value.Prepared(on, step.method(), step.parameters(), arguments, then);
  }

  private static boolean empty(Step step) {
    return step.columns().stream().anyMatch(List::isEmpty)
        || (step.then() != null && empty(step.then()));
  }
}
