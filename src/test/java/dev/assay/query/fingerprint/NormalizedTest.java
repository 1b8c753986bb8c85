package dev.assay.query.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizedTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 'secret'",
        "select 'it''s secret'",
        "select e'it\\'s secret', 1",
        "select E'\\\\', 'secret'",
        "select 'a'\n  'secret'",
        "select e'a' -- x\n -- y\n 'b\\' secret'",
        "select 'a' 'secret'",
        "select $$secret$$",
        "select $a$ $$ secret $b$ $a$",
        "select $ä$secret$ä$",
        "select n'secret'",
        "select u&'\\0073ecret secret'",
        "select u&'!0073ecret secret' uescape '!'",
        "select 1 -- secret",
        "select 1 -- secret\n from t",
        "select 1 /* secret */ from t",
        "select 1 /* a /* b */ secret */ from t",
        "/* secret */ select 1",
        "select +/* secret */1",
        "select a @-- secret\n b",
        "alter role r password 'secret'",
        "create function f() returns int language sql as $f$ select 'secret' $f$",
        "set my.setting = 'secret'",
        "comment on table t is 'secret'",
        "select interval 'secret' day",
        "select date 'secret', timestamp with time zone 'secret'",
        "insert into t values (1, 'secret'), ('secret', now())",
        "select * from t where a in ('secret', b, 'secret')",
        "select array['secret', array['secret']]",
        "this is no SQL 'secret' -- secret",
      })
  void text_neverHoldsAStringOrAComment(String sql) {
    assertThat(Answers.cut(sql).normalized()).doesNotContain("secret", "--", "/*", "'");
    assertThat(Answers.parsed(sql).normalized()).doesNotContain("secret", "--", "/*", "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 9753",
        "select -9753",
        "select - 9753",
        "select 9.753",
        "select .9753e-9",
        "select 9753.",
        "select 9_753",
        "select 0x9753F",
        "select 0b0101",
        "select 0o753",
        "select b'0101'",
        "select x'9753F'",
        "select a from t limit 9753 offset 9753",
        "select a-9753 from t",
        "select a from t where b=-9753",
        "select a from t fetch first 9 rows only",
        "select a::numeric(97, 53) from t",
        "create table t (a varchar(9753) default 9753)",
        "select array[[9,7],[5,3]]",
        "select (9,7,(5,3))",
        "select a[9] from t",
      })
  void text_neverHoldsANumber(String sql) {
    String cut = Answers.cut(sql).normalized();

    assertThat(cut.replaceAll("\\$\\d+", "")).doesNotContainPattern("[0-9]");
    assertThat(Answers.parsed(sql).normalized()).isEqualTo(cut);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "SELECT  a , B\tFROM T | select a, b from t",
        "select a from t where b = 5 and c = 'x'; | select a from t where b = $1 and c = $2",
        "select a from t where b = $2 and c = $1 or d = $2 | select a from t where b = $1 and c = $2 or d = $1",
        "select a from t where b in (1, 2, 3) | select a from t where b in ($1)",
        "select a from t where b in (1, c, 3) | select a from t where b in ($1, c)",
        "select a from t where (b, c) in ((1, 2), (3, 4)) | select a from t where (b, c) in (($1, $2))",
        "select a from t where b in (select 1) | select a from t where b in (select $1)",
        "insert into t(a, b) values (1, 2), (3, 4) on conflict do nothing | insert into t(a, b) values ($1, $2) on conflict do nothing",
        "insert into t values (1, now()), (2, now()) | insert into t values ($1, now()), ($2, now())",
        "select array[1, 2]::int[] | select array[$1]::int[]",
        "select date '2020-01-01' - interval '90' day | select $1::date - $2::interval day",
        "select date $1 | select $1::date",
        "select count(*), f(1) from \"Mixed\".\"plain\" | select count(*), f($1) from \"\"Mixed\"\".plain",
        "select a -1 from t where b = -1 | select a - $1 from t where b = $2",
        "select a from t where b is null and c = null | select a from t where b is null and c = $1",
        "select 1; ; select 2; | select $1;; select $2",
        "select a->'b'->>'c' from t | select a -> $1 ->> $2 from t",
        "select É from t | select É from t",
      })
  void text_isOneLineWithNumberedParameters(String sql, String expected) {
    assertThat(Answers.cut(sql).normalized()).isEqualTo(expected.replace("\"\"", "\""));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "select 'abc,string,8",
        "select e'abc\\',string,8",
        "select \"\"abc,quoted name,8",
        "select $a$ $b$,dollar-quoted string,8",
        "select /* /* */,comment,8",
      })
  void text_isRefused_whenItEndsWithinSomething(String sql, String what, int at) {
    assertInvalid(
        sql.replace("\"\"", "\""),
        "the %s that begins at character %d does not end".formatted(what, at));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-- nothing", "/* nothing */", ";", " ; ;\n-- c\n;"})
  void text_isRefused_whenItHoldsNoStatement(String sql) {
    assertInvalid(sql, "holds no statement");
  }

  @Test
  void text_isRefused_whenItsBracketsNestTooDeep() {
    assertInvalid("select " + "(".repeat(2_001) + "1" + ")".repeat(2_001), "nest deeper than 2000");
  }

  private static void assertInvalid(String sql, String words) {
    assertThatThrownBy(() -> Answers.cut(sql))
        .hasMessageContaining(words)
        .asInstanceOf(InstanceOfAssertFactories.type(Failure.class))
        .extracting(Failure::fault)
        .isEqualTo(Fault.INVALID);
  }
}
