package dev.assay.lab.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Order.Task;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MakingsTest {
  private static final List<String> PARAMETERS = List.of("java.lang.String", "boolean");
  private static final Makings MAKINGS =
      new Makings(
          List.of(
              new Task(
                  0,
                  "a.Outer$Parser",
                  "<init>",
                  PARAMETERS,
                  List.of(),
                  List.of(
                      List.of(Value.of("abc"), Value.of("<a>"), Value.of("&#x")),
                      List.of(Value.of(true), Value.of(false))),
                  List.of())));

  private static Value parser(String text, boolean strict) {
    return new Value.New(
        TypeName.of("a", "Outer.Parser"),
        PARAMETERS,
        List.of(Value.of(text), Value.of(strict)),
        null);
  }

  @Test
  void plain_givesEachTextOfTheConstructor_butTheFirst() {
    assertThat(MAKINGS.plain(parser("x", true)))
        .containsExactly(parser("<a>", true), parser("&#x", true));
  }

  @Test
  void vary_givesTextsOfTheConstructor_orLeavesIt() {
    Set<@Nullable Value> all = new HashSet<>();
    var random = new SplittableRandom(3);
    for (int i = 0; i < 200; i++) {
      all.add(MAKINGS.vary(parser("x", true), random));
    }

    assertThat(all)
        .containsExactlyInAnyOrder(
            null, parser("abc", true), parser("<a>", true), parser("&#x", true));
  }

  @Test
  void nothing_isKnown_ofOtherObjects() {
    Value other = new Value.New(TypeName.of("a", "Other"), List.of(), List.of(), null);

    assertThat(MAKINGS.plain(other)).isEmpty();
    assertThat(MAKINGS.vary(other, new SplittableRandom(1))).isNull();
    assertThat(MAKINGS.plain(Value.of("text"))).isEmpty();
  }
}
