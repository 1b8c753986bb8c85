package dev.assay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.bus.Call;
import dev.assay.config.Settings;
import dev.assay.config.SettingsReader;
import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import java.time.Duration;
import java.util.Map;

/** A sandbox for tests, and what they ask of it. */
final class OpenSandbox {
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private OpenSandbox() {}

  static Sandbox with(Map<String, ?> settings) throws Exception {
    return Sandbox.open(settings(settings), RunningLab.class);
  }

  static Settings settings(Map<String, ?> sandbox) {
    return SettingsReader.over(Map.of("sandbox", sandbox));
  }

  static Ended run(Sandbox sandbox, Order order, Duration limit) {
    return sandbox.run(order, Call.within(PATIENCE), limit, progress -> {});
  }

  static Ended run(Sandbox sandbox, String body) {
    return run(sandbox, Program.running(body), Duration.ofSeconds(10));
  }

  /** What the subject's {@code run} returned, or how it failed. */
  static String said(Ended ended) {
    assertThat(ended).isInstanceOf(Ended.Answered.class);
    Reply reply = ((Ended.Answered) ended).reply();
    assertThat(reply).isInstanceOf(Reply.Checked.class);
    return String.valueOf(((Reply.Checked) reply).results().getFirst().message());
  }
}
