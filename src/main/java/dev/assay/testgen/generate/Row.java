package dev.assay.testgen.generate;

import dev.assay.lab.Value;
import dev.assay.testgen.inputs.Candidate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one call. Immutable.
 *
 * @param id unique in its request
 * @param receiver null for static methods and constructors
 * @param varied the parameters that are not at their plain value
 */
public record Row(
    int id, @Nullable Candidate receiver, List<Candidate> arguments, List<Integer> varied) {
  /** Stands among the varied for the receiver. */
  static final int RECEIVER = -1;

  public Row {
    arguments = List.copyOf(arguments);
    varied = List.copyOf(varied);
  }

  /** The arguments' values. */
  public List<Value> values() {
    return arguments.stream().map(Candidate::value).toList();
  }

  @Nullable Value instance() {
    return receiver == null ? null : receiver.value();
  }
}
