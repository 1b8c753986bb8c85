package dev.assay.lab.search;

import dev.assay.lab.Reply;
import java.util.List;

/** What the instrumentation knows of the subject: what can be covered and killed. Immutable. */
public record Surroundings(List<Reply.Branch> branches, List<Reply.Mutant> mutants) {
  public Surroundings {
    branches = List.copyOf(branches);
    mutants = List.copyOf(mutants);
  }
}
