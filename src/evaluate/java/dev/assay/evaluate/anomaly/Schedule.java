package dev.assay.evaluate.anomaly;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * All faults of a run, drawn from the seed before anything runs; no two overlap, none touches the
 * weekly peak, and each has as many normal intervals before it as it is compared with. Immutable.
 */
record Schedule(List<Fault> faults, int intervals) {
  /** The intervals before a fault that it is compared with; none of them has another one. */
  static final int BEFORE = 12;

  private static final int MOST_BEFORE = 20;
  private static final int BEGINNING = 30;
  private static final int END = 40;

  Schedule {
    faults = List.copyOf(faults);
  }

  private record Planned(FaultKind kind, String module, String variant) {}

  static Schedule draw(Calendar calendar, List<String> modules, int repetitions, Random random) {
    List<Planned> planned = planned(modules, repetitions, random);
    List<Fault> faults = new ArrayList<>();
    int free = calendar.hours() + BEGINNING;
    for (Planned each : planned) {
      FaultKind kind = each.kind();
      int first = free + BEFORE + random.nextInt(MOST_BEFORE - BEFORE + 1);
      int length = kind.shortest() + random.nextInt(kind.longest() - kind.shortest() + 1);
      boolean peak =
          first + length + BEFORE > calendar.finePeak() && first - BEFORE < calendar.finePeakEnd();
      if (peak) {
        first = calendar.finePeakEnd() + MOST_BEFORE;
      }
      faults.add(new Fault(kind, each.module(), each.variant(), first, first + length - 1));
      free = first + length;
    }
    return new Schedule(faults, Math.max(free, calendar.finePeakEnd()) + END);
  }

  private static List<Planned> planned(List<String> modules, int repetitions, Random random) {
    List<Planned> planned = new ArrayList<>();
    for (FaultKind kind : FaultKind.values()) {
      List<String> order = new ArrayList<>(modules);
      Collections.shuffle(order, random);
      for (int i = 0; i < repetitions; i++) {
        planned.add(new Planned(kind, order.get(i % order.size()), kind.variant(i)));
      }
    }
    Collections.shuffle(planned, random);
    return planned;
  }
}
