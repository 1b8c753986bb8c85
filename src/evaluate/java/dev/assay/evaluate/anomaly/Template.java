package dev.assay.evaluate.anomaly;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * A query of every module.
 *
 * @param calls in an interval, in the mean
 * @param peaked whether the weekly peak asks more of each call
 * @param text with the values of one call
 */
record Template(String name, double calls, boolean peaked, Function<Draw, String> text) {
  static final List<Template> ALL =
      List.of(
          new Template(
              "lookup", 12, false, draw -> "SELECT * FROM {m}_event WHERE code = " + draw.event()),
          new Template(
              "children",
              8,
              true,
              draw ->
                  "SELECT count(*), sum(amount) FROM {m}_event WHERE parent_id IN (%s)"
                      .formatted(draw.parents())),
          new Template(
              "range",
              5,
              true,
              draw ->
                  "SELECT count(*), max(amount) FROM {m}_event WHERE day BETWEEN %s"
                      .formatted(draw.days())),
          new Template(
              "regions",
              6,
              false,
              draw ->
                  """
                  SELECT p.region, sum(e.amount) FROM {m}_parent p
                    JOIN {m}_event e ON e.parent_id = p.id
                  WHERE p.region = %d AND e.day = %d GROUP BY p.region\
                  """
                      .formatted(draw.below(20), draw.day())),
          new Template(
              "pairs",
              6,
              false,
              draw ->
                  """
                  SELECT count(*) FROM {m}_event a JOIN {m}_event b ON b.ref = a.ref
                  WHERE a.day = %1$d AND b.day = %1$d\
                  """
                      .formatted(draw.newestDay())),
          new Template(
              "counting",
              8,
              false,
              draw ->
                  "UPDATE {m}_counter SET n = n + 1 WHERE id = "
                      + (1 + draw.below(Module.COUNTERS))),
          new Template(
              "slowest",
              6,
              false,
              draw ->
                  "SELECT level, count(*), avg(took) FROM {m}_log WHERE took > %d GROUP BY level"
                      .formatted(draw.below(100))),
          new Template(
              "noting",
              6,
              false,
              draw ->
                  "INSERT INTO {m}_audit(who, what) VALUES (%d, 'seen')"
                      .formatted(draw.below(1000))),
          new Template(
              "report",
              0.4,
              false,
              draw ->
                  "SELECT day, count(*), sum(amount) FROM {m}_event"
                      + " WHERE amount > %d GROUP BY day".formatted(draw.below(50))));

  /** The query of a name, such as {@code shop.lookup}; empty where it is none of ours. */
  static Optional<Template> named(String name) {
    return ALL.stream().filter(each -> name.endsWith('.' + each.name())).findFirst();
  }

  /** Whether it reads or writes a table of this name, of which the module's is left out. */
  boolean touches(String table) {
    Draw any = new Draw(Module.ALL.getFirst(), Module.DAYS - 1, 1, new Random(1));
    return text.apply(any).contains("{m}_" + table);
  }

  /** One call. */
  String draw(Draw draw) {
    return draw.module().of(text.apply(draw));
  }
}
