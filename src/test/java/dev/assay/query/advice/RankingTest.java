package dev.assay.query.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.query.Advisory.AdviceKind;
import dev.assay.query.Advisory.Advised;
import dev.assay.query.Advisory.Basis;
import dev.assay.query.Query.Figures;
import dev.assay.query.advice.Draft.Gain;
import dev.assay.query.advice.Draft.Proof;
import dev.assay.query.advice.Draft.Words;
import dev.assay.query.advice.FoundIndexes.Index;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RankingTest {
  // 7,500, 2,000 and 500 ms of 10,000.
  private static final List<Figures> ALL =
      List.of(
          Facts.figures("often", "select 1", 3_750, 0),
          Facts.figures("seldom", "select 2", 1_000, 0),
          Facts.figures("hardly", "select 3", 250, 0));

  @Test
  void ranked_isTheShareOfTheTimeThatIsSpared() {
    List<Advised> ranked =
        new Ranking("shop", ALL)
            .ranked(
                List.of(
                    draft("workMem", "hardly", 1, 1, "hardly"),
                    draft("workMem", "often", 0.5, 0.8, "often"),
                    draft("deepOffset", "seldom", 0.9, 0.9, "seldom")));

    assertThat(ranked)
        .extracting(one -> one.fingerprints().getFirst())
        .containsExactly("often", "seldom", "hardly");
    assertThat(ranked.getFirst().roi()).isCloseTo(0.5 * 0.8 * 0.75, within(1e-9));
    assertThat(ranked.getFirst().evidence())
        .containsEntry("confidence", 0.5)
        .containsEntry("improvement", 0.8)
        .containsEntry("urgency", 0.75);
  }

  @Test
  void ranked_joinsTheSameAdviceOfManyQueries() {
    List<Advised> ranked =
        new Ranking("shop", ALL)
            .ranked(
                List.of(
                    draft("analyze", "ANALYZE t;", 0.5, 0.5, "hardly"),
                    draft("analyze", "ANALYZE t;", 0.5, 0.5, "seldom")));

    assertThat(ranked).hasSize(1);
    assertThat(ranked.getFirst().fingerprints()).containsExactly("seldom", "hardly");
    assertThat(ranked.getFirst().roi()).isCloseTo(0.25 * 0.25, within(1e-9));
  }

  @Test
  void ids_staySame_andDifferByDatabaseRuleAndSubject() {
    Draft draft = draft("workMem", "often", 0.5, 0.8, "often");
    String id = new Ranking("shop", ALL).ranked(List.of(draft)).getFirst().id();

    assertThat(new Ranking("shop", List.of()).ranked(List.of(draft)).getFirst().id()).isEqualTo(id);
    assertThat(new Ranking("other", ALL).ranked(List.of(draft)).getFirst().id()).isNotEqualTo(id);
    assertThat(
            new Ranking("shop", ALL)
                .ranked(List.of(draft("largeIn", "often", 0.5, 0.8, "often")))
                .getFirst()
                .id())
        .isNotEqualTo(id);
    assertThat(id).matches("[0-9a-f]{16}");
  }

  @Test
  void ofAnNPlusOne_onlyTheChildIsSpared() {
    var draft =
        new Draft(
            AdviceKind.N_PLUS_ONE,
            "nPlusOne",
            "often hardly",
            List.of("hardly", "often"),
            new Words("text", null),
            new Proof(Basis.MEASURED, null, Map.of()),
            new Gain(1, 1));

    assertThat(new Ranking("shop", ALL).ranked(List.of(draft)).getFirst().roi())
        .isCloseTo(0.05, within(1e-9));
  }

  @Test
  void anIndex_sparesTheShareOfCosts_weighedByTime() {
    var ranking = new Ranking("shop", ALL);
    var index =
        new Index(
            "btree",
            "why",
            "CREATE INDEX ON t (a)",
            Basis.HYPOPG,
            "0",
            List.of(
                new FoundIndexes.Gain("often", 100, 50), new FoundIndexes.Gain("hardly", 100, 0)),
            Map.of("sizeBytes", 8192.0));

    List<Draft> drafts =
        IndexDrafts.of(
            new FoundIndexes(List.of(index), List.of(), null), new Trust(0.9, 30), ranking);

    assertThat(drafts.getFirst().gain().improvement())
        .isCloseTo((0.75 * 0.5 + 0.05 * 1) / 0.8, within(1e-9));
    assertThat(drafts.getFirst().gain().confidence()).isEqualTo(0.9);
    assertThat(drafts.getFirst().proof().evidence())
        .containsEntry("costBefore", 200.0)
        .containsEntry("costAfter", 50.0)
        .containsEntry("sizeBytes", 8192.0);
  }

  @Test
  void nothingCalled_hasNoUrgency() {
    Advised only =
        new Ranking("shop", List.of()).ranked(List.of(draft("x", "y", 1, 1, "z"))).getFirst();

    assertThat(only.roi()).isZero();
  }

  private static Draft draft(
      String rule, String subject, double confidence, double improvement, String fingerprint) {
    return new Draft(
        AdviceKind.PARAMETER,
        rule,
        subject,
        List.of(fingerprint),
        new Words("text", null),
        new Proof(Basis.MEASURED, null, Map.of()),
        new Gain(confidence, improvement));
  }
}
