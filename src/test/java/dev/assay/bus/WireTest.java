package dev.assay.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireTest {
  enum Colour {
    RED,
    GREEN
  }

  record Part(String name, int count) {
    Part {
      if (count < 0) {
        throw Fault.INVALID.because("count must be at least 0, was " + count);
      }
    }
  }

  record Order(@Nullable String id, Colour colour, List<Part> parts, @Nullable Double weight) {}

  @Test
  void decode_readsWhatEncodeWrote() {
    var order = new Order(null, Colour.GREEN, List.of(new Part("ü", 2)), 1.5);

    assertThat(Wire.decode(Wire.encode(order), Order.class)).isEqualTo(order);
    assertThat(Wire.encode(order).toString()).doesNotContain("id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"colour":"blue"}               | field 'colour': expected one of RED, GREEN, was 'blue'
          {"parts":[{"name":"a","count":"2"}]} | field 'parts.[0].count': expected a whole number
          {"parts":[{"name":"a","count":2.5}]} | field 'parts.[0].count': expected a whole number
          {"parts":[{"name":5,"count":2}]}| field 'parts.[0].name': expected text
          {"parts":{}}                    | field 'parts': expected a list
          {"weight":"heavy"}              | field 'weight': expected a number
          {"size":1}                      | unknown field 'size'; expected {id, colour, parts, weight}
          [1]                             | the body is not the JSON expected here: expected {id, colour, parts, weight}
          null                            | the body is null; expected {id, colour, parts, weight}
          {"parts":[{"name":"a","count":-1}]} | count must be at least 0, was -1
          """)
  void decode_saysWhatIsWrong(String json, String message) {
    assertThatThrownBy(() -> Wire.decode(Buffer.buffer(json), Order.class))
        .hasMessageStartingWith(message)
        .satisfies(cause -> assertThat(Fault.of(cause)).isEqualTo(Fault.INVALID));
  }

  @Test
  void decode_saysWhereTheJsonBreaks() {
    assertThatThrownBy(() -> Wire.decode(Buffer.buffer("{\n \"id\": x}"), Order.class))
        .hasMessageStartingWith("the body is not JSON: line 2, column");
  }

  @Test
  void decode_refusesABodyThatGoesOn_orIsEmpty_orSaysAKeyTwice() {
    assertThatThrownBy(() -> Wire.decode(Buffer.buffer("{} {}"), Order.class))
        .isInstanceOf(Failure.class);
    assertThatThrownBy(() -> Wire.decode(Buffer.buffer(), Order.class))
        .hasMessage("the body is empty; expected {id, colour, parts, weight}");
    assertThatThrownBy(() -> Wire.decode(Buffer.buffer("{\"id\":\"a\",\"id\":\"b\"}"), Order.class))
        .hasMessageContaining("Duplicate field 'id'");
  }

  record Planned(Instant at, @JsonRawValue @JsonDeserialize(using = RawJson.class) String plan) {}

  @Test
  void encode_writesInstantsAsText_andRawJsonAsItIs_andDecodeReadsThemBack() {
    var planned = new Planned(Instant.parse("2026-03-01T10:00:00.5Z"), "[{\"a\":1}]");

    Buffer json = Wire.encode(planned);

    assertThat(json.toString())
        .isEqualTo("{\"at\":\"2026-03-01T10:00:00.500Z\",\"plan\":[{\"a\":1}]}");
    assertThat(Wire.decode(json, Planned.class)).isEqualTo(planned);
    assertThat(Wire.decode(Wire.toJson(planned), Planned.class)).isEqualTo(planned);
  }
}
