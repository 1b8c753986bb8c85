package dev.assay.testgen.select;

import dev.assay.lab.Doubles;
import dev.assay.lab.Observed;
import dev.assay.lab.Reply.Tried;
import dev.assay.lab.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the exceptions that methods throw where a stub threw another one: no branch leads into
 * what catches, yet to wrap a failure is a thing that the code does. For one selection.
 */
final class Wraps {
  private final Map<List<Object>, Integer> numbers = new LinkedHashMap<>();

  /** The number of the method's exception; nothing where it wraps none. */
  OptionalInt number(Tried tried) {
    if (!(tried.observed() instanceof Observed.Threw threw)) {
      return OptionalInt.empty();
    }
    Set<String> raised = new TreeSet<>();
    for (Value each : Doubles.of(tried.trial())) {
      if (each instanceof Value.Stub stub && stub.partial()) {
        stub.methods().forEach(method -> add(method.answer(), raised));
      }
    }
    if (raised.isEmpty() || raised.contains(threw.type().qualified())) {
      return OptionalInt.empty();
    }
    List<Object> key = List.of(tried.trial().task(), threw.type().qualified());
    return OptionalInt.of(numbers.computeIfAbsent(key, _ -> numbers.size()));
  }

  private static void add(@Nullable Value answer, Set<String> raised) {
    if (answer instanceof Value.Raise(Value.New exception)) {
      raised.add(exception.type().qualified());
    } else if (answer instanceof Value.Turns turns) {
      turns.answers().forEach(it -> add(it, raised));
    }
  }
}
