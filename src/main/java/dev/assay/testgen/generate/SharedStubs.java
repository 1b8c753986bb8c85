package dev.assay.testgen.generate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Stubs as static methods at the end of the test class, so that the tests stay short and those that
 * need the same stub share it. For one writing of one class.
 */
final class SharedStubs {
  private final Map<String, Shared> byBody = new LinkedHashMap<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<Shared> used = new LinkedHashSet<>();
  private final Set<Integer> helped = new TreeSet<>();
  private List<String> helper = List.of();
  private boolean helping;

  /** A stub with the rows whose tests call it. */
  private record Shared(String name, String head, String body, Set<Integer> rows) {}

  /** A method with the rows that go when it does not compile. */
  record Method(List<String> lines, List<Integer> rows) {
    Method {
      lines = List.copyOf(lines);
      rows = List.copyOf(rows);
    }
  }

  /**
   * The name of the method that gives a stub.
   *
   * @param names for it, the best first
   * @param type of the stub
   * @param parameters of the method, with their types
   * @param body the expression that makes the stub
   */
  String name(List<String> names, String type, String parameters, String body) {
    Shared shared =
        byBody.computeIfAbsent(
            type + body,
            key -> {
              String name = unique(names);
              String head = "private static %s %s(%s) {".formatted(type, name, parameters);
              return new Shared(name, head, body, new TreeSet<>());
            });
    used.add(shared);
    return shared.name();
  }

  private String unique(List<String> wanted) {
    for (String each : wanted) {
      if (names.add(each)) {
        return each;
      }
    }
    String name = wanted.getLast();
    for (int i = 2; !names.add(name); i++) {
      name = wanted.getLast() + i;
    }
    return name;
  }

  /** Has the class end with this method, which the rows that are written now call. */
  void helper(List<String> lines) {
    helper = List.copyOf(lines);
    helping = true;
    names.add(PartialText.METHOD);
  }

  /** What was asked for since the last call belongs to these rows. */
  void usedBy(List<Integer> rows) {
    used.forEach(shared -> shared.rows().addAll(rows));
    used.clear();
    if (helping) {
      helped.addAll(rows);
      helping = false;
    }
  }

  /** The methods to write. */
  List<Method> methods() {
    List<Method> all = new ArrayList<>();
    byBody.values().forEach(shared -> all.add(method(shared)));
    if (!helper.isEmpty()) {
      all.add(new Method(helper, List.copyOf(helped)));
    }
    return all;
  }

  private static Method method(Shared shared) {
    List<String> lines = new ArrayList<>();
    lines.add(shared.head());
    lines.addAll(Wrap.lines(2, "return " + shared.body() + ";"));
    lines.add("}");
    return new Method(lines, List.copyOf(shared.rows()));
  }
}
