package dev.assay.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "100ms, PT0.1S",
    "30s, PT30S",
    "15m, PT15M",
    "2h, PT2H",
    "7d, PT168H",
    "900, PT15M",
    "0, PT0S",
    "1 m, PT1M",
    "' 5s ', PT5S"
  })
  void parse_readsEachUnit(String text, Duration expected) {
    assertThat(Durations.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-5s", "1.5h", "1h30m", "5 minutes", "PT5M", "ms", "5M", "0x10"})
  void parse_saysWhatIsExpected_whereItIsWrittenOtherwise(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'%s' is not a duration; expected 100ms, 30s, 15m, 2h, 7d or plain seconds", text);
  }

  @Test
  void parse_refusesWhatOverflows() {
    assertThatThrownBy(() -> Durations.parse("999999999999999999d"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'999999999999999999d' is longer than can be told");
  }
}
