package dev.assay.testgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Observed;
import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.Reply.Branch;
import dev.assay.lab.Reply.Kill;
import dev.assay.lab.Reply.Mutant;
import dev.assay.lab.Reply.Operator;
import dev.assay.lab.Reply.Tried;
import dev.assay.lab.Value;
import dev.assay.testgen.Testgen.Score;
import dev.assay.testgen.Testgen.Share;
import dev.assay.testgen.generate.Answers;
import dev.assay.testgen.select.Chosen;
import dev.assay.testgen.select.Pick;
import dev.assay.testgen.verify.TestFile;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoredTest {
  private static final Tried FIRST = tried(0, 0, 1);
  private static final Tried SECOND = tried(1, 2);
  private static final Reply.Explored EXPLORED =
      new Reply.Explored(
          List.of(FIRST, SECOND),
          List.of(branch(0), branch(1), branch(2), branch(3)),
          List.of(
              mutant(1, Operator.MATH),
              mutant(2, Operator.MATH),
              mutant(3, Operator.VOID_CALLS),
              mutant(4, Operator.CONSTANTS)),
          List.of(new Kill(1, 0, 1), new Kill(2, 1, 1), new Kill(4, 0, 1)),
          false);

  private static Tried tried(int id, Integer... branches) {
    var returned =
        new Observed.Returned(Value.of(id), false, List.of(), List.of(), List.of(), List.of());
    return new Tried(new Order.Trial(id, 0, null, List.of()), returned, List.of(branches), 1);
  }

  private static Branch branch(int id) {
    return new Branch(id, "Foo", "f()I", 1, id / 2);
  }

  private static Mutant mutant(int id, Operator operator) {
    return new Mutant(id, operator, "Foo", "f()I", 1, "by hand");
  }

  private static Score score(Set<Integer> red, Set<Integer> flaky) {
    var chosen = new Chosen(List.of(new Pick(FIRST, 1), new Pick(SECOND, 1)), List.of(), 7, 2);
    var tests = List.of(new TestFile.Written("FooTest", "f", List.of(0, 1)));
    var file = new TestFile("FooTest.java", "class FooTest {}", List.of(), tests);
    var verified = new Verification.Verified(List.of(file), red, Set.of(), flaky, null);
    var answers = new Answers(List.of(), List.of(), List.of());
    return new Scored(EXPLORED, chosen, answers, verified).score();
  }

  @Test
  void score_isOfWhatWasMeasured() {
    Score score = score(Set.of(), Set.of());

    assertThat(score.branchCoverage()).isEqualTo(0.75);
    assertThat(score.mutationScore()).isEqualTo(0.6667);
    assertThat(score.total()).isEqualTo(0.6944);
    assertThat(score.killed()).isEqualTo(2);
    assertThat(score.mutants()).isEqualTo(3);
    assertThat(score.tests()).isEqualTo(1);
    assertThat(score.rows()).isEqualTo(2);
    assertThat(score.redundantDropped()).isEqualTo(7);
    assertThat(score.flakyDropped()).isEqualTo(2);
    assertThat(score.redDropped()).isZero();
    assertThat(score.complete()).isFalse();
  }

  @Test
  void score_namesTheKindsOfMutants() {
    assertThat(score(Set.of(), Set.of()).operators())
        .containsOnlyKeys("constants", "math", "voidCalls")
        .containsEntry("math", new Share(2, 2))
        .containsEntry("voidCalls", new Share(0, 1));
  }

  @Test
  void score_countsNothingOfWhatIsNotHandedOut() {
    Score red = score(Set.of(1), Set.of());
    Score flaky = score(Set.of(), Set.of(1));

    assertThat(red.branchCoverage()).isEqualTo(0.5);
    assertThat(red.killed()).isEqualTo(1);
    assertThat(red.rows()).isEqualTo(1);
    assertThat(red.redDropped()).isEqualTo(1);
    assertThat(flaky.killed()).isEqualTo(1);
    assertThat(flaky.flakyDropped()).isEqualTo(3);
    assertThat(flaky.redDropped()).isZero();
  }
}
