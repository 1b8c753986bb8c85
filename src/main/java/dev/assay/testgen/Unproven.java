package dev.assay.testgen;

import dev.assay.testgen.Testgen.Finding;
import dev.assay.testgen.Testgen.Verdict;
import dev.assay.testgen.generate.Answers;
import dev.assay.testgen.generate.Skip;
import dev.assay.testgen.generate.Style;
import dev.assay.testgen.verify.Mend;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tests of what the source alone tells, compiled and not run: for where nothing may be run. For one
 * job.
 */
final class Unproven {
  private static final String DISAGREES = "patternDisagrees";

  private final Answers answers;
  private final Style style;

  Unproven(Answers answers, Style style) {
    this.answers = answers;
    this.style = style;
  }

  /**
   * @param why nothing is run
   */
  Made make(Mend mend, String why) {
    Mend.Mended mended = mend.compile(removed -> answers.write(removed, style));
    Set<Integer> removed = mended.removed();
    Map<Integer, Skip> uncompiled = new HashMap<>();
    removed.forEach(row -> uncompiled.put(row, Skip.NOT_COMPILED));
    List<Finding> findings =
        answers.findings().stream()
            .map(it -> new Finding(it.method(), it.line(), DISAGREES, it.text()))
            .toList();
    return new Made(
        mended.files(),
        Verdict.COMPILED,
        why,
        null,
        null,
        findings,
        Made.skipped(answers.skipped(uncompiled)),
        null);
  }
}
