package dev.assay.testgen.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testgen.inputs.Candidate;
import dev.assay.testgen.inputs.Inputs;
import dev.assay.testgen.verify.Compiled;
import dev.assay.testgen.verify.Subject;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every value that is made for a type compiles where it is used, and can be made for real. */
class WrittenInputsTest {
  @TempDir Path directory;

  /** A method for each type, with one parameter of it. */
  private static String subject(List<String> types, String more) {
    return "package a;\nimport java.util.*;\nimport java.util.function.*;\n"
        + "import java.util.stream.*;\nimport java.util.concurrent.*;\n"
        + "import java.util.concurrent.atomic.*;\nimport java.io.*;\nimport java.time.*;\n"
        + "public class A {\n"
        + IntStream.range(0, types.size())
            .mapToObj(i -> "  static void m" + i + "(" + types.get(i) + " value) {}\n")
            .collect(Collectors.joining())
        + "}\n"
        + more;
  }

  private record Written(
      List<String> calls, List<String> shared, List<String> without, List<String> imports) {}

  private static Written written(Subject subject) {
    Set<String> taken =
        subject.topLevel().stream()
            .map(type -> type.getSimpleName().toString())
            .collect(Collectors.toSet());
    List<TypeElement> known =
        subject.topLevel().stream().flatMap(type -> Targets.withNested(type).stream()).toList();
    Inputs inputs = new Inputs(subject.types(), subject.elements(), known);
    Imports imports = new Imports("a", taken);
    SharedStubs stubs = new SharedStubs();
    List<String> calls = new ArrayList<>();
    List<String> without = new ArrayList<>();
    TypeElement type = subject.topLevel().getFirst();
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      var parameter = method.getParameters().getFirst().asType();
      List<Candidate> found = inputs.of(parameter, "value");
      if (found.isEmpty()) {
        without.add(parameter + ": " + inputs.reason(parameter));
      }
      for (Candidate each : found) {
        String text =
            new ExpressionText(imports, new Members(new KnownTypes(known, List.of())), stubs)
                .of(each.value());
        calls.add("A." + method.getSimpleName() + "(" + text + ");");
      }
    }
    List<String> shared = stubs.methods().stream().flatMap(it -> it.lines().stream()).toList();
    return new Written(calls, shared, without, imports.lines());
  }

  private List<String> failures(List<String> types, String more) throws Exception {
    String source = subject(types, more);
    Written written =
        Compiled.subject(
            Map.of("a/A.java", source),
            (bench, subject) -> {
              assertThat(subject.messages()).isEmpty();
              return written(subject);
            });
    assertThat(written.without()).isEmpty();
    return run(source, written);
  }

  private List<String> run(String source, Written written) throws Exception {
    StringBuilder user = new StringBuilder("package a;\n");
    written.imports().forEach(line -> user.append(line).append('\n'));
    user.append("public class User {\n  interface Call { void run() throws Throwable; }\n");
    user.append("  static java.util.List<String> failures = new java.util.ArrayList<>();\n");
    user.append("  static void run(int number, Call call) {\n");
    user.append(
        "    try { call.run(); } catch (Throwable e) { failures.add(number + \" \" + e); }\n");
    user.append("  }\n");
    written.shared().forEach(line -> user.append(line).append('\n'));
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < written.calls().size(); i++) {
      String call = written.calls().get(i);
      user.append("  static void c%d() throws Throwable { %s }\n".formatted(i, call));
      all.append("    run(%d, () -> c%d());\n".formatted(i, i));
    }
    user.append("  public static java.util.List<String> all() {\n").append(all);
    user.append("    return failures;\n  }\n}\n");
    Path home = Files.createDirectories(directory.resolve("a"));
    Path a = Files.writeString(home.resolve("A.java"), source);
    Path b = Files.writeString(home.resolve("User.java"), user);
    List<String> errors = compile(a, b);
    return errors.isEmpty() ? called(written) : errors;
  }

  private List<String> compile(Path... sources) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    List<String> errors = new ArrayList<>();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      compiler
          .getTask(
              null,
              files,
              message -> {
                if (message.getKind() == javax.tools.Diagnostic.Kind.ERROR) {
                  errors.add(message.toString());
                }
              },
              List.of("-d", directory.toString(), "-Xlint:none", "-proc:none"),
              null,
              files.getJavaFileObjects(sources))
          .call();
    }
    return errors;
  }

  private List<String> called(Written written) throws Exception {
    try (var loader = new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
      Object failures = loader.loadClass("a.User").getMethod("all").invoke(null);
      return ((List<?>) failures)
          .stream()
              .map(String::valueOf)
              .map(it -> it + " in " + written.calls().get(number(it)))
              .toList();
    }
  }

  private static int number(String failure) {
    return Integer.parseInt(failure.substring(0, failure.indexOf(' ')));
  }

  @Test
  void of_buildsByABuilderOfTheTypeThatIsWanted_whereBothAreGeneric() throws Exception {
    String more =
        """
        interface Part<S> {
          S first();
          S second();
          class Split<U> {
            private final U side;
            public Split(U side) { this.side = side; }
            public Part<U> get() {
              return new Part<>() {
                @Override public U first() { return side; }
                @Override public U second() { return side; }
              };
            }
          }
        }
        """;

    assertThat(failures(List.of("Part<String>", "Part<Integer>"), more)).isEmpty();
  }

  @Test
  void of_makesPlainTypes() throws Exception {
    List<String> types =
        List.of(
            "int",
            "long",
            "short",
            "byte",
            "char",
            "boolean",
            "float",
            "double",
            "Integer",
            "Long",
            "Short",
            "Byte",
            "Character",
            "Boolean",
            "Float",
            "Double",
            "String",
            "CharSequence",
            "Object",
            "Number",
            "Comparable<String>",
            "Comparable<Integer>",
            "Comparable",
            "int[]",
            "String[]",
            "byte[][]",
            "List<String>[]",
            "TimeUnit",
            "StringBuilder",
            "StringBuffer",
            "Appendable",
            "Class<?>",
            "Class<String>",
            "Class",
            "Throwable",
            "Exception",
            "RuntimeException",
            "IOException",
            "Error",
            "java.math.BigDecimal",
            "java.math.BigInteger",
            "UUID",
            "Locale",
            "Currency",
            "java.util.regex.Pattern",
            "java.util.regex.Matcher",
            "BitSet",
            "Random",
            "java.math.MathContext",
            "java.math.RoundingMode",
            "java.text.NumberFormat",
            "java.text.DateFormat",
            "AtomicInteger",
            "AtomicLong",
            "AtomicBoolean",
            "AtomicReference<String>",
            "Executor",
            "CompletableFuture<String>",
            "Future<Integer>",
            "Semaphore",
            "CountDownLatch",
            "Scanner");

    assertThat(failures(types, "")).isEmpty();
  }

  @Test
  void of_makesContainers() throws Exception {
    List<String> types =
        List.of(
            "List<String>",
            "ArrayList<Integer>",
            "LinkedList<Long>",
            "Collection<Object>",
            "Iterable<String>",
            "Set<Character>",
            "SortedSet<String>",
            "NavigableSet<Integer>",
            "TreeSet<Object>",
            "Queue<String>",
            "Deque<String>",
            "PriorityQueue<Integer>",
            "BlockingQueue<String>",
            "CopyOnWriteArrayList<String>",
            "Vector<String>",
            "Map<String, Integer>",
            "Map<Integer, List<String>>",
            "SortedMap<String, String>",
            "NavigableMap<Integer, String>",
            "TreeMap<Object, String>",
            "HashMap<String, Object>",
            "ConcurrentMap<String, Long>",
            "Hashtable<String, String>",
            "EnumMap<TimeUnit, String>",
            "EnumSet<TimeUnit>",
            "Map.Entry<String, Integer>",
            "Optional<String>",
            "OptionalInt",
            "OptionalLong",
            "OptionalDouble",
            "Stream<String>",
            "IntStream",
            "LongStream",
            "DoubleStream",
            "Iterator<String>",
            "ListIterator<String>",
            "Enumeration<String>",
            "List",
            "Map",
            "Set",
            "Iterator",
            "Optional",
            "List<? extends Number>",
            "Map<? super String, ?>",
            "List<Map<String, List<Integer>>>",
            "Collection<? extends Comparable<String>>");

    assertThat(failures(types, "")).isEmpty();
  }

  @Test
  void of_makesTimesAndStreamsOfBytes() throws Exception {
    List<String> types =
        List.of(
            "LocalDate",
            "LocalTime",
            "LocalDateTime",
            "Instant",
            "ZonedDateTime",
            "OffsetDateTime",
            "OffsetTime",
            "Duration",
            "Period",
            "Year",
            "YearMonth",
            "MonthDay",
            "Month",
            "DayOfWeek",
            "ZoneId",
            "ZoneOffset",
            "Clock",
            "InstantSource",
            "Date",
            "TimeZone",
            "java.time.temporal.TemporalUnit",
            "java.time.temporal.TemporalAmount",
            "java.time.temporal.Temporal",
            "java.time.format.DateTimeFormatter",
            "Reader",
            "BufferedReader",
            "StringReader",
            "Writer",
            "PrintWriter",
            "BufferedWriter",
            "InputStream",
            "OutputStream",
            "PrintStream",
            "DataInput",
            "DataOutput",
            "File",
            "java.nio.file.Path",
            "java.net.URI",
            "java.net.URL",
            "java.nio.charset.Charset",
            "java.nio.ByteBuffer");

    assertThat(failures(types, "")).isEmpty();
  }

  @Test
  void of_makesFunctions() throws Exception {
    List<String> types =
        List.of(
            "Runnable",
            "Callable<String>",
            "Supplier<String>",
            "Supplier<Supplier<String>>",
            "Consumer<String>",
            "Function<String, String>",
            "Function<String, Integer>",
            "Function<Integer, String>",
            "Function<String, Function<String, Integer>>",
            "UnaryOperator<String>",
            "BinaryOperator<Integer>",
            "BinaryOperator<String>",
            "BiFunction<String, Integer, String>",
            "Predicate<String>",
            "BiPredicate<String, String>",
            "IntPredicate",
            "IntUnaryOperator",
            "IntBinaryOperator",
            "LongBinaryOperator",
            "ToIntFunction<String>",
            "IntFunction<String>",
            "DoubleBinaryOperator",
            "Comparator<String>",
            "Comparator<Object>",
            "BooleanSupplier",
            "IntSupplier",
            "ObjIntConsumer<String>",
            "Function<? super String, ? extends Integer>",
            "Reading",
            "Throwing<String>");
    String own =
        """
        interface Reading { int read(byte[] bytes, int offset) throws java.io.IOException; }
        interface Throwing<T> { T give(T one, T two) throws Exception; }
        """;

    assertThat(failures(types, own)).isEmpty();
  }

  @Test
  void of_makesCollaborators() throws Exception {
    List<String> types =
        List.of(
            "Orders",
            "Repository<Order, Long>",
            "Many",
            "Factory",
            "Part",
            "Wide<String>",
            "ExecutorService",
            "Order",
            "Shape",
            "Settings",
            "Single",
            "Node",
            "Builder.Made",
            "A",
            "Priced",
            "Hidden");
    String own =
        """
        interface Repository<T, I> {
          Optional<T> find(I id);
          List<T> all();
          T save(T entity) throws IOException;
          boolean exists(I id);
          void delete(I id) throws IOException;
          Repository<T, I> other();
        }
        interface Orders extends Repository<Order, Long> {
          int count(Map<? extends Order, ? super Long> by);
          <X> X as(Class<X> type, List<? extends X> list);
          default int twice() { return 2; }
        }
        interface Many { int a(); long b(); String c(int[] x); char d(); Object e(); double f();
          int g(); long h(); String i(); char j(); Object k(); double l(); List<?> m(); void n(); }
        interface Factory { Part part(String name); Factory next(); }
        abstract class Part { Part(int size) {} protected abstract int size(); abstract Part half(); }
        interface Wide<T extends Comparable<T>> { <S extends T> S of(S one); T at(List<T> list); }
        record Order(String id, java.math.BigDecimal total, List<String> lines) {}
        sealed interface Shape permits Circle, Square {}
        record Circle(double radius) implements Shape {}
        record Square(int side) implements Shape {}
        class Settings { private Settings() {} static Settings of(int size) { return null; } }
        enum Single { INSTANCE; }
        class Node { Node(Node next, int value) {} Node(int value) {} }
        class Builder {
          static class Made { private Made(Builder b) {} static Builder builder() { return null; } }
        }
        class Priced { Priced(int price) throws IOException {} Priced(Currency c, Clock clock) {} }
        class Hidden { private Hidden() {}
          static class Maker { Maker size(int n) { return this; } Hidden build() { return null; } } }
        """
            .replace("Builder.Made {", "Made {");
    List<String> buildable = types.stream().filter(it -> !it.equals("Builder.Made")).toList();

    assertThat(failures(buildable, own)).isEmpty();
  }

  @Test
  void of_makesEveryShapeOfGenerics() throws Exception {
    List<String> types =
        List.of(
            "Selfish<? extends Selfish<?>>",
            "Self",
            "Selfish<Self>",
            "Ordered<String>",
            "Both<Integer>",
            "Outer<String>.Inner",
            "Outer.Nested<String, Integer>",
            "Behind<String>",
            "Shown<String>",
            "Deep<String>",
            "Pair<? extends Number, ? super Integer>",
            "Pair<List<? extends Number>, Map<String, ? super Integer>>",
            "Pair",
            "Pair<String, Integer>[]",
            "List<String>[][]",
            "Chain<String, Integer>",
            "Collecting<String, ?, List<String>>",
            "Map.Entry<String, Behind<Integer>>",
            "Comparator<? super Self>",
            "Function<? super Self, ? extends List<? extends Self>>",
            "Supplier<? extends Shown<String>>",
            "Given<String, Self>");
    String own =
        """
        abstract class Selfish<T extends Selfish<T>> { abstract T self(); }
        class Self extends Selfish<Self> implements Comparable<Self> {
          Self self() { return this; }
          public int compareTo(Self other) { return 0; } }
        class Ordered<T extends Comparable<? super T>> { Ordered(T least, List<? extends T> all) {} }
        class Both<T extends Number & Comparable<T>> { Both(T one, T... others) {} }
        class Outer<T> { class Inner { Inner(T held) {} }
          static class Nested<K, V extends Comparable<V>> { Nested(Map<K, V> map) {} } }
        abstract class Shown<T> { abstract T first(); abstract Shown<T> rest(); }
        class Behind<T> extends Shown<T> {
          static final Shown<Object> EMPTY = new Behind<>();
          private Behind() {}
          static <X> Shown<X> of(X one) { return new Behind<>(); }
          T first() { return null; }
          Shown<T> rest() { return this; } }
        interface Deep<T> { Deeper<List<T>> down(); int depth(); }
        interface Deeper<T> { Deepest<Set<T>> down(); boolean end(); T value(); }
        interface Deepest<T> { Bottom<T> down(); long end(); }
        interface Bottom<T> { char end(); int of(T value); Ground<T> down(); }
        interface Ground<T> { double end(); short on(); byte off(); Grave<T> grave(); }
        interface Grave<T> { int end(); boolean dug(); }
        class Pair<A, B> { Pair(A one, B other) {} <C> Pair<A, C> with(C other) { return null; } }
        interface Chain<A, B> { <C> Chain<A, C> then(Function<? super B, ? extends C> next);
          B at(A value) throws Exception; }
        interface Collecting<T, A, R> { Supplier<A> supplier(); BiConsumer<A, ? super T> adder();
          Function<A, R> finisher(); Set<String> traits(); }
        class Given<K, V extends Selfish<V>> { private Given() {}
          static <K, V extends Selfish<V>> Given<K, V> of(K key, V value) { return new Given<>(); }
          static <X extends Comparable<X>> Given<X, Self> only(X key) { return new Given<>(); } }
        """;

    assertThat(failures(types, own)).isEmpty();
  }
}
