package dev.assay.testgen.generate;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import dev.assay.patterns.Pattern;
import dev.assay.patterns.Patterns;
import dev.assay.testgen.inputs.Boundaries;
import dev.assay.testgen.inputs.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.type.TypeMirror;

/** Finds the rows of patterns whose parameters are of the same types as a method's. For one job. */
final class PatternRows {
  private final List<Patterns.Ranked> patterns;
  private final Function<String, Optional<Value>> reader;

  /** Inputs of a pattern with the pattern they come from; {@code id} is the pattern's. */
  record Suggested(String id, List<Candidate> arguments, Pattern pattern, Pattern.Row row) {
    Suggested {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * @param reader gives the value of a Java expression
   */
  PatternRows(List<Patterns.Ranked> patterns, Function<String, Optional<Value>> reader) {
    this.patterns = List.copyOf(patterns);
    this.reader = reader;
  }

  List<Suggested> of(Target target) {
    List<String> types = target.parameters().stream().map(PatternRows::written).toList();
    List<Suggested> all = new ArrayList<>();
    for (Patterns.Ranked ranked : patterns) {
      Pattern pattern = ranked.pattern();
      if (!types.isEmpty()
          && pattern.parameters().stream().map(Pattern.Slot::type).toList().equals(types)) {
        pattern.rows().forEach(row -> suggested(ranked, row).ifPresent(all::add));
      }
    }
    return all;
  }

  private Optional<Suggested> suggested(Patterns.Ranked ranked, Pattern.Row row) {
    List<Candidate> arguments = new ArrayList<>();
    for (String input : row.inputs()) {
      Optional<Value> value = reader.apply(input);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      arguments.add(new Candidate(value.get(), trait(value.get())));
    }
    Pattern pattern = ranked.pattern();
    return arguments.size() == pattern.parameters().size()
        ? Optional.of(new Suggested(ranked.id(), arguments, pattern, row))
        : Optional.empty();
  }

  private static String trait(Value value) {
    return switch (value) {
      case Value.Null nothing -> "Null";
      case Value.Literal(String text) when text.isEmpty() -> "Empty";
      case Value.Literal(String text) when text.isBlank() -> "Blank";
      case Value.Literal(Object literal) -> Boundaries.trait(String.valueOf(literal));
      default -> "OfPattern";
    };
  }

  private static String written(TypeMirror type) {
    TypeName name = TypeName.of(type);
    String arguments =
        name.arguments().isEmpty()
            ? ""
            : "<"
                + String.join(", ", name.arguments().stream().map(TypeName::simple).toList())
                + ">";
    return name.simple() + arguments + "[]".repeat(name.dimensions());
  }
}
