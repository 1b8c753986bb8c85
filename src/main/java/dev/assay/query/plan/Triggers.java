package dev.assay.query.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what EXPLAIN tells of triggers. Pure functions, safe on any thread. */
final class Triggers {
  /** A trigger that ran. */
  record Fired(String name, double ms) {}

  private Triggers() {}

  static List<Fired> of(Plan plan) {
    List<Fired> fired = new ArrayList<>();
    if (plan.fields().get("Triggers") instanceof List<?> triggers) {
      for (Object trigger : triggers) {
        if (trigger instanceof Map<?, ?> fields && fields.get("Time") instanceof Number ms) {
          fired.add(new Fired(name(fields), ms.doubleValue()));
        }
      }
    }
    return fired;
  }

  private static String name(Map<?, ?> fields) {
    Object name = fields.get("Trigger Name");
    return "Trigger " + (name == null ? fields.get("Constraint Name") : name);
  }
}
