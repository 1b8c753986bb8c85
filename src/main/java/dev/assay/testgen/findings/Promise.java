package dev.assay.testgen.findings;

import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The inputs for which documentation promises an exception: {@code if size is negative}. Only what
 * can be understood for certain. Immutable.
 *
 * @param words the word of the documentation
 * @param index of the parameter it speaks of
 */
record Promise(String words, int index, Predicate<Value> holds) {
  /** Words that make a condition mean more or less than its parts. */
  private static final Pattern INVOLVED =
      Pattern.compile(
          "\\b(and|both|all|unless|but|only|except|not|neither|nor|either|any|one of|when also|after"
              + "|before|while|already|may|optionally|subclass|element|elements|contains|key|value"
              + " in|entry|entries|result)\\b");

  private static final Pattern LIMIT =
      Pattern.compile(
          "((?:\\b(?:less|smaller|greater|larger) than|\\bbelow|\\babove|[<>])\\s*)(-?\\d{1,9})\\b");

  /** Whether it speaks of numbers beyond a bound, which are all the same to it. */
  boolean strict() {
    return words.startsWith("not within");
  }

  /** The promises in a text about exceptions; none where it is too involved. */
  static List<Promise> in(String text, List<String> parameters) {
    Optional<Bounds> bounds = Bounds.in(text);
    String lower = plain(bounds.isPresent() ? Bounds.without(text) : text);
    int index = spokenOf(text, parameters);
    if (index < 0 || INVOLVED.matcher(lower).find() || !lower.matches("(if|when|in case)\\b.*")) {
      return List.of();
    }
    List<Promise> all = new ArrayList<>();
    add(all, lower, "null", index, Traits::isNull);
    add(all, lower, "empty", index, Traits::isEmpty);
    add(all, lower, "blank", index, value -> Traits.isBlank(value) || Traits.isEmpty(value));
    add(all, lower, "negative", index, value -> signIs(value, -1));
    add(all, lower, "zero", index, value -> signIs(value, 0));
    add(all, lower, "nonpositive", index, value -> signIs(value, -1) || signIs(value, 0));
    // Each end for itself: one of them may be kept and the other forgotten.
    bounds.ifPresent(it -> all.add(new Promise(it.words(), index, it::below)));
    bounds.ifPresent(it -> all.add(new Promise(it.words(), index, it::above)));
    Matcher limit = LIMIT.matcher(lower);
    if (limit.find() && !lower.contains("or equal") && !lower.contains("length")) {
      String word = limit.group(1).strip();
      boolean below = word.matches("less than|smaller than|below|<");
      long than = Long.parseLong(limit.group(2));
      all.add(
          new Promise(
              word + " " + than,
              index,
              value ->
                  Traits.plain(value) instanceof Value.Literal(Number number)
                      && Traits.isWhole(value)
                      && (below ? number.longValue() < than : number.longValue() > than)));
    }
    return all;
  }

  // Denials that are understood become words of their own.
  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replaceAll("[`'\"]", "")
        .replaceAll("\\b(is not|isnt|not|non)[ -]?(strictly )?positive\\b", "is nonpositive");
  }

  private static boolean signIs(Value value, int sign) {
    Integer actual = Traits.sign(value);
    return actual != null && actual == sign;
  }

  private static void add(
      List<Promise> all, String text, String word, int index, Predicate<Value> holds) {
    if (Pattern.compile("\\b" + word + "\\b").matcher(text).find()) {
      all.add(new Promise(word, index, holds));
    }
  }

  // Exactly one parameter is named, or there is but one and the text says "the argument".
  private static int spokenOf(String text, List<String> parameters) {
    List<String> named =
        parameters.stream()
            .filter(name ->
                Pattern.compile("(?<!\\w)" + Pattern.quote(name) + "(?!\\w|\\.)")
                    .matcher(text)
                    .find())
            .toList();
    if (named.size() == 1) {
      return parameters.indexOf(named.getFirst());
    }
    boolean only =
        parameters.size() == 1
            && named.isEmpty()
            && text.toLowerCase(Locale.ROOT).matches(".*\\b(argument|parameter|it|input)\\b.*");
    return only ? 0 : -1;
  }
}
