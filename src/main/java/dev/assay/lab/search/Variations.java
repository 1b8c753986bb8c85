package dev.assay.lab.search;

import dev.assay.lab.Order.Task;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Other calls close to a given one. Pure: the same call, dictionary and random numbers give the
 * same. For one task.
 */
final class Variations {
  private static final int KINDS = 12;
  private static final int NULLS = 24;
  private static final int MOST_CHANGES = 3;
  private static final int BORROWED = 8;

  /** Fewer steps than these soon tell all they can. */
  private static final int FEW_STEPS = 3;

  private final Task task;
  private final Dictionary dictionary;
  private final Insides insides;
  private final Sequences sequences;

  Variations(Task task, Dictionary dictionary, Insides insides, int deepest) {
    this.task = task;
    this.dictionary = dictionary;
    this.insides = insides;
    this.sequences = new Sequences(task.steps(), deepest);
  }

  /** One to three changes at random; the call itself where none was found that can be made. */
  Call vary(Call call, RandomGenerator random) {
    Call varied = call;
    int changes = 1 + random.nextInt(random.nextInt(MOST_CHANGES) + 1);
    for (int i = 0; i < changes; i++) {
      Call next = change(varied, random);
      varied = next != null && sound(next) ? next : varied;
    }
    return varied;
  }

  /** Values of one call mixed with those of another. */
  Call cross(Call one, Call other, RandomGenerator random) {
    Value receiver = random.nextBoolean() ? one.receiver() : other.receiver();
    List<Value> arguments = new ArrayList<>();
    for (int i = 0; i < one.arguments().size(); i++) {
      arguments.add((random.nextBoolean() ? one : other).arguments().get(i));
    }
    return new Call(receiver, arguments);
  }

  /**
   * Each argument at each value of its column, arguments that are nearly equal, each number at what
   * is no number to compare with, and each step on the receiver.
   */
  List<Call> plain(Call call) {
    List<Call> all = new ArrayList<>();
    int longest = task.columns().stream().mapToInt(List::size).max().orElse(0);
    for (int row = 0; row < longest; row++) {
      for (int i = 0; i < call.arguments().size() && i < task.columns().size(); i++) {
        if (row < task.columns().get(i).size()) {
          all.add(call.with(i, task.columns().get(i).get(row)));
        }
      }
    }
    all.addAll(Related.of(call, task));
    for (Place<Call> place : Place.of(call, task)) {
      if (place.value() instanceof Value.Literal(Object literal)) {
        Numbers.special(literal).forEach(it -> all.add(place.put().apply(Value.of(it))));
      }
    }
    Value receiver = call.receiver();
    Place.of(call, task).stream()
        .filter(place -> !place.value().equals(receiver))
        .forEach(place -> insides.plain(place).forEach(it -> all.add(place.put().apply(it))));
    if (receiver != null) {
      sequences.plain(receiver).forEach(it -> all.add(call.on(it)));
      List<Value.Prepared> calls = Sequences.of(receiver);
      insides
          .makings()
          .plain(Sequences.base(receiver))
          .forEach(it -> all.add(call.on(Sequences.on(it, calls))));
    }
    return all;
  }

  static boolean sound(Call call) {
    return (call.receiver() == null || Elements.sound(call.receiver()))
        && call.arguments().stream().allMatch(Elements::sound);
  }

  private @Nullable Call change(Call call, RandomGenerator random) {
    int kind = random.nextInt(KINDS);
    Value receiver = call.receiver();
    if (receiver != null && kind < steps(call)) {
      Value varied = sequences.vary(receiver, random);
      if (varied != null) {
        return call.on(varied);
      }
    }
    if (kind < 7 && !call.arguments().isEmpty()) {
      int index = random.nextInt(call.arguments().size());
      List<Value> column =
          index < task.columns().size() ? task.columns().get(index) : List.<Value>of();
      if (!column.isEmpty()) {
        return call.with(index, column.get(random.nextInt(column.size())));
      }
    }
    List<Place<Call>> places = Place.of(call, task);
    if (places.isEmpty()) {
      return null;
    }
    Place<Call> place = places.get(random.nextInt(places.size()));
    if (!(place.value() instanceof Value.Literal)) {
      place = places.get(random.nextInt(places.size()));
    }
    Call borrowed = random.nextInt(BORROWED) == 0 ? borrowed(place, places, random) : null;
    return borrowed == null ? at(place, random) : borrowed;
  }

  // How many of the kinds of changes are calls on the receiver.
  private int steps(Call call) {
    if (!call.arguments().isEmpty()) {
      return 5;
    }
    return task.steps().size() < FEW_STEPS ? 4 : 9;
  }

  // Equal and opposite values in two places are met by chance too seldom.
  private static @Nullable Call borrowed(
      Place<Call> place, List<Place<Call>> places, RandomGenerator random) {
    Place<Call> other = places.get(random.nextInt(places.size()));
    if (place.value() instanceof Value.Literal(Object own)
        && other.value() instanceof Value.Literal(Object found)
        && own.getClass() == found.getClass()) {
      Double number = Numbers.number(found);
      Object opposite =
          number == null || random.nextBoolean() ? null : Numbers.like(found, -number);
      return place.put().apply(Value.of(opposite == null ? found : opposite));
    }
    return null;
  }

  private @Nullable Call at(Place<Call> place, RandomGenerator random) {
    Value value = place.value();
    if (takesNull(place) && random.nextInt(NULLS) == 0) {
      return place.put().apply(nothing(place));
    }
    Value made = insides.makings().vary(value, random);
    if (made != null) {
      return place.put().apply(made);
    }
    Value inside = insides.vary(place, random);
    if (inside != null) {
      return place.put().apply(inside);
    }
    if (value instanceof Value.Literal(Object literal)) {
      return place.put().apply(Value.of(Literals.vary(literal, dictionary, random)));
    }
    if (Elements.holds(value)) {
      return place.put().apply(Elements.vary(value, dictionary, random));
    }
    if (value instanceof Value.StaticCall call
        && call.type().is(Optional.class)
        && call.method().equals("of")) {
      return place.put().apply(Value.call(Optional.class, "empty", List.of(), List.of()));
    }
    Value other = dictionary.alike(place.type(), random);
    return other == null ? null : place.put().apply(other);
  }

  // Where the declared type is only known to be some object, null would often not even be allowed.
  private static boolean takesNull(Place<Call> place) {
    boolean reference = place.type().indexOf('.') > 0 && !place.type().equals(Place.ANY);
    return reference
        && !(place.value() instanceof Value.Null)
        && !(place.value() instanceof Value.Prepared)
        && !place.type().endsWith("]")
        && place.type().startsWith("java.lang.");
  }

  // The cast keeps the overload that was meant.
  private static Value nothing(Place<Call> place) {
    int dot = place.type().lastIndexOf('.');
    return new Value.As(
        TypeName.of(place.type().substring(0, dot), place.type().substring(dot + 1)), Value.NULL);
  }
}
