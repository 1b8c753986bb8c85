package dev.assay.lab.live;

import dev.assay.lab.Observed;
import dev.assay.testgen.inputs.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls that the stubs and lambdas of one run received. For one run and its thread. */
final class Heard {
  private static final int MOST = 64;

  private final Shower shower;
  private final List<Observed.Interaction> calls = new ArrayList<>();
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

  /** Ends the recording; nothing where there were more calls than a test could list. */
  List<Observed.Interaction> end() {
    on = false;
    return tooMany ? List.of() : List.copyOf(calls);
  }
}
