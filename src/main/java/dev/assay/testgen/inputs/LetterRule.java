package dev.assay.testgen.inputs;

import dev.assay.lab.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Characters, usual for the parameter's name or plain, and truth values. */
final class LetterRule implements ValueRule {
  /** What a name that contains the word usually holds. */
  private static final Map<String, Candidate> USUAL =
      new TreeMap<>(
          Map.of(
              "delim", letter(',', "Comma"),
              "separator", letter(',', "Comma"),
              "quote", letter('"', "QuotationMark"),
              "escape", letter('\\', "Backslash"),
              "fill", letter('*', "Asterisk"),
              "pad", letter('*', "Asterisk")));

  private static final List<Candidate> LETTERS =
      List.of(
          letter('a', "LowerCaseA"),
          letter('Z', "UpperCaseZ"),
          letter('7', "Digit7"),
          letter(' ', "Space"),
          letter('\u00e9', "EAcute"),
          letter('\0', "Nul"),
          letter('\uffff', "MaxValue"));

  @Override
  public List<Candidate> candidates(Wanted wanted, Inputs inputs) {
    return switch (inputs.unboxedKind(wanted.type())) {
      case CHAR -> letters(wanted.name().toLowerCase(Locale.ROOT));
      case BOOLEAN ->
          List.of(new Candidate(Value.of(true), "True"), new Candidate(Value.of(false), "False"));
      default -> List.of();
    };
  }

  private static List<Candidate> letters(String name) {
    Stream<Candidate> usual =
        USUAL.entrySet().stream()
            .filter(each -> name.contains(each.getKey()))
            .map(Map.Entry::getValue)
            .limit(1);
    return Stream.concat(usual, LETTERS.stream()).toList();
  }

  private static Candidate letter(char value, String trait) {
    return new Candidate(Value.of(value), trait);
  }
}
