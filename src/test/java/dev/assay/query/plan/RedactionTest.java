package dev.assay.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          (t.name = 'it''s a secret'::text)         | (t.name = ?::text)
          (t.a = 42)                                | (t.a = ?)
          (t.a = '-42'::integer)                    | (t.a = ?::integer)
          (t.a = ANY ('{1,2,3}'::integer[]))        | (t.a = ANY (?::integer[]))
          (t.a1 > 1.5e+20)                          | (t.a1 > ?)
          (t.x2 = .5)                               | (t.x2 = ?)
          ("odd ""name' 7".b = 7)                   | ("odd ""name' 7".b = ?)
          (t.b = B'0101'::"bit")                    | (t.b = ?::"bit")
          (t.c = E'a\\'b' OR t.d = 'x')             | (t.c = ? OR t.d = ?)
          (t.a > (InitPlan 1).col1)                 | (t.a > (InitPlan 1).col1)
          (t.a > $0 AND t.b = $12)                  | (t.a > $0 AND t.b = $12)
          (hashed SubPlan 12)                       | (hashed SubPlan 12)
          ((t.p)::numeric(10,2) = 10.25)            | ((t.p)::numeric(?,?) = ?)
          COALESCE(t.note, 'none'::text) COLLATE "C" DESC | COALESCE(t.note, ?::text) COLLATE "C" DESC
          "*VALUES*".column1                        | "*VALUES*".column1
          (t.a[3] = 1)                              | (t.a[?] = ?)
          generate_series(1, 10)                    | generate_series(?, ?)
          'never closed                             | ?
          (f.é1 = 'ü')                              | (f.é1 = ?)
          (t.y = 'back\\slash' AND t.z = 'b')       | (t.y = ? AND t.z = ?)
          """)
  void redacted_leavesNamesAndParameters(String expression, String redacted) {
    assertThat(Literals.redacted(expression)).isEqualTo(redacted);
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 16, 17, 18})
  void of_leavesNoLiteral_inAnyFieldOfARealPlan(int version) throws SQLException {
    RealPlans server =
        RealPlans.in(
            version,
            "redaction" + version,
            "CREATE TABLE person (id int PRIMARY KEY, name text, born date, tags int[])",
            "CREATE INDEX person_name ON person (name) WHERE born > '1987-06-05'",
            "CREATE INDEX person_tags ON person USING gin (tags)",
            "INSERT INTO person SELECT g, 'n' || g, '1988-01-01', ARRAY[g] FROM"
                + " generate_series(1, 1000) g",
            "ANALYZE person");

    for (String sql : statements()) {
      String json =
          server.json(
              RealPlans.RUN, sql, "enable_seqscan = off", "max_parallel_workers_per_gather = 0");
      JsonNode redacted = Redaction.of(Plan.tree(json));

      assertThat(json).as(sql).contains("87654");
      assertThat(redacted.toString()).as(sql).doesNotContain("87654").doesNotContain("Secret");
      assertThat(PlanShape.of(Plan.read(redacted))).isEqualTo(PlanShape.of(Plan.read(json)));
    }
  }

  private static String[] statements() {
    return new String[] {
      "SELECT * FROM person WHERE id = 87654 AND name <> 'Secret87654'",
      "SELECT * FROM person WHERE id IN (87654, 876541, 876542)",
      "SELECT name || 'Secret87654', 87654 FROM person ORDER BY name || '87654', id % 87654",
      "SELECT * FROM person WHERE tags @> ARRAY[87654]",
      "SELECT * FROM person a JOIN person b ON a.id = b.id + 87654 AND a.name || '87654' < b.name",
      "SELECT count(*) FILTER (WHERE id > 87654) FROM person GROUP BY id % 87654",
      "SELECT * FROM (VALUES (87654, 'Secret'), (1, 'Secret2')) v (a, b) WHERE a > 87654",
      "SELECT * FROM generate_series(87654, 87656)",
      "SELECT * FROM person WHERE id > (SELECT count(*) + 87654 FROM person)",
      "SELECT * FROM person TABLESAMPLE system (50) REPEATABLE (87654)",
      "SELECT rank() OVER (PARTITION BY id % 87654 ORDER BY name || '87654') FROM person",
      "SELECT * FROM person WHERE id = 87654 OR name = 'Secret87654' OR born = '87654-01-01'",
      "SELECT * FROM person WHERE now() < '87654-01-01'::timestamptz",
      "SELECT xmltable.* FROM xmltable('/Secret87654' PASSING '<a/>' COLUMNS a int)",
    };
  }

  @Test
  void of_keepsTheStructure_andTakesAnUnknownTextForAnExpression() {
    JsonNode redacted =
        Redaction.of(
            Plan.tree(
                """
                [{"Plan": {"Node Type": "X 1", "New Field": "a = 7", "New List": ["b = '8'"],
                  "New Object": {"Deep": "c = 9"}, "Plan Rows": 7, "Alias": "t_1"},
                  "Settings": {"work_mem": "64kB"}, "Query Identifier": -9223372036854775807}]\
                """));

    assertThat(redacted)
        .hasToString(
            "[{\"Plan\":{\"Node Type\":\"X 1\",\"New Field\":\"a = ?\",\"New List\":[\"b = ?\"],"
                + "\"New Object\":{\"Deep\":\"c = ?\"},\"Plan Rows\":7,\"Alias\":\"t_1\"},"
                + "\"Settings\":{\"work_mem\":\"64kB\"},"
                + "\"Query Identifier\":\"-9223372036854775807\"}]");
  }
}
