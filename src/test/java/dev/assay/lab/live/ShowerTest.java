package dev.assay.lab.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShowerTest {
  private static final SubjectLoader NOTHING = new SubjectLoader(Map.of(), List.of());

  private static @Nullable Value shown(@Nullable Object object) {
    return new Shower(new Naming("p"), NOTHING).show(object);
  }

  private static List<Object> objects() {
    return List.of(
        "text",
        'c',
        -0.0,
        Double.NaN,
        7L,
        (byte) 3,
        TimeUnit.DAYS,
        String.class,
        int[][].class,
        List.of(),
        List.of("a", List.of(1)),
        Arrays.asList("a", null),
        Collections.singletonList(null),
        Set.of(3, 1, 2),
        new HashSet<>(Arrays.asList("a", null)),
        new HashSet<>(Collections.singletonList(null)),
        Map.of("a", 1, "b", 2),
        IntStream.range(0, 12).boxed().collect(Collectors.toMap(i -> "k" + i, i -> i)),
        Map.entry("k", List.of()),
        Optional.empty(),
        Optional.of(1),
        OptionalInt.of(3),
        new BigDecimal("1E+3"),
        new BigInteger("9223372036854775808"),
        UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
        Locale.GERMANY,
        Locale.ROOT,
        Currency.getInstance("EUR"),
        StandardCharsets.UTF_16,
        URI.create("https://example.org/a"),
        Path.of("a", "b"),
        new java.io.File("a/b"),
        Date.from(Instant.ofEpochMilli(5)),
        BitSet.valueOf(new long[] {5, 1}),
        LocalDate.MAX,
        Instant.EPOCH,
        Duration.ofSeconds(-3),
        Year.of(12_024),
        ZoneId.of("Europe/Berlin"),
        ZonedDateTime.of(2024, 6, 1, 1, 2, 3, 4, ZoneId.of("Asia/Tokyo")));
  }

  @ParameterizedTest
  @MethodSource("objects")
  void show_givesAValueThatMakesAnEqualObject(Object object) throws Throwable {
    Value value = shown(object);

    assertThat(value).isNotNull();
    assertThat(made(value)).isEqualTo(object);
  }

  private static @Nullable Object made(@Nullable Value value) throws Throwable {
    if (value == null) {
      throw new AssertionError("there is no value to make");
    }
    Loaded loaded = Loaded.of(NOTHING, "p");
    return new Maker(loaded.types(), loaded.members(), loaded.stubs())
        .recipe(value)
        .make(new Heard(loaded.shower(), false));
  }

  @Test
  void show_givesArraysByContent() throws Throwable {
    assertThat(made(shown(new int[][] {{1}, {}}))).isEqualTo(new int[][] {{1}, {}});
    assertThat(made(shown(new Object[] {"a", 1, null}))).isEqualTo(new Object[] {"a", 1, null});
    assertThat(shown(new int[65])).isNull();
  }

  @Test
  void show_sortsWhatHasNoOrder_andKeepsWhatHas() {
    Map<String, Integer> sorted = new TreeMap<>(Collections.reverseOrder());
    sorted.put("a", 1);
    sorted.put("b", 2);

    assertThat(arguments(shown(new HashSet<>(List.of("q", "b", "zz", "a")))))
        .containsExactly(Value.of("a"), Value.of("b"), Value.of("q"), Value.of("zz"));
    assertThat(arguments(shown(new java.util.LinkedHashSet<>(List.of("q", "b")))))
        .containsExactly(Value.of("q"), Value.of("b"));
    assertThat(arguments(shown(sorted)))
        .containsExactly(Value.of("b"), Value.of(2), Value.of("a"), Value.of(1));
  }

  private static List<Value> arguments(@Nullable Value value) {
    return ((Value.StaticCall) java.util.Objects.requireNonNull(value)).arguments();
  }

  @Test
  void show_givesNothing_whereNoSourceWouldBeEqual() {
    List<Object> cyclic = new ArrayList<>();
    cyclic.add(cyclic);
    Map<String, @Nullable String> nulls = new HashMap<>();
    nulls.put("a", null);

    assertThat(shown(new Object())).isNull();
    assertThat(shown(new java.util.StringJoiner("a"))).isNull();
    assertThat(shown("\ud800")).isNull();
    assertThat(shown('\udc00')).isNull();
    assertThat(shown("x".repeat(2_001))).isNull();
    assertThat(shown(cyclic)).isNull();
    assertThat(shown(nulls)).isNull();
    assertThat(shown(List.of(new int[] {1}))).isNull();
    assertThat(shown(new ArrayDeque<>(List.of(1)))).isNull();
    assertThat(shown(Collections.nCopies(65, 1))).isNull();
  }

  private static @Nullable Value ownResult(String source) {
    var observed = Subjects.of(source).run(Subjects.call("f"));
    assertThat(observed).isInstanceOf(dev.assay.lab.Observed.Returned.class);
    return ((dev.assay.lab.Observed.Returned) observed).value();
  }

  @Test
  void show_givesRecordsAndValueClasses() {
    Value record =
        ownResult(
            """
            public class Foo {
              record Pair<A>(int a, A b) {}
              static Object f() { return new Pair<>(1, "x"); }
            }
            """);
    Value constructed =
        ownResult(
            """
            public class Foo {
              static final int NONE = 0;
              private final int a;
              Foo(int a) { this.a = a; }
              @Override public boolean equals(Object o) { return o instanceof Foo f && f.a == a; }
              @Override public int hashCode() { return a; }
              static Foo f() { return new Foo(3); }
            }
            """);
    Value factory =
        ownResult(
            """
            public class Foo {
              private final int a;
              private Foo(int a) { this.a = a; }
              static Foo of(int a) { return new Foo(a); }
              @Override public boolean equals(Object o) { return o instanceof Foo f && f.a == a; }
              @Override public int hashCode() { return a; }
              static Foo f() { return new Foo(3); }
            }
            """);

    TypeName pair = TypeName.of("p", "Foo.Pair").with(List.of(TypeName.of(Object.class)));
    assertThat(record)
        .isEqualTo(
            new Value.New(
                pair,
                List.of("int", "java.lang.Object"),
                List.of(Value.of(1), Value.of("x")),
                null));
    assertThat(constructed)
        .isEqualTo(
            new Value.New(TypeName.of("p", "Foo"), List.of("int"), List.of(Value.of(3)), null));
    assertThat(factory)
        .isEqualTo(
            new Value.StaticCall(
                TypeName.of("p", "Foo"), "of", List.of("int"), List.of(Value.of(3))));
  }

  @Test
  void show_givesNoOwnObject_thatItsConstructorDoesNotGiveBack() {
    Value noEquals =
        ownResult(
            "public class Foo { final int a = 1; Foo() {} static Foo f() { return new Foo(); } }");
    Value changed =
        ownResult(
            """
            public class Foo {
              record Twice(int a) { Twice { a = a * 2; } }
              static Object f() { return new Twice(1); }
            }
            """);
    Value hidden =
        ownResult(
            "public class Foo { private record R() {} static Object f() { return new R(); } }");
    Value array =
        ownResult(
            "public class Foo { record R(int[] a) {} static Object f() { return new R(null); } }");

    assertThat(noEquals).isNull();
    assertThat(changed).isNull();
    assertThat(hidden).isNull();
    assertThat(array).isNotNull();
  }
}
