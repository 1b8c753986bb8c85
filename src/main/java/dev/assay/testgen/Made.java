package dev.assay.testgen;

import dev.assay.testgen.Testgen.Finding;
import dev.assay.testgen.Testgen.Score;
import dev.assay.testgen.Testgen.Skipped;
import dev.assay.testgen.Testgen.Verdict;
import dev.assay.testgen.generate.Plan;
import dev.assay.testgen.verify.TestFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was made of a plan, for the answer. Immutable.
 *
 * @param degraded why it is less than was asked for, or null
 * @param sandbox what the code was run in, or null
 * @param score what was measured, or null
 * @param detail the same row by row, or null where it was not asked for
 */
record Made(
    List<TestFile> files,
    Verdict verdict,
    @Nullable String degraded,
    @Nullable String sandbox,
    @Nullable Score score,
    List<Finding> findings,
    List<Skipped> skipped,
    Testgen.@Nullable Detail detail) {
  Made {
    files = List.copyOf(files);
    findings = List.copyOf(findings);
    skipped = List.copyOf(skipped);
  }

  static List<Skipped> skipped(List<Plan.Left> left) {
    return left.stream()
        .map(each -> new Skipped(each.method(), each.code().name(), each.reason()))
        .toList();
  }
}
