package dev.assay.query.advice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.query.advice.AdvicePorts.Presence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexPresenceTest {
  // As PostgreSQL 18 prints them.
  private static final List<String> THERE =
      List.of(
          "CREATE INDEX orders_customer_idx ON public.orders USING btree (customer, made DESC)",
          "CREATE UNIQUE INDEX orders_pkey ON public.orders USING btree (id)",
          "CREATE INDEX lower_idx ON public.customer USING btree (lower(name))",
          "CREATE INDEX covering ON public.orders USING btree (made) INCLUDE (total)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE INDEX CONCURRENTLY ON public.orders (customer, made DESC);",
        "create index if not exists my_name on public.orders using btree (customer,made desc)",
        "CREATE INDEX ON public.orders (id)",
        "CREATE INDEX ON public.customer (lower(name))",
        "CREATE INDEX CONCURRENTLY ON public.orders (made) INCLUDE (total)"
      })
  void anIndexIsThere_underAnyName(String ddl) {
    assertThat(IndexPresence.presence(IndexPresence.normal(ddl), THERE)).isEqualTo(Presence.THERE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE INDEX ON public.orders (customer)",
        "CREATE INDEX ON public.orders (made DESC, customer)",
        "CREATE INDEX ON other.orders (id)",
        "CREATE INDEX ON public.orders USING hash (id)",
        "CREATE INDEX ON public.orders (made) INCLUDE (id)"
      })
  void anIndexOfColumns_isMissing_whereNoneIsTheSame(String ddl) {
    assertThat(IndexPresence.presence(IndexPresence.normal(ddl), THERE))
        .isEqualTo(Presence.MISSING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE INDEX ON public.customer (upper(name))",
        "CREATE INDEX ON public.orders (customer) WHERE total > 0"
      })
  void ofExpressionsAndConditions_nobodyCanSay(String ddl) {
    assertThat(IndexPresence.presence(IndexPresence.normal(ddl), THERE))
        .isEqualTo(Presence.UNKNOWN);
  }

  @Test
  void whatIsNoIndex_isNone() {
    assertThat(IndexPresence.normal("SET LOCAL work_mem = '64MB'")).isEmpty();
  }
}
