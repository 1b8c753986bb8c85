package dev.assay.testgen.generate;

import dev.assay.testgen.verify.TestFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The tests as they are to be written, and what was found on the way. Belongs to one job. */
public record Answers(List<ClassPlan> classes, List<Finding> findings, List<Plan.Left> skipped) {
  public Answers {
    classes = List.copyOf(classes);
    findings = List.copyOf(findings);
    skipped = List.copyOf(skipped);
  }

  /** Something a person should look at. */
  public record Finding(String method, int line, String text) {}

  /** The test classes without the rows that are named. */
  public List<TestFile> write(Set<Integer> removed, Style style) {
    return classes.stream()
        .map(plan -> ClassText.write(plan, removed, style))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * Methods without a test, those of which every row was removed included.
   *
   * @param uncompiled those of the removed that did not compile; the others were not green
   */
  public List<Plan.Left> skipped(Set<Integer> removed, Set<Integer> uncompiled) {
    List<Plan.Left> all = new ArrayList<>(skipped);
    for (ClassPlan plan : classes) {
      for (Group group : plan.groups()) {
        List<Integer> rows = group.cases().stream().map(each -> each.row().id()).toList();
        if (removed.containsAll(rows)) {
          Skip code = uncompiled.containsAll(rows) ? Skip.NOT_COMPILED : Skip.RED;
          all.add(Plan.Left.of(group.target(), code, group.target().label()));
        }
      }
    }
    return all;
  }

  /** How many rows expect what was observed, what is specified, what a pattern says. */
  public Map<String, Integer> provenance(Set<Integer> removed) {
    Map<String, Integer> counts = new TreeMap<>();
    for (ClassPlan plan : classes) {
      for (Group group : plan.groups()) {
        group.cases().stream()
            .filter(each -> !removed.contains(each.row().id()))
            .forEach(each -> counts.merge(each.expectation().provided().word(), 1, Integer::sum));
      }
    }
    return counts;
  }
}
