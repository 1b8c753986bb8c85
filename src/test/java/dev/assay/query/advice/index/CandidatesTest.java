package dev.assay.query.advice.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidatesTest {
  private final Facts facts =
      new Facts()
          .column("id", 100_000)
          .column("customer", 5_000)
          .column("shop", 20)
          .column("note", "text", 90_000, 0, Map.of())
          .column("email", "character varying", 90_000, 0, Map.of())
          .column("state", "text", 3, 0, Map.of("closed", 0.9, "open", 0.01, "held", 0.09))
          .column("place", "text", 4_000, 0, Map.of("there", 0.01))
          .column("gone", "timestamp with time zone", 900, 0.99, Map.of())
          .column("sent", "boolean", 2, 0, Map.of("t", 0.995, "f", 0.005))
          .column("at", "timestamp with time zone", 80_000, 0, Map.of());

  @Test
  void of_putsTheColumnWithTheMostValuesFirst_andTheRangeLast() {
    List<String> found =
        Facts.candidates(
            facts.scan("((o.at > $3) AND (o.shop = $1) AND (o.customer = $2))"));

    assertThat(found)
        .contains("(customer, shop)", "(customer, shop, at)", "(customer)")
        .doesNotContain("(at)", "(shop, customer)", "(at, customer, shop)");
  }

  @Test
  void of_thinksOfARangeAlone_whereNothingIsEqual() {
    assertThat(Facts.candidates(facts.scan("(o.at > '2026-01-01'::timestamp with time zone)")))
        .containsExactly("(at)");
  }

  @Test
  void of_takesNoValueIntoAnIndex_whereTheTextHasNone() {
    assertThat(Facts.candidates(facts.scan("((o.state = $1) AND (o.customer = $2))")))
        .noneMatch(index -> index.contains("WHERE"));
  }

  @Test
  void of_takesARareStateIntoAnIndex_andNoOtherValue() {
    List<String> rare =
        Facts.candidates(facts.scan("((o.state = 'open'::text) AND (o.customer = 7))"));

    assertThat(rare).contains("(customer) WHERE state = 'open'", "(customer, state)");
    assertThat(rare).noneMatch(index -> index.contains("WHERE customer"));
    assertThat(Facts.candidates(facts.scan("(o.state = 'closed'::text)")))
        .noneMatch(index -> index.contains("WHERE"));
    assertThat(Facts.candidates(facts.scan("(o.place = 'there'::text)")))
        .noneMatch(index -> index.contains("WHERE"));
  }

  @Test
  void of_isOfFewRowsOnly_whereFewMeetWhatNeverChanges() {
    assertThat(Facts.candidates(facts.scan("((o.gone IS NOT NULL) AND (o.customer = $1))")))
        .contains("(customer) WHERE gone IS NOT NULL");
    assertThat(Facts.candidates(facts.scan("((o.gone IS NULL) AND (o.customer = $1))")))
        .noneMatch(index -> index.contains("WHERE"));
    assertThat(Facts.candidates(facts.scan("(NOT o.sent)")))
        .contains("(id) WHERE NOT sent");
    assertThat(Facts.candidates(facts.scan("o.sent"))).isEmpty();
  }

  @Test
  void of_takesAnIndexForEachSideOfOr() {
    assertThat(Facts.candidates(facts.scan("((o.customer = $1) OR (o.note = $2))")))
        .containsExactly("(customer) + (note)");
    assertThat(Facts.candidates(facts.scan("((o.customer = $1) OR (o.note ~~* $2))"))).isEmpty();
  }

  @Test
  void of_takesPrefixesThatAreKnown_byTheOperatorsThatTheyNeed() {
    assertThat(Facts.candidates(facts.scan("(o.note ~~ 'abc%'::text)")))
        .containsExactly("(note text_pattern_ops)");
    assertThat(Facts.candidates(facts.scan("((o.email)::text ~~ 'abc%'::text)")))
        .containsExactly("(email varchar_pattern_ops)");
  }

  @Test
  void of_takesExpressions() {
    assertThat(Facts.candidates(facts.scan("(lower((o.email)::text) = $1)")))
        .containsExactly("(lower((email)::text))");
    assertThat(Facts.candidates(facts.scan("((o.id % 10) = $1)"))).containsExactly("((id % 10))");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(o.note ~~ '%abc'::text)",
        "(o.note ~~ $1)",
        "(o.note ~~* 'abc%'::text)",
        "(o.state <> 'open'::text)",
        "(o.id = o.customer)",
        "(o.id <> ALL ('{1,2}'::integer[]))",
        "(random() > '0.5'::double precision)",
        "(ROW(o.id, o.shop) > ROW(3, 4))"
      })
  void of_isNothing_whereNoTreeServes(String filter) {
    assertThat(Facts.candidates(facts.scan(filter))).isEmpty();
  }

  @Test
  void of_takesTheOrderBehindWhatIsEqual() {
    Site site =
        facts.site(
            """
            {"Node Type": "Limit", "Plan Rows": 10, "Total Cost": 3100, "Output": ["id"], "Plans": [
             {"Node Type": "Sort", "Sort Key": ["o.at DESC", "o.id"], "Total Cost": 3100,
              "Output": ["id", "at"], "Plans": [
              {"Node Type": "Seq Scan", "Schema": "shop", "Relation Name": "orders", "Alias": "o",
               "Total Cost": 3000, "Plan Rows": 50, "Output": ["id", "at", "note"],
               "Filter": "(o.shop = $1)"}]}]}\
            """);

    assertThat(Facts.candidates(site)).contains("(shop, at DESC, id)").doesNotContain("(at DESC, id)");
  }

  @Test
  void of_carriesAlong_whatIsReadAbove_andNotWhatTheScanHappensToGive() {
    Site site =
        facts.site(
            """
            {"Node Type": "Aggregate", "Strategy": "Plain", "Output": ["sum(shop)"], "Plans": [
              {"Node Type": "Seq Scan", "Schema": "shop", "Relation Name": "orders", "Alias": "o",
               "Total Cost": 3000, "Plan Rows": 50, "Output": ["id", "customer", "shop", "note"],
               "Filter": "(o.customer = $1)"}]}\
            """);

    assertThat(Facts.candidates(site)).containsExactly("(customer)", "(customer) INCLUDE (shop)");
  }

  @Test
  void of_carriesNothingAlong_whereRowsAreChanged() {
    Site site =
        facts.site(
            """
            {"Node Type": "ModifyTable", "Operation": "Update", "Schema": "shop",
             "Relation Name": "orders", "Alias": "o", "Plans": [
              {"Node Type": "Seq Scan", "Schema": "shop", "Relation Name": "orders", "Alias": "o",
               "Total Cost": 3000, "Plan Rows": 50, "Output": ["shop", "ctid"],
               "Filter": "(o.customer = $1)"}]}\
            """);

    assertThat(Facts.candidates(site)).containsExactly("(customer)");
  }

  @Test
  void sites_areNone_ofAPlanThatReadsNoTable() {
    assertThat(Sites.of(Facts.plan("{\"Node Type\": \"Result\"}"), Map.of())).isEmpty();
    assertThat(
            Sites.of(
                Facts.plan(
                    """
                    {"Node Type": "Seq Scan", "Schema": "shop", "Relation Name": "orders",
                     "Alias": "o"}\
                    """),
                Map.of()))
        .isEmpty();
  }
}
