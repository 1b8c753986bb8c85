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

  /** Methods without a test, those of which every row was removed for a reason included. */
  public List<Plan.Left> skipped(Map<Integer, Skip> removed) {
    List<Plan.Left> all = new ArrayList<>(skipped);
    for (ClassPlan plan : classes) {
      for (Group group : plan.groups()) {
        List<Skip> reasons =
            group.cases().stream().map(each -> removed.get(each.row().id())).toList();
        if (!reasons.contains(null)) {
          all.add(Plan.Left.of(group.target(), reasons.getFirst(), group.target().label()));
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
