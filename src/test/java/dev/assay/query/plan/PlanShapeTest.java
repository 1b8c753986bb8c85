package dev.assay.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PlanShapeTest {
  private static RealPlans server;

  @BeforeAll
  static void fill() throws SQLException {
    server =
        RealPlans.in(
            15,
            "shapes",
            "CREATE TABLE one (id int PRIMARY KEY, a int)",
            "CREATE TABLE two (id int PRIMARY KEY, a int)",
            "INSERT INTO one SELECT g, g % 10 FROM generate_series(1, 10000) g",
            "INSERT INTO two SELECT g, g % 10 FROM generate_series(1, 10000) g",
            "ANALYZE one",
            "ANALYZE two");
  }

  @Test
  void of_isTheSame_forOtherLiterals_andWhetherOrNotItWasRun() throws SQLException {
    String shape =
        PlanShape.of(server.notRun("SELECT * FROM one WHERE id = 7 AND a > (SELECT 1 OFFSET 0)"));

    assertThat(shape).matches("[0-9a-f]{16}");
    assertThat(
            PlanShape.of(
                server.notRun("SELECT * FROM one WHERE id = 70 AND a > (SELECT 5 OFFSET 0)")))
        .isEqualTo(shape);
    assertThat(
            PlanShape.of(server.run("SELECT * FROM one WHERE id = 7 AND a > (SELECT 1 OFFSET 0)")))
        .isEqualTo(shape);
  }

  @Test
  void of_isAnother_forAnotherTable_indexOrJoin() throws SQLException {
    String sql = "SELECT * FROM one JOIN two USING (id)";
    String shape = PlanShape.of(server.notRun(sql));

    assertThat(PlanShape.of(server.notRun(sql, "enable_hashjoin = off"))).isNotEqualTo(shape);
    assertThat(PlanShape.of(server.notRun("SELECT * FROM one LEFT JOIN two USING (id)")))
        .isNotEqualTo(shape);
    assertThat(PlanShape.of(server.notRun("SELECT * FROM one")))
        .isNotEqualTo(PlanShape.of(server.notRun("SELECT * FROM two")));
    assertThat(PlanShape.of(server.notRun("SELECT * FROM one ORDER BY id")))
        .isNotEqualTo(PlanShape.of(server.notRun("SELECT * FROM one ORDER BY id DESC")));
  }
}
