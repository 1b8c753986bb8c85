package dev.assay.testgen.generate;

import dev.assay.lab.Observed.Interaction;
import dev.assay.lab.Value;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Which partial stubs of a test are needed: those that stand among its values, and of those that
 * others answer the ones that were asked for. For one test.
 */
final class Needed {
  private final List<Interaction> heard;
  private final IdentityHashMap<Value, Integer> numbers = new IdentityHashMap<>();
  private final Set<Integer> left = new HashSet<>();

  private Needed(List<Value> doubles, List<Interaction> heard) {
    this.heard = heard;
    for (int i = 0; i < doubles.size(); i++) {
      numbers.put(doubles.get(i), i);
    }
  }

  /** Their numbers; what is no partial stub is always needed. */
  static Set<Integer> of(List<Value> doubles, List<Interaction> heard) {
    Needed needed = new Needed(doubles, heard);
    // A stub stands before those that it answers.
    for (int i = 0; i < doubles.size(); i++) {
      if (doubles.get(i) instanceof Value.Stub stub && stub.partial()) {
        needed.leave(i, stub);
      }
    }
    Set<Integer> all = new HashSet<>(needed.numbers.values());
    all.removeAll(needed.left);
    return all;
  }

  private void leave(int number, Value.Stub stub) {
    for (Value.StubMethod method : stub.methods()) {
      boolean asked =
          !left.contains(number)
              && heard.stream()
                  .anyMatch(it -> it.stub() == number && it.method().equals(method.name()));
      if (!asked && method.answer() != null) {
        leave(method.answer());
      }
    }
  }

  private void leave(Value answer) {
    if (numbers.containsKey(answer)) {
      left.add(numbers.get(answer));
    }
    Value.parts(answer).forEach(this::leave);
  }
}
