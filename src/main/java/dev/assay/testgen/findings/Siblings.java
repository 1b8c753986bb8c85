package dev.assay.testgen.findings;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Calls that cannot answer otherwise than another one: the same question the other way round, what
 * is tidied twice, what is contained and has an index. Stateless.
 */
final class Siblings {
  private static final String EITHER_WAY =
      "overlaps|intersects|touches|isDisjoint\\w*|conflictsWith|collidesWith|isAdjacent\\w*|isSame\\w*"
          + "|sameAs|isParallel\\w*";

  private static final String ORDERLESS =
      "gcd|lcm|max|min|hamming\\w*|levenshtein\\w*|overlaps?|isAnagram|areAnagrams?|areEqual|manhattan\\w*";

  private static final String TIDYING =
      "normali[sz]e\\w*|canonicali[sz]e\\w*|trim\\w*|collapse\\w*|squeeze\\w*|tidy\\w*|slugify|toSlug";

  private static final List<String> UNTIDY = List.of("abc", "a  b", "a    b", " A--B ", "x----y");

  private static final List<List<String>> WORDS =
      List.of(
          List.of("abc", "b"), List.of("abc", "a"), List.of("abc", "x"), List.of("abcabc", "abc"));

  private Siblings() {}

  static void ask(TypeElement type, Asking asking) {
    List<ExecutableElement> methods = Asking.open(type);
    for (ExecutableElement method : methods) {
      eitherWay(type, method, asking);
      orderless(method, asking);
      tidied(type, method, asking);
      contained(type, method, methods, asking);
    }
  }

  private static void eitherWay(TypeElement type, ExecutableElement method, Asking asking) {
    boolean own =
        asking.inputs().erased(method).equals(List.of(type.getQualifiedName().toString()));
    if (!own
        || Asking.isStatic(method)
        || !method.getReturnType().toString().equals("boolean")
        || !method.getSimpleName().toString().matches(EITHER_WAY)) {
      return;
    }
    Equation.Rule rule = rule(asking, method, "as both are the same question");
    List<Value> objects = intervals(type, asking);
    for (int i = 0; i < objects.size(); i++) {
      for (int j = i + 1; j < objects.size(); j++) {
        asking.compare(
            rule,
            new Asking.Call(method, objects.get(i), List.of(objects.get(j))),
            new Asking.Call(method, objects.get(j), List.of(objects.get(i))));
      }
    }
  }

  /** Objects made of two numbers of which the first is the smaller one: apart, within, across. */
  private static List<Value> intervals(TypeElement type, Asking asking) {
    List<Value> all = new ArrayList<>();
    for (ExecutableElement made : ElementFilter.constructorsIn(type.getEnclosedElements())) {
      if (asking.inputs().erased(made).equals(List.of("int", "int"))
          && !made.getModifiers().contains(Modifier.PRIVATE)) {
        for (int[] ends : new int[][] {{0, 10}, {2, 5}, {4, 12}, {20, 30}}) {
          List<Value> arguments = List.of(Value.of(ends[0]), Value.of(ends[1]));
          all.add(new Value.New(TypeName.of(type), List.of("int", "int"), arguments, null));
        }
      }
    }
    return all;
  }

  private static void orderless(ExecutableElement method, Asking asking) {
    List<String> parameters = asking.inputs().erased(method);
    if (!Asking.isStatic(method)
        || parameters.size() != 2
        || !parameters.getFirst().equals(parameters.getLast())
        || !method.getSimpleName().toString().matches(ORDERLESS)) {
      return;
    }
    Equation.Rule rule = rule(asking, method, "as it is the same question");
    for (List<Value> pair : pairs(parameters.getFirst())) {
      asking.compare(
          rule,
          new Asking.Call(method, null, pair),
          new Asking.Call(method, null, pair.reversed()));
    }
  }

  private static List<List<Value>> pairs(String type) {
    return switch (type) {
      case "int" ->
          List.of(
              List.of(Value.of(4), Value.of(6)),
              List.of(Value.of(7), Value.of(3)),
              List.of(Value.of(0), Value.of(5)));
      case "java.lang.String" ->
          List.of(
              List.of(Value.of("abc"), Value.of("cab")),
              List.of(Value.of("abc"), Value.of("abd")),
              List.of(Value.of("aab"), Value.of("abb")));
      default -> List.of();
    };
  }

  private static void tidied(TypeElement type, ExecutableElement method, Asking asking) {
    String text = "java.lang.String";
    if (!method.getSimpleName().toString().matches(TIDYING)
        || !asking.inputs().erased(method).equals(List.of(text))
        || !method.getReturnType().toString().equals(text)) {
      return;
    }
    String name = method.getSimpleName().toString();
    Optional<Value> receiver = receiver(type, method, asking);
    if (receiver.isEmpty() && !Asking.isStatic(method)) {
      return;
    }
    Value on = receiver.orElse(null);
    Equation.Rule rule = rule(asking, method, "as what is tidy stays as it is");
    for (String each : UNTIDY) {
      List<Value> given = List.of(Value.of(each));
      Value once =
          on == null
              ? new Value.StaticCall(TypeName.of(type), name, List.of(text), given)
              : new Value.Chain(on, name, List.of(text), given);
      asking.compare(
          rule, new Asking.Call(method, on, List.of(once)), new Asking.Call(method, on, given));
    }
  }

  private static void contained(
      TypeElement type, ExecutableElement method, List<ExecutableElement> all, Asking asking) {
    List<String> texts = List.of("java.lang.String", "java.lang.String");
    if (!method.getSimpleName().contentEquals("contains")
        || !asking.inputs().erased(method).equals(texts)) {
      return;
    }
    for (ExecutableElement other : all) {
      boolean index = other.getSimpleName().contentEquals("indexOf");
      if (asking.inputs().erased(other).equals(texts)
          && other.getReturnType().toString().equals("int")
          && (index || other.getSimpleName().toString().matches("count|countOccurrences"))) {
        Equation.Relation relation =
            index ? Equation.Relation.TRUE_FROM_ZERO : Equation.Relation.TRUE_ABOVE_ZERO;
        Equation.Rule rule =
            asking.rule(method, "contradiction", 1, "as both look for the same").with(relation);
        Value on = receiver(type, method, asking).orElse(null);
        Value beside = receiver(type, other, asking).orElse(null);
        for (List<String> words : WORDS) {
          List<Value> given = words.stream().<Value>map(each -> Value.of(each)).toList();
          asking.compare(
              rule, new Asking.Call(method, on, given), new Asking.Call(other, beside, given));
        }
      }
    }
  }

  private static Optional<Value> receiver(
      TypeElement type, ExecutableElement method, Asking asking) {
    return Asking.isStatic(method) ? Optional.empty() : asking.instance(type);
  }

  private static Equation.Rule rule(Asking asking, ExecutableElement method, String why) {
    return asking.rule(method, "contradiction", 1, why);
  }
}
