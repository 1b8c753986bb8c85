package dev.assay.lab.rig;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lab in this JVM, on what a child warms up on. */
class RigTest {
  private final Rig rig = new Rig();
  private final List<Reply.Progress> told = new ArrayList<>();

  private <T extends Order> T rehearsed(Class<T> kind) {
    return rig.rehearsal().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void explore_findsWhichTrialNoticesWhich_ofTheSpecimen() {
    Order.Explore order = rehearsed(Order.Explore.class);

    Reply reply = rig.explore(order, told::add, _ -> {});

    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Explored.class,
            explored -> {
              assertThat(explored.trials())
                  .extracting(tried -> tried.trial().task())
                  .contains(0, 1, 2);
              assertThat(explored.branches()).isNotEmpty();
              assertThat(explored.kills()).isNotEmpty();
              assertThat(explored.mutants())
                  .extracting(Reply.Mutant::id)
                  .containsAll(explored.kills().stream().map(Reply.Kill::mutant).toList());
            });
    assertThat(rig.clean()).isTrue();
    assertThat(told).extracting(Reply.Progress::stage).contains("run", "search");
  }

  @Test
  void explore_findsTheSame_whenItIsAskedAgain() {
    Order.Explore order = rehearsed(Order.Explore.class);

    Reply first = rig.explore(order, told::add, _ -> {});
    Reply second = new Rig().explore(order, told::add, _ -> {});

    assertThat(kills(second)).isEqualTo(kills(first));
  }

  private static List<Reply.Kill> kills(Reply reply) {
    return reply instanceof Reply.Explored explored ? explored.kills() : List.of();
  }

  @Test
  void check_passesTheTestsOfTheSpecimen_withRowsAndWithout() {
    Order.Check order = rehearsed(Order.Check.class);

    Reply reply = rig.check(order, told::add);

    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Checked.class,
            checked ->
                assertThat(checked.results())
                    .allMatch(Reply.TestResult::passed)
                    .extracting(result -> result.method() + result.invocation())
                    .containsExactlyInAnyOrder(
                        "add_isRun0", "add_isRun_forEachRow1", "add_isRun_forEachRow2"));
    assertThat(rig.clean()).isTrue();
  }
}
