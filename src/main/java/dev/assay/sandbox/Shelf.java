package dev.assay.sandbox;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The classes of the libraries of one class path, and what has been found out about orders that use
 * them. Safe on any thread.
 */
final class Shelf {
  /** Of a class path that is empty, or not read yet. */
  static final Shelf EMPTY = new Shelf(Map.of());

  private static final int MOST_VERDICTS = 512;

  /** The JDK makes instances of these by names that it is given or finds in the libraries. */
  private static final Set<String> SUMMONED =
      Set.of(
          "java/util/ResourceBundle",
          "java/util/ListResourceBundle",
          "java/util/PropertyResourceBundle",
          "java/time/chrono/Chronology",
          "java/time/chrono/AbstractChronology");

  private final Map<String, Outline> classes;
  private final List<String> enums;
  private final List<String> summoned;
  private final Map<String, Boolean> verdicts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > MOST_VERDICTS;
        }
      };

  /**
   * @param classes by internal name
   */
  Shelf(Map<String, Outline> classes) {
    this.classes = Map.copyOf(classes);
    this.enums =
        this.classes.values().stream()
            .filter(each -> "java/lang/Enum".equals(each.above()))
            .map(Outline::name)
            .sorted()
            .toList();
    this.summoned = this.classes.keySet().stream().filter(this::isSummoned).sorted().toList();
  }

  private boolean isSummoned(String name) {
    Set<String> above = new HashSet<>(Kin.of(name, classes::get).platform());
    return above.removeAll(SUMMONED);
  }

  @Nullable Outline get(String name) {
    return classes.get(name);
  }

  boolean has(String name) {
    return classes.containsKey(name);
  }

  List<String> enums() {
    return enums;
  }

  /** Classes of which there may be instances that no code has made. */
  List<String> summoned() {
    return summoned;
  }

  /** What was found out about an order; null where nothing was. */
  @Nullable Boolean verdict(String key) {
    synchronized (verdicts) {
      return verdicts.get(key);
    }
  }

  void remember(String key, boolean verdict) {
    synchronized (verdicts) {
      verdicts.put(key, verdict);
    }
  }
}
