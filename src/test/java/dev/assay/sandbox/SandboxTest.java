package dev.assay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxTest {
  @Test
  void run_answers_whatTheSubjectReturned() throws Exception {
    try (Sandbox sandbox = OpenSandbox.fenced(Map.of("children", 1))) {
      Ended ended = OpenSandbox.run(sandbox, "return \"2\" + 1;");

      assertThat(OpenSandbox.said(ended)).isEqualTo("21");
      System.out.println(sandbox.state());
    }
  }
}
