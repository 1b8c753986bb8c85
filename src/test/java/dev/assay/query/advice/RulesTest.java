package dev.assay.query.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.query.Query.Problem;
import dev.assay.query.Query.Severity;
import dev.assay.query.advice.Rule.Scope;
import dev.assay.query.advice.Schema.Column;
import dev.assay.query.advice.Schema.Table;
import dev.assay.query.collect.Interval.Blocks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules make of figures, where a server would have to be brought to them. */
class RulesTest {
  private static final double MB = 1024 * 1024;
  private static final Table ITEM =
      new Table(
          new TableName("public", "item"),
          100_000,
          5_000,
          Map.of(
              "code", new Column("integer", 4.0, -1.0),
              "kind", new Column("integer", 4.0, 5.0),
              "tag", new Column("character varying", 8.0, -1.0),
              "made", new Column("timestamp without time zone", 8.0, -1.0),
              "note", new Column("text", 900.0, -1.0)),
          Set.of("code", "kind", "tag", "made"));
  private static final Scope SCOPE =
      new Scope(new Schema(Map.of(ITEM.name(), ITEM), 4 * MB), new Trust(0.8, 40));

  private static String seqScan(String filter, int rows) {
    return """
    {"Node Type": "Seq Scan", "Schema": "public", "Relation Name": "item", "Alias": "item",
      "Startup Cost": 0.0, "Total Cost": 6500.0, "Plan Rows": %d, "Plan Width": 8,
      "Filter": "%s"}\
    """
        .formatted(rows, filter);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "((item.code)::numeric = $1)                            | true",
        "(((item.code)::numeric = $1) AND (item.note = $2))     | true",
        "((item.made)::date = $1)                               | true",
        "((item.code)::numeric(10) = $1)                        | true",
        "(item.code = $1)                                       | false",
        "((item.tag)::text = $1)                                | false",
        "((item.kind)::numeric = $1)                            | false",
        "((item.note)::bytea = $1)                              | false",
        "((item.code)::numeric > $1)                            | false",
        "(((item.code)::numeric = $1) OR (item.note = $2))      | false"
      })
  void implicitCast_isToldOfEquality_whereAnIndexWouldFindFew(String filter, boolean told) {
    Looked query =
        Facts.looked("select id from item", Facts.tree(seqScan(filter, 500)), 1, blocks(0));

    List<Draft> found = new ImplicitCast().find(query, SCOPE).toList();

    assertThat(found).hasSize(told ? 1 : 0);
    assertThat(found).allSatisfy(draft -> assertThat(draft.gain().confidence()).isEqualTo(0.8));
  }

  @Test
  void implicitCast_isSilent_whereTheCatalogIsNotKnown() {
    Looked query =
        Facts.looked(
            "select id from item",
            Facts.tree(seqScan("((item.code)::numeric = $1)", 500)),
            1,
            blocks(0));

    assertThat(new ImplicitCast().find(query, new Scope(Schema.UNKNOWN, new Trust(1, 9))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"64, 1", "127, 1", "0.5, 0", "600, 0"})
  void workMem_isAdvisedFromAMegabyte_toAGigabyte(double megabytes, int told) {
    String sort =
        """
        {"Node Type": "Sort", "Startup Cost": 9.0, "Total Cost": 10.0, "Plan Rows": 100,
          "Plan Width": 100}\
        """;
    long temp = (long) (megabytes * 128);
    Looked query =
        Facts.looked(
            "select a from t order by a", Facts.tree(sort), 1, new Blocks(temp, 0, temp, temp, 0));

    List<Draft> found = new WorkMem().find(query, SCOPE).toList();

    assertThat(found).hasSize(told);
    for (Draft draft : found) {
      double advised = draft.proof().evidence().getOrDefault("workMemAdvised", 0.0);
      assertThat(advised).isBetween(2 * megabytes * MB, 4 * megabytes * MB);
      assertThat(draft.gain().improvement()).isCloseTo(2.0 / 3, within(1e-9));
      assertThat(draft.gain().confidence()).isCloseTo(10.0 / 11, within(1e-9));
    }
  }

  @Test
  void workMem_isSilent_whereNoNodeSpills_orMoreIsSetAlready() {
    Blocks written = new Blocks(0, 0, 1280, 1280, 0);
    Looked scan = Facts.looked("select a", Facts.tree(seqScan("x", 1)), 1, written);
    Looked sort = Facts.looked("select a", Facts.tree("{\"Node Type\": \"Sort\"}"), 1, written);
    Scope plenty = new Scope(new Schema(Map.of(), 512 * MB), SCOPE.trust());

    assertThat(new WorkMem().find(scan, SCOPE)).isEmpty();
    assertThat(new WorkMem().find(sort, plenty)).isEmpty();
    assertThat(new WorkMem().find(sort, SCOPE)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Index Scan,      '',              1000, 1",
    "Index Scan,      '',              100,  0",
    "Index Scan,      '(item.a = $3)', 1000, 0",
    "Sort,            '',              1000, 0",
    "Index Only Scan, '',              1000, 1"
  })
  void deepOffset_isMeasured_onlyWhereNothingElseCanBeRead(
      String input, String filter, long blocks, int told) {
    String limit =
        """
        {"Node Type": "Limit", "Plans": [{"Node Type": "%s"%s}]}\
        """
            .formatted(input, filter.isEmpty() ? "" : ", \"Filter\": \"" + filter + "\"");
    Looked query =
        Facts.looked(
            "select a from t order by a limit $1 offset $2", Facts.tree(limit), 10, blocks(blocks));

    List<Draft> found = new DeepOffset().find(query, SCOPE).toList();

    assertThat(found).hasSize(told);
    assertThat(found)
        .allSatisfy(draft -> {
          assertThat(draft.gain().improvement()).isCloseTo(1 - 28.0 / 1000, within(1e-9));
          assertThat(draft.words().text()).contains("WHERE (a) > ($1) ORDER BY a LIMIT $2");
        });
  }

  @Test
  void deepOffset_takesWhatThePlanTells() {
    Problem skipped =
        new Problem(
            "largeOffset",
            "0",
            "Limit",
            Severity.HIGH,
            "text",
            Map.of("skippedRows", 9_990.0, "givenRows", 10.0));
    Looked query =
        Facts.looked(
            "select a from t order by a limit $1 offset $2",
            Facts.tree(
                "{\"Node Type\": \"Limit\", \"Plans\": [{\"Node Type\": \"Index Scan\"}]}",
                skipped),
            10,
            blocks(3));

    List<Draft> found = new DeepOffset().find(query, SCOPE).toList();

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().gain().improvement()).isCloseTo(0.999, within(1e-9));
    assertThat(found.getFirst().gain().confidence()).isEqualTo(0.8);
  }

  @Test
  void largeIn_countsTheLongestList() {
    assertThat(LargeIn.longest("select a from t where x in ($1, $2) and y IN (\n$3,$4 , $5)"))
        .isEqualTo(3);
    assertThat(LargeIn.longest("select a from t where x in (select $1)")).isZero();
    assertThat(LargeIn.longest("select a from t where x = any($1)")).isZero();
    assertThat(LargeIn.longest("select f($1, $2, $3)")).isZero();
    String thousand =
        IntStream.rangeClosed(1, 10_000).mapToObj(i -> "$" + i).collect(Collectors.joining(", "));
    assertThat(LargeIn.longest("select a from t where x in (" + thousand + ")")).isEqualTo(10_000);
  }

  @Test
  void missingLimit_promisesOnlyWhatComesAfterTheFirstRow() {
    String sorted =
        """
        {"Node Type": "Sort", "Startup Cost": 90.0, "Total Cost": 100.0, "Plan Rows": 9,
          "Plan Width": 10}\
        """;
    Looked query = Facts.looked("select a from t", Facts.tree(sorted), 50_000, blocks(9));

    List<Draft> found = new MissingLimit().find(query, SCOPE).toList();

    assertThat(found).hasSize(1);
    assertThat(found.getFirst().gain().improvement()).isCloseTo(0.1 * 0.98, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "select a from t limit $1",
    "select a from t fetch first $1 rows only",
    "insert into t select a from u",
    "update t set a = $1 returning a"
  })
  void missingLimit_isSilent_onWhatIsLimitedOrWrites(String text) {
    Looked query = Facts.looked(text, Facts.tree(seqScan("x", 1)), 50_000, blocks(9));

    assertThat(new MissingLimit().find(query, SCOPE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "select * from item,              1000, 1",
    "'select i.*, 1 from item i',     1000, 1",
    "select count(*) from item,       1000, 0",
    "select code * from_x from item,  1000, 0",
    "select * from item,              10,   0"
  })
  void selectStar_isToldWhereWideRowsAreMany(String text, long rows, int told) {
    String scan =
        """
        {"Node Type": "Seq Scan", "Schema": "public", "Relation Name": "item", "Alias": "item",
          "Plan Width": 950, "Output": ["code", "note"]}\
        """;
    Looked query = Facts.looked(text, Facts.tree(scan), rows, blocks(9));

    List<Draft> found = new WideRows().find(query, SCOPE).toList();

    assertThat(found).hasSize(told);
    assertThat(found)
        .allSatisfy(draft -> {
          assertThat(draft.gain().improvement()).isZero();
          assertThat(draft.words().text()).contains("95 % of it in item.note");
        });
  }

  @ParameterizedTest
  @CsvSource({
    "SubPlan,  'SubPlan 1',        Index Scan,  1",
    "SubPlan,  'hashed SubPlan 1', Index Scan,  0",
    "SubPlan,  'SubPlan 1',        Materialize, 0",
    "InitPlan, 'SubPlan 1',        Index Scan,  0"
  })
  void correlatedSubselect_isToldWhereItIsRunForEachRow(
      String relation, String named, String type, int told) {
    String plan =
        """
        {"Node Type": "Seq Scan", "Schema": "public", "Relation Name": "item", "Alias": "o",
          "Startup Cost": 0.0, "Total Cost": 900000.0, "Plan Rows": 100000, "Plan Width": 8,
          "Output": ["o.code", "(%s)"],
          "Plans": [{"Node Type": "%s", "Parent Relationship": "%s",
            "Subplan Name": "SubPlan 1", "Schema": "public", "Relation Name": "item",
            "Startup Cost": 0.0, "Total Cost": 8.5, "Plan Rows": 1, "Plan Width": 8}]}\
        """
            .formatted(named, type, relation);

    Looked query = Facts.looked("select a", Facts.tree(plan), 100_000, blocks(9));

    assertThat(new CorrelatedSubselect().find(query, SCOPE)).hasSize(told);
  }

  @Test
  void correlatedSubselect_goesByTheRowsThatReallyCame() {
    String plan =
        """
        {"Node Type": "Limit", "Startup Cost": 0.0, "Total Cost": 85000.0, "Plan Rows": 10000,
          "Plans": [{"Node Type": "Seq Scan", "Schema": "public", "Relation Name": "item",
            "Startup Cost": 0.0, "Total Cost": 900000.0, "Plan Rows": 100000,
            "Output": ["o.code", "(SubPlan 1)"],
            "Plans": [{"Node Type": "Index Scan", "Parent Relationship": "SubPlan",
              "Subplan Name": "SubPlan 1", "Schema": "public", "Relation Name": "item",
              "Startup Cost": 0.0, "Total Cost": 8.5, "Plan Rows": 1}]}]}\
        """;

    Looked few = Facts.looked("select a", Facts.tree(plan), 20, blocks(9));
    Looked many = Facts.looked("select a", Facts.tree(plan), 9_000, blocks(9));

    assertThat(new CorrelatedSubselect().find(few, SCOPE)).isEmpty();
    assertThat(new CorrelatedSubselect().find(many, SCOPE)).hasSize(1);
  }

  @Test
  void conditions_areTakenApartAtTheirOutermostOr() {
    assertThat(Conditions.branches("((a.x = 1) OR ((b.y = 2) AND ((b.z = 3) OR (b.z = 4))))"))
        .containsExactly("(a.x = 1)", "((b.y = 2) AND ((b.z = 3) OR (b.z = 4)))");
    assertThat(Conditions.branches("((a.x = 1) AND (a.y = 2))")).hasSize(1);
    assertThat(Conditions.columns("(lower(b.title) = f(a.x))"))
        .extracting(Conditions.Reference::column)
        .containsExactly("x", "title");
  }

  private static Blocks blocks(long hit) {
    return new Blocks(hit, 0, 0, 0, 0);
  }
}
