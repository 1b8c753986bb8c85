package dev.assay.query.advice.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.query.advice.index.Condition.Column;
import dev.assay.query.advice.index.Condition.Compared;
import dev.assay.query.advice.index.Condition.Either;
import dev.assay.query.advice.index.Condition.Null;
import dev.assay.query.advice.index.Condition.Other;
import dev.assay.query.advice.index.Condition.Truth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions as servers 15 to 18 write them. */
class ConditionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "(o.customer = 5)|customer|=|false",
        "(o.customer = $1)|customer|=|false",
        "(o.customer = ($1)::bigint)|customer|=|false",
        "((o.code)::text = 'X-77'::text)|code|=|false",
        "(o.code = ANY ('{open,x}'::text[]))|code|=|true",
        "(o.code = ANY (ARRAY[$1, $2]))|code|=|true",
        "(o.at >= '2026-01-05 00:00:00+00'::timestamp with time zone)|at|>=|false",
        "(o.at < ('now'::cstring)::timestamp(3) without time zone)|at|<|false",
        "(o.name ~~ 'abc AND (%'::text)|name|~~|false",
        "(o.\"Odd \"\"name\" = 3)|Odd \"name|=|false",
        "(o.id = (InitPlan 1).col1)|id|=|false",
        "(o.id = -1)|id|=|false"
      })
  void of_readsAComparison(String text, String column, String operator, boolean any) {
    Condition condition = Conditions.of(text);

    assertThat(condition)
        .isInstanceOfSatisfying(
            Compared.class,
            compared -> {
              assertThat(compared.left().column()).isEqualTo(new Column("o", column));
              assertThat(compared.operator()).isEqualTo(operator);
              assertThat(compared.any()).isEqualTo(any);
              assertThat(compared.right().columns()).isEmpty();
            });
  }

  @Test
  void of_readsAllAndEither() {
    Condition all = Conditions.of("((o.a = 1) AND (o.b IS NULL) AND ((o.c = 2) OR (o.d > 3)))");

    assertThat(all.conjuncts()).hasSize(3);
    assertThat(all.conjuncts().get(1)).isInstanceOf(Null.class);
    assertThat(all.conjuncts().get(2))
        .isInstanceOfSatisfying(Either.class, either -> assertThat(either.parts()).hasSize(2));
  }

  @Test
  void of_readsBooleans() {
    assertThat(Conditions.of("(NOT o.sent)"))
        .isInstanceOfSatisfying(Truth.class, truth -> assertThat(truth.not()).isTrue());
    assertThat(Conditions.of("o.sent"))
        .isInstanceOfSatisfying(Truth.class, truth -> assertThat(truth.not()).isFalse());
    assertThat(Conditions.of("(o.gone IS NOT NULL)"))
        .isInstanceOfSatisfying(Null.class, is -> assertThat(is.not()).isTrue());
  }

  @Test
  void of_readsAnExpression_withItsColumns() {
    Condition condition = Conditions.of("(lower((o.email)::text) = lower('X'::text))");

    assertThat(condition)
        .isInstanceOfSatisfying(
            Compared.class,
            compared -> {
              assertThat(compared.left().column()).isNull();
              assertThat(compared.left().columns()).containsExactly(new Column("o", "email"));
            });
    assertThat(Conditions.bare("lower((o.email)::text)")).isEqualTo("lower((email)::text)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "()",
        "(((",
        ")))",
        "(o.a <> ALL ('{1,2}'::integer[]))",
        "(CASE WHEN (o.a = 1) THEN (o.b = 2) ELSE (o.c = 3) END)",
        "(ANY (hashed SubPlan 1).col1)",
        "(NOT (o.a = 1))",
        "'never ends",
        "\"never ends"
      })
  void of_takesWhatItDoesNotUnderstand_forNothing(String text) {
    assertThat(Conditions.of(text)).isInstanceOf(Other.class);
  }

  @Test
  void of_givesUp_whereBracketsAreDeeperThanAnyIndexServes() {
    String deep = "(o.a = 1)";
    for (int i = 0; i < 300; i++) {
      deep = "(" + deep + " AND (o.b = 2 OR (o.c = 3)))";
    }

    assertThat(Conditions.of(deep).conjuncts()).isNotEmpty();
  }
}
