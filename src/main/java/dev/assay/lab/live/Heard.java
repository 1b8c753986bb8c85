package dev.assay.lab.live;

import dev.assay.lab.Observed;
import dev.assay.lab.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calls that the stubs and lambdas of one run received, and what their answers and the
 * arguments may refer to. For one run and its thread.
 */
final class Heard {
  private static final int MOST = 64;

  private final Shower shower;
  private final List<Observed.Interaction> calls = new ArrayList<>();

  /** What the stubs whose answers are being made were called with, the innermost first. */
  private final Deque<@Nullable Object[]> given = new ArrayDeque<>();

  private final Map<Value, Object> sinks = new HashMap<>();

  /** How often each answer that comes in turn was asked for, by what it was asked with. */
  private final IdentityHashMap<Object, Map<List<@Nullable Object>, Integer>> turns =
      new IdentityHashMap<>();

  private final IdentityHashMap<Object, Object> made = new IdentityHashMap<>();
  private @Nullable Object receiver;
  private boolean on;
  private boolean tooMany;

  Heard(Shower shower, boolean on) {
    this.shower = shower;
    this.on = on;
  }

  void call(int stub, String method, @Nullable Object[] arguments) {
    if (!on) {
      return;
    }
    if (calls.size() == MOST) {
      tooMany = true;
      return;
    }
    // What showing an argument calls is none of the subject's doing.
    on = false;
    try {
      List<@Nullable Value> values = new ArrayList<>();
      for (Object argument : arguments) {
        values.add(shower.show(argument));
      }
      calls.add(new Observed.Interaction(stub, method, values));
    } finally {
      on = true;
    }
  }

  /** An answer, made while its call's arguments can be asked for. */
  @Nullable Object answer(Recipe recipe, @Nullable Object[] arguments) throws Throwable {
    given.push(arguments);
    try {
      return recipe.make(this);
    } finally {
      given.pop();
    }
  }

  /** An argument of the call that is being answered. */
  @Nullable Object given(int index) {
    @Nullable Object[] arguments = given.peek();
    if (arguments == null || index >= arguments.length) {
      throw new Unbuildable("there is no argument " + index + " to answer with");
    }
    return arguments[index];
  }

  /**
   * The number of the call that is being answered among those with the same key, from 0.
   *
   * @param byArguments counts lists of arguments and not calls
   */
  int turn(Object key, boolean byArguments) {
    Map<List<@Nullable Object>, Integer> seen = turns.computeIfAbsent(key, _ -> new HashMap<>());
    @Nullable Object[] arguments = given.peek();
    if (byArguments && arguments != null) {
      Integer before = seen.putIfAbsent(Arrays.asList(arguments), seen.size());
      return before == null ? seen.size() - 1 : before;
    }
    return seen.merge(List.of(), 1, Integer::sum) - 1;
  }

  /** What is made the first time that it is asked for in a run. */
  @Nullable Object once(Object key, Once making) throws Throwable {
    Object before = made.get(key);
    if (before != null) {
      return before;
    }
    Object now = making.make();
    if (now != null) {
      made.put(key, now);
    }
    return now;
  }

  /** Makes something. */
  interface Once {
    @Nullable Object make() throws Throwable;
  }

  /** Notes what the call is made on, for the arguments that are made next. */
  void receiver(@Nullable Object made) {
    receiver = made;
  }

  @Nullable Object receiver() {
    return receiver;
  }

  /** Notes an object that keeps what is written to it. */
  void sink(Value value, Object made) {
    sinks.put(value, made);
  }

  /** The one that was made for a value; null where none was. */
  @Nullable Object sink(Value value) {
    return sinks.get(value);
  }

  /** Ends the recording; nothing where there were more calls than a test could list. */
  List<Observed.Interaction> end() {
    on = false;
    return tooMany ? List.of() : List.copyOf(calls);
  }
}
