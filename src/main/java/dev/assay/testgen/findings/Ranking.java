package dev.assay.testgen.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts what is most certain first, says one thing once, and counts what would be too much to read.
 * Stateless.
 */
public final class Ranking {
  /** More of one kind in one class are not read but counted. */
  static final int MOST = 3;

  /** From what the code cannot be meant to do to what may be meant. */
  private static final List<String> KINDS =
      List.of(
          Judge.EQUALS,
          Judge.HASH,
          Judge.COMPARE,
          "throwsNeverComes",
          "alwaysThrows",
          "exampleBroken",
          "contradiction",
          "endBroken",
          "nameBroken",
          "roundTrip",
          "rangeBroken",
          "nullReturned",
          "selfAssignment",
          "comparedWithItself",
          "resultIgnored",
          "exceptionNotThrown",
          "notStored",
          "regexNotQuoted",
          "repeatedCondition",
          "deadBranch",
          "swappedArguments",
          "integerDivision",
          "comparedByIdentity",
          "changedWhileRead",
          "lastPartLost",
          "missingBreak",
          "leapYear",
          "orderLost",
          "emptyDropped",
          "roundingDisagrees",
          "inexactConstant",
          "comparedWithScale",
          "unsafePublication",
          "halfSynchronized",
          "leftOpen",
          "exposesInside",
          "leakingException",
          "overflow",
          "sharedState",
          "localeDependent",
          "swallowed",
          "patternDisagrees");

  private Ranking() {}

  /** What is left, in the order in which it is to be read. */
  public static List<Finding> of(List<Finding> findings) {
    List<Finding> sorted =
        findings.stream()
            .distinct()
            .sorted(Comparator.comparing(Ranking::hint).thenComparingInt(Ranking::rank))
            .toList();
    Map<String, List<Finding>> groups = new LinkedHashMap<>();
    for (Finding each : sorted) {
      groups.computeIfAbsent(each.kind() + " " + type(each), key -> new ArrayList<>()).add(each);
    }
    Map<Integer, Finding> kept = new TreeMap<>();
    for (List<Finding> group : groups.values()) {
      for (int i = 0; i < Math.min(MOST, group.size()); i++) {
        Finding each = group.get(i);
        boolean last = i == MOST - 1 && group.size() > MOST;
        kept.put(sorted.indexOf(each), last ? counting(each, group.size() - MOST) : each);
      }
    }
    return List.copyOf(kept.values());
  }

  private static Finding counting(Finding last, int more) {
    return new Finding(
        last.method(),
        last.line(),
        last.kind(),
        "%s (and %d more of this kind in %s)".formatted(last.text(), more, type(last)));
  }

  private static boolean hint(Finding finding) {
    return finding.text().startsWith("hint: ") || finding.text().contains("it probably ");
  }

  private static int rank(Finding finding) {
    int rank = KINDS.indexOf(finding.kind());
    return rank < 0 ? KINDS.size() : rank;
  }

  /** The class in {@code Type.name(int)} or {@code Type(int)}. */
  private static String type(Finding finding) {
    String label = finding.method();
    String name = label.contains("(") ? label.substring(0, label.indexOf('(')) : label;
    return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
  }
}
