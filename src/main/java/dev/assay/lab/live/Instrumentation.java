package dev.assay.lab.live;

import dev.assay.lab.search.Runs;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * The subject's instrumented classes and what their probes tell. All but {@link #classes()} and
 * {@link #exhaust()} is called on the thread that runs the subject.
 */
public interface Instrumentation {
  /** Class files by binary name; the same ones each time. */
  Map<String, byte[]> classes();

  /** Forgets what was probed so far; {@code mutant} is 0 for the code as it is. */
  void begin(int mutant, long steps);

  /** The branches taken since; the caller may keep it. */
  BitSet branches();

  /**
   * The mutants reached since, as far as they could have made a difference there; the caller may
   * keep it.
   */
  BitSet mutants();

  /** The operands compared since; the caller may keep it. */
  List<Runs.Compared> compared();

  /**
   * Takes what is left of the steps away, so that code which does not heed an interrupt ends at its
   * next step; on any thread, while the subject waits.
   */
  void exhaust();

  /** The steps that are left. */
  long left();

  /** Whether the steps ran out, even where the subject caught the error. */
  boolean spent();

  /** Whether the subject asked the JVM to exit, even where it caught the error. */
  boolean exited();
}
