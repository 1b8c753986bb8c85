package dev.assay.query.advice;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.bus.Call;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.query.Query.Explained;
import dev.assay.query.Query.Figures;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanRoundTest {
  private final Notes notes = new Notes();
  private final List<String> asked = new ArrayList<>();

  @Test
  void take_namesWhatItDidNotLookAt_onceHalfOfTheTimeIsSpent() throws Exception {
    Map<String, Explained> plans = take(Call.within(Duration.ZERO), null, "a", "b");

    assertThat(plans).isEmpty();
    assertThat(asked).isEmpty();
    assertThat(notes.text())
        .isEqualTo(
            "the plans of a, b were not looked at, since half of the time for this answer was"
                + " spent");
    assertThat(notes.whole()).isFalse();
  }

  @Test
  void take_stopsAskingAServerThatIsSilent() throws Exception {
    take(call(), Fault.UNAVAILABLE.because("nobody there"), "a", "b", "c", "d", "e");

    assertThat(asked).containsExactly("a", "b", "c");
    assertThat(notes.text())
        .isEqualTo(
            "no plan of a, b, c: nobody there; the plans of d, e were not looked at, since the"
                + " server did not answer 3 times");
  }

  @Test
  void take_goesOnPastARefusal_andTellsTheGrant() throws Exception {
    take(call(), Fault.DENIED.because("permission denied for view secret"), "a", "b", "c", "d");

    assertThat(asked).hasSize(4);
    assertThat(notes.text())
        .isEqualTo(
            "no plan of a, b, c, d: permission denied for view secret; GRANT SELECT ON secret TO"
                + " the role we connect as mends it");
    assertThat(notes.whole()).isTrue();
  }

  @Test
  void take_leavesOutWhatHasNoPlan() throws Exception {
    List<Figures> queries =
        List.of(
            Facts.figures("a", "BEGIN", 1, 0),
            Facts.figures("b", "SET x = $1", 1, 0),
            Facts.figures("c", "  WITH t AS (SELECT $1) SELECT * FROM t", 1, 0));

    round(call(), null).take(queries).await(9, SECONDS);

    assertThat(asked).containsExactly("c");
    assertThat(notes.text()).isNull();
  }

  private Map<String, Explained> take(Call call, @Nullable Failure failure, String... fingerprints)
      throws Exception {
    List<Figures> queries = new ArrayList<>();
    for (String fingerprint : fingerprints) {
      queries.add(Facts.figures(fingerprint, "select " + fingerprint, 1, 0));
    }
    return round(call, failure).take(queries).await(9, SECONDS);
  }

  private PlanRound round(Call call, @Nullable Failure failure) {
    var plans =
        new AdvicePorts.Plans(
            (question, patience) -> {
              asked.add(String.valueOf(question.fingerprint()));
              return failure == null
                  ? Future.succeededFuture(explained())
                  : Future.failedFuture(failure);
            },
            (database, fingerprints, patience) -> Future.succeededFuture(Map.of()));
    return new PlanRound(plans, "shop", notes, call);
  }

  private static Explained explained() {
    return new Explained(
        "shop",
        "c",
        "shape",
        Instant.EPOCH,
        1,
        null,
        false,
        true,
        "[{\"Plan\": {}}]",
        List.of(),
        List.of(),
        null);
  }

  private static Call call() {
    return Call.within(Duration.ofSeconds(30));
  }
}
