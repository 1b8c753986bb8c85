package dev.assay.testgen.generate;

import dev.assay.testgen.evaluate.Outcome;
import dev.assay.testgen.inputs.Boundaries;
import dev.assay.testgen.inputs.Candidate;
import dev.assay.testgen.inputs.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names tests after their case. For one nested class, in which a name is given once. */
final class CaseNames {
  private static final int LONGEST = 80;
  private static final int LONGEST_NUMBER = 8;

  private final Target target;
  private final Set<String> given = new HashSet<>();

  CaseNames(Target target) {
    this.target = target;
  }

  /** {@code throwsIllegalArgument_whenAmountIsZero}. */
  String of(Case each) {
    boolean law = each.expectation() instanceof Expectation.Equal;
    return unique(outcome(each.expectation()) + (law ? "" : condition(each.row())));
  }

  /** A name for several rows that differ in one parameter and throw alike. */
  String ofThrowing(Expectation.Throws thrown, String parameter, List<String> traits) {
    String name = Words.inName(parameter);
    String condition =
        traits.size() == 2
            ? "_when" + name + "Is" + String.join("Or", traits)
            : "_forEachRefused" + name;
    return unique(outcome(thrown) + condition);
  }

  /** A name for a table of rows with their results. */
  String ofTable() {
    return unique(
        target.parameterNames().size() == 1
            ? "returnsExpected_forEach" + Words.inName(target.parameterNames().getFirst())
            : "returnsExpected_forEachRow");
  }

  String unique(String name) {
    String short1 = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    String candidate = short1;
    for (int i = 2; !given.add(candidate); i++) {
      candidate = short1 + "_" + i;
    }
    return candidate;
  }

  private String outcome(Expectation expectation) {
    return switch (expectation) {
      case Expectation.Throws thrown -> "throws" + thrown.exception().simple();
      case Expectation.Returns returned -> outcome(returned);
      case Expectation.Equal equal -> "equalsOnlyWhatIsAlike";
      case Expectation.Unknown unknown -> "unknown";
    };
  }

  private String outcome(Expectation.Returns returned) {
    if (target.constructor()) {
      return "isCreated";
    }
    if (returned.after().self()) {
      return "returnsItself";
    }
    if (returned.value() != null) {
      return "returns" + word(returned.value());
    }
    if (returned.after().ofReceiver().isEmpty() && !returned.after().ofArguments().isEmpty()) {
      return "changes"
          + Words.inName(
              target.parameterNames().get(returned.after().ofArguments().getFirst().index()));
    }
    if (!returned.after().ofReceiver().isEmpty()) {
      Outcome.Probe probe = returned.after().ofReceiver().getFirst();
      return "makes" + property(probe.method()) + word(probe.value());
    }
    return "returnsOneWith"
        + property(returned.after().ofResult().getFirst().method())
        + word(returned.after().ofResult().getFirst().value());
  }

  private static String property(String method) {
    return Words.inName(method.replaceFirst("^(get|is)(?=[A-Z])", ""));
  }

  private static String word(Value value) {
    return switch (value) {
      case Value.Null nothing -> "Null";
      case Value.Literal literal -> word(literal.value());
      case Value.Constant constant ->
          constant.name().equals(constant.name().toUpperCase(Locale.ROOT))
              ? List.of(constant.name().split("_", -1)).stream()
                  .map(part -> Words.capital(part.toLowerCase(Locale.ROOT)))
                  .collect(Collectors.joining())
              : Words.inName(constant.name());
      case Value.StaticCall call when call.arguments().isEmpty() -> "Empty" + call.type().simple();
      case Value.StaticCall call -> call.type().simple();
      case Value.ArrayOf array when array.elements().isEmpty() -> "EmptyArray";
      case Value.ArrayOf array -> "Array";
      case Value.New(var type, var parameters, var arguments, var outer)
          when type.packageName().equals("java.math")
              && arguments.getFirst() instanceof Value.Literal(Object number) ->
          Boundaries.trait(String.valueOf(number));
      case Value.New creation -> creation.type().simple();
      default -> "Value";
    };
  }

  private static String word(Object literal) {
    return switch (literal) {
      case Boolean truth -> truth ? "True" : "False";
      case String text when text.isEmpty() -> "EmptyText";
      case String text when text.isBlank() -> "BlankText";
      case String text when text.matches("[A-Za-z0-9]{1,16}") -> Words.capital(text);
      case String text -> "Text";
      case Character letter -> "Char" + Boundaries.trait(letter.toString());
      case Integer number when number == Integer.MAX_VALUE -> "MaxValue";
      case Integer number when number == Integer.MIN_VALUE -> "MinValue";
      case Long number when number == Long.MAX_VALUE -> "MaxValue";
      case Long number when number == Long.MIN_VALUE -> "MinValue";
      case Double number when number.isNaN() -> "NaN";
      case Double number when number.toString().length() > LONGEST_NUMBER -> "Fraction";
      default -> Boundaries.trait(String.valueOf(literal));
    };
  }

  private String condition(Row row) {
    List<String> parts =
        row.varied().stream()
            .filter(index -> index >= 0)
            .map(index -> Words.inName(target.parameterNames().get(index)) + is(row, index))
            .toList();
    if (!parts.isEmpty()) {
      return "_when" + String.join("And", parts);
    }
    if (row.varied().contains(Row.RECEIVER) && row.receiver() != null) {
      String trait = row.receiver().trait();
      return trait.startsWith("After")
          ? "_" + Words.decapital(trait)
          : "_onAnother" + target.owner().getSimpleName();
    }
    @Nullable Candidate only = row.arguments().size() == 1 ? row.arguments().getFirst() : null;
    if (only == null) {
      return row.arguments().isEmpty() ? "" : "_forPlainArguments";
    }
    String name = Words.inName(target.parameterNames().getFirst());
    return only.trait().equals("Usual") ? "_forUsual" + name : "_when" + name + is(row, 0);
  }

  private static String is(Row row, int index) {
    String trait = row.arguments().get(index).trait();
    return trait.startsWith("Has") ? trait : "Is" + trait;
  }
}
