package dev.assay.testgen.inputs;

import java.util.List;

/** Which values one kind of type is tried with. Stateless. */
interface ValueRule {
  /**
   * The values, the plainest first; empty where this rule does not know the type. Null is not among
   * them: who asks adds it where the type allows it.
   */
  List<Candidate> candidates(Wanted wanted, Inputs inputs);
}
