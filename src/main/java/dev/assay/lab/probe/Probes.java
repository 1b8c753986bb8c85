package dev.assay.lab.probe;

import dev.assay.lab.search.Runs.Compared;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What instrumented code calls, and where the runner reads what came of it. One run at a time in a
 * JVM; threads of the subject may call at once and lose a mark at worst.
 */
public final class Probes {
  /** The run in progress. */
  public static final Run RUN = new Run();

  private Probes() {}

  /** Makes room for the ids of a subject; there is never less than before. */
  public static void room(int branches, int mutants, int places) {
    RUN.taken = new boolean[Math.max(RUN.taken.length, branches)];
    RUN.reached = new int[Math.max(RUN.reached.length, mutants + 1)];
    RUN.places = Math.max(RUN.places, places);
    RUN.equal = new boolean[RUN.places];
  }

  /**
   * Starts a run.
   *
   * @param mutant which to run; 0 for the code as it is
   * @param steps after so many method entries and jumps backwards {@link Spent} is thrown
   */
  public static void begin(int mutant, long steps) {
    RUN.mutant = mutant;
    RUN.left = steps;
    RUN.spent = false;
    RUN.exited = false;
    RUN.compared = mutant == 0 ? new Comparisons(RUN.places) : null;
    Arrays.fill(RUN.taken, false);
    Arrays.fill(RUN.reached, 0);
    Arrays.fill(RUN.equal, false);
  }

  /** Lets the run end at its next step; where it is not waiting, one step may be missed. */
  public static void exhaust() {
    RUN.left = 0;
  }

  /** The ids of the branches taken since the run began. */
  public static BitSet branches() {
    BitSet ids = new BitSet();
    for (int id = 0; id < RUN.taken.length; id++) {
      if (RUN.taken[id]) {
        ids.set(id);
      }
    }
    return ids;
  }

  /** The ids of the mutants whose block was reached since the run began. */
  public static BitSet mutants() {
    BitSet ids = new BitSet();
    for (int first = 1; first < RUN.reached.length; first++) {
      if (RUN.reached[first] > 0) {
        ids.set(first, RUN.reached[first] + 1);
      }
    }
    return ids;
  }

  /** The sites where operands that were compared were equal since the run began. */
  public static BitSet equal() {
    BitSet sites = new BitSet();
    for (int site = 0; site < RUN.equal.length; site++) {
      if (RUN.equal[site]) {
        sites.set(site);
      }
    }
    return sites;
  }

  /** Operands that were compared and differed, each pair once; nothing while a mutant runs. */
  public static List<Compared> compared() {
    Comparisons compared = RUN.compared;
    return compared == null ? List.of() : compared.pairs();
  }

  /** The steps that the run has left. */
  public static long left() {
    return RUN.left;
  }

  /** Whether the steps ran out, even where the subject caught the error. */
  public static boolean spent() {
    return RUN.spent;
  }

  /** Whether the subject asked the JVM to exit, even where it caught the error. */
  public static boolean exited() {
    return RUN.exited;
  }

  /** Counts a method entry or a jump backwards. */
  public static void step() {
    if (--RUN.left < 0) {
      throw RUN.spend();
    }
  }

  /** Stands for {@link System#exit}. */
  public static void exit(int status) {
    RUN.exited = true;
    throw new Exited(status);
  }

  /** Stands for {@link Runtime#exit} and {@link Runtime#halt}. */
  public static void exit(Runtime runtime, int status) {
    Objects.requireNonNull(runtime);
    exit(status);
  }

  /** Two ints are about to be compared. */
  public static void ints(int left, int right, int site) {
    if (left == right) {
      equal(site);
    } else if (looks(site)) {
      log(site, left, right);
    }
  }

  /** An int is about to be compared with zero. */
  public static void zero(int left, int site) {
    ints(left, 0, site);
  }

  /** Does {@code lcmp}. */
  public static int longs(long left, long right, int site) {
    int order = Long.compare(left, right);
    if (order == 0) {
      equal(site);
    } else if (looks(site)) {
      log(site, left, right);
    }
    return order;
  }

  /** Does {@code fcmpl}: -1 where one is not a number. */
  public static int floatsLess(float left, float right, int site) {
    return floats(left, right, site, -1);
  }

  /** Does {@code fcmpg}: 1 where one is not a number. */
  public static int floatsGreater(float left, float right, int site) {
    return floats(left, right, site, 1);
  }

  /** Does {@code dcmpl}: -1 where one is not a number. */
  public static int doublesLess(double left, double right, int site) {
    return doubles(left, right, site, -1);
  }

  /** Does {@code dcmpg}: 1 where one is not a number. */
  public static int doublesGreater(double left, double right, int site) {
    return doubles(left, right, site, 1);
  }

  /** Two strings or boxes are about to be compared by a call. */
  public static void objects(@Nullable Object left, @Nullable Object right, int place) {
    Comparisons compared = RUN.compared;
    if (compared == null || left == null || right == null || !compared.looks(place)) {
      return;
    }
    compared.look(place);
    Object other = right instanceof CharSequence text ? text.toString() : right;
    if (plain(left) && plain(other) && !left.equals(other)) {
      compared.add(-1, left, other);
    }
  }

  /** An int is about to choose among the labels of a switch, which are written with commas. */
  public static void selected(int value, int site, String labels) {
    Comparisons compared = RUN.compared;
    if (compared != null && compared.looks(site)) {
      compared.look(site);
      for (String label : labels.split(",", -1)) {
        int number = Integer.parseInt(label);
        if (number != value) {
          compared.add(site, value, number);
        }
      }
    }
  }

  /** A string is about to choose among the labels of a switch. */
  public static void chosen(@Nullable String value, String label, int place) {
    objects(value, label, place);
  }

  private static int floats(float left, float right, int site, int unordered) {
    if (left == right) {
      equal(site);
      return 0;
    }
    if (looks(site)) {
      log(site, left, right);
    }
    return left < right ? -1 : left > right ? 1 : unordered;
  }

  private static int doubles(double left, double right, int site, int unordered) {
    if (left == right) {
      equal(site);
      return 0;
    }
    if (looks(site)) {
      log(site, left, right);
    }
    return left < right ? -1 : left > right ? 1 : unordered;
  }

  private static void equal(int site) {
    boolean[] equal = RUN.equal;
    if (site < equal.length) {
      equal[site] = true;
    }
  }

  private static boolean looks(int site) {
    Comparisons compared = RUN.compared;
    return compared != null && compared.looks(site);
  }

  private static void log(int site, Object left, Object right) {
    Comparisons compared = RUN.compared;
    if (compared != null) {
      compared.look(site);
      compared.add(site, left, right);
    }
  }

  private static boolean plain(Object value) {
    return value instanceof String
        || value instanceof Character
        || value instanceof Boolean
        || (value instanceof Number && value.getClass().getPackageName().equals("java.lang"));
  }
}
