package dev.assay.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How tests are asked for. Immutable.
 *
 * @param effort {@code fast}, {@code thorough} or milliseconds
 * @param without the options that are switched off: patterns, conditions, execution
 */
record Ask(String effort, long seed, List<String> without) {
  private static final ObjectMapper JSON = new ObjectMapper();

  Ask {
    without = List.copyOf(without);
  }

  static Ask of(String effort, long seed) {
    return new Ask(effort, seed, List.of());
  }

  Ask withSeed(long another) {
    return new Ask(effort, another, without);
  }

  /** The body of the request. */
  String body(String source, @Nullable String classPath) {
    ObjectNode question = JSON.createObjectNode().put("source", source);
    if (classPath != null) {
      question.put("classpath", classPath);
    }
    ObjectNode options = question.putObject("options").put("effort", effort).put("seed", seed);
    without.forEach(option -> options.put(option, false));
    return question.toString();
  }
}
