package dev.assay.query.advice.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.query.advice.index.IndexDefinition.Key;
import dev.assay.query.advice.index.TableFacts.Name;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndexDefinitionTest {
  @Test
  void ddl_isConcurrent_andHasTheSchema() {
    var index = IndexDefinition.on(Facts.ORDERS, List.of(Key.of("customer"), Key.of("placed")));

    assertThat(index.ddl())
        .isEqualTo(
            "CREATE INDEX CONCURRENTLY orders_customer_placed_idx ON shop.orders"
                + " (customer, placed)");
    assertThat(index.pretended()).isEqualTo("CREATE INDEX ON shop.orders (customer, placed)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "plain|plain",
        "a_1$|a_1$",
        "Mixed|\"Mixed\"",
        "user|\"user\"",
        "order|\"order\"",
        "two words|\"two words\"",
        "1st|\"1st\"",
        "quo\"te|\"quo\"\"te\"",
        "größe|\"größe\"",
        "x\"; DROP TABLE t; --|\"x\"\"; DROP TABLE t; --\""
      })
  void quoted_putsNamesInQuotes_whereTheyNeedThem(String name, String sql) {
    assertThat(Names.quoted(name)).isEqualTo(sql);
  }

  @Test
  void ddl_quotesEveryName() {
    var index =
        IndexDefinition.on(new Name("My Shop", "Order"), List.of(Key.of("user").ordered("DESC")))
            .including(List.of(Names.quoted("Total")))
            .of("\"Gone\" IS NULL");

    assertThat(index.what()).isEqualTo("(\"user\" DESC) INCLUDE (\"Total\") WHERE \"Gone\" IS NULL");
    assertThat(index.ddl())
        .startsWith("CREATE INDEX CONCURRENTLY order_user_")
        .contains("_idx ON \"My Shop\".\"Order\" (\"user\" DESC)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "lower(email);lower(email)",
        "lower(a) || lower(b);(lower(a) || lower(b))",
        "id % 10;(id % 10)",
        "(at)::date;((at)::date)"
      })
  void sql_putsExpressionsInBrackets_butNotCalls(String expression, String sql) {
    assertThat(Key.expression(expression).sql()).isEqualTo(sql);
  }

  @Test
  void sql_hasTheOperatorsBeforeTheOrder() {
    Key key = Key.of("name").matching("text_pattern_ops").ordered("DESC NULLS LAST");

    assertThat(key.sql()).isEqualTo("name text_pattern_ops DESC NULLS LAST");
  }

  @Test
  void ddl_hasANameThatTheServerKeepsWhole_alsoOfManyLongColumns() {
    List<Key> keys = List.of(Key.of("a".repeat(60)), Key.of("b".repeat(60)));
    var index = IndexDefinition.on(Facts.ORDERS, keys);
    var other = IndexDefinition.on(Facts.ORDERS, keys.reversed());

    String name = index.ddl().split(" ")[3];

    assertThat(name).hasSizeLessThanOrEqualTo(63).endsWith("_idx");
    assertThat(name).isNotEqualTo(other.ddl().split(" ")[3]);
  }
}
