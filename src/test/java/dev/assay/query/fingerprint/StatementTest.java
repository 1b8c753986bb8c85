package dev.assay.query.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.query.Query.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StatementTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select 1 | SELECT",
        "(select 1) union (select 2) | SELECT",
        "values (1) | SELECT",
        "table t | SELECT",
        "with a as (select 1) select * from a | SELECT",
        "with a as (select 1) insert into t select * from a | INSERT",
        "with a as (delete from t returning *) select * from a | DELETE",
        "insert into t values (1) | INSERT",
        "UPDATE t set a = 1 | UPDATE",
        "delete from t | DELETE",
        "merge into t using u on true when matched then delete | MERGE",
        "explain select 1 | EXPLAIN",
        "/* c */ explain (analyze) delete from t | EXPLAIN",
        "create table t (a int) | DDL",
        "drop table t | DDL",
        "grant select on t to r | DDL",
        "vacuum t | UTILITY",
        "begin | UTILITY",
        "copy t from stdin | UTILITY",
        "select 1; drop table t | SELECT",
        "frobnicate t | UNKNOWN",
        "'text' | UNKNOWN",
      })
  void kind_isThatOfTheFirstStatement(String sql, Kind kind) {
    assertThat(Answers.cut(sql).kind()).isEqualTo(kind);
    assertThat(Answers.parsed(sql).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "select 1 | 1",
        "select 1; | 1",
        "select 1;; ; | 1",
        "select 1; select 2 | 2",
        "explain select 1; create table x(i int) | 2",
        "select ';' ; select $$;$$ | 2",
        "select 1 -- ; select 2 | 1",
        "select e'\\';' | 1",
        "select 1; /* ; */ drop table t; select 3 | 3",
        "create rule r as on insert to t do also (delete from u; delete from v) | 1",
      })
  void statements_areCounted(String sql, int statements) {
    assertThat(Answers.cut(sql).statements()).isEqualTo(statements);
    assertThat(Answers.parsed(sql).statements()).isEqualTo(statements);
  }

  static Stream<List<String>> relations() {
    return Stream.of(
        List.of("select a from t", "t"),
        List.of("select a from T, s.u as x, \"V w\" y where a in (1, 2)", "t", "s.u", "\"V w\""),
        List.of(
            "select a from t join u on t.a = u.b left join only v using (a), w",
            "t",
            "u",
            "v",
            "w"),
        List.of("select a from (select b from t) x, lateral (select 1 from u) y", "t", "u"),
        List.of("select a from (t cross join u)", "t", "u"),
        List.of(
            "select a from generate_series(1, 2) g, unnest(b) with ordinality as o(x, y), t", "t"),
        List.of("select extract(year from a), substring(b from 2) , trim(both from c) from t", "t"),
        List.of("select a is distinct from b, a is not distinct from c from t", "t"),
        List.of("with x as (select a from t) select a from x join u on true", "t", "u"),
        List.of("with t as (select a from t) select a from t", "t"),
        List.of("with recursive t as (select 1 union select a from t) select a from t"),
        List.of("with x as (select 1), y(a) as (select a from x) select a from y, s.x", "s.x"),
        List.of("select a from (with x as (select 1) select a from x) y, x", "x"),
        List.of("insert into t (a, b) select a, b from u", "t", "u"),
        List.of("insert into t values (1, 2) on conflict (a) do update set b = 3", "t"),
        List.of("update t set a = u.a from u where t.b = u.b", "t", "u"),
        List.of("delete from t using u, v where t.a = u.a", "t", "u", "v"),
        List.of(
            "merge into t x using u y on x.a = y.a when matched then update set b = 1", "t", "u"),
        List.of("select a from t for update of t", "t"),
        List.of("select a from t order by b, c", "t"),
        List.of("select a from t union select a from u order by 1", "t", "u"),
        List.of("select a, (select max(b) from u), c from t", "u", "t"),
        List.of("explain analyze select a from t", "t"),
        List.of("explain (analyze, buffers) update t set a = 1", "t"),
        List.of("select 1"),
        List.of("select a from t tablesample system (1)", "t"),
        List.of("create table if not exists s.t (a int references u (b))", "s.t", "u"),
        List.of("create index concurrently i on t using btree (a)", "t"),
        List.of("create view v as select a from t", "v", "t"),
        List.of("drop table t, u", "t", "u"),
        List.of("truncate t, u", "t", "u"),
        List.of("fetch 10 from c"),
        List.of("revoke select on t from r"),
        List.of("copy t from stdin", "t"),
        List.of("select a from t; select b from u", "t", "u"),
        List.of("select 1 from t where exists (select from u)", "t", "u"));
  }

  @ParameterizedTest
  @MethodSource("relations")
  void relations_areTheTablesThatAreNamed(List<String> textAndNames) {
    var answer = Answers.cut(textAndNames.getFirst());

    assertThat(answer.relations()).isEqualTo(textAndNames.subList(1, textAndNames.size()));
  }
}
