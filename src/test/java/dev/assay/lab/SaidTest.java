package dev.assay.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Observed.Threw;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SaidTest {
  @Test
  void byCode_whenTheSubjectThrows() {
    assertThat(Said.byCode(threw("not positive", "shop.Cart.add:12"))).isTrue();
  }

  @Test
  void byCode_whenALibraryChecks() {
    assertThat(Said.byCode(threw("the list is empty", "org.lib.Check.notEmpty:3"))).isTrue();
  }

  @Test
  void byCode_whenTheCodeHasItsWordsSaid() {
    String place = "java.util.Objects.requireNonNull:259";

    assertThat(Said.byCode(threw("items", place))).isTrue();
  }

  @Test
  void notByCode_whenThePlatformThrows() {
    String place = "java.lang.Integer.parseInt:652";

    assertThat(Said.byCode(threw("For input string: \"a\"", place))).isFalse();
  }

  @Test
  void notByCode_whenTheMachineThrows() {
    var threw =
        threw(
            "java.lang.NullPointerException",
            "Cannot invoke \"String.length()\" because \"text\" is null",
            "shop.Cart.add:12");

    assertThat(Said.byCode(threw)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "no such shop.Item@1f3ab2", "\ud83d\ude00"})
  void notByCode_whenItIsNothingToAssert(String message) {
    assertThat(Said.byCode(threw(message, "shop.Cart.add:12"))).isFalse();
  }

  @Test
  void notByCode_whenItIsMissingOrLong() {
    assertThat(Said.byCode(threw(null, "shop.Cart.add:12"))).isFalse();
    assertThat(Said.byCode(threw("a".repeat(161), "shop.Cart.add:12"))).isFalse();
  }

  private static Threw threw(@Nullable String message, String thrownBy) {
    return threw("java.lang.IllegalArgumentException", message, thrownBy);
  }

  private static Threw threw(String type, @Nullable String message, String thrownBy) {
    return new Threw(
        TypeName.of("java.lang", "Exception"),
        List.of(type),
        message,
        12,
        thrownBy,
        true,
        List.of());
  }
}
