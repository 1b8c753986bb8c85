package dev.assay.testgen;

import dev.assay.lab.Reply;
import dev.assay.patterns.Patterns;
import dev.assay.testgen.Testgen.Branch;
import dev.assay.testgen.Testgen.Detail;
import dev.assay.testgen.Testgen.Mutant;
import dev.assay.testgen.Testgen.Row;
import dev.assay.testgen.Testgen.Used;
import dev.assay.testgen.select.Chosen;
import dev.assay.testgen.select.Pick;
import dev.assay.testgen.verify.TestFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each row that is handed out takes and notices, from the same measured facts as the score.
 * For one job.
 */
record Detailed(
    Reply.Explored explored,
    Chosen chosen,
    Verification.Verified verified,
    Map<Integer, Patterns.Ranked> suggested) {

  private record Place(TestFile file, TestFile.Span span, TestFile.Written test) {}

  Detail detail() {
    Set<Integer> removed = verified.removed();
    List<Row> rows = new ArrayList<>();
    for (Pick pick : chosen.picks()) {
      int id = pick.tried().trial().id();
      if (!removed.contains(id)) {
        place(id).ifPresent(place -> rows.add(row(pick, place)));
      }
    }
    return new Detail(
        rows,
        explored.branches().stream().map(Detailed::branch).toList(),
        explored.mutants().stream().map(Detailed::mutant).toList(),
        patterns(rows));
  }

  /** The narrowest piece of a test class that belongs to the row. */
  private Optional<Place> place(int row) {
    return verified.files().stream()
        .flatMap(file ->
            file.tests().stream()
                .filter(test -> test.rows().contains(row))
                .flatMap(test ->
                    file.spans().stream()
                        .filter(span -> span.rows().contains(row))
                        .map(span -> new Place(file, span, test))))
        .min(Comparator.comparingInt(place -> place.span().last() - place.span().first()));
  }

  private Row row(Pick pick, Place place) {
    int id = pick.tried().trial().id();
    Patterns.@Nullable Ranked pattern = suggested.get(id);
    return new Row(
        id,
        place.file().path(),
        place.test().method(),
        place.test().rows().size() == 1 ? 0 : place.test().rows().indexOf(id) + 1,
        place.span().first(),
        place.span().last(),
        pick.tried().branches(),
        explored.kills().stream()
            .filter(pick::notices)
            .map(Reply.Kill::mutant)
            .distinct()
            .sorted()
            .toList(),
        pattern == null ? null : pattern.id());
  }

  private List<Used> patterns(List<Row> rows) {
    Map<String, Used> used = new LinkedHashMap<>();
    suggested.forEach((row, each) -> {
      int kept = rows.stream().anyMatch(it -> it.id() == row) ? 1 : 0;
      used.merge(
          each.id(),
          new Used(each.id(), each.pattern().title(), each.pattern().domain(), 1, kept),
          (one, other) ->
              new Used(
                  one.id(),
                  one.title(),
                  one.domain(),
                  one.tried() + other.tried(),
                  one.kept() + other.kept()));
    });
    return List.copyOf(used.values());
  }

  private static Branch branch(Reply.Branch branch) {
    return new Branch(
        branch.id(), branch.type(), name(branch.method()), branch.line(), branch.site());
  }

  private static Mutant mutant(Reply.Mutant mutant) {
    return new Mutant(
        mutant.id(),
        Scored.camel(mutant.operator().name()),
        mutant.type(),
        name(mutant.method()),
        mutant.line(),
        mutant.text(),
        mutant.operator() != Reply.Operator.CONSTANTS);
  }

  private static String name(String methodWithDescriptor) {
    int end = methodWithDescriptor.indexOf('(');
    return end < 0 ? methodWithDescriptor : methodWithDescriptor.substring(0, end);
  }
}
