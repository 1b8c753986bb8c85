package dev.assay.testgen.inputs;

import static java.util.Map.entry;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the platform behind a subject is like when a test runs: how many rows a query gives, whether
 * an update meets one. Immutable.
 *
 * @param rows that every query gives
 * @param changed how many rows an update meets
 * @param nulls whether its columns hold nothing
 */
record Scene(String trait, int rows, int changed, boolean nulls) {
  static final List<Scene> ALL =
      List.of(
          new Scene("HasOneRow", 1, 1, false),
          new Scene("HasNoRows", 0, 0, false),
          new Scene("HasTwoRows", 2, 2, false),
          new Scene("HasOnlyNulls", 1, 1, true),
          new Scene("HasOnlyChangedRows", 0, 1, false));

  private static final String ROWS = "java.sql.ResultSet";

  /** The interfaces that are stubbed whatever else there is of them. */
  private static final Set<String> STUBBED =
      Set.of(
          "javax.sql.DataSource",
          "java.sql.Connection",
          "java.sql.Statement",
          "java.sql.PreparedStatement",
          "java.sql.CallableStatement",
          ROWS,
          "java.util.concurrent.locks.Lock");

  /** What a column of a type holds, the first that is asked for first. */
  private static final Map<String, List<Value>> COLUMNS =
      Map.ofEntries(
          entry("getString", values("abc", "def", "ghi", "jkl")),
          entry("getLong", values(7L, 8L, 9L)),
          entry("getInt", values(3, 4, 5)),
          entry("getShort", values((short) 2, (short) 6)),
          entry("getByte", values((byte) 1)),
          entry("getDouble", values(2.5, 3.5)),
          entry("getFloat", values(1.5f, 4.5f)),
          entry("getBoolean", values(true, false)),
          entry(
              "getBigDecimal",
              List.of(
                  Value.newFrom(BigDecimal.class, "12.50"),
                  Value.newFrom(BigDecimal.class, "9.99"))),
          entry("getDate", List.of(parsed(java.sql.Date.class, "2024-02-29"))),
          entry("getTime", List.of(parsed(java.sql.Time.class, "12:30:00"))),
          entry("getTimestamp", List.of(parsed(java.sql.Timestamp.class, "2024-02-29 12:30:00"))),
          entry(
              "getBytes",
              List.of(new Value.ArrayOf(TypeName.of(byte.class), values((byte) 1, (byte) 2)))));

  /** What a driver gives for a class that is asked for by its name. */
  private static final Map<String, Value> OBJECTS =
      Map.of(
          "UUID",
          Value.call(
              UUID.class,
              "fromString",
              List.of("java.lang.String"),
              values("123e4567-e89b-12d3-a456-426614174000")),
          "LocalDate",
          time("LocalDate", "2024-02-29"),
          "LocalDateTime",
          time("LocalDateTime", "2024-02-29T12:30:00"),
          "OffsetDateTime",
          time("OffsetDateTime", "2024-02-29T12:30:00Z"));

  /** Whether the interface is one that tests stub. */
  static boolean tells(String type) {
    return STUBBED.contains(type);
  }

  /** What a method answers here; nothing where any plain value will do. */
  Optional<Value> answer(String type, String method, Inputs inputs) {
    if (type.equals(ROWS) && method.startsWith("get")) {
      return column(method, inputs);
    }
    return switch (method) {
      case "next" -> Optional.of(new Value.Turns(turns(), false));
      case "wasNull" -> Optional.of(Value.of(nulls));
      case "executeUpdate", "getUpdateCount" -> Optional.of(Value.of(changed));
      case "executeLargeUpdate" -> Optional.of(Value.of((long) changed));
      case "executeBatch" ->
          Optional.of(new Value.ArrayOf(TypeName.of(int.class), values(changed, changed)));
      case "execute", "getAutoCommit", "isValid", "first", "isBeforeFirst", "tryLock" ->
          Optional.of(Value.of(rows > 0));
      case "isClosed", "isReadOnly" -> Optional.of(Value.of(false));
      default -> Optional.empty();
    };
  }

  private List<Value> turns() {
    return Stream.concat(
            Stream.<Value>generate(() -> Value.of(true)).limit(rows), Stream.of(Value.of(false)))
        .toList();
  }

  private Optional<Value> column(String getter, Inputs inputs) {
    if (getter.equals("getObject")) {
      return object(inputs);
    }
    List<Value> found = COLUMNS.getOrDefault(getter, List.of());
    boolean nothing =
        nulls && !found.isEmpty() && !(found.getFirst() instanceof Value.Literal it && !text(it));
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(nothing ? Value.NULL : new Value.Turns(found, true));
  }

  private static boolean text(Value.Literal literal) {
    return literal.value() instanceof String;
  }

  // Where several are asked for it is not known which of them a call means.
  private Optional<Value> object(Inputs inputs) {
    List<Value> asked =
        OBJECTS.entrySet().stream()
            .filter(it -> inputs.mentioned().has(it.getKey()))
            .map(Map.Entry::getValue)
            .toList();
    return asked.size() == 1 && !nulls ? Optional.of(asked.getFirst()) : Optional.of(Value.NULL);
  }

  private static List<Value> values(Object... literals) {
    return Stream.of(literals).map(Value::of).toList();
  }

  private static Value parsed(Class<?> type, String text) {
    return Value.call(type, "valueOf", List.of("java.lang.String"), values(text));
  }

  private static Value time(String type, String text) {
    return new Value.StaticCall(
        TypeName.of("java.time", type), "parse", List.of("java.lang.CharSequence"), values(text));
  }
}
