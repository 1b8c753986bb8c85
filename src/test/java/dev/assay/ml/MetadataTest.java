package dev.assay.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetadataTest {
  @Test
  void read_takesWhatIsSaid() {
    Buffer body = ScriptedService.metadata(41, "features-1").toBuffer();

    Metadata read = Metadata.read(body, "query-time");

    assertThat(read)
        .isEqualTo(new Metadata(List.of("m1", "m2"), "features", "FP64", 41, "features-1", 0.9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          FP64           | INT32          | the datatype is INT32, not FP64 or FP32
          [-1,41]        | [41]           | the model's input is not rows of features
          [-1,41]        | [8,41]         | the model's input is not rows of features
          [-1,41]        | [-1,0]         | the model's input is not rows of features
          [-1,41]        | [-1,41,3]      | the model's input is not rows of features
          [-1,41]        | [-1,"x"]       | 'shape' holds what is not a whole number
          [-1,41]        | "wide"         | 'shape' is not a list
          "query-time"   | "other"        | it speaks of the model 'other', not of 'query-time'
          "query-time"   | 7              | 'name' is not a text
          "inputs"       | "entries"      | 'inputs' is not a list
          [{"name":"features" | [3,{"name":"features" | 'inputs' holds what is not an object
          0.9            | 90             | its coverage is 90, not a share
          "features-1"   | {}             | 'featureVersion' is not a text
          """)
  void read_refusesWhatTheProtocolDoesNotSay(String right, String wrong, String words) {
    String answer = ScriptedService.metadata(41, "features-1").encode();

    String broken = answer.replaceFirst(Pattern.quote(right), wrong);

    assertThat(broken).isNotEqualTo(answer);
    assertThatThrownBy(() -> Metadata.read(Buffer.buffer(broken), "query-time"))
        .isInstanceOf(Nonsensical.class)
        .hasMessageContaining(words);
  }

  @Test
  void refusal_isNone_whereTheModelTakesAnything() {
    var any = new Metadata(List.of(), "x", "FP32", -1, null, 0);

    assertThat(any.refusal(Proxies.question())).isNull();
    assertThat(any.has("whatever")).isTrue();
  }

  @Test
  void refusal_saysWhatIsExpected_whereOnlyTheVersionIsAnother() {
    var any = new Metadata(List.of(), "x", "FP32", -1, "features-2", 0);

    assertThat(any.refusal(Proxies.question()))
        .isEqualTo("the model expects features of features-2, the question has 3 of features-1");
  }

  @Test
  void onlyVersion_isTheOneThereIs() {
    assertThat(new Metadata(List.of("7"), "x", "FP32", -1, null, 0).onlyVersion()).isEqualTo("7");
    assertThat(new Metadata(List.of("7", "8"), "x", "FP32", -1, null, 0).onlyVersion())
        .isEqualTo("unversioned");
  }
}
