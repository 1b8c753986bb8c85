package dev.assay.lab.search;

import dev.assay.lab.Observed.Why;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values that could not be made. Whatever is made of one of them cannot be made either, so that the
 * search need not find that out each time. For one thread.
 */
final class Unmade {
  private final Set<Value> made = new HashSet<>();
  private final Set<Value> failed = new HashSet<>();

  /** Takes in what came of a call. */
  void learn(Seen seen) {
    List<Value> coded = coded(Call.of(seen.trial()));
    if (!seen.is(Why.NOT_BUILT)) {
      made.addAll(coded);
    } else if (coded.size() == 1) {
      // Of several it is not known which one it was.
      failed.add(coded.getFirst());
    }
  }

  /** Whether a call would come to nothing. */
  boolean isIn(Call call) {
    return !failed.isEmpty() && coded(call).stream().anyMatch(this::fails);
  }

  private boolean fails(Value value) {
    for (Value each = value; each != null; each = base(each)) {
      if (failed.contains(each) && !made.contains(each)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Value base(Value value) {
    return switch (value) {
      case Value.As(var _, Value inner) -> inner;
      case Value.Prepared prepared -> prepared.base();
      case Value.Chain chain -> chain.receiver();
      default -> null;
    };
  }

  /** What takes a call of some code to be made. */
  private static List<Value> coded(Call call) {
    List<Value> all = new ArrayList<>(call.arguments());
    if (call.receiver() != null) {
      all.add(call.receiver());
    }
    all.removeIf(it ->
        it instanceof Value.Literal
            || it instanceof Value.Null
            || it instanceof Value.Constant
            || it instanceof Value.ClassLiteral
            || it instanceof Value.Lambda);
    return all;
  }
}
