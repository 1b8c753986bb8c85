package dev.assay.lab.rig;

import dev.assay.lab.instrument.Infection;
import dev.assay.lab.instrument.Instrumented;
import dev.assay.lab.live.Instrumentation;
import dev.assay.lab.probe.Probes;
import dev.assay.lab.search.Runs;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** What the probes tell of an instrumented subject. For one thread. */
record Probed(Instrumented instrumented) implements Instrumentation {
  @Override
  public Map<String, byte[]> classes() {
    return instrumented.classes();
  }

  @Override
  public void begin(int mutant, long steps) {
    Probes.begin(mutant, steps);
  }

  @Override
  public BitSet branches() {
    return Probes.branches();
  }

  @Override
  public BitSet mutants() {
    BitSet differing = Probes.mutants();
    BitSet taken = Probes.branches();
    BitSet equal = Probes.equal();
    for (Infection each : instrumented.infections()) {
      if (differing.get(each.mutant()) && !each.in(taken, equal)) {
        differing.clear(each.mutant());
      }
    }
    return differing;
  }

  @Override
  public List<Runs.Compared> compared() {
    return Probes.compared();
  }

  @Override
  public void exhaust() {
    Probes.exhaust();
  }

  @Override
  public long left() {
    return Probes.left();
  }

  @Override
  public boolean spent() {
    return Probes.spent();
  }

  @Override
  public boolean exited() {
    return Probes.exited();
  }
}
