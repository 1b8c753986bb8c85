package dev.assay.query.advice.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.query.advice.index.IndexDefinition.Key;
import dev.assay.query.advice.index.IndexVerdict.Reason;
import dev.assay.query.advice.index.IndexVerdict.Rule;
import dev.assay.query.advice.index.TableFacts.ExistingIndex;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScreeningTest {
  private static IndexDefinition index(Key... keys) {
    return IndexDefinition.on(Facts.ORDERS, List.of(keys));
  }

  private static boolean known(ExistingIndex there, IndexDefinition index) {
    return Screening.same(index, new Facts().index(there).table()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"a;b;c, a, true", "a;b, a;b, true", "a;b, b, false", "a, a;b, false", "b;a, a;b, false"})
  void same_isAnIndexThatBeginsWithTheKeys(String there, String asked, boolean same) {
    Key[] keys = Arrays.stream(asked.split(";")).map(Key::of).toArray(Key[]::new);

    assertThat(known(Facts.btree("i", there.split(";")), index(keys))).isEqualTo(same);
  }

  @Test
  void same_readsAnIndexInBothDirections() {
    var there =
        new ExistingIndex(
            "i", "btree", false, List.of("a", "b"), List.of(true, false), List.of(), null, true);

    assertThat(known(there, index(Key.of("a").ordered("DESC"), Key.of("b")))).isTrue();
    assertThat(known(there, index(Key.of("a"), Key.of("b").ordered("DESC")))).isTrue();
    assertThat(known(there, index(Key.of("a"), Key.of("b")))).isFalse();
  }

  @Test
  void same_isNot_anIndexOfOtherRowsOrKinds() {
    var partial =
        new ExistingIndex(
            "i", "btree", false, List.of("a"), List.of(false), List.of(),
            "(state = 'open'::text)", true);
    var hash =
        new ExistingIndex(
            "i", "hash", false, List.of("a"), List.of(false), List.of(), null, true);
    var pattern =
        new ExistingIndex(
            "i", "btree", false, List.of("a"), List.of(false), List.of(), null, false);

    assertThat(known(partial, index(Key.of("a")))).isFalse();
    assertThat(known(partial, index(Key.of("a")).of("state = 'open'"))).isTrue();
    assertThat(known(partial, index(Key.of("a")).of("state = 'done'"))).isFalse();
    assertThat(known(Facts.btree("i", "a"), index(Key.of("a")).of("state = 'open'"))).isFalse();
    assertThat(known(hash, index(Key.of("a")))).isFalse();
    assertThat(known(pattern, index(Key.of("a")))).isFalse();
    assertThat(known(pattern, index(Key.of("a").matching("text_pattern_ops")))).isTrue();
  }

  @Test
  void same_carriesTheSameColumnsAlong() {
    var there =
        new ExistingIndex(
            "i", "btree", false, List.of("a"), List.of(false), List.of("b"), null, true);

    assertThat(known(there, index(Key.of("a")).including(List.of("b")))).isTrue();
    assertThat(known(there, index(Key.of("a")).including(List.of("c")))).isFalse();
    assertThat(known(Facts.btree("i", "a", "b"), index(Key.of("a")).including(List.of("b"))))
        .isTrue();
  }

  @Test
  void same_knowsQuotedNamesAndExpressions() {
    assertThat(known(Facts.btree("i", "\"Odd\""), index(Key.of("Odd")))).isTrue();
    assertThat(
            known(
                Facts.btree("i", "lower((email)::text)"),
                index(Key.expression("lower((email)::text)"))))
        .isTrue();
    assertThat(known(Facts.btree("i", "lower(email)"), index(Key.of("email")))).isFalse();
  }

  @Test
  void of_saysWhy_inWords() {
    var there = new Facts().column("a", 10).index(Facts.btree("a_b", "a", "b"));

    assertThat(refusal(there).reason()).isEqualTo(Reason.EXISTS);
    assertThat(refusal(there).why()).contains("the index a_b begins with these columns");
    assertThat(refusal(new Facts().column("a", 10).pages(3)).reason())
        .isEqualTo(Reason.TOO_SMALL);
    assertThat(refusal(new Facts().column("a", 10).unfit("it is partitioned")).why())
        .isEqualTo("shop.orders: it is partitioned");
  }

  private static Screening.Refusal refusal(Facts facts) {
    Site site = facts.scan("(o.a = 1)");
    var candidate =
        new Candidate(Rule.BTREE, List.of(index(Key.of("a"))), site, site.node(), "x", 0.1);
    return Screening.of(candidate).orElseThrow();
  }
}
