package dev.assay.testgen;

import dev.assay.lab.Reply;
import dev.assay.testgen.Testgen.Score;
import dev.assay.testgen.Testgen.Share;
import dev.assay.testgen.generate.Answers;
import dev.assay.testgen.select.Chosen;
import dev.assay.testgen.select.Measured;
import dev.assay.testgen.select.Pick;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The score of what is handed out, from measured facts alone. For one job. */
record Scored(
    Reply.Explored explored, Chosen chosen, Answers answers, Verification.Verified verified) {
  private static final double OF_BRANCHES = 2;
  private static final double OF_MUTANTS = 4;

  Score score() {
    List<Pick> left =
        chosen.picks().stream()
            .filter(pick -> !verified.removed().contains(pick.tried().trial().id()))
            .toList();
    Measured measured = Measured.of(explored, left);
    double branches = measured.branchCoverage();
    double mutation = measured.mutationScore();
    return new Score(
        rounded((OF_BRANCHES * branches + OF_MUTANTS * mutation) / (OF_BRANCHES + OF_MUTANTS)),
        rounded(branches),
        rounded(mutation),
        measured.killed(),
        measured.mutants(),
        verified.files().stream().mapToInt(file -> file.tests().size()).sum(),
        left.size(),
        chosen.redundant(),
        chosen.unstable() + verified.flaky().size(),
        verified.red().size(),
        operators(measured),
        answers.provenance(verified.removed()),
        explored.complete());
  }

  private static double rounded(double share) {
    return Math.round(share * 10_000) / 10_000.0;
  }

  private static Map<String, Share> operators(Measured measured) {
    Map<String, Share> operators = new TreeMap<>();
    measured
        .operators()
        .forEach((operator, share) ->
            operators.put(camel(operator.name()), new Share(share.killed(), share.mutants())));
    return operators;
  }

  static String camel(String constant) {
    StringBuilder name = new StringBuilder();
    for (String part : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(
          name.isEmpty()
              ? part
              : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
    }
    return name.toString();
  }
}
