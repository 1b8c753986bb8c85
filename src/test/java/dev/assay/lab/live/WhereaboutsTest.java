package dev.assay.lab.live;

import static dev.assay.lab.live.Subjects.call;
import static dev.assay.lab.live.Subjects.foo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Observed;
import dev.assay.lab.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is the same at home and away, and what is not. */
class WhereaboutsTest {
  private static final String FOO =
      """
      import java.io.*; import java.nio.file.*; import java.text.*; import java.time.*;
      import java.util.*;
      class Foo { static Object f() throws Exception { return EXPRESSION; } }
      """;

  /** The same call at home, away, and at home again. */
  private static List<Observed> seen(Subjects subject, Subjects.Call call) {
    try (LiveRuns runs = subject.runs(call)) {
      Observed home = runs.run(call.trial(), 0).observed();
      runs.leave();
      Observed away = runs.run(call.trial(), 0).observed();
      runs.comeHome();
      return List.of(home, away, runs.run(call.trial(), 0).observed());
    }
  }

  @Test
  void again_asksWhatWasAskedBefore_thoughLessIsAskedByNow() {
    Subjects subject =
        Subjects.of(
                """
                class Foo {
                  static Foo f() { return new Foo(); }
                  String user() { return System.getProperty("user.name"); }
                  int size() { return 3; }
                }
                """)
            .observing("p.Foo", "user", "size");
    Subjects.Call call = call("f");
    try (LiveRuns runs = subject.runs(call)) {
      Observed first = runs.run(call.trial(), 0).observed();
      runs.leave();
      Observed away = runs.again(call.trial()).observed();
      runs.comeHome();
      Observed again = runs.again(call.trial()).observed();
      Observed anew = runs.run(call.trial(), 0).observed();

      assertThat(away).isNotEqualTo(first);
      assertThat(again).isEqualTo(first);
      assertThat(anew).isNotEqualTo(first);
    }
  }

  private static List<Observed> seen(String expression) {
    return seen(Subjects.of(FOO.replace("EXPRESSION", expression)), call("f"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String.format(\"%d\", 5)",
        "\"%05d\".formatted(5)",
        "String.format(\"%.2f\", 1.5)",
        "NumberFormat.getInstance().format(5)",
        "new DecimalFormat(\"0\").format(5)",
        "MessageFormat.format(\"{0}\", 5)",
        "\"title\".toUpperCase()",
        "\"TITLE\".toLowerCase()",
        "DateFormat.getDateInstance().format(new Date(0))",
        "new SimpleDateFormat(\"HH\").format(new Date(0))",
        "LocalDate.now().toString()",
        "LocalDate.ofInstant(Instant.parse(\"2024-05-05T10:30:00Z\"), ZoneId.systemDefault())",
        "LocalTime.ofInstant(Instant.EPOCH, ZoneId.systemDefault()).getMinute()",
        "ZoneId.systemDefault().getId()",
        "Locale.getDefault().getLanguage()",
        "System.getenv(\"SOME_KEY\")",
        "System.getenv().get(\"SOME_KEY\")",
        "System.getenv().containsKey(\"SOME_KEY\")",
        "System.getenv().getOrDefault(\"SOME_KEY\", \"none\")",
        "System.getProperty(\"user.home\")",
        "System.getProperty(\"user.name\")",
        "System.getProperty(\"user.dir\")",
        "System.getProperty(\"java.io.tmpdir\")",
        "System.getProperty(\"java.version\")",
        "System.getProperty(\"os.name\").toLowerCase(Locale.ROOT).contains(\"win\")",
        "Foo.class.getResource(\"/app.properties\") == null",
        "Foo.class.getResourceAsStream(\"app.txt\") == null",
        "Foo.class.getClassLoader().getResource(\"a/b.txt\") == null",
        "Runtime.getRuntime().availableProcessors()",
        "Runtime.getRuntime().maxMemory()",
        "LocalDate.now().isBefore(LocalDate.of(2050, 1, 1))",
        "Instant.now(Clock.systemUTC()).isBefore(Instant.parse(\"2050-01-01T00:00:00Z\"))",
        "new Date().before(new Date(2524608000000L))",
        "System.currentTimeMillis() < 2524608000000L",
        "Year.now().getValue() < 2050",
        "Files.exists(Path.of(\"/etc\"))",
        "Files.isDirectory(Path.of(\"/no/such/file\"))",
        "new File(\"/etc\").exists()",
        "new File(\"/etc\").length()",
        "new File(\"/etc\").lastModified()",
        "new File(\"/etc\").list() == null",
        "new File(\".\").list() == null",
        "new Object().hashCode()",
        "System.identityHashCode(new Foo())",
      })
  void run_givesSomethingElseAway_whereTheMachineShows(String expression) {
    List<Observed> seen = seen(expression);

    assertThat(seen.get(1)).isNotEqualTo(seen.get(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String.format(Locale.ROOT, \"%d %.2f\", 5, 1.5)",
        "\"title\".toUpperCase(Locale.ROOT)",
        "Integer.toString(5) + 1.5",
        "LocalDate.of(2024, 1, 2).plusDays(1)",
        "Instant.EPOCH.atZone(ZoneOffset.UTC).toString()",
        "System.getProperty(\"some.key\", \"none\")",
        "System.getProperty(\"file.separator\")",
        "Files.exists(Path.of(\"no-such-file\"))",
        "new File(\"no-such-file\").isFile()",
        "new File(\"no-such-file\").length()",
        "LocalDate.now(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).toString()",
        "new Date(5).getTime()",
        "Duration.ofSeconds(5).toMillis()",
        "List.of(1, 2, 3).toString()",
        "new TreeSet<>(Set.of(\"a\", \"b\", \"c\")).toString()",
        "Foo.class.getName()",
      })
  void run_givesTheSameAway_whereItDoesNot(String expression) {
    List<Observed> seen = seen(expression);

    assertThat(seen.get(0)).isInstanceOf(Observed.Returned.class);
    assertThat(seen).containsOnly(seen.getFirst());
  }

  @Test
  void comeHome_putsEverythingBack() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    Map<String, String> environment = Map.copyOf(System.getenv());
    String home = System.getProperty("user.home");

    List<Observed> seen = seen("System.getenv(\"SOME_KEY\") + System.getProperty(\"user.home\")");

    assertThat(seen.get(2)).isEqualTo(seen.get(0));
    assertThat(Locale.getDefault()).isEqualTo(locale);
    assertThat(TimeZone.getDefault()).isEqualTo(zone);
    assertThat(System.getenv()).isEqualTo(environment);
    assertThat(System.getProperty("user.home")).isEqualTo(home);
  }

  @Test
  void run_isNotAskedAgain_whatAnObserverSaysElsewhereOnly() {
    Subjects subject =
        Subjects.of(
                """
                class Foo {
                  private final String home = System.getProperty("user.home");
                  private int size;
                  Foo() {}
                  String home() { return home; }
                  int size() { return size; }
                  void add(int more) { size += more; }
                }
                """)
            .observing("p.Foo", "home", "size");
    Subjects.Call call = call("add", "int").on(foo()).with(Value.of(4));

    List<Observed> seen = seen(subject, call);

    assertThat(seen.getFirst())
        .isInstanceOfSatisfying(
            Observed.Returned.class,
            it ->
                assertThat(it.ofReceiver())
                    .extracting(Observed.Probe::method)
                    .containsExactly("size", "home"));
    assertThat(seen.getLast())
        .isInstanceOfSatisfying(
            Observed.Returned.class,
            it ->
                assertThat(it.ofReceiver())
                    .containsExactly(new Observed.Probe("size", Value.of(4), true)));
  }

  @Test
  void run_saysWhichStaticInitialiserFailed_theFirstTimeAndLater() {
    Subjects subject =
        Subjects.of(
            """
            class Foo {
              static int f() { return Settings.PORT; }
              static class Settings {
                static final int PORT = read();
                static int read() { throw new IllegalStateException("no settings"); }
              }
            }
            """);

    List<Observed> seen = seen(subject, call("f"));

    assertThat(seen)
        .containsOnly(
            new Observed.Lost(
                Observed.Why.NOT_BUILT,
                "the static initialiser of p.Foo$Settings threw"
                    + " java.lang.IllegalStateException: no settings"));
  }
}
