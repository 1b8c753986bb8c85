package dev.assay.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.analysis.IClassCoverage;
import org.jacoco.core.analysis.ICounter;
import org.jacoco.core.tools.ExecFileLoader;

/**
 * Covered of all lines and branches of the subject with its nested classes, as JaCoCo counts.
 * Immutable.
 */
record Coverage(int coveredLines, int lines, int coveredBranches, int branches) {
  /** Where the agent writes. */
  static Path file(Project project) {
    return project.directory().resolve("jacoco.exec");
  }

  static Coverage read(Project project) throws IOException {
    ExecFileLoader loader = new ExecFileLoader();
    loader.load(file(project).toFile());
    CoverageBuilder builder = new CoverageBuilder();
    new Analyzer(loader.getExecutionDataStore(), builder).analyzeAll(project.classes().toFile());
    String name = project.subject().type().replace('.', '/');
    Coverage sum = new Coverage(0, 0, 0, 0);
    for (IClassCoverage each : builder.getClasses()) {
      if (each.getName().equals(name) || each.getName().startsWith(name + "$")) {
        sum = sum.plus(each.getLineCounter(), each.getBranchCounter());
      }
    }
    return sum;
  }

  private Coverage plus(ICounter line, ICounter branch) {
    return new Coverage(
        coveredLines + line.getCoveredCount(),
        lines + line.getTotalCount(),
        coveredBranches + branch.getCoveredCount(),
        branches + branch.getTotalCount());
  }

  /** From 0 to 1; 1 where there is none. */
  double line() {
    return lines == 0 ? 1 : (double) coveredLines / lines;
  }

  /** From 0 to 1; as the lines where there is none, so that nothing is earned without tests. */
  double branch() {
    return branches == 0 ? line() : (double) coveredBranches / branches;
  }
}
