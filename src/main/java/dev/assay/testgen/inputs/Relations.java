package dev.assay.testgen.inputs;

import dev.assay.code.MethodSignature;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * The values for parameters that the code compares with each other: equal, one less, one greater.
 * One instance serves one request.
 */
public final class Relations {
  private static final String OPERATOR = "\\s*(?:<=|>=|<|>|==|!=)\\s*";
  private static final int PLAIN = 5;

  private final Inputs inputs;

  public Relations(Inputs inputs) {
    this.inputs = inputs;
  }

  /**
   * The values to put in, by the index of the parameter; each map is one call, and what it leaves
   * out stays plain.
   */
  public List<Map<Integer, Candidate>> of(MethodSignature method, List<TypeMirror> types) {
    List<String> names = method.parameters().stream().map(each -> each.name()).toList();
    List<Map<Integer, Candidate>> all = new ArrayList<>();
    if (names.size() != types.size() || names.size() < 2) {
      return all;
    }
    String name = names.stream().map(Pattern::quote).collect(Collectors.joining("|", "(", ")"));
    Pattern related =
        Pattern.compile(
            "(?<![\\w.])"
                + name
                + "(?:"
                + OPERATOR
                + "|\\.(?:compareTo|equals|isBefore|isAfter)\\()"
                + name
                + "(?![\\w.(])");
    for (var condition : method.conditions()) {
      Matcher found = related.matcher(condition.text());
      while (found.find()) {
        int left = names.indexOf(found.group(1));
        int right = names.indexOf(found.group(2));
        if (left != right) {
          all.addAll(of(left, right, types, names));
        }
      }
    }
    return all.stream().distinct().toList();
  }

  private List<Map<Integer, Candidate>> of(
      int left, int right, List<TypeMirror> types, List<String> names) {
    TypeKind kind = inputs.unboxedKind(types.get(left));
    List<Map<Integer, Candidate>> all = new ArrayList<>();
    if (kind != TypeKind.NONE && kind == inputs.unboxedKind(types.get(right))) {
      for (int near : new int[] {0, -1, 1}) {
        Object moved = number(kind, PLAIN + near);
        Object still = number(kind, PLAIN);
        if (moved != null && still != null) {
          all.add(both(left, moved, right, still, names.get(right), near));
        }
      }
    } else if (inputs.types().isSameType(types.get(left), types.get(right))) {
      inputs.of(types.get(left), names.get(left)).stream()
          .limit(1)
          .forEach(it ->
              all.add(
                  Map.of(
                      left,
                      new Candidate(it.value(), "Same"),
                      right,
                      new Candidate(it.value(), "Same"))));
    }
    return all;
  }

  private static Map<Integer, Candidate> both(
      int left, Object moved, int right, Object still, String name, int near) {
    String capital = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    String how = near == 0 ? "EqualTo" : near < 0 ? "JustBelow" : "JustAbove";
    Map<Integer, Candidate> values = new LinkedHashMap<>();
    values.put(left, new Candidate(Value.of(moved), how + capital));
    values.put(right, new Candidate(Value.of(still), Boundaries.trait(still.toString())));
    return values;
  }

  private static @org.jspecify.annotations.Nullable Object number(TypeKind kind, int number) {
    return switch (kind) {
      case INT -> number;
      case LONG -> (long) number;
      case SHORT -> (short) number;
      case BYTE -> (byte) number;
      case DOUBLE -> (double) number;
      case FLOAT -> (float) number;
      case CHAR -> (char) ('0' + number);
      default -> null;
    };
  }
}
