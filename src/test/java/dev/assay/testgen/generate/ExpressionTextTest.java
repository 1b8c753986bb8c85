package dev.assay.testgen.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a value looks like where the compiler needs more than the value itself. */
class ExpressionTextTest {
  private static final TypeName ITERATOR =
      TypeName.of(Iterator.class).with(List.of(TypeName.of(Number.class)));

  private static String text(Value value) {
    return new ExpressionText(
            new Imports("a", Set.of()), new Members(name -> null), new SharedStubs())
        .of(value);
  }

  @Test
  void of_castsToTheRawType_whenNothingTellsTheCallWhatItGives() {
    Value empty = Value.call(Collections.class, "emptyIterator", List.of(), List.of());

    assertThat(text(new Value.As(ITERATOR, empty)))
        .isEqualTo("(Iterator) Collections.emptyIterator()");
  }

  @Test
  void of_castsToTheWholeType_whenTheValueTellsItToo() {
    assertThat(text(new Value.As(ITERATOR, Value.NULL))).isEqualTo("(Iterator<Number>) null");
  }
}
