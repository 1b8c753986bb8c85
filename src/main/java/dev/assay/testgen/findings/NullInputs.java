package dev.assay.testgen.findings;

import dev.assay.code.MethodSignature;
import dev.assay.code.TypeSignature;
import dev.assay.lab.Observed;
import dev.assay.lab.Order;
import dev.assay.lab.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a NullPointerException is the caller's. By Java's convention null is, unless the
 * code or its documentation says that it may be given. For one method.
 */
final class NullInputs {
  private static final Pattern REFUSED =
      Pattern.compile(
          "(not|never|non)[- ]?(be )?(a )?null|cannot be null|mustn't|nullpointerexception");

  private static final Pattern MAY_BE =
      Pattern.compile(
          "(may|can|could|might|possibly) (also )?be (empty or |blank or )?null|\\bnullable\\b"
              + "|null[- ]safe|null (is )?(allowed|permitted|accepted)"
              + "|(^|[.;,(] ?|for |a )null (or (blank|empty)|and (blank|empty)|is|stands|means|counts)"
              + "|(blank|empty) (or|and) null");

  private static final List<Set<String>> PAIRS =
      List.of(
          Set.of("left", "right"),
          Set.of("first", "second"),
          Set.of("first", "last"),
          Set.of("one", "other"),
          Set.of("one", "two"));

  private final Context.Method method;

  NullInputs(Context.Method method) {
    this.method = method;
  }

  /** What speaks against it; nothing where the caller is to blame. */
  Optional<String> leak(Order.Trial trial) {
    List<Value> arguments = trial.arguments();
    if (!Traits.anyNull(arguments)) {
      return Optional.of("it neither checks for this input nor documents it");
    }
    long nulls = arguments.stream().filter(Traits::holdsNull).count();
    for (int i = 0; i < arguments.size(); i++) {
      if (nulls == 1 && Traits.isNull(arguments.get(i))) {
        return allowed(i);
      }
    }
    return Optional.empty();
  }

  private Optional<String> allowed(int index) {
    MethodSignature signature = method.signature();
    if (signature == null || index >= signature.parameters().size()) {
      return Optional.empty();
    }
    TypeSignature.Parameter parameter = signature.parameters().get(index);
    if (parameter.annotations().stream()
        .anyMatch(each -> each.matches("@?(\\w+\\.)*(Nullable|CheckForNull)(\\W.*)?"))) {
      return Optional.of(parameter.name() + " is declared as one that may be null");
    }
    if (documented(parameter.name())) {
      return Optional.of("its documentation says what null stands for");
    }
    return sibling(signature, index)
        .map(other -> "it has an answer where %s is null, and none here".formatted(other));
  }

  private boolean documented(String name) {
    String doc = method.facts().doc().toLowerCase(Locale.ROOT).replaceAll("[{}@`]code |[{}`]", "");
    if (REFUSED.matcher(doc).find()) {
      return false;
    }
    Matcher own =
        Pattern.compile(
                "(?s)@param\\s+"
                    + Pattern.quote(name.toLowerCase(Locale.ROOT))
                    + "\\s(.*?)(\\n\\s*@|$)")
            .matcher(doc);
    String main = doc.split("\\n\\s*@", 2)[0].replaceAll("\\s+", " ");
    return MAY_BE.matcher(main).find() || (own.find() && MAY_BE.matcher(own.group(1)).find());
  }

  // One of the same type is compared with null, and what comes of that is no exception.
  private Optional<String> sibling(MethodSignature signature, int index) {
    List<TypeSignature.Parameter> parameters = signature.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      TypeSignature.Parameter other = parameters.get(i);
      if (i != index
          && other.type().equals(parameters.get(index).type())
          && alike(other.name(), parameters.get(index).name())
          && compared(signature, other.name())
          && !compared(signature, parameters.get(index).name())
          && answersNullAlone(i)) {
        return Optional.of(other.name());
      }
    }
    return Optional.empty();
  }

  // s1 and s2, first and last: only such are expected to be treated alike.
  private static boolean alike(String one, String other) {
    String stem = one.replaceAll("\\d+$", "");
    return (stem.equals(other.replaceAll("\\d+$", "")) && !stem.isEmpty())
        || (one.length() == 1 && other.length() == 1)
        || PAIRS.stream().anyMatch(pair -> pair.contains(one) && pair.contains(other));
  }

  private static boolean compared(MethodSignature signature, String name) {
    return signature.conditions().stream()
        .flatMap(condition -> condition.comparisons().stream())
        .anyMatch(it -> it.subject().strip().equals(name) && it.constant().equals("null"));
  }

  private boolean answersNullAlone(int index) {
    return method.tried().stream()
        .filter(tried -> tried.observed() instanceof Observed.Returned)
        .map(tried -> tried.trial().arguments())
        .anyMatch(arguments ->
            Traits.isNull(arguments.get(index))
                && arguments.stream().filter(Traits::holdsNull).count() == 1);
  }
}
