package dev.assay.sandbox;

import java.util.ArrayList;
import java.util.List;

/** What stands between a child JVM and the machine. Immutable. */
sealed interface Fence permits Bubblewrap, Fence.None {
  /** For people and the answer: {@code bubblewrap} or {@code none}. */
  String kind();

  /** The command line that runs a Java command behind this fence. */
  List<String> around(List<String> java);

  /** Only limits on what a process may use. */
  record None(Limits limits) implements Fence {
    @Override
    public String kind() {
      return "none";
    }

    @Override
    public List<String> around(List<String> java) {
      List<String> line = new ArrayList<>(limits.prefix());
      line.addAll(java);
      return line;
    }
  }
}
