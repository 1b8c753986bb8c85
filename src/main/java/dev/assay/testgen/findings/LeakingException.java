package dev.assay.testgen.findings;

import dev.assay.code.MethodSignature;
import dev.assay.code.MethodSignature.Contract;
import dev.assay.lab.Observed;
import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An exception that the code does not raise itself but lets escape from inside, for inputs that a
 * caller may well give. Null is the caller's fault unless the code says that it may be given.
 */
final class LeakingException implements Look {
  private static final String KIND = "leakingException";

  private static final String NULL_POINTER = "java.lang.NullPointerException";

  /** What the JVM raises and no method wants to say; the first that fits names the leak. */
  private static final List<String> LEAKS =
      List.of(
          NULL_POINTER,
          "java.lang.ArrayIndexOutOfBoundsException",
          "java.lang.StringIndexOutOfBoundsException",
          "java.lang.IndexOutOfBoundsException",
          "java.lang.NegativeArraySizeException",
          "java.lang.ClassCastException",
          "java.lang.ArithmeticException");

  @Override
  public List<Finding> at(Context.Method method, Context context) {
    Set<String> seen = new HashSet<>();
    List<Finding> all = new ArrayList<>();
    for (Reply.Tried tried : method.tried()) {
      if (tried.observed() instanceof Observed.Threw threw) {
        leak(method, tried.trial(), threw)
            .filter(leak -> seen.add(leak + ":" + threw.line()))
            .ifPresent(leak -> all.add(finding(method, tried.trial(), threw)));
      }
    }
    return all;
  }

  private static Optional<String> leak(
      Context.Method method, Order.Trial trial, Observed.Threw threw) {
    if (threw.raised() || threw.line() == 0 || declared(method.signature(), threw)) {
      return Optional.empty();
    }
    return LEAKS.stream()
        .filter(threw.actual()::contains)
        .findFirst()
        .filter(leak -> unexpected(leak, method, trial));
  }

  private static boolean unexpected(String leak, Context.Method method, Order.Trial trial) {
    return switch (leak) {
      case NULL_POINTER -> !blamesCaller(method.signature(), trial);
      // For numbers outside a list's range this is what a caller is to be told.
      case "java.lang.IndexOutOfBoundsException" ->
          !Traits.anyNull(trial.arguments())
              && trial.arguments().stream().noneMatch(Traits::isWhole);
      case "java.lang.ArithmeticException" -> trial.arguments().stream().noneMatch(Traits::isWhole);
      default -> !Traits.anyNull(trial.arguments());
    };
  }

  // A null anywhere in the inputs, but for a parameter that says it may be null.
  private static boolean blamesCaller(@Nullable MethodSignature signature, Order.Trial trial) {
    if (Traits.holdsNull(trial.receiver())) {
      return true;
    }
    List<Value> arguments = trial.arguments();
    for (int i = 0; i < arguments.size(); i++) {
      if (Traits.holdsNull(arguments.get(i))
          && !(Traits.isNull(arguments.get(i)) && maybeNull(signature, i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean maybeNull(@Nullable MethodSignature signature, int index) {
    return signature != null
        && index < signature.parameters().size()
        && signature.parameters().get(index).annotations().stream()
            .anyMatch(each -> each.matches("@?(\\w+\\.)*(Nullable|CheckForNull)(\\W.*)?"));
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

  private static Finding finding(Context.Method method, Order.Trial trial, Observed.Threw threw) {
    String message = threw.message() == null ? "" : " (" + threw.message() + ")";
    return new Finding(
        method.label(),
        threw.line(),
        KIND,
        "%s lets a %s escape from line %d%s; it neither checks for this input nor documents it"
            .formatted(
                CallText.of(method.task(), trial), threw.type().simple(), threw.line(), message));
  }
}
