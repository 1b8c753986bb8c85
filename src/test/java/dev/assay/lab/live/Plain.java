package dev.assay.lab.live;

import dev.assay.lab.search.Runs;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Classes as they are, without probes. */
record Plain(Map<String, byte[]> classes) implements Instrumentation {
  @Override
  public void begin(int mutant, long steps) {}

  @Override
  public BitSet branches() {
    return new BitSet();
  }

  @Override
  public BitSet mutants() {
    return new BitSet();
  }

  @Override
  public List<Runs.Compared> compared() {
    return List.of();
  }

  @Override
  public void exhaust() {}

  @Override
  public long left() {
    return Long.MAX_VALUE;
  }

  @Override
  public boolean spent() {
    return false;
  }

  @Override
  public boolean exited() {
    return false;
  }
}
