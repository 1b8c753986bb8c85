package dev.assay.testgen.findings;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to a range whose documentation says that its ends do: both of them, and nothing
 * beyond. Stateless.
 */
final class Ends {
  private static final String LOW = "low|lower|min|minimum|from|start|first|lowest|least|begin";
  private static final String HIGH = "high|upper|max|maximum|to|end|last|highest|most|until";
  private static final String WITHIN =
      "contains|includes|covers|isWithin|isInside|inRange|isInRange|isBetween|between|within";

  private static final Pattern INCLUSIVE =
      Pattern.compile("\\b(inclusive(ly)?|both ends|ends included)\\b");
  private static final Pattern EXCLUSIVE =
      Pattern.compile("\\b(exclusive(ly)?|excluding|half[- ]open|not)\\b");

  private static final int FROM = 3;
  private static final int TO = 9;
  private static final int ENOUGH = 3;

  private Ends() {}

  static void ask(TypeElement type, Asking asking) {
    for (ExecutableElement method : Asking.open(type)) {
      List<String> parameters = asking.inputs().erased(method);
      if (!method.getSimpleName().toString().matches(WITHIN)
          || !method.getReturnType().toString().equals("boolean")
          || parameters.isEmpty()
          || !parameters.stream().allMatch(parameters.getFirst()::equals)
          || value(parameters.getFirst(), FROM) == null) {
        continue;
      }
      String doc = doc(method, asking);
      if (parameters.size() == 3 && Asking.isStatic(method) && says(doc) && bounds(method, 1)) {
        of(method, null, parameters.getFirst(), asking);
      } else if (parameters.size() == 1 && !Asking.isStatic(method)) {
        ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .filter(it -> !it.getModifiers().contains(Modifier.PRIVATE))
            .filter(it ->
                asking
                        .inputs()
                        .erased(it)
                        .equals(List.of(parameters.getFirst(), parameters.getFirst()))
                    && bounds(it, 0)
                    && says(doc + doc(it, asking) + doc(type, asking)))
            .findFirst()
            .ifPresent(it -> of(method, it, parameters.getFirst(), asking));
      }
    }
  }

  private static void of(
      ExecutableElement method,
      @Nullable ExecutableElement constructor,
      String type,
      Asking asking) {
    Equation.Rule rule =
        asking.rule(
            method, "endBroken", ENOUGH, "as its documentation says which ends are inclusive");
    List<Value> bounds = Stream.of(FROM, TO).map(each -> value(type, each)).toList();
    Value range =
        constructor == null
            ? null
            : new Value.New(
                TypeName.of(Asking.owner(constructor)),
                asking.inputs().erased(constructor),
                bounds,
                null);
    for (int number : new int[] {FROM, FROM + 2, TO, FROM - 1, TO + 1}) {
      Value tried = value(type, number);
      List<Value> arguments =
          range == null
              ? Stream.concat(Stream.of(tried), bounds.stream()).toList()
              : List.of(tried);
      asking.expect(
          rule,
          new Asking.Call(method, range, arguments),
          Value.of(number >= FROM && number <= TO));
    }
  }

  private static boolean bounds(ExecutableElement method, int first) {
    return method.getParameters().get(first).getSimpleName().toString().matches(LOW)
        && method.getParameters().get(first + 1).getSimpleName().toString().matches(HIGH);
  }

  private static boolean says(String doc) {
    return INCLUSIVE.matcher(doc).find() && !EXCLUSIVE.matcher(doc).find();
  }

  private static String doc(Element element, Asking asking) {
    String doc = asking.inputs().elements().getDocComment(element);
    return doc == null ? "" : doc.toLowerCase(Locale.ROOT) + "\n";
  }

  private static @Nullable Value value(String type, int number) {
    return switch (type) {
      case "int" -> Value.of(number);
      case "long" -> Value.of((long) number);
      case "double" -> Value.of((double) number);
      default -> null;
    };
  }
}
