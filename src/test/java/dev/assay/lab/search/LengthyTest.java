package dev.assay.lab.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Order.Task;
import dev.assay.lab.Order.Trial;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LengthyTest {
  private static final TypeName BYTE = TypeName.of(byte.class);

  @ParameterizedTest
  @ValueSource(ints = {1, 33, 63, 64, 65, 127, 1_024, 1_025, 4_200})
  void of_hasThatLength_andNeighboursThatDiffer(int size) {
    Value value = Objects.requireNonNull(Lengthy.of(BYTE, size));

    assertThat(Lengthy.size(value)).isEqualTo(size);
    assertThat(bytes(value)).hasSize(size);
    assertThat(IntStream.range(1, size).allMatch(i -> bytes(value)[i - 1] != bytes(value)[i]))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 4_201, Integer.MAX_VALUE, Long.MAX_VALUE})
  void of_isNull_whereThatWouldBeTooLong(long size) {
    assertThat(Lengthy.of(BYTE, size)).isNull();
  }

  @Test
  void of_isNull_forOtherElements() {
    assertThat(Lengthy.of(TypeName.of(int.class), 64)).isNull();
    assertThat(Lengthy.of(TypeName.of(String.class), 64)).isNull();
    assertThat(Lengthy.of(new TypeName("", "byte", List.of(), 1), 64)).isNull();
  }

  @Test
  void size_isZero_forAnythingElse() {
    assertThat(Lengthy.size(Value.of("abc"))).isZero();
    assertThat(Lengthy.size(new Value.Chain(Value.of("abc"), "strip", List.of(), List.of())))
        .isZero();
    assertThat(Lengthy.size(new Value.Chain(Value.of("abc"), "toCharArray", List.of(), List.of())))
        .isZero();
  }

  @Test
  void resized_keepsTheKind() {
    Value letters = Objects.requireNonNull(Lengthy.of(TypeName.of(char.class), 40));

    assertThat(Lengthy.resized(letters, 48)).isEqualTo(Lengthy.of(TypeName.of(char.class), 48));
    assertThat(Lengthy.resized(Value.of("abc"), 48)).isNull();
  }

  @Test
  void vary_staysInItsLimits() {
    var random = new SplittableRandom(5);
    Value value = Objects.requireNonNull(Lengthy.of(BYTE, 65));
    for (int i = 0; i < 200; i++) {
      value = Lengthy.vary(value, random);

      assertThat(Lengthy.size(value)).isBetween(1, 4_200);
    }
  }

  @Test
  void place_leavesWhatIsRepeatedAsItIs_butForItsLetters() {
    Value value = Objects.requireNonNull(Lengthy.of(BYTE, 64));
    Task task =
        new Task(
            0,
            "a.Box",
            "m",
            List.of("byte[]"),
            List.of(new Trial(0, 0, null, List.of(value))),
            List.of(List.of(value)),
            List.of());

    List<Place<Call>> places = Place.of(new Call(null, List.of(value)), task);

    assertThat(places).extracting(Place::value).doesNotContain(Value.of(4));
  }

  private static byte[] bytes(Value value) {
    Value.Chain chain = (Value.Chain) value;
    return text(chain.receiver()).getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Literal(Object text) -> text.toString();
      case Value.Chain chain when chain.method().equals("repeat") ->
          text(chain.receiver()).repeat(number(chain.arguments().getFirst()));
      case Value.Chain chain ->
          text(chain.receiver())
              .substring(number(chain.arguments().getFirst()), number(chain.arguments().getLast()));
      default -> throw new IllegalStateException("not needed here: " + value);
    };
  }

  private static int number(Value value) {
    return (Integer) ((Value.Literal) value).value();
  }
}
