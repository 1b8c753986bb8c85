package dev.assay.testgen.inputs;

import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text: usual for the parameter's name, empty, blank, beyond ASCII, and what attackers send. */
final class TextRule implements ValueRule {
  private static final String ANY = "abc";

  /** What a name that contains the first word usually holds. */
  private static final List<Usual> USUAL =
      List.of(
          new Usual("email", "ann@example.org"),
          new Usual("mail", "ann@example.org"),
          new Usual("url", "https://example.org/a?b=c"),
          new Usual("uri", "https://example.org/a?b=c"),
          new Usual("host", "example.org"),
          new Usual("path", "docs/readme.txt"),
          new Usual("file", "readme.txt"),
          new Usual("phone", "+15550100"),
          new Usual("currency", "EUR"),
          new Usual("date", "2024-02-29"),
          new Usual("time", "10:15:30"),
          new Usual("number", "42"),
          new Usual("regex", "[a-z]+"),
          new Usual("pattern", "[a-z]+"),
          new Usual("delim", ","),
          new Usual("separator", ","),
          new Usual("prefix", "ab"),
          new Usual("suffix", "yz"));

  private record Usual(String word, String text) {}

  private record Attack(String word, String text, String trait) {}

  private static final List<Attack> ATTACKS =
      List.of(
          new Attack("sql", "' OR '1'='1", "SqlInjection"),
          new Attack("query", "' OR '1'='1", "SqlInjection"),
          new Attack("user", "' OR '1'='1", "SqlInjection"),
          new Attack("path", "../../etc/passwd", "PathTraversal"),
          new Attack("file", "../../etc/passwd", "PathTraversal"),
          new Attack("html", "<script>alert(1)</script>", "ScriptTag"),
          new Attack("comment", "<script>alert(1)</script>", "ScriptTag"),
          new Attack("url", "javascript:alert(1)", "ScriptUrl"));

  @Override
  public List<Candidate> candidates(Wanted wanted, Inputs inputs) {
    if (!inputs.isText(wanted.type())) {
      return List.of();
    }
    String name = wanted.name().toLowerCase(Locale.ROOT);
    String named = usual(name);
    List<String> topical = topical(wanted.name(), named, inputs);
    boolean told = !named.equals(ANY) && !(name.contains("pattern") && !topical.isEmpty());
    List<Candidate> all = new ArrayList<>();
    all.add(text(told || topical.isEmpty() ? named : topical.getFirst(), "Usual"));
    if (!told) {
      topical.stream().skip(1).forEach(it -> all.add(text(it, Boundaries.trait(it))));
    }
    all.addAll(patterns(name, inputs.mentioned()));
    all.add(text("", "Empty"));
    all.add(text(" ", "Blank"));
    all.add(text("a", "OneLetter"));
    all.add(text("Hello, World 42", "MixedText"));
    all.add(text("\u00e4\u00df\u0416\u6f22", "BeyondAscii"));
    all.add(text("\ud83d\ude00", "Emoji"));
    all.add(
        new Candidate(
            new Value.Chain(Value.of("ab"), "repeat", List.of("int"), List.of(Value.of(500))),
            "VeryLong"));
    ATTACKS.stream()
        .filter(attack -> name.contains(attack.word))
        .limit(1)
        .forEach(attack -> all.add(text(attack.text, attack.trait)));
    return all;
  }

  // What the class is about tells more than the name of the parameter.
  private static List<String> topical(String name, String named, Inputs inputs) {
    List<String> texts = inputs.topics().texts(name.toLowerCase(Locale.ROOT));
    return !texts.isEmpty() || !named.equals(ANY) || name.isEmpty()
        ? texts
        : Topics.of(Character.toUpperCase(name.charAt(0)) + name.substring(1)).texts("");
  }

  // What a pattern keeps of a text may be nothing, one part or several, of which some are missing.
  // Patterns of dates and numbers are something else, and costly where they are none.
  private static List<Candidate> patterns(String name, Mentioned mentioned) {
    boolean matched = mentioned.has("matcher") || mentioned.has("matches");
    return name.contains("regex") || (name.contains("pattern") && matched)
        ? List.of(text("([a-z]+)", "HasOneGroup"), text("([a-z]+)-(\\d+)?", "HasTwoGroups"))
        : List.of();
  }

  private static String usual(String name) {
    return USUAL.stream()
        .filter(usual -> name.contains(usual.word))
        .map(Usual::text)
        .findFirst()
        .orElse(ANY);
  }

  private static Candidate text(String value, String trait) {
    return new Candidate(Value.of(value), trait);
  }
}
