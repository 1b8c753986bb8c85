package dev.assay.patterns;

import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * Checks that a pattern is whole before it is stored: every part there, within bounds and fitting
 * the others. Fails with {@link Fault#INVALID} and the path of the first part that is wrong. Used
 * by one thread.
 */
final class PatternCheck {
  private static final int LONGEST_PROSE = 300;
  private static final int LONGEST_EXPRESSION = 20_000;
  private static final int MOST_WORDS = 64;
  private static final int MOST_PARAMETERS = 32;
  private static final int MOST_ROWS = 200;
  private static final java.util.regex.Pattern TYPE =
      java.util.regex.Pattern.compile("[\\p{javaJavaIdentifierPart}.<>\\[\\],?& ]+");

  private final String path;

  private PatternCheck(String path) {
    this.path = path;
  }

  /** Checks {@code pattern}, found at {@code path} in the question ({@code pattern}, say). */
  static Pattern checked(@Nullable Pattern pattern, String path) {
    if (pattern == null) {
      throw Fault.INVALID.because("field '%s': expected a pattern, was nothing".formatted(path));
    }
    new PatternCheck(path + ".").check(pattern);
    return pattern;
  }

  private void check(Pattern pattern) {
    present("domain", pattern.domain());
    present("kind", pattern.kind());
    prose("title", pattern.title());
    prose("operation", pattern.operation());
    type("returns", pattern.returns());
    atMost("words", pattern.words().size(), MOST_WORDS);
    for (int i = 0; i < pattern.words().size(); i++) {
      prose("words[" + i + "]", pattern.words().get(i));
    }
    parameters(pattern.parameters());
    if (pattern.rows().isEmpty()) {
      throw fault("rows", "expected at least 1 row");
    }
    atMost("rows", pattern.rows().size(), MOST_ROWS);
    for (int i = 0; i < pattern.rows().size(); i++) {
      row("rows[" + i + "].", pattern.rows().get(i), pattern);
    }
  }

  private void parameters(List<Pattern.Slot> parameters) {
    atMost("parameters", parameters.size(), MOST_PARAMETERS);
    Set<String> names = new HashSet<>(Set.of("result"));
    for (int i = 0; i < parameters.size(); i++) {
      String at = "parameters[" + i + "].";
      Pattern.Slot slot = parameters.get(i);
      prose(at + "name", slot.name());
      if (!SourceVersion.isIdentifier(slot.name()) || SourceVersion.isKeyword(slot.name())) {
        throw fault(at + "name", "expected a Java identifier, was '" + slot.name() + "'");
      }
      if (!names.add(slot.name())) {
        throw fault(at + "name", "'%s' is taken; expected another name".formatted(slot.name()));
      }
      type(at + "type", slot.type());
      if (slot.type().equals("void")) {
        throw fault(at + "type", "a parameter cannot be void");
      }
    }
  }

  private void row(String at, Pattern.Row row, Pattern pattern) {
    int arity = pattern.parameters().size();
    if (row.inputs().size() != arity) {
      throw fault(
          at + "inputs",
          "expected %d, one for each parameter, was %d".formatted(arity, row.inputs().size()));
    }
    for (int i = 0; i < arity; i++) {
      expression(at + "inputs[" + i + "]", row.inputs().get(i));
    }
    present(at + "expect", row.expect());
    present(at + "expect.kind", row.expect().kind());
    String value = at + "expect.value";
    expression(value, row.expect().value());
    switch (row.expect().kind()) {
      case THROWS -> {
        if (!SourceVersion.isName(row.expect().value())) {
          throw fault(value, "expected the name of an exception class");
        }
      }
      case RETURNS -> {
        if (pattern.returns().equals("void")) {
          throw fault(value, "a method that returns void has no value");
        }
      }
      case HOLDS -> {}
    }
  }

  private void prose(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw fault(field, "expected text, was %s".formatted(text == null ? "nothing" : "blank"));
    }
    atMost(field, text.length(), LONGEST_PROSE, "characters");
  }

  private void type(String field, @Nullable String type) {
    prose(field, type);
    if (!TYPE.matcher(String.valueOf(type)).matches()) {
      throw fault(field, "expected a Java type, was '" + type + "'");
    }
  }

  private void expression(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw fault(field, "expected a Java expression, was blank");
    }
    atMost(field, text.length(), LONGEST_EXPRESSION, "characters");
    String wrong = Expressions.fault(text);
    if (wrong != null) {
      throw fault(field, "expected a Java expression, found " + wrong);
    }
  }

  private void present(String field, @Nullable Object value) {
    if (value == null) {
      throw fault(field, "expected a value, was nothing");
    }
  }

  private void atMost(String field, int size, int most) {
    atMost(field, size, most, "entries");
  }

  private void atMost(String field, int size, int most, String unit) {
    if (size > most) {
      throw fault(
          field, String.format(Locale.ROOT, "expected at most %d %s, was %d", most, unit, size));
    }
  }

  private Failure fault(String field, String text) {
    return Fault.INVALID.because("field '%s%s': %s".formatted(path, field, text));
  }
}
