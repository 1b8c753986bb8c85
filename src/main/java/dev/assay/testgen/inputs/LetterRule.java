package dev.assay.testgen.inputs;

import dev.assay.lab.Value;
import java.util.List;

/** Characters and truth values. */
final class LetterRule implements ValueRule {
  @Override
  public List<Candidate> candidates(Wanted wanted, Inputs inputs) {
    return switch (inputs.unboxedKind(wanted.type())) {
      case CHAR ->
          List.of(
              letter('a', "LowerCaseA"),
              letter('Z', "UpperCaseZ"),
              letter('7', "Digit7"),
              letter(' ', "Space"),
              letter('\u00e9', "EAcute"),
              letter('\0', "Nul"),
              letter('\uffff', "MaxValue"));
      case BOOLEAN ->
          List.of(new Candidate(Value.of(true), "True"), new Candidate(Value.of(false), "False"));
      default -> List.of();
    };
  }

  private static Candidate letter(char value, String trait) {
    return new Candidate(Value.of(value), trait);
  }
}
