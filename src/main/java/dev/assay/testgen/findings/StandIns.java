package dev.assay.testgen.findings;

import dev.assay.lab.Order;
import dev.assay.lab.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells inputs that no ordinary caller gives: stand-ins for other code, and what was closed. */
final class StandIns {
  private static final String LAST =
      "(?i)(close|dispose|destroy|shut|release|stop|terminate|free|recycle|end|finish|abort).*";

  private StandIns() {}

  /** Whether a stub or a lambda is part of it: what those answer is our guess. */
  static boolean in(Order.Trial trial) {
    return in(trial.receiver()) || any(trial.arguments());
  }

  private static boolean any(List<Value> values) {
    return values.stream().anyMatch(StandIns::in);
  }

  private static boolean in(@Nullable Value value) {
    return switch (value) {
      case null -> false;
      case Value.Stub stub -> true;
      case Value.Lambda lambda -> true;
      case Value.Reference reference -> true;
      case Value.As as -> in(as.value());
      case Value.New made -> in(made.outer()) || any(made.arguments());
      case Value.StaticCall call -> any(call.arguments());
      case Value.Chain chain -> in(chain.receiver()) || any(chain.arguments());
      case Value.ArrayOf array -> any(array.elements());
      case Value.Prepared prepared -> in(prepared.base()) || any(prepared.given());
      case Value.Raise raise -> true;
      default -> false;
    };
  }

  /** Whether the receiver has come to its end before the call. */
  static boolean used(Order.Trial trial) {
    Value receiver = trial.receiver();
    while (receiver instanceof Value.Prepared prepared) {
      if (prepared.method().matches(LAST)) {
        return true;
      }
      receiver = prepared.base();
    }
    return false;
  }
}
