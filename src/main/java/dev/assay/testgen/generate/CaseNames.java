package dev.assay.testgen.generate;

import dev.assay.lab.Value;
import dev.assay.testgen.evaluate.Outcome;
import dev.assay.testgen.inputs.Boundaries;
import dev.assay.testgen.inputs.Candidate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names tests after their case. For one nested class, in which a name is given once. */
final class CaseNames {
  private static final int LONGEST = 80;
  private static final int LONGEST_TRAIT = 24;

  /** Words that lead to others, which were cut off. */
  private static final Pattern DANGLING =
      Pattern.compile("(Is|Has|Of|Minus|About|Point|And|With|That|_when|_after|_on|_)+$");

  private static final Pattern WORDS =
      Pattern.compile("(?=.{1,24}$)[A-Za-z][A-Za-z0-9]*( [A-Za-z0-9]+){1,3}");

  private final Target target;
  private final Set<String> given = new HashSet<>();

  private final String prefix;

  /**
   * @param prefix what each name begins with
   */
  CaseNames(Target target, String prefix) {
    this.target = target;
    this.prefix = prefix;
  }

  /** {@code throwsIllegalArgument_whenAmountIsZero}. */
  String of(Case each) {
    String outcome = outcome(each.expectation());
    if (each.expectation() instanceof Expectation.Equal) {
      return unique(outcome);
    }
    String plain = fitting(outcome + condition(each.row()));
    return given.contains(plain) ? unique(outcome + inDetail(each.row())) : unique(plain);
  }

  /** A name for several rows. */
  String of(Together together) {
    return switch (together.cases().getFirst().expectation()) {
      case Expectation.Throws thrown when together.kind() == Together.Kind.REFUSED_ROWS ->
          unique(outcome(thrown) + "_forEachRefusedRow");
      case Expectation.Throws thrown -> ofThrowing(thrown, together);
      default -> ofTable(together.kind() == Together.Kind.TABLE);
    };
  }

  private String ofThrowing(Expectation.Throws thrown, Together together) {
    String name = Words.inName(target.parameterNames().get(together.varied()));
    List<String> traits =
        together.cases().stream()
            .map(each -> trait(each.row().arguments().get(together.varied())))
            .toList();
    String condition =
        traits.size() == 2
            ? "_when" + name + "Is" + String.join("Or", traits)
            : "_forEachRefused" + name;
    return unique(outcome(thrown) + condition);
  }

  /**
   * @param same whether all rows are of one receiver
   */
  private String ofTable(boolean same) {
    return unique(
        same && target.parameterNames().size() == 1
            ? "returnsExpected_forEach" + Words.inName(target.parameterNames().getFirst())
            : "returnsExpected_forEachRow");
  }

  private String unique(String name) {
    String plain = fitting(name);
    String candidate = plain;
    for (int i = 2; !given.add(candidate); i++) {
      candidate = plain + "_" + i;
    }
    return prefix + candidate;
  }

  // Ends with a whole word, and leaves room for a number.
  private String fitting(String name) {
    int room = LONGEST - prefix.length() - 3;
    if (name.length() <= room) {
      return name;
    }
    int end = room;
    while (end > room / 2 && !Character.isUpperCase(name.charAt(end))) {
      end--;
    }
    String cut = name.substring(0, end);
    int last = cut.lastIndexOf("And");
    // Half a condition says something wrong; the others still tell the case.
    int state = cut.lastIndexOf("_on");
    String whole =
        state > room / 2
            ? cut.substring(0, state)
            : last > cut.indexOf("_when") && last > room / 2 ? cut.substring(0, last) : cut;
    return DANGLING.matcher(whole).replaceFirst("");
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
      return "creates" + Words.inName(target.name());
    }
    if (returned.after().self()) {
      return "returnsItself";
    }
    if (returned.value() instanceof Value.Argument(int index)) {
      return "returns" + Words.inName(target.parameterNames().get(index));
    }
    if (returned.value() != null) {
      return "returns" + word(returned.value());
    }
    if (returned.after().ofReceiver().isEmpty() && !returned.after().ofArguments().isEmpty()) {
      int first = returned.after().ofArguments().getFirst().index();
      return first < 0
          ? "writes" + word(returned.after().ofArguments().getFirst().value())
          : "changes" + Words.inName(target.parameterNames().get(first));
    }
    if (!returned.after().ofReceiver().isEmpty()) {
      Outcome.Probe probe = telling(returned.after().ofReceiver());
      return (probe.changed() ? "makes" : "leaves")
          + property(probe.method())
          + word(probe.value());
    }
    if (!returned.after().ofResult().isEmpty()) {
      Outcome.Probe probe = returned.after().ofResult().getFirst();
      if (probe.value() instanceof Value.ClassLiteral(var type)) {
        return "returnsInstanceOf" + Words.inName(type.simple());
      }
      return "returnsOneWith" + property(probe.method()) + word(probe.value());
    }
    if (returned.present() && target.givesObject()) {
      return "returnsNonNull";
    }
    return returned.interactions().isEmpty()
        ? returned.silent() ? "callsNothing" : "completes"
        : "calls" + Words.inName(Failing.telling(returned.interactions()));
  }

  // A number or a constant says more in a name than that there is a list.
  private static Outcome.Probe telling(List<Outcome.Probe> probes) {
    Outcome.Probe first = probes.getFirst();
    return probes.stream()
        .filter(it -> it.changed() == first.changed())
        .filter(it -> it.value() instanceof Value.Literal || it.value() instanceof Value.Constant)
        .findFirst()
        .orElse(first);
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
      case Value.StaticCall call when Traits.gathers(call) ->
          call.type().simple() + "Of" + Traits.count(call.arguments().size());
      case Value.StaticCall call -> call.type().simple();
      case Value.ArrayOf array when array.elements().isEmpty() -> "EmptyArray";
      case Value.ArrayOf array -> "ArrayOf" + Traits.count(array.elements().size());
      case Value.New(var type, var parameters, var arguments, var outer)
          when type.packageName().equals("java.math")
              && arguments.getFirst() instanceof Value.Literal(Object number) ->
          Traits.number(number);
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
      case String text when WORDS.matcher(text).matches() -> Boundaries.trait(text);
      case String text -> "Text";
      case Character letter -> "Char" + Boundaries.trait(letter.toString());
      default -> Traits.number(literal);
    };
  }

  private String condition(Row row) {
    Optional<String> failing = Failing.in(row);
    if (failing.isPresent()) {
      return "_when" + Words.inName(failing.get()) + "Fails";
    }
    List<String> parts =
        row.varied().stream()
            .filter(index -> index >= 0)
            .map(index -> named(index) + is(trait(row.arguments().get(index))))
            .toList();
    String state = row.varied().contains(Row.RECEIVER) ? state(row) : "";
    if (!parts.isEmpty()) {
      return "_when" + String.join("And", parts) + after(state);
    }
    if (!state.isEmpty()) {
      return after(state);
    }
    @Nullable Candidate only = row.arguments().size() == 1 ? row.arguments().getFirst() : null;
    if (only == null) {
      return row.arguments().isEmpty() ? "" : "_forPlainArguments";
    }
    return trait(only).equals("Usual")
        ? "_forUsual" + named(0)
        : "_when" + named(0) + is(trait(only));
  }

  private String state(Row row) {
    if (row.receiver() == null) {
      return "";
    }
    String trait =
        row.receiver().trait().isEmpty()
            ? Traits.ofReceiver(row.receiver().value())
            : row.receiver().trait();
    if (trait.startsWith("After") || trait.matches("On[A-Z].*")) {
      return trait;
    }
    if (row.receiver().value() instanceof Value.Constant constant) {
      return "On" + word(constant);
    }
    String owner = target.owner().getSimpleName().toString();
    return trait.startsWith("With") ? "On" + owner + trait : "OnAnother" + owner;
  }

  /** All that the row is made of: for one that the first words do not tell from another. */
  private String inDetail(Row row) {
    List<String> parts = new java.util.ArrayList<>();
    for (int i = 0; i < row.arguments().size(); i++) {
      parts.add(named(i) + is(Traits.inDetail(row.arguments().get(i).value())));
    }
    String state =
        row.instance() instanceof Value.Prepared step
            ? Traits.stateInDetail(step)
            : row.varied().contains(Row.RECEIVER) ? state(row) : "";
    return (parts.isEmpty() ? "" : "_when" + String.join("And", parts)) + after(state);
  }

  private static String after(String state) {
    return state.isEmpty() ? "" : "_" + Words.decapital(state);
  }

  private String named(int index) {
    return Words.inName(target.parameterNames().get(index));
  }

  // What was said of a number when it was chosen may be all its digits.
  private static String trait(Candidate candidate) {
    String said = candidate.trait();
    boolean endless = said.length() > LONGEST_TRAIT && candidate.value() instanceof Value.Literal;
    return said.isEmpty() || endless ? Traits.of(candidate.value()) : said;
  }

  private static String is(String trait) {
    return trait.startsWith("Has") ? trait : "Is" + trait;
  }
}
