package dev.assay.evaluate.anomaly;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * What the application does: a seeded number of calls of each query, one after the other, so that
 * an interval is over when they are. One thread; blocks.
 */
final class Workload {
  private static final int ROUNDS = 12;

  private final Ground ground;
  private final Random random;
  private final Map<String, Integer> newestDays = new HashMap<>();

  Workload(Ground ground, long seed) {
    this.ground = ground;
    this.random = new Random(seed);
    Module.names().forEach(name -> newestDays.put(name, Module.DAYS - 1));
  }

  /** How busy it is: calls by the usual number of calls, and what a peaked call asks for. */
  record Load(double calls, double wider) {}

  @FunctionalInterface
  interface Between {
    void round() throws SQLException;
  }

  /** From now on the application asks for a day more of a module; gives which. */
  int nextDay(String module) {
    return newestDays.merge(module, 1, Integer::sum);
  }

  /** The calls of one interval; {@code between} is done again and again among them. */
  void interval(Load load, Between between) throws SQLException {
    for (int round = 0; round < ROUNDS; round++) {
      between.round();
      for (Module module : Module.ALL) {
        for (Template template : Template.ALL) {
          call(module, template, load);
        }
      }
    }
  }

  private void call(Module module, Template template, Load load) throws SQLException {
    double expected = template.calls() * load.calls() / ROUNDS;
    int calls = (int) expected + (random.nextDouble() < expected - (int) expected ? 1 : 0);
    double wider = template.peaked() ? load.wider() : 1;
    int newest = newestDays.getOrDefault(module.name(), Module.DAYS - 1);
    for (int i = 0; i < calls; i++) {
      Ground.execute(ground.of(module), template.draw(new Draw(module, newest, wider, random)));
    }
  }

  /** A text of each query of each module, by its name. */
  Map<String, String> examples() {
    Map<String, String> examples = new HashMap<>();
    for (Module module : Module.ALL) {
      for (Template template : Template.ALL) {
        Draw draw = new Draw(module, Module.DAYS - 1, 1, new Random(1));
        examples.put(module.name() + '.' + template.name(), template.draw(draw));
      }
    }
    return examples;
  }
}
