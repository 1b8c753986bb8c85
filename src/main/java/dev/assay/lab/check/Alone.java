package dev.assay.lab.check;

import dev.assay.lab.Order;
import dev.assay.lab.Reply.TestResult;
import dev.assay.lab.Whereabouts;
import dev.assay.lab.live.Library;
import dev.assay.lab.live.SubjectLoader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Runs tests that have passed once more, each by itself and in classes of its own: what only passes
 * after another has filled a table, or has had a class initialised, is found so. For one run and
 * its thread.
 */
final class Alone {
  /** Each costs the classes another loading. */
  private static final long MOST_NANOS = 250_000_000;

  private final Order.Check order;
  private final Map<String, byte[]> classes;
  private final Whereabouts place;

  private record Name(String type, String method) {
    static Name of(TestResult result) {
      return new Name(result.type(), result.method());
    }

    /** What it is a test of, which is how its name begins. */
    String tested() {
      return type + "." + method.replaceFirst("_.*", "");
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
      for (List<Name> alike : half(results)) {
        for (Name test : alike) {
          if (System.nanoTime() - begin > MOST_NANOS || !fails(test, results, library)) {
            break;
          }
        }
      }
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  // Of tests of one method one is enough to tell, unless it fails.
  private List<List<Name>> half(List<TestResult> results) {
    Set<Name> failed = new HashSet<>();
    results.stream().filter(it -> !it.passed()).map(Name::of).forEach(failed::add);
    List<List<Name>> alike =
        results.stream()
            .map(Name::of)
            .filter(it -> !failed.contains(it))
            .distinct()
            .sorted(Comparator.comparing(Name::type).thenComparing(Name::method))
            .collect(Collectors.groupingBy(Name::tested, TreeMap::new, Collectors.toList()))
            .values()
            .stream()
            .toList();
    int first = order.seed() < 0 ? 1 : 0;
    return IntStream.range(0, alike.size())
        .filter(at -> at % 2 == first)
        .mapToObj(alike::get)
        .toList();
  }

  private boolean fails(Name test, List<TestResult> results, Library library) throws IOException {
    try (SubjectLoader loader =
        new SubjectLoader(classes, order.code().classPath(), place, library)) {
      Thread.currentThread().setContextClassLoader(loader);
      List<TestResult> failed = failed(test, loader);
      failed.forEach(it -> replace(it, results));
      return !failed.isEmpty();
    }
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
