package dev.assay.lab.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Order.Task;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelatedTest {
  private static final String TEXT = "java.lang.String";

  @Test
  void of_makesTextsEqual_andDifferentInOnePlace() {
    Call call = new Call(null, List.of(Value.of("kitten"), Value.of("dog")));

    List<Call> related = Related.of(call, task(TEXT, TEXT));

    assertThat(related)
        .extracting(Call::arguments)
        .contains(
            List.of(Value.of("kitten"), Value.of("kitten")),
            List.of(Value.of("kitten"), Value.of("xkitten")),
            List.of(Value.of("kitxten"), Value.of("kitten")),
            List.of(Value.of("kitten"), Value.of("kitxen")));
  }

  @Test
  void of_takesALongerText_whereAShortOneHasNoMiddle() {
    Call call = new Call(null, List.of(Value.of("a"), Value.of("")));

    List<Call> related = Related.of(call, task(TEXT, TEXT));

    assertThat(related)
        .extracting(Call::arguments)
        .contains(List.of(Value.of("abcdef"), Value.of("abcxef")));
  }

  @Test
  void of_makesNumbersAndArraysEqual() {
    Value one = new Value.ArrayOf(TypeName.of(int.class), List.of(Value.of(1)));
    Value none = new Value.ArrayOf(TypeName.of(int.class), List.of());

    assertThat(
            Related.of(
                new Call(null, List.of(Value.of(5), Value.of(7), one, none)),
                task("int", "int", "int[]", "int[]")))
        .extracting(Call::arguments)
        .containsExactly(
            List.of(Value.of(5), Value.of(5), one, none),
            List.of(Value.of(5), Value.of(7), one, one));
  }

  @Test
  void of_isNothing_whereTypesOrValuesAreOfAnotherKind() {
    assertThat(
            Related.of(
                new Call(null, List.of(Value.of("a"), Value.of('b'), Value.NULL)),
                task(TEXT, "char", TEXT)))
        .isEmpty();
    assertThat(Related.of(new Call(null, List.of()), task())).isEmpty();
    assertThat(
            Related.of(
                new Call(null, List.of(Value.of(true), Value.of(false))),
                task("boolean", "boolean")))
        .isEmpty();
  }

  private static Task task(String... parameters) {
    return new Task(0, "a.Box", "m", List.of(parameters), List.of(), List.of(), List.of());
  }
}
