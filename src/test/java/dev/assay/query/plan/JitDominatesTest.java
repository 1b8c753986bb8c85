package dev.assay.query.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.query.Query.Problem;
import dev.assay.query.Query.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The binaries for tests cannot compile queries: this plan was made by Debian's PostgreSQL 15. */
class JitDominatesTest {
  @Test
  void find_tellsTheTimeOfCompiling() throws IOException {
    Plan plan = RealPlans.redacted(json());

    List<Problem> problems = RealPlans.problems(new JitDominates(), plan);

    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().node()).isEqualTo("0");
    assertThat(problems.getFirst().severity()).isEqualTo(Severity.MEDIUM);
    assertThat(problems.getFirst().evidence()).containsEntry("jitMs", 238.815);
  }

  @Test
  void find_isSilent_whereTheQueryRanLonger() throws IOException {
    Plan plan = RealPlans.redacted(json().replace("461.677", "4610.677"));

    assertThat(RealPlans.problems(new JitDominates(), plan)).isEmpty();
  }

  private static String json() throws IOException {
    try (InputStream in = JitDominatesTest.class.getResourceAsStream("/query/plan/jit-15.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
