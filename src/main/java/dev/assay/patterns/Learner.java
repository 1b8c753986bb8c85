package dev.assay.patterns;

import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.code.Code.ReadTest;
import dev.assay.code.Code.TestCase;
import dev.assay.patterns.Pattern.Expectation;
import dev.assay.patterns.Pattern.Expected;
import dev.assay.patterns.Pattern.Kind;
import dev.assay.patterns.Pattern.Row;
import dev.assay.patterns.Pattern.Slot;
import dev.assay.patterns.Patterns.Learn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes patterns of the cases in a JUnit test. Stateless; reading a source may block.
 *
 * <p>The cases of one test method on one method under test, of the same arity and form of
 * expectation, are the rows of one pattern. Types are told from literals, casts, constructors and
 * well-known factories. Nothing is learned from a call without arguments, from an argument whose
 * type cannot be told, and from words that no domain knows: such cases are counted.
 */
final class Learner {
  private static final int LONGEST_TITLE = 200;
  private static final Set<String> BOUNDARIES =
      Set.of("0", "0L", "0.0", "1", "-1", "\"\"", "\" \"", "List.of()", "Set.of()", "Map.of()");

  private Learner() {}

  /** What a source teaches. */
  record Lesson(List<Pattern> patterns, int skipped) {}

  private record Group(String test, String method, int arity, Expected expected) {}

  static Lesson learn(Function<String, ReadTest> reader, Learn question) {
    if (question.source() == null || question.source().isBlank()) {
      throw Fault.INVALID.because("field 'source': expected the source of a JUnit test, was blank");
    }
    ReadTest read = reader.apply(question.source());
    Map<Group, List<TestCase>> groups = new LinkedHashMap<>();
    for (TestCase test : read.cases()) {
      Expected expected = Expected.valueOf(test.expectation().toUpperCase(Locale.ROOT));
      var group = new Group(test.test(), test.method(), test.arguments().size(), expected);
      groups.computeIfAbsent(group, missing -> new ArrayList<>()).add(test);
    }
    List<Pattern> patterns = new ArrayList<>();
    int skipped = 0;
    for (Map.Entry<Group, List<TestCase>> entry : groups.entrySet()) {
      Optional<Pattern> pattern = pattern(read, entry.getKey(), entry.getValue());
      pattern.ifPresent(patterns::add);
      skipped += pattern.isPresent() ? 0 : entry.getValue().size();
    }
    return new Lesson(List.copyOf(patterns), skipped);
  }

  private static Optional<Pattern> pattern(ReadTest read, Group group, List<TestCase> cases) {
    List<Slot> parameters = parameters(group, cases);
    List<String> words = words(read, group);
    List<Domains.Fit> fits = fits(read, group, words);
    if (parameters.isEmpty() || fits.isEmpty()) {
      return Optional.empty();
    }
    var pattern =
        new Pattern(
            fits.getFirst().domain(),
            title(cases.getFirst()),
            String.join(" ", Words.of(group.method())),
            kind(group, cases),
            words,
            parameters,
            returns(group, cases),
            cases.stream().map(test -> row(group, test)).distinct().toList());
    return checks(pattern) ? Optional.of(pattern) : Optional.empty();
  }

  // What the code is called says more of its domain than what a test says of one case.
  private static List<Domains.Fit> fits(ReadTest read, Group group, List<String> words) {
    List<String> names = new ArrayList<>(List.of(group.method()));
    if (read.subject() != null) {
      names.add(read.subject());
    }
    List<Domains.Fit> byNames = Domains.shipped().of(names);
    return byNames.isEmpty() ? Domains.shipped().of(words) : byNames;
  }

  // A test may hold what a pattern may not, such as an expression past the bounds.
  private static boolean checks(Pattern pattern) {
    try {
      PatternCheck.checked(pattern, "pattern");
      return true;
    } catch (Failure notAPattern) {
      return false;
    }
  }

  private static Row row(Group group, TestCase test) {
    return new Row(test.arguments(), new Expectation(group.expected(), test.value()));
  }

  private static List<Slot> parameters(Group group, List<TestCase> cases) {
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < group.arity(); i++) {
      int at = i;
      Optional<String> type =
          Literals.commonType(cases.stream().map(test -> test.arguments().get(at)).toList());
      if (type.isEmpty()) {
        return List.of();
      }
      slots.add(new Slot("arg" + i, type.get()));
    }
    return slots;
  }

  // What a test does not show of the return type is left as general as the form allows.
  private static String returns(Group group, List<TestCase> cases) {
    return switch (group.expected()) {
      case THROWS -> "void";
      case HOLDS -> "Object";
      case RETURNS ->
          Literals.commonType(cases.stream().map(TestCase::value).toList()).orElse("Object");
    };
  }

  private static List<String> words(ReadTest read, Group group) {
    Set<String> words = new LinkedHashSet<>(Words.of(group.method()));
    if (read.subject() != null) {
      words.addAll(Words.of(read.subject()));
    }
    words.addAll(Words.of(group.test()));
    return words.stream().filter(word -> !word.equals("test")).limit(32).toList();
  }

  private static String title(TestCase test) {
    String named = test.displayName();
    String title =
        named == null || named.isBlank() ? String.join(" ", Words.of(test.test())) : named.strip();
    String lower = title.toLowerCase(Locale.ROOT);
    return lower.length() > LONGEST_TITLE ? lower.substring(0, LONGEST_TITLE) : lower;
  }

  private static Kind kind(Group group, List<TestCase> cases) {
    List<String> inputs = cases.stream().flatMap(test -> test.arguments().stream()).toList();
    if (inputs.contains("null")) {
      return Kind.NULL;
    }
    return switch (group.expected()) {
      case THROWS -> Kind.ERROR;
      case HOLDS -> Kind.INVARIANT;
      case RETURNS -> inputs.stream().anyMatch(Learner::boundary) ? Kind.BOUNDARY : Kind.HAPPY;
    };
  }

  private static boolean boundary(String input) {
    return BOUNDARIES.contains(input)
        || input.endsWith(".MAX_VALUE")
        || input.endsWith(".MIN_VALUE");
  }
}
