package dev.assay.query.advice.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.query.advice.index.IndexVerdict.Reason;
import dev.assay.query.advice.index.Trial.Outcome;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChoosingTest {
  private static final double BEFORE = 1000;

  private final Facts facts =
      new Facts().column("a", 1000).column("b", 50).column("c", 3).column("d", 10);
  private final Site site = facts.scan("((o.a = $1) AND (o.b = $2))");
  private final List<Candidate> candidates = Candidates.of(site);

  // Costs by what stands in the brackets; what is not named here changes nothing.
  private Choosing choosing(Map<String, Double> costs, Map<String, Double> bytes) {
    return new Choosing(
        indexes -> outcome(indexes, costs, bytes), (candidate, was, is) -> null, () -> false);
  }

  private static Outcome outcome(
      List<IndexDefinition> indexes, Map<String, Double> costs, Map<String, Double> bytes) {
    double cost = BEFORE;
    Set<IndexDefinition> used = new HashSet<>();
    Map<IndexDefinition, Double> sizes = new LinkedHashMap<>();
    for (IndexDefinition index : indexes) {
      Double with = costs.get(index.what());
      sizes.put(index, bytes.getOrDefault(index.what(), 1e6));
      if (with != null) {
        cost = Math.min(cost, with);
        used.add(index);
      }
    }
    return new Outcome(cost, used, sizes, Map.of());
  }

  private static List<String> chosen(Choosing choosing) {
    return choosing.inPlace().stream().map(IndexDefinition::what).toList();
  }

  private static Map<String, Reason> refused(Choosing choosing) {
    return choosing.refused().stream()
        .collect(
            Collectors.toMap(
                one -> one.candidate().first().what(), Choosing.Refused::reason, (a, b) -> a));
  }

  @Test
  void among_takesTheCheapest_andSaysWhyNotTheOthers() throws Exception {
    Choosing choosing = choosing(Map.of("(a)", 300.0, "(b)", 950.0, "(a, b)", 10.0), Map.of());

    choosing.among(candidates, BEFORE);

    assertThat(chosen(choosing)).containsExactly("(a, b)");
    assertThat(choosing.chosen().getFirst().after()).isEqualTo(10);
    assertThat(refused(choosing))
        .containsEntry("(a)", Reason.SECOND_BEST)
        .containsEntry("(b)", Reason.SMALL_GAIN);
  }

  @Test
  void among_takesTheSmallest_ofThoseThatAreNearTheCheapest() throws Exception {
    Choosing choosing =
        choosing(Map.of("(a)", 12.0, "(a, b)", 10.0), Map.of("(a)", 1e6, "(a, b)", 2e6));

    choosing.among(candidates, BEFORE);

    assertThat(chosen(choosing)).containsExactly("(a)");
  }

  @Test
  void among_takesNothing_whereThePlannerUsesNone() throws Exception {
    Choosing choosing = choosing(Map.of(), Map.of());

    choosing.among(candidates, BEFORE);

    assertThat(chosen(choosing)).isEmpty();
    assertThat(refused(choosing).values()).containsOnly(Reason.NOT_USED);
  }

  @Test
  void among_saysThatManyRowsAreLeft_whereThatIsWhyItIsNotUsed() throws Exception {
    Site many = facts.scan("(o.c = $1)");
    Choosing choosing = choosing(Map.of(), Map.of());

    choosing.among(Candidates.of(many), BEFORE);

    assertThat(refused(choosing)).containsEntry("(c)", Reason.LOW_SELECTIVITY);
    assertThat(choosing.refused().getFirst().why()).contains("33 % of the rows");
  }

  @Test
  void among_leavesOut_whatSavesLittleOfACheapStatement() throws Exception {
    Choosing choosing =
        new Choosing(
            indexes -> new Outcome(indexes.isEmpty() ? 15 : 8, Set.copyOf(indexes), Map.of(), Map.of()),
            (candidate, was, is) -> null,
            () -> false);

    choosing.among(candidates, 15);

    assertThat(chosen(choosing)).isEmpty();
    assertThat(refused(choosing).values()).containsOnly(Reason.SMALL_GAIN);
  }

  @Test
  void among_carriesColumnsAlong_onlyWhereThatSavesMuch() throws Exception {
    Site narrow =
        facts.site(
            """
            {"Node Type": "Seq Scan", "Schema": "shop", "Relation Name": "orders", "Alias": "o",
             "Total Cost": 1000, "Plan Rows": 50, "Output": ["d"], "Filter": "(o.a = $1)"}\
            """);
    Choosing little = choosing(Map.of("(a)", 50.0, "(a) INCLUDE (d)", 20.0), Map.of());
    Choosing much = choosing(Map.of("(a)", 500.0, "(a) INCLUDE (d)", 20.0), Map.of());

    little.among(Candidates.of(narrow), BEFORE);
    much.among(Candidates.of(narrow), BEFORE);

    assertThat(chosen(little)).containsExactly("(a)");
    assertThat(chosen(much)).containsExactly("(a) INCLUDE (d)");
  }

  @Test
  void among_turnsDown_whatIsDearerToKeepThanItSaves() throws Exception {
    Facts written = new Facts().column("a", 1000).writes(15_000_000, 840_000, 0, 0);
    Site dear = written.scan("(o.a = $1)");
    var upkeep = new Upkeep(written.server(false), 2.0);
    Choosing choosing =
        new Choosing(
            indexes -> outcome(indexes, Map.of("(a)", 10.0), Map.of()), upkeep, () -> false);

    choosing.among(Candidates.of(dear), BEFORE);

    assertThat(refused(choosing)).containsEntry("(a)", Reason.WRITE_HEAVY);
    assertThat(choosing.refused().getFirst().why())
        .contains("11000.0 rows of shop.orders are written per minute")
        .contains("would save 1980");
  }

  @Test
  void among_weighsNoWrites_whereNobodyCountsThem() throws Exception {
    Facts written = new Facts().column("a", 1000).writes(15_000_000, 840_000, 0, 0);
    Site dear = written.scan("(o.a = $1)");

    for (var upkeep :
        List.of(
            new Upkeep(written.server(true), 2.0), new Upkeep(written.server(false), null))) {
      Choosing choosing =
          new Choosing(
              indexes -> outcome(indexes, Map.of("(a)", 10.0), Map.of()), upkeep, () -> false);
      choosing.among(Candidates.of(dear), BEFORE);
      assertThat(chosen(choosing)).containsExactly("(a)");
    }
    assertThat(new Upkeep(written.server(true), 2.0).words()).contains("in recovery");
  }

  @Test
  void among_says_thatTimeRanOut() throws Exception {
    Choosing choosing =
        new Choosing(
            indexes -> outcome(indexes, Map.of(), Map.of()),
            (candidate, was, is) -> null,
            () -> true);

    choosing.among(candidates, BEFORE);

    assertThat(choosing.cut()).isTrue();
    assertThat(chosen(choosing)).isEmpty();
  }

  @Test
  void among_tellsTheServersWords_whereItRefusesAnIndex() throws Exception {
    Choosing choosing =
        new Choosing(
            indexes ->
                new Outcome(
                    BEFORE, Set.of(), Map.of(), Map.of(indexes.getLast(), "must be IMMUTABLE")),
            (candidate, was, is) -> null,
            () -> false);

    choosing.among(candidates, BEFORE);

    assertThat(choosing.refused())
        .allSatisfy(
            one -> {
              assertThat(one.reason()).isEqualTo(Reason.IMPOSSIBLE);
              assertThat(one.why()).isEqualTo("must be IMMUTABLE");
            });
  }
}
