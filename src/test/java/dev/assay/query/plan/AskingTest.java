package dev.assay.query.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.query.Query.Explained;
import dev.assay.store.TestPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every version of PostgreSQL must plan, and what it must refuse without harm. */
class AskingTest {
  private static final Set<Integer> FILLED = new HashSet<>();
  @TempDir private Path dir;

  private TestDesk desk(int version) throws Exception {
    TestPostgres server = TestPostgres.of(version);
    if (FILLED.add(version)) {
      fill(server);
    }
    return new TestDesk(server, "asking", dir);
  }

  private static void fill(TestPostgres server) throws SQLException {
    server.create("asking");
    server.execute(
        "asking",
        "CREATE TABLE item (id int PRIMARY KEY, a int, made timestamptz)",
        "INSERT INTO item SELECT g, g % 100, now() FROM generate_series(1, 20000) g",
        "ANALYZE item");
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 16, 17, 18})
  void ask_plansATextWithoutValues(int version) throws Exception {
    try (TestDesk desk = desk(version)) {
      Explained explained =
          desk.explain("SELECT * FROM item WHERE id = $1 AND a <> ALL ($2) LIMIT $3");

      assertThat(explained.generic()).isTrue();
      assertThat(explained.plan()).contains("Index Scan").contains("(item.id = $1)");
      assertThat(desk.explain("UPDATE item SET a = $1 WHERE id = $2").plan())
          .contains("ModifyTable");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 18})
  void ask_saysWhereAParameterCannotStand_andGoesOn(int version) throws Exception {
    try (TestDesk desk = desk(version)) {
      assertFault(
          () -> desk.explain("SELECT * FROM item WHERE made > now() - interval $1"),
          "cannot be planned without its values");
      assertFault(
          () -> desk.explain("SELECT $1 + $2 FROM item"), "cannot be planned without its values");
      // The same connection, with nothing left on it.
      assertThat(desk.explain("SELECT * FROM item WHERE id = $1").generic()).isTrue();
      assertThat(desk.explain("SELECT * FROM item WHERE a = $1").generic()).isTrue();
      assertThat(desk.postgres.statistics().size()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 18})
  void ask_saysWhatTheServerSays(int version) throws Exception {
    try (TestDesk desk = desk(version)) {
      assertFault(
          () -> desk.explain("SELECT * FROM nowhere"), "relation \"nowhere\" does not exist");
      assertFault(() -> desk.explain("SELECT FROM WHERE"), "or near \"WHERE\" (at character 13)");
      assertFault(() -> desk.explain("SELECT nothing FROM item"), "column \"nothing\"");
      assertFault(
          () -> desk.explain("explain select 1; create table x (i int)"), "begins with EXPLAIN");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 18})
  void ask_changesNothing(int version) throws Exception {
    try (TestDesk desk = desk(version)) {
      assertThat(desk.explain("DELETE FROM item").plan()).contains("ModifyTable");
      assertThat(desk.explain("INSERT INTO item VALUES (0, 0, now())").analyzed()).isFalse();
      Explained counted = desk.analyze("SELECT * FROM item");

      assertThat(Plan.read(counted.plan()).root().rowsGiven()).isEqualTo(20_000);
    }
  }

  // Whether it is planned or refused is the server's; that it is told, and the next answered, is
  // ours.
  @ParameterizedTest
  @ValueSource(ints = {15, 18})
  void ask_survivesDeepTexts(int version) throws Exception {
    try (TestDesk desk = desk(version)) {
      assertPlannedOrTooComplex(desk, "SELECT 1" + " + 1".repeat(10_000));
      assertPlannedOrTooComplex(desk, "SELECT 1" + " + 1".repeat(60_000));
      assertPlannedOrTooComplex(
          desk, "SELECT * FROM (".repeat(1_000) + "SELECT 1" + ") x".repeat(1_000));
      assertPlannedOrTooComplex(
          desk, "SELECT (".repeat(1_000) + "SELECT a FROM item LIMIT 1" + ")".repeat(1_000));
      assertPlannedOrTooComplex(desk, "SELECT " + "(".repeat(10_000) + "1" + ")".repeat(10_000));

      assertThat(desk.explain("SELECT 2").plan()).contains("Result");
    }
  }

  private static void assertPlannedOrTooComplex(TestDesk desk, String sql) throws Exception {
    try {
      assertThat(desk.explain(sql).shape()).hasSize(16);
    } catch (Failure refused) {
      assertThat(refused.fault()).isEqualTo(Fault.INVALID);
      assertThat(refused)
          .message()
          .containsAnyOf("stack depth limit exceeded", "memory exhausted", "nest", "deep");
    }
  }

  private static void assertFault(ThrowingCallable call, String words) {
    assertThatThrownBy(call)
        .asInstanceOf(InstanceOfAssertFactories.type(Failure.class))
        .satisfies(failure -> assertThat(failure).hasMessageContaining(words))
        .satisfies(failure -> assertThat(failure.fault()).isEqualTo(Fault.INVALID));
  }
}
