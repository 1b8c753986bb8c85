package dev.assay.lab.check;

import dev.assay.lab.Order;
import dev.assay.lab.Reply.TestResult;
import dev.assay.lab.Whereabouts;
import dev.assay.lab.live.Library;
import dev.assay.lab.live.SubjectLoader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Runs tests that have passed once more, each by itself and in classes of its own: what only passes
 * after another has filled a table, or has had a class initialised, is found so. For one run and
 * its thread.
 */
final class Alone {
  /** Each costs the classes another loading. */
  private static final long MOST_NANOS = 1_000_000_000;

  private final Order.Check order;
  private final Map<String, byte[]> classes;
  private final Whereabouts place;

  private record Name(String type, String method) {
    static Name of(TestResult result) {
      return new Name(result.type(), result.method());
    }
  }

  /**
   * @param classes the subject's and the tests'
   */
  Alone(Order.Check order, Map<String, byte[]> classes, Whereabouts place) {
    this.order = order;
    this.classes = classes;
    this.place = place;
  }

  /**
   * Half of the tests, since another run with the opposite seed has the rest.
   *
   * @param results of a run of all, in which what fails now is replaced
   */
  void run(List<TestResult> results, Library library) throws IOException {
    long begin = System.nanoTime();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      for (Name test : half(results)) {
        if (System.nanoTime() - begin > MOST_NANOS) {
          return;
        }
        try (SubjectLoader loader =
            new SubjectLoader(classes, order.code().classPath(), place, library)) {
          thread.setContextClassLoader(loader);
          failed(test, loader).forEach(it -> replace(it, results));
        }
      }
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private List<Name> half(List<TestResult> results) {
    Set<Name> failed = new HashSet<>();
    results.stream().filter(it -> !it.passed()).map(Name::of).forEach(failed::add);
    List<Name> all =
        results.stream()
            .map(Name::of)
            .filter(it -> !failed.contains(it))
            .distinct()
            .sorted(java.util.Comparator.comparing(Name::type).thenComparing(Name::method))
            .toList();
    int first = order.seed() < 0 ? 1 : 0;
    return IntStream.range(0, all.size()).filter(at -> at % 2 == first).mapToObj(all::get).toList();
  }

  private List<TestResult> failed(Name test, SubjectLoader loader) {
    List<TestResult> results = new ArrayList<>();
    try {
      Class<?> type = Class.forName(test.type(), false, loader);
      Class<?> outermost = type.getNestHost();
      if (ClassicTests.has(outermost)) {
        new ClassicTests(order.seed(), results).run(outermost, type, test.method());
      } else {
        new JupiterTests(order.seed(), results).run(type, test.method());
      }
    } catch (ClassNotFoundException | LinkageError broken) {
      results.add(new TestResult(test.type(), test.method(), 0, false, Words.of(broken)));
    }
    return results.stream().filter(it -> !it.passed()).toList();
  }

  private static void replace(TestResult failed, List<TestResult> results) {
    results.removeIf(
        it -> Name.of(it).equals(Name.of(failed)) && it.invocation() == failed.invocation());
    results.add(failed);
  }
}
