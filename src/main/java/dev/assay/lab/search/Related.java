package dev.assay.lab.search;

import dev.assay.lab.Order.Task;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Values that have something to do with each other: what compares two texts or two arrays tells
 * most of such as are equal or differ in one place, which values chosen each for itself hardly ever
 * do. Pure.
 */
final class Related {
  private static final int MOST_PAIRS = 3;
  private static final int SHORTEST = 4;
  private static final String USUAL = "abcdef";
  private static final String OTHER = "x";

  private Related() {}

  /** Calls with arguments of one type that are equal or nearly so. */
  static List<Call> of(Call call, Task task) {
    List<Call> all = new ArrayList<>();
    int pairs = 0;
    int count = Math.min(call.arguments().size(), task.parameters().size());
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count && pairs < MOST_PAIRS; j++) {
        Value one = call.arguments().get(i);
        if (task.parameters().get(i).equals(task.parameters().get(j))
            && alike(one, call.arguments().get(j))) {
          pairs++;
          all.add(call.with(j, one));
          if (one instanceof Value.Literal(String text)) {
            texts(call, i, j, text, all);
          }
        }
      }
    }
    return all;
  }

  private static void texts(Call call, int i, int j, String text, List<Call> all) {
    String base = text.length() < SHORTEST ? USUAL : text;
    int at = base.length() / 2;
    String before = base.substring(0, at);
    String after = base.substring(at);
    List<String> longer = List.of(OTHER + base, base + OTHER, before + OTHER + after);
    longer.forEach(it -> all.add(call.with(i, Value.of(base)).with(j, Value.of(it))));
    longer.forEach(it -> all.add(call.with(i, Value.of(it)).with(j, Value.of(base))));
    String changed = before + OTHER + after.substring(1);
    all.add(call.with(i, Value.of(base)).with(j, Value.of(changed)));
    all.add(call.with(i, Value.of(changed + OTHER)).with(j, Value.of(base)));
    all.add(call.with(i, Value.of(base.substring(1))).with(j, Value.of(changed + OTHER)));
  }

  private static boolean alike(Value one, Value other) {
    return switch (one) {
      case Value.Literal(Boolean _) -> false;
      case Value.Literal(Object literal) ->
          other instanceof Value.Literal(Object its) && its.getClass() == literal.getClass();
      case Value.ArrayOf array ->
          other instanceof Value.ArrayOf its && its.element().equals(array.element());
      default -> false;
    };
  }
}
