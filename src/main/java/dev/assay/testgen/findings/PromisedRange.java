package dev.assay.testgen.findings;

import dev.assay.lab.Observed;
import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number outside of what documentation says a method returns, for inputs that are not so large
 * that it overflows.
 */
final class PromisedRange implements Look {
  private static final String KIND = "rangeBroken";
  private static final long ORDINARY = 1_000_000;

  private static final Pattern RETURN = Pattern.compile("(?s)@return\\s(.*?)(\\n\\s*@|$)");
  private static final Pattern NATURAL =
      Pattern.compile("\\b(never negative|always (non-negative|positive|not negative|>= ?0))\\b");
  private static final Pattern BETWEEN =
      Pattern.compile(
          "\\b(?:between|from|within|range(?: of)?) ?[\\[(]?(-?\\d{1,9}) ?(?:and|to|,|\\.\\.+) ?"
              + "(-?\\d{1,9})\\b(?!\\.\\d)");

  /** Words after which other numbers come as well. */
  private static final Pattern INVOLVED =
      Pattern.compile("\\b(or|otherwise|unless|except|if|when|but|usually|typically|mostly)\\b");

  @Override
  public List<Finding> at(Context.Method method) {
    String doc = method.facts().doc().toLowerCase(Locale.ROOT);
    Matcher returned = RETURN.matcher(doc);
    String result = returned.find() ? returned.group(1).replaceAll("\\s+", " ") : "";
    String main = doc.split("\\n\\s*@", 2)[0].replaceAll("\\s+", " ");
    return promised(main, result).stream()
        .flatMap(range -> broken(method, range).stream())
        .toList();
  }

  private record Promised(long least, long most, String words) {}

  private static Optional<Promised> promised(String main, String result) {
    for (String text : List.of(main, result)) {
      Matcher natural = NATURAL.matcher(text);
      if (natural.find() && !INVOLVED.matcher(text).find()) {
        return Optional.of(new Promised(0, Long.MAX_VALUE, natural.group()));
      }
    }
    Matcher between = BETWEEN.matcher(result);
    return between.find() && !INVOLVED.matcher(result).find()
        ? Optional.of(
                new Promised(
                    Long.parseLong(between.group(1)),
                    Long.parseLong(between.group(2)),
                    between.group()))
            .filter(it -> it.least < it.most)
        : Optional.empty();
  }

  private static Optional<Finding> broken(Context.Method method, Promised range) {
    return method.tried().stream()
        .filter(tried -> ordinary(tried.trial()) && outside(tried, range))
        .findFirst()
        .map(tried ->
            new Finding(
                method.label(),
                method.line(),
                KIND,
                "%s returned %s; its documentation promises '%s'"
                    .formatted(
                        CallText.of(method.task(), tried.trial()),
                        tried.observed() instanceof Observed.Returned returned
                            ? CallText.of(returned.value())
                            : "",
                        range.words())));
  }

  private static boolean outside(Reply.Tried tried, Promised range) {
    return tried.observed() instanceof Observed.Returned returned
        && returned.value() instanceof Value.Literal(Number number)
        && Traits.isWhole(returned.value())
        && (number.longValue() < range.least() || number.longValue() > range.most());
  }

  private static boolean ordinary(Order.Trial trial) {
    return !StandIns.in(trial)
        && small(trial.receiver())
        && trial.arguments().stream().allMatch(PromisedRange::small);
  }

  private static boolean small(@Nullable Value value) {
    return switch (value) {
      case null -> true;
      case Value.As as -> small(as.value());
      case Value.Literal(Number number) -> Math.abs(number.doubleValue()) <= ORDINARY;
      case Value.Literal literal -> true;
      case Value.Null nothing -> true;
      case Value.Constant constant ->
          !constant.name().contains("MAX") && !constant.name().contains("MIN");
      case Value.New made -> made.arguments().stream().allMatch(PromisedRange::small);
      case Value.StaticCall call -> call.arguments().stream().allMatch(PromisedRange::small);
      case Value.ArrayOf array -> array.elements().stream().allMatch(PromisedRange::small);
      case Value.Prepared prepared ->
          small(prepared.base()) && prepared.given().stream().allMatch(PromisedRange::small);
      default -> false;
    };
  }
}
