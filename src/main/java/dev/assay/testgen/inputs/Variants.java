package dev.assay.testgen.inputs;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Which arguments a constructor or a factory is called with: plain ones, then one after the other
 * at other values, small numbers first since they are often capacities. Stateless.
 */
final class Variants {
  private static final int MOST = 12;
  private static final int PER_PARAMETER = 3;
  private static final int PER_STUB = 5;
  private static final int INSIDE = 2;

  /** Values that tell little about the object that holds them. */
  private static final Set<String> POOR =
      Set.of(
          "VeryLong",
          "Emoji",
          "BeyondAscii",
          "MixedText",
          "MaxValue",
          "MinValue",
          "NaN",
          "NegativeZero",
          "PositiveInfinity",
          "NegativeInfinity");

  private Variants() {}

  /** Arguments with the word that tells them from the plain ones, which have none. */
  record Chosen(List<Value> arguments, String trait) {
    Chosen {
      arguments = List.copyOf(arguments);
    }
  }

  /** The plain arguments first; empty where one of them cannot be built. */
  static List<Chosen> of(Wanted wanted, ExecutableElement method, Inputs inputs) {
    List<Value> plain = new ArrayList<>();
    List<List<Chosen>> columns = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      VariableElement parameter = method.getParameters().get(i);
      Wanted place =
          wanted.inside(
              inputs.memberType(wanted, method, parameter.asType()),
              parameter.getSimpleName().toString());
      List<Candidate> found = inputs.of(place);
      if (found.isEmpty()) {
        return List.of();
      }
      Candidate first = Unlike.of(found.getFirst(), plain);
      plain.add(first.value());
      columns.add(
          Stream.of(
                  inputs.named().of(parameter, place).stream()
                      .filter(it -> !it.value().equals(first.value()))
                      .limit(PER_PARAMETER),
                  alternatives(place, found).stream(),
                  nothing(parameter, method, inputs))
              .flatMap(each -> each)
              .distinct()
              .map(it -> new Chosen(List.of(it.value()), trait(place.name(), it.trait())))
              .toList());
    }
    List<Chosen> all = new ArrayList<>();
    all.add(new Chosen(plain, ""));
    int most = wanted.depth() == 0 ? MOST : wanted.depth() == 1 ? INSIDE : 0;
    all.addAll(woven(plain, columns).stream().limit(most).toList());
    return all;
  }

  private static List<Chosen> woven(List<Value> plain, List<List<Chosen>> columns) {
    List<Chosen> all = new ArrayList<>();
    int longest = columns.stream().mapToInt(List::size).max().orElse(0);
    for (int k = 0; k < longest; k++) {
      for (int i = 0; i < columns.size(); i++) {
        if (k < columns.get(i).size()) {
          Chosen other = columns.get(i).get(k);
          List<Value> arguments = new ArrayList<>(plain);
          arguments.set(i, other.arguments().getFirst());
          all.add(new Chosen(arguments, other.trait()));
        }
      }
    }
    return all;
  }

  // The cast keeps the overload that is meant.
  private static Stream<Candidate> nothing(
      VariableElement parameter, ExecutableElement method, Inputs inputs) {
    if (!inputs.named().mayBeNull(parameter)) {
      return Stream.empty();
    }
    boolean overloaded =
        Enclosing.type(method).getEnclosedElements().stream()
            .anyMatch(other ->
                !other.equals(method)
                    && other.getSimpleName().equals(method.getSimpleName())
                    && other instanceof ExecutableElement it
                    && it.getParameters().size() == method.getParameters().size());
    TypeName type = TypeName.of(inputs.types().erasure(parameter.asType()));
    Value nothing = overloaded ? new Value.As(type, Value.NULL) : Value.NULL;
    return Stream.of(new Candidate(nothing, "Null"));
  }

  private static List<Candidate> alternatives(Wanted place, List<Candidate> found) {
    boolean stub = found.getFirst().value() instanceof Value.Stub;
    List<Candidate> small = small(place.type());
    return (small.isEmpty() ? found.stream().skip(1) : small.stream())
        .filter(it -> !POOR.contains(it.trait()) && !it.value().equals(found.getFirst().value()))
        .limit(stub ? PER_STUB : PER_PARAMETER)
        .toList();
  }

  private static List<Candidate> small(TypeMirror type) {
    if (type.getKind() == TypeKind.INT) {
      return List.of(
          new Candidate(Value.of(1), "One"),
          new Candidate(Value.of(2), "2"),
          new Candidate(Value.of(0), "Zero"));
    }
    return type.getKind() == TypeKind.LONG
        ? List.of(
            new Candidate(Value.of(1L), "One"),
            new Candidate(Value.of(2L), "2"),
            new Candidate(Value.of(0L), "Zero"))
        : List.of();
  }

  private static String trait(String name, String trait) {
    String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    return "With" + capital + (trait.startsWith("Has") ? "That" : "") + trait;
  }
}
