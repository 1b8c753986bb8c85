package dev.assay.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireMomentsTest {
  record Event(Instant at) {}

  @Test
  void moment_isText() {
    var event = new Event(Instant.parse("2026-01-31T12:00:00.5Z"));

    JsonObject json = Wire.toJson(event);

    assertThat(json.getString("at")).isEqualTo("2026-01-31T12:00:00.500Z");
    assertThat(Wire.decode(json, Event.class)).isEqualTo(event);
    assertThat(Wire.decode(Wire.encode(event), Event.class)).isEqualTo(event);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"yesterday\"", "true", "{}", "\"2026-01-31\""})
  void moment_isInvalid_whereItIsNoText(String wrong) {
    Buffer json = Buffer.buffer("{\"at\":" + wrong + "}");

    assertThatThrownBy(() -> Wire.decode(json, Event.class))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("field 'at': expected a time such as 2026-01-31T12:00:00Z");
  }
}
