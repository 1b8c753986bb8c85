package dev.assay.evaluate.anomaly;

import java.util.ArrayList;
import java.util.List;

/** What looks at one interval after the other and tells of what is not usual. For one thread. */
interface Watcher {
  String name();

  /** What begins with this interval; what goes on is not told again. */
  List<Told> see(int interval, Recorded recorded);

  /** All that it tells of a series. */
  default List<Told> seeAll(Recording recording) {
    List<Told> all = new ArrayList<>();
    for (int i = 0; i < recording.intervals().size(); i++) {
      all.addAll(see(i, recording.intervals().get(i)));
    }
    return all;
  }
}
