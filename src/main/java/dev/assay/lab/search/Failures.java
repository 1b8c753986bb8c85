package dev.assay.lab.search;

import dev.assay.lab.Doubles;
import dev.assay.lab.Observed;
import dev.assay.lab.Observed.Interaction;
import dev.assay.lab.Order.Task;
import dev.assay.lab.Order.Trial;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Calls in which one of the methods that partial stubs were asked for fails, the others staying as
 * they are: how a subject wraps what the platform throws, rolls back and closes. Pure.
 */
final class Failures {
  /** More of a method's calls than this hardly fail in a way of their own. */
  private static final int MOST = 12;

  private Failures() {}

  /** A method of one stub. */
  private record Asked(int stub, String method) {}

  /** What to try behind these, for each task from the call that asked the most. */
  static List<Trial> of(List<Task> tasks, List<Seen> seen, int nextId) {
    List<Trial> all = new ArrayList<>();
    for (Task task : tasks) {
      Seen best = null;
      int most = 0;
      for (Seen each : seen) {
        boolean its = each.trial().task() == task.id();
        int asked = its && Doubles.partial(each.trial()) ? asked(heard(each)).size() : 0;
        if (asked > most) {
          most = asked;
          best = each;
        }
      }
      if (best != null) {
        for (Call call : of(best, task)) {
          all.add(call.trial(nextId + all.size(), task.id()));
        }
      }
    }
    return all;
  }

  private static List<Interaction> heard(Seen seen) {
    return seen.ran().observed() instanceof Observed.Returned returned
        ? returned.interactions()
        : List.of();
  }

  private static Map<Asked, Integer> asked(List<Interaction> heard) {
    return heard.stream()
        .collect(
            Collectors.toMap(
                it -> new Asked(it.stub(), it.method()), _ -> 1, Integer::sum, LinkedHashMap::new));
  }

  private static List<Call> of(Seen seen, Task task) {
    List<Value> doubles = Doubles.of(seen.trial());
    List<Call> first = new ArrayList<>();
    Set<Call> again = new LinkedHashSet<>();
    asked(heard(seen)).entrySet().stream()
        .sorted(Comparator.comparingInt(it -> rank(it.getKey().method())))
        .forEach(each -> {
          Asked asked = each.getKey();
          int times = each.getValue();
          if (doubles.get(asked.stub()) instanceof Value.Stub stub && stub.partial()) {
            Function<Value, Call> put = place(seen, task, stub);
            first.add(put.apply(failing(stub, asked.method(), 0)));
            if (times > 1) {
              again.add(put.apply(failing(stub, asked.method(), times - 1)));
            }
          }
        });
    again.removeAll(first);
    first.addAll(again);
    return first.stream().limit(MOST).toList();
  }

  // What does something fails before what only leads there, and that before what ends it.
  private static int rank(String method) {
    return method.startsWith("execute")
        ? 0
        : method.matches("commit|next")
            ? 1
            : method.matches("(get[A-Z]|is[A-Z]|was[A-Z]|close).*") ? 3 : 2;
  }

  private static Function<Value, Call> place(Seen seen, Task task, Value.Stub stub) {
    Call call = Call.of(seen.trial());
    // Two stubs that are equal are two objects, of which one is asked.
    IdentityHashMap<Value, Function<Value, Call>> places = new IdentityHashMap<>();
    Place.of(call, task).forEach(place -> places.putIfAbsent(place.value(), place.put()));
    return places.getOrDefault(stub, _ -> call);
  }

  /** The stub whose method fails in this call of it, from 0. */
  private static Value failing(Value.Stub stub, String method, int call) {
    Value raise = new Value.Raise(Objects.requireNonNull(stub.failure()));
    List<Value.StubMethod> methods = new ArrayList<>(stub.methods());
    for (int i = 0; i < methods.size(); i++) {
      Value.StubMethod each = methods.get(i);
      if (each.name().equals(method)) {
        methods.set(i, each.answering(after(each.answer(), call, raise)));
        return stub.with(methods);
      }
    }
    // Of what is not listed it is not known whether it has to answer something before.
    methods.add(new Value.StubMethod("public ", TypeName.of(void.class), method, List.of(), raise));
    return stub.with(methods);
  }

  private static Value after(@Nullable Value answer, int call, Value raise) {
    if (call == 0 || answer == null || (answer instanceof Value.Turns(var _, var by) && by)) {
      return raise;
    }
    List<Value> turns = new ArrayList<>();
    for (int i = 0; i < call; i++) {
      turns.add(answer instanceof Value.Turns inTurn ? inTurn.at(i) : answer);
    }
    turns.add(raise);
    return new Value.Turns(turns, false);
  }
}
