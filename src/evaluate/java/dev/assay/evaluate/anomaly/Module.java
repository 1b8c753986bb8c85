package dev.assay.evaluate.anomaly;

import java.util.List;
import java.util.stream.Stream;

/**
 * A part of the simulated application with tables of its own. The names differ by words, since a
 * fingerprint does not tell digits. Immutable.
 *
 * @param events rows of its largest table when it is made
 * @param parents rows of the table these refer to
 */
record Module(String name, int events, int parents) {
  static final int DAYS = 60;
  static final int COUNTERS = 20;
  static final int LOGGED = 8_000;

  static final List<Module> ALL =
      List.of(
          new Module("shop", 42_000, 4_000),
          new Module("bank", 30_000, 2_000),
          new Module("blog", 36_000, 6_000),
          new Module("desk", 24_000, 1_000));

  static List<String> names() {
    return ALL.stream().map(Module::name).toList();
  }

  static Module named(String name) {
    return ALL.stream().filter(module -> module.name().equals(name)).findFirst().orElseThrow();
  }

  String role() {
    return name + "_app";
  }

  int eventsOfDay() {
    return events / DAYS;
  }

  List<String> making() {
    return Stream.of(
            "CREATE TABLE {m}_parent(id int PRIMARY KEY, region int, name text)",
            "INSERT INTO {m}_parent SELECT i, i % 20, md5(i::text) FROM generate_series(1, "
                + parents
                + ") i",
            "CREATE TABLE {m}_event(id int PRIMARY KEY, code int, parent_id int, day int, ref int,"
                + " amount numeric(10, 2), pad text)",
            events("i % " + DAYS, 1, events),
            index("code"),
            index("parent"),
            index("day"),
            "CREATE TABLE {m}_log(id int PRIMARY KEY, level int, took int, line text)",
            log(1, LOGGED),
            "CREATE TABLE {m}_counter(id int PRIMARY KEY, n bigint) WITH (fillfactor = 20)",
            "INSERT INTO {m}_counter SELECT i, 0 FROM generate_series(1, " + COUNTERS + ") i",
            "CREATE TABLE {m}_audit(at timestamptz DEFAULT now(), who int, what text)",
            "CREATE ROLE {m}_app LOGIN",
            "GRANT ALL ON {m}_parent, {m}_event, {m}_log, {m}_counter, {m}_audit TO {m}_app")
        .map(this::of)
        .toList();
  }

  /** A statement with this module's name in the places of it. */
  String of(String sql) {
    return sql.replace("{m}", name);
  }

  String index(String column) {
    return of(
        "CREATE INDEX {m}_event_%s ON {m}_event(%s)"
            .formatted(column, column.equals("parent") ? "parent_id" : column));
  }

  // Some parents have many more events than others.
  private String events(String day, int first, int last) {
    return of(
        """
        INSERT INTO {m}_event
        SELECT i, i, 1 + floor((i::bigint * 7919 % 10007 / 10007.0) ^ 2 * PARENTS), DAY,
          i::bigint * 104729 % 100003, i % 997, repeat(md5(i::text), 3)
        FROM generate_series(FIRST, LAST) i\
        """
            .replace("PARENTS", Integer.toString(parents))
            .replace("DAY", day)
            .replace("FIRST", Integer.toString(first))
            .replace("LAST", Integer.toString(last)));
  }

  private String log(int first, int last) {
    return of(
        "INSERT INTO {m}_log SELECT i, i % 5, i::bigint * 7919 % 1009, md5(i::text)"
            + " FROM generate_series("
            + first
            + ", "
            + last
            + ") i");
  }

  /** A day that there was no event of yet, of as many as any other day has. */
  String newDay(int day) {
    int first = events + 1 + (day - DAYS) * eventsOfDay();
    return events(Integer.toString(day), first, first + eventsOfDay() - 1);
  }

  /** A part of what the log grows by until it is four times as long. */
  String growth(int step, int steps) {
    int each = 3 * LOGGED / steps;
    int first = LOGGED + 1 + step * each;
    return log(first, first + each - 1);
  }

  List<String> growthUndone() {
    return List.of(
        of("DELETE FROM {m}_log WHERE id > " + LOGGED), of("VACUUM FULL ANALYZE {m}_log"));
  }
}
