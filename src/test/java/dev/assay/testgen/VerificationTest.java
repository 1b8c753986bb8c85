package dev.assay.testgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.Reply.TestResult;
import dev.assay.sandbox.Ended;
import dev.assay.testgen.Testgen.Generated;
import dev.assay.testgen.Testgen.Skipped;
import dev.assay.testgen.Testgen.Verdict;
import dev.assay.testgen.verify.Compiled;
import dev.assay.testgen.verify.Mend;
import dev.assay.testgen.verify.Subject;
import dev.assay.testgen.verify.TestFile;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is handed out of tests that are red, or green only sometimes. */
class VerificationTest {
  private static final int ROWS = 4;
  private static final String EXPLORER = "child-0";
  private final Subject.Classes noClasses =
      Compiled.subject(
          Map.of("Foo.java", "class Foo {}"),
          (bench, subject) ->
              new Mend(bench, subject::generate).compile(removed -> List.of()).classes());

  private final Queue<String> notBy = new ConcurrentLinkedQueue<>();

  private Mend.Mended written(Set<Integer> removed) {
    List<TestFile.Written> tests =
        IntStream.range(0, ROWS)
            .filter(row -> !removed.contains(row))
            .mapToObj(row -> new TestFile.Written("FooTest", "t" + row, List.of(row)))
            .toList();
    List<TestFile> files =
        tests.isEmpty()
            ? List.of()
            : List.of(new TestFile("FooTest.java", "class FooTest {}", List.of(), tests));
    return new Mend.Mended(files, Set.of(), noClasses);
  }

  /** Tests of which those of some rows fail, by the seed of their run. */
  private Verification.Verified verified(BiFunction<Long, Integer, Boolean> passes) {
    return new Verification(
            this::written,
            (order, other) -> checked(order, other, passes),
            new Order.Code(Map.of(), List.of()),
            EXPLORER)
        .verify();
  }

  private Ended checked(Order order, String other, BiFunction<Long, Integer, Boolean> passes) {
    notBy.add(other);
    long seed = order instanceof Order.Check check ? check.seed() : 0;
    List<TestResult> results =
        IntStream.range(0, ROWS)
            .mapToObj(row -> new TestResult("FooTest", "t" + row, 0, passes.apply(seed, row), null))
            .toList();
    return new Ended.Answered(new Reply.Checked(results, true), "child-" + seed);
  }

  private Verification.Verified verified(Ended first, Ended second) {
    return new Verification(
            this::written,
            (order, other) ->
                order instanceof Order.Check check && check.seed() == 1 ? first : second,
            new Order.Code(Map.of(), List.of()),
            EXPLORER)
        .verify();
  }

  @Test
  void verify_keepsAll_whereAllAreGreenTwice() {
    var verified = verified((seed, row) -> true);

    assertThat(verified.files()).hasSize(1).first().satisfies(VerificationTest::hasAllRows);
    assertThat(verified.removed()).isEmpty();
    assertThat(verified.words()).isNull();
    assertThat(notBy).containsExactlyInAnyOrder("", EXPLORER);
  }

  private static void hasAllRows(TestFile file) {
    assertThat(file.tests()).hasSize(ROWS);
  }

  @Test
  void verify_dropsWhatIsRed_andCountsWhatIsRedOnceAsFlaky() {
    var verified = verified((seed, row) -> row != 1 && (row != 2 || seed == 1));

    assertThat(verified.red()).containsExactly(1);
    assertThat(verified.flaky()).containsExactly(2);
    assertThat(verified.removed()).containsExactlyInAnyOrder(1, 2);
    assertThat(verified.files().getFirst().tests())
        .extracting(TestFile.Written::method)
        .containsExactly("t0", "t3");
  }

  @Test
  void verify_hasTheSameTwoChildren_forEveryRound() {
    var verified = verified((seed, row) -> row != 1);

    assertThat(verified.red()).containsExactly(1);
    assertThat(notBy).containsExactlyInAnyOrder("", EXPLORER, "child--1", EXPLORER);
  }

  @Test
  void verify_handsOutNothing_whereNothingIsGreen() {
    var verified = verified((seed, row) -> false);

    assertThat(verified.files()).isEmpty();
    assertThat(verified.red()).containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  void verify_takesATestWithoutAResultForRed() {
    var some =
        new Ended.Answered(
            new Reply.Checked(List.of(new TestResult("FooTest", "t0", 0, true, null)), false),
            "child-1");
    var other = new Ended.Answered(some.reply(), "child-2");

    var verified = verified(some, other);

    assertThat(verified.red()).containsExactlyInAnyOrder(1, 2, 3);
    assertThat(verified.files().getFirst().tests()).hasSize(1);
  }

  @Test
  void verify_runsAgainElsewhere_whereOneChildDidBoth() {
    var verification =
        new Verification(
            this::written,
            (order, other) -> {
              Ended ended = checked(order, other, (seed, row) -> true);
              return ended instanceof Ended.Answered(Reply reply, String _)
                  ? new Ended.Answered(reply, other.equals("child-1") ? "child-2" : "child-1")
                  : ended;
            },
            new Order.Code(Map.of(), List.of()),
            EXPLORER);

    var verified = verification.verify();

    assertThat(verified.files()).hasSize(1);
    assertThat(notBy).hasSize(3).endsWith("child-1").contains("", EXPLORER);
  }

  @Test
  void verify_saysWhy_whereTheTestsDoNotComeToTheirEnd() {
    var died = new Ended.Died(Ended.Cause.TIMED_OUT, "it ran for 20 s");
    var refused = new Ended.Answered(new Reply.Refused("no engine"), "child-1");

    assertThat(verified(died, died).words()).isEqualTo("it ran for 20 s");
    assertThat(verified(refused, refused).words()).isEqualTo("no engine");
    assertThat(verified(died, died).files()).isEmpty();
  }

  /**
   * What differs in time, between JVMs, and with what ran before: the last may stay where it is
   * green.
   */
  @Test
  void generate_handsOutWhatIsStableAlone() {
    String source =
        """
        import java.util.Set;
        import java.util.stream.Collectors;
        import java.util.stream.IntStream;

        class Ticket {
          private static int last;

          private Ticket() {}

          static int next() { return ++last; }

          static long time() { return System.nanoTime(); }

          static int identity() { return new Object().hashCode(); }

          static int first() {
            return Set.copyOf(IntStream.range(0, 5_000).boxed().toList()).iterator().next();
          }

          static int twice(int a) { return 2 * a; }
        }
        """;

    Generated generated;
    try (RunningDesk desk = new RunningDesk(Map.of())) {
      generated = desk.generate(source);
    }

    assertThat(generated.verdict()).isEqualTo(Verdict.GREEN);
    assertThat(generated.tests())
        .singleElement()
        .satisfies(test ->
            assertThat(test.source())
                .contains("Ticket.twice(")
                .doesNotContain("Ticket.time(", "Ticket.identity(", "Ticket.first("));
    assertThat(generated.skipped())
        .contains(
            skipped(generated, "Ticket.time()", "UNSTABLE"),
            skipped(generated, "Ticket.identity()", "UNSTABLE"),
            skipped(generated, "Ticket.first()", "UNSTABLE"));
  }

  /** The same with the reason as it is, which is for people. */
  private static Skipped skipped(Generated generated, String method, String code) {
    return new Skipped(
        method,
        code,
        generated.skipped().stream()
            .filter(each -> each.method().equals(method))
            .map(Skipped::reason)
            .findFirst()
            .orElse("no reason is given"));
  }
}
