package dev.assay.testgen.findings;

import dev.assay.code.MethodSignature;
import dev.assay.code.MethodSignature.Contract;
import dev.assay.lab.Observed;
import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An exception that the code does not raise itself but lets escape from inside, for ordinary inputs
 * that a caller may well give.
 */
final class LeakingException implements Look {
  private static final String KIND = "leakingException";

  private static final String UNSAID = "it neither checks for this input nor documents it";
  private static final String NULL_POINTER = "java.lang.NullPointerException";
  private static final String OF_SOME =
      "(get|peek|remove|poll|pop)?(first|last|head|top|First|Last|Head|Top)";
  private static final String CHANGED = "java.util.ConcurrentModificationException";
  private static final String NO_SUCH = "java.util.NoSuchElementException";
  private static final Pattern ANSWERS_NULL =
      Pattern.compile("\\bnull (where|if|when)\\b|\\bor null\\b");
  private static final String ARITHMETIC = "java.lang.ArithmeticException";

  /** What the JVM raises and no method wants to say; the first that fits names the leak. */
  private static final List<String> LEAKS =
      List.of(
          NULL_POINTER,
          "java.lang.ArrayIndexOutOfBoundsException",
          "java.lang.StringIndexOutOfBoundsException",
          "java.lang.IndexOutOfBoundsException",
          CHANGED,
          NO_SUCH,
          ARITHMETIC);

  @Override
  public List<Finding> at(Context.Method method) {
    // Where no call comes to its end the inputs are to blame, or what has to come before.
    boolean works =
        method.tried().stream().anyMatch(it -> it.observed() instanceof Observed.Returned);
    if (!works || !method.facts().open()) {
      return List.of();
    }
    Set<String> seen = new HashSet<>();
    return method.tried().stream().flatMap(tried -> finding(method, tried, seen).stream()).toList();
  }

  private static Optional<Finding> finding(
      Context.Method method, Reply.Tried tried, Set<String> seen) {
    if (!(tried.observed() instanceof Observed.Threw threw)) {
      return Optional.empty();
    }
    return leak(method, tried.trial(), threw)
        .filter(why -> seen.add(family(threw) + ":" + threw.line()))
        .map(why -> finding(method, tried.trial(), threw, why));
  }

  // Lists differ in which index error they raise.
  private static String family(Observed.Threw threw) {
    return threw.actual().contains("java.lang.IndexOutOfBoundsException")
        ? "index"
        : threw.type().simple();
  }

  /** What speaks against it; nothing where it is no leak. */
  private static Optional<String> leak(
      Context.Method method, Order.Trial trial, Observed.Threw threw) {
    if (threw.raised()
        || threw.line() == 0
        || declared(method.signature(), threw)
        || StandIns.in(trial)
        || StandIns.used(trial)
        || Traits.holdsNull(trial.receiver())
        || Traits.holdsExtreme(trial.receiver())) {
      return Optional.empty();
    }
    return LEAKS.stream()
        .filter(threw.actual()::contains)
        .findFirst()
        .flatMap(leak -> unexpected(leak, method, trial, threw));
  }

  private static Optional<String> unexpected(
      String leak, Context.Method method, Order.Trial trial, Observed.Threw threw) {
    if (leak.equals(NULL_POINTER)) {
      return new NullInputs(method).leak(trial);
    }
    if (leak.equals(CHANGED)) {
      return Optional.of("it changes a collection while it goes over it");
    }
    if (leak.equals(NO_SUCH)) {
      String doc = method.facts().doc().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
      return trial.arguments().isEmpty() && ANSWERS_NULL.matcher(doc).find()
          ? Optional.of("its documentation promises null instead")
          : Optional.empty();
    }
    boolean whole = trial.arguments().stream().anyMatch(Traits::isWhole);
    if (Traits.anyNull(trial.arguments())) {
      return Optional.empty();
    }
    if (leak.equals(ARITHMETIC)) {
      // All others are checks that somebody asked for: Math.addExact, BigDecimal.
      boolean division = threw.message() != null && threw.message().endsWith("/ by zero");
      return division && !whole ? Optional.of(UNSAID) : Optional.empty();
    }
    // Who asks for the first of nothing is told so everywhere in Java.
    if (method.task().method().matches(OF_SOME)) {
      return Optional.empty();
    }
    return whole ? new Indexes(method).leak(trial) : Optional.of(UNSAID);
  }

  private static boolean declared(@Nullable MethodSignature signature, Observed.Threw threw) {
    if (signature == null) {
      return false;
    }
    List<String> names = threw.actual().stream().map(CallText::simple).toList();
    return signature.thrown().stream().anyMatch(each -> names.contains(CallText.simple(each)))
        || signature.contracts().stream()
            .filter(contract -> contract.kind() == Contract.Kind.THROWS)
            .anyMatch(contract ->
                contract.exception() != null
                    && names.contains(CallText.simple(contract.exception())));
  }

  private static Finding finding(
      Context.Method method, Order.Trial trial, Observed.Threw threw, String why) {
    String message = threw.message() == null ? "" : " (" + threw.message() + ")";
    return new Finding(
        method.label(),
        threw.line(),
        KIND,
        "%s lets a %s escape from line %d%s; %s"
            .formatted(
                CallText.of(method.task(), trial),
                threw.type().simple(),
                threw.line(),
                message,
                why));
  }
}
