package dev.assay.lab.instrument;

import dev.assay.lab.Reply.Branch;
import dev.assay.lab.Reply.Mutant;
import java.util.List;
import java.util.Map;

/**
 * A subject that tells what it does. Immutable.
 *
 * @param classes class files by binary name
 * @param unmeasured methods, as {@code type.method}, that could not carry everything
 */
public record Instrumented(
    Map<String, byte[]> classes,
    List<Branch> branches,
    List<Mutant> mutants,
    List<String> unmeasured) {
  public Instrumented {
    classes = Map.copyOf(classes);
    branches = List.copyOf(branches);
    mutants = List.copyOf(mutants);
    unmeasured = List.copyOf(unmeasured);
  }
}
