package dev.assay.lab.instrument;

import dev.assay.lab.Reply.Branch;
import dev.assay.lab.Reply.Mutant;
import java.util.List;
import java.util.Map;

/**
 * A subject that tells what it does. Immutable.
 *
 * @param classes class files by binary name
 * @param infections of those mutants that cannot make a difference everywhere
 * @param unmeasured methods, as {@code type.method}, that could not carry everything
 */
public record Instrumented(
    Map<String, byte[]> classes,
    List<Branch> branches,
    List<Mutant> mutants,
    List<Infection> infections,
    List<String> unmeasured) {
  public Instrumented {
    classes = Map.copyOf(classes);
    branches = List.copyOf(branches);
    mutants = List.copyOf(mutants);
    infections = List.copyOf(infections);
    unmeasured = List.copyOf(unmeasured);
  }
}
