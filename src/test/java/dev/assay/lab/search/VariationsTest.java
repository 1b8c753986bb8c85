package dev.assay.lab.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Order.Step;
import dev.assay.lab.Order.Task;
import dev.assay.lab.Order.Trial;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariationsTest {
  private static final Value NEW =
      new Value.New(TypeName.of("a", "Box"), List.of("int"), List.of(Value.of(3)), null);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void vary_keepsKeysDistinct_andMapsSmall(long seed) {
    Value set = of(Set.class, Value.of("a"), Value.of("b"));
    Value map = of(Map.class, Value.of("k"), Value.of(1), Value.of("l"), Value.of(2));
    Task task = task(List.of(set, map), List.of());
    Variations variations = new Variations(task, new Dictionary(), new Insides(Map.of()), 6);
    var random = new SplittableRandom(seed);
    Call call = new Call(null, List.of(set, map));
    for (int i = 0; i < 500; i++) {
      call = variations.vary(call, random);

      assertThat(Variations.sound(call)).isTrue();
      assertThat(largest(call)).isLessThanOrEqualTo(20);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 12})
  void vary_nestsCallsNoDeeperThanAllowed(int deepest) {
    Step push = new Step("push", List.of("int"), List.of(List.of(Value.of(1), Value.of(2))));
    Step clear = new Step("clear", List.of(), List.of());
    Variations variations =
        new Variations(
            task(List.of(), List.of(push, clear)),
            new Dictionary(),
            new Insides(Map.of()),
            deepest);
    var random = new SplittableRandom(11);
    Set<Integer> depths = new HashSet<>();
    Call call = new Call(NEW, List.of());
    for (int i = 0; i < 2_000; i++) {
      call = variations.vary(call, random);
      depths.add(Sequences.of(Objects.requireNonNull(call.receiver())).size());
    }

    assertThat(Collections.max(depths)).isEqualTo(deepest);
    assertThat(depths).contains(0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1_234.5, -1_234.5})
  void vary_putsEqualAndOppositeNumbersIntoTwoPlaces(double met) {
    List<Value> numbers = List.of(Value.of(1_234.5), Value.of(7.0));
    Variations variations =
        new Variations(task(numbers, List.of()), new Dictionary(), new Insides(Map.of()), 6);
    var random = new SplittableRandom(4);
    Set<Call> varied = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      varied.add(variations.vary(new Call(null, numbers), random));
    }

    assertThat(varied).contains(new Call(null, List.of(Value.of(1_234.5), Value.of(met))));
  }

  @Test
  void vary_changesWhatAReceiverIsMadeOfMoreOften_whereThereAreFewSteps() {
    List<Step> steps =
        List.of("push", "clear", "turn").stream()
            .map(it -> new Step(it, List.of(), List.of()))
            .toList();

    assertThat(madeAnew(steps.subList(0, 1))).isGreaterThan(2 * madeAnew(steps));
  }

  private static long madeAnew(List<Step> steps) {
    Variations variations =
        new Variations(task(List.of(), steps), new Dictionary(), new Insides(Map.of()), 6);
    var random = new SplittableRandom(9);
    long anew = 0;
    for (int i = 0; i < 1_000; i++) {
      Call varied = variations.vary(new Call(NEW, List.of()), random);
      anew += Sequences.base(Objects.requireNonNull(varied.receiver())).equals(NEW) ? 0 : 1;
    }
    return anew;
  }

  @Test
  void vary_findsNumbersThatAreLargeBesideOthers() {
    List<Value> one = List.of(Value.of(2.5));
    Variations variations =
        new Variations(task(one, List.of()), new Dictionary(), new Insides(Map.of()), 6);
    var random = new SplittableRandom(4);
    double largest = 0;
    for (int i = 0; i < 200; i++) {
      Call varied = variations.vary(new Call(null, one), random);
      largest =
          varied.arguments().getFirst() instanceof Value.Literal(Double number)
              ? Math.max(largest, number)
              : largest;
    }

    assertThat(largest).isGreaterThan(1e15);
  }

  @Test
  void emptied_leavesTextsAndNumbersIn() {
    Value names = of(Set.class, Value.of("a"));
    Value boxes = of(Map.class, Value.of("k"), NEW);
    Value around =
        new Value.New(
            TypeName.of("a", "Shelf"), List.of("Map", "Set"), List.of(boxes, names), null);
    Value left =
        new Value.New(
            TypeName.of("a", "Shelf"), List.of("Map", "Set"), List.of(of(Map.class), names), null);

    assertThat(new Call(around, List.of(boxes, names)).emptied())
        .isEqualTo(new Call(left, List.of(of(Map.class), names)));
  }

  @Test
  void vary_isTheSame_forTheSameSeed() {
    Value list = of(List.class, Value.of(1), Value.of(2));
    Task task = task(List.of(list, Value.of("abc")), List.of());
    Variations variations = new Variations(task, new Dictionary(), new Insides(Map.of()), 6);
    var random = new SplittableRandom(5);
    var same = new SplittableRandom(5);
    Call one = new Call(NEW, List.of(list, Value.of("abc")));
    Call other = one;
    for (int i = 0; i < 200; i++) {
      one = variations.vary(one, random);
      other = variations.vary(other, same);
    }

    assertThat(one).isEqualTo(other);
  }

  @Test
  void vary_reachesIntoWhateverHoldsALiteral() {
    TypeName type = TypeName.of("a", "Thing");
    Value.StubMethod method =
        new Value.StubMethod("public ", TypeName.of("", "int"), "size", List.of(), Value.of(4));
    List<Value> holders =
        List.of(
            new Value.As(type, Value.of(4)),
            new Value.New(type, List.of("int"), List.of(Value.of(4)), null),
            new Value.StaticCall(type, "of", List.of("int"), List.of(Value.of(4))),
            new Value.Chain(Value.of(4), "plus", List.of(), List.of()),
            new Value.ArrayOf(TypeName.of("", "int"), List.of(Value.of(4))),
            new Value.Lambda(type, 1, Value.of(4)),
            new Value.Stub(type, false, List.of(), List.of(method)),
            new Value.Prepared(NEW, "add", List.of("int"), List.of(Value.of(4))));
    for (Value holder : holders) {
      Call call = new Call(null, List.of(holder));

      List<Call> changed =
          Place.of(call, task(List.of(holder), List.of())).stream()
              .filter(it -> it.value().equals(Value.of(4)))
              .map(it -> it.put().apply(Value.of(77)))
              .toList();

      assertThat(changed)
          .singleElement()
          .asString()
          .contains("value=77")
          .doesNotContain("value=4]");
    }
  }

  @Test
  void place_leavesTheCountOfARepetitionAlone() {
    Value repeated =
        new Value.Chain(Value.of("ab"), "repeat", List.of("int"), List.of(Value.of(500)));

    List<Place<Call>> places =
        Place.of(new Call(null, List.of(repeated)), task(List.of(repeated), List.of()));

    assertThat(places).extracting(Place::value).containsExactly(repeated, Value.of("ab"));
  }

  @Test
  void cross_takesEachValueFromEither() {
    Call one = new Call(null, List.of(Value.of(1), Value.of(2)));
    Call other = new Call(null, List.of(Value.of(3), Value.of(4)));
    Variations variations =
        new Variations(
            task(one.arguments(), List.of()), new Dictionary(), new Insides(Map.of()), 6);
    var random = new SplittableRandom(1);
    Set<Call> all = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      all.add(variations.cross(one, other, random));
    }

    assertThat(all)
        .containsExactlyInAnyOrder(
            one,
            other,
            new Call(null, List.of(Value.of(1), Value.of(4))),
            new Call(null, List.of(Value.of(3), Value.of(2))));
  }

  @Test
  void plain_triesColumnsAndSteps() {
    Step push = new Step("push", List.of("int"), List.of(List.of(Value.of(1), Value.of(2))));
    Variations variations =
        new Variations(
            task(List.of(Value.of(9)), List.of(push)), new Dictionary(), new Insides(Map.of()), 6);

    List<Call> plain = variations.plain(new Call(NEW, List.of(Value.of(5))));

    assertThat(plain).first().isEqualTo(new Call(NEW, List.of(Value.of(9))));
    assertThat(plain.subList(1, plain.size()))
        .extracting(it -> Sequences.of(Objects.requireNonNull(it.receiver())).size())
        .containsExactly(1, 2, 3);
  }

  @Test
  void sized_isNull_whereThereIsNothingToRepeat() {
    Value emptyList = of(List.class);
    Value emptyArray = new Value.ArrayOf(TypeName.of("", "int"), List.of());

    assertThat(Elements.sized(emptyList, 2)).isNull();
    assertThat(Elements.sized(emptyList, -1)).isNull();
    assertThat(Elements.sized(of(List.class, Value.of(1)), 11)).isNull();
    assertThat(Elements.sized(emptyArray, 2))
        .isEqualTo(new Value.ArrayOf(TypeName.of("", "int"), List.of(Value.of(1), Value.of(1))));
    assertThat(Elements.sized(of(Set.class, Value.of(1)), 3))
        .isEqualTo(of(Set.class, Value.of(1), Value.of(2), Value.of(3)));
  }

  @Test
  void weight_isLess_forWhatIsEasierToRead() {
    assertThat(Weight.of(Value.of(0))).isLessThan(Weight.of(Value.of(-17)));
    assertThat(Weight.of(Value.of("ab"))).isLessThan(Weight.of(Value.of("a\u0007")));
    assertThat(Weight.of(NEW))
        .isLessThan(Weight.of(new Value.Prepared(NEW, "add", List.of(), List.of())));
  }

  private static int largest(Call call) {
    int largest = 0;
    for (Value each : call.arguments()) {
      largest = Math.max(largest, Place.children(each).size());
    }
    return largest;
  }

  private static Value of(Class<?> type, Value... arguments) {
    return Value.call(
        type, "of", Collections.nCopies(arguments.length, "java.lang.Object"), List.of(arguments));
  }

  private static Task task(List<Value> arguments, List<Step> steps) {
    @Nullable Value receiver = steps.isEmpty() ? null : NEW;
    return new Task(
        0,
        "a.Box",
        "m",
        Collections.nCopies(arguments.size(), "java.util.Collection"),
        List.of(new Trial(0, 0, receiver, arguments)),
        arguments.stream().map(List::of).toList(),
        steps);
  }

  @Test
  void plain_triesWhatIsNoNumber_insideOfTheReceiver() {
    Value made =
        new Value.New(TypeName.of("a", "Point"), List.of("double"), List.of(Value.of(2.5)), null);
    Value nan =
        new Value.New(
            TypeName.of("a", "Point"), List.of("double"), List.of(Value.of(Double.NaN)), null);

    List<Call> plain =
        new Variations(task(List.of(), List.of()), new Dictionary(), new Insides(Map.of()), 6)
            .plain(new Call(made, List.of()));

    assertThat(plain).contains(new Call(nan, List.of()));
  }
}
