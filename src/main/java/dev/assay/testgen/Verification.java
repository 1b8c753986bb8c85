package dev.assay.testgen;

import dev.assay.bus.Fault;
import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.Whereabouts;
import dev.assay.sandbox.Ended;
import dev.assay.testgen.generate.Skip;
import dev.assay.testgen.verify.Mend;
import dev.assay.testgen.verify.TestFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Runs written tests twice, in different JVMs, orders and {@link Whereabouts}, and leaves out what
 * is not green both times. For one job.
 */
final class Verification {
  private static final int ROUNDS = 4;
  private static final Setting FIRST = new Setting(1, Whereabouts.HOME);
  private static final Setting SECOND = new Setting(-1, Whereabouts.AWAY);

  private final Function<Set<Integer>, Mend.Mended> compile;
  private final BiFunction<Order, String, Ended> sandbox;
  private final Order.Code code;
  private final String explorer;
  private final Set<Integer> red = new HashSet<>();
  private final Set<Integer> uncompiled = new HashSet<>();
  private final Set<Integer> flaky = new HashSet<>();

  /** The child of the last second run, so that each finds its own again. */
  private String elsewhere = "";

  private record Setting(long seed, Whereabouts place) {}

  /**
   * What is left.
   *
   * @param files test classes of which every test passed twice
   * @param red rows whose test did not compile or did not pass
   * @param uncompiled those of them whose test did not compile
   * @param flaky rows whose test passed once
   * @param words why nothing is left though there were tests, or null
   */
  record Verified(
      List<TestFile> files,
      Set<Integer> red,
      Set<Integer> uncompiled,
      Set<Integer> flaky,
      @org.jspecify.annotations.Nullable String words) {
    Verified {
      files = List.copyOf(files);
      red = Set.copyOf(red);
      uncompiled = Set.copyOf(uncompiled);
      flaky = Set.copyOf(flaky);
    }

    /** Why each row is not handed out. */
    Map<Integer, Skip> reasons() {
      Map<Integer, Skip> all = new HashMap<>();
      flaky.forEach(row -> all.put(row, Skip.UNSTABLE));
      red.forEach(row -> all.put(row, Skip.RED));
      uncompiled.forEach(row -> all.put(row, Skip.NOT_COMPILED));
      return all;
    }

    /** All rows that are not handed out. */
    Set<Integer> removed() {
      Set<Integer> all = new HashSet<>(red);
      all.addAll(flaky);
      return all;
    }
  }

  /** One run of the tests: the rows that did not pass, or why it did not come to its end. */
  private sealed interface Run {
    record Ran(Set<Integer> failed, String child) implements Run {}

    record Broken(String words) implements Run {}
  }

  /**
   * @param compile writes and compiles the tests without the rows that are named
   * @param sandbox has an order carried out, not by the child that is named
   * @param explorer the child that ran the code before: one of the two is to be another
   */
  Verification(
      Function<Set<Integer>, Mend.Mended> compile,
      BiFunction<Order, String, Ended> sandbox,
      Order.Code code,
      String explorer) {
    this.compile = compile;
    this.sandbox = sandbox;
    this.code = code;
    this.explorer = explorer;
  }

  Verified verify() {
    String broken = null;
    Set<Integer> last = Set.of();
    for (int round = 0; round < ROUNDS; round++) {
      Set<Integer> removed = new HashSet<>(red);
      removed.addAll(flaky);
      Mend.Mended mended = compile.apply(removed);
      red.addAll(mended.removed());
      red.removeAll(flaky);
      mended.removed().stream().filter(red::contains).forEach(uncompiled::add);
      uncompiled.removeAll(removed);
      if (mended.files().isEmpty()) {
        return verified(List.of(), broken);
      }
      last = rows(mended.files());
      List<Run> runs = both(mended);
      broken = null;
      for (Run run : runs) {
        broken = run instanceof Run.Broken(String words) ? words : broken;
      }
      if (broken == null && !drop(runs)) {
        return verified(mended.files(), null);
      }
    }
    red.addAll(last);
    red.removeAll(flaky);
    return verified(List.of(), broken == null ? "its tests were not green twice" : broken);
  }

  private Verified verified(List<TestFile> files, @org.jspecify.annotations.Nullable String words) {
    return new Verified(files, red, uncompiled, flaky, words);
  }

  private static Set<Integer> rows(List<TestFile> files) {
    Set<Integer> rows = new HashSet<>();
    files.stream().flatMap(file -> file.tests().stream()).forEach(test -> rows.addAll(test.rows()));
    return rows;
  }

  /** Whether a row had to be dropped. */
  private boolean drop(List<Run> runs) {
    List<Set<Integer>> failed = new ArrayList<>();
    for (Run run : runs) {
      if (run instanceof Run.Ran(Set<Integer> rows, String _)) {
        failed.add(rows);
      }
    }
    Set<Integer> always = new HashSet<>(failed.getFirst());
    always.retainAll(failed.getLast());
    red.addAll(always);
    for (Set<Integer> rows : failed) {
      rows.stream().filter(row -> !always.contains(row)).forEach(flaky::add);
    }
    return failed.stream().anyMatch(rows -> !rows.isEmpty());
  }

  private List<Run> both(Mend.Mended mended) {
    FutureTask<Run> other = new FutureTask<>(() -> run(mended, SECOND, explorer));
    Thread.ofVirtual().name("assay-check").start(other);
    Run first = run(mended, FIRST, elsewhere);
    Run second = awaited(other);
    elsewhere = second instanceof Run.Ran(Set<Integer> _, String child) ? child : "";
    // Two runs at a time are in two JVMs; one after the other may have met the same.
    boolean together =
        first instanceof Run.Ran(Set<Integer> _, String one)
            && second instanceof Run.Ran(Set<Integer> _, String two)
            && one.equals(two);
    return List.of(first, together ? run(mended, SECOND, ((Run.Ran) first).child()) : second);
  }

  private static Run awaited(FutureTask<Run> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Fault.UNAVAILABLE.because("the server is stopping");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  private Run run(Mend.Mended mended, Setting setting, String otherThan) {
    Map<String, byte[]> tests = mended.classes().bytes();
    Ended ended =
        sandbox.apply(
            new Order.Check(
                code, tests, setting.seed(), setting.place().locale(), setting.place().zone()),
            otherThan);
    return switch (ended) {
      case Ended.Answered(Reply.Checked checked, String child) ->
          new Run.Ran(failed(mended.files(), checked.results()), child);
      case Ended.Answered(Reply.Refused(String reason), String child) -> new Run.Broken(reason);
      case Ended.Answered(Reply other, String child) ->
          new Run.Broken("the child JVM answered something else than was asked");
      case Ended.Died died -> new Run.Broken(died.words());
    };
  }

  // A row of which no result came is as good as red: it cannot be said to be green.
  private static Set<Integer> failed(List<TestFile> files, List<Reply.TestResult> results) {
    Set<Integer> failed = rows(files);
    Set<Integer> red = new HashSet<>();
    for (Reply.TestResult result : results) {
      for (TestFile file : files) {
        List<Integer> rows = file.rowsOf(result);
        failed.removeAll(rows);
        if (!result.passed()) {
          red.addAll(rows);
        }
      }
    }
    failed.addAll(red);
    return failed;
  }
}
