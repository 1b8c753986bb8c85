package dev.assay.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferWireTest {
  private static final Metadata KNOWN =
      new Metadata(List.of("m1"), "features", "FP64", 3, "features-1", 0.8);
  private static final String ANSWER =
      """
      {"model_name":"query-time","model_version":"m1","parameters":{"coverage":0.9},"outputs":[\
      {"name":"predicted_ms","datatype":"FP64","shape":[2],"data":[5.5,7]},\
      {"name":"low_ms","datatype":"FP64","shape":[2],"data":[2.5,3.5]},\
      {"name":"high_ms","datatype":"FP64","shape":[2],"data":[8.5,9.5]}]}\
      """;

  private static Ml.Inferred read(String answer) {
    return InferWire.read(Buffer.buffer(answer), KNOWN, "query-time", 2);
  }

  @Test
  void read_takesTheEstimates() {
    assertThat(read(ANSWER))
        .isEqualTo(
            new Ml.Inferred(
                "m1", 0.9, List.of(new Ml.Estimate(5.5, 2.5, 8.5), new Ml.Estimate(7, 3.5, 9.5))));
  }

  // As the embedded service has it for queries that may take less than a millisecond.
  @Test
  void read_takesAnInterval_thatBeginsAtZero() {
    Ml.Inferred read = read(ANSWER.replace("[2.5,3.5]", "[0.0,3.5]"));

    assertThat(read.rows().getFirst()).isEqualTo(new Ml.Estimate(5.5, 0.0, 8.5));
  }

  @Test
  void read_takesFromTheMetadata_whatTheAnswerDoesNotSay() {
    String brief =
        ANSWER.replace("\"model_version\":\"m1\",\"parameters\":{\"coverage\":0.9},", "");

    Ml.Inferred read = read(brief);

    assertThat(read.modelVersion()).isEqualTo("m1");
    assertThat(read.coverage()).isEqualTo(0.8);
  }

  @Test
  void read_hasNoCoverage_whereThereAreNoIntervals() {
    String plain = ANSWER.replace("low_ms", "a").replace("high_ms", "b");

    Ml.Inferred read = read(plain);

    assertThat(read.coverage()).isZero();
    assertThat(read.rows()).extracting(Ml.Estimate::low).containsOnlyNulls();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [5.5,7]        | [5.5]         | it has 1 numbers of shape [2] for 2 rows
          [2]            | [3]           | it has 2 numbers of shape [3] for 2 rows
          [2]            | [2,2]         | it has 2 numbers of shape [2,2] for 2 rows
          [2]            | []            | it has 2 numbers of shape [] for 2 rows
          [5.5,7]        | [5.5,"7"]     | row 1 is 7, not a positive number
          [5.5,7]        | [5.5,null]    | row 1 is null, not a positive number
          [5.5,7]        | [5.5,0]       | row 1 is 0, not a positive number
          [5.5,7]        | [-5.5,7]      | row 0 is -5.5, not a positive number
          [5.5,7]        | [1e999,7]     | row 0 is Infinity, not a positive number
          [5.5,7]        | [NaN,7]       | it is not a JSON object
          [2.5,3.5]      | [2.5,-1]      | row 1 is -1, not a number from 0 on
          [2.5,3.5]      | [2.5,30]      | an interval begins at 30.0 and ends at 9.5
          "low_ms"       | "lowest"      | it has one end of the intervals and not the other
          "predicted_ms" | "predicted"   | it has no output 'predicted_ms'
          "FP64"         | "BYTES"       | the datatype is BYTES, not FP64 or FP32
          "query-time"   | "other"       | it speaks of the model 'other'
          "m1"           | 1             | 'model_version' is not a text
          0.9            | 1.9           | its coverage is 1.9, not a share
          0.9            | "most"        | its coverage is most, not a share
          "data":[5.5,7] | "data":5.5    | 'data' is not a list
          "outputs"      | "results"     | 'outputs' is not a list
          }]}            | }]            | it is not a JSON object
          }]}            | }]} and more  | it is not a JSON object
          """)
  void read_refusesWhatMakesNoSense(String right, String wrong, String words) {
    String broken = ANSWER.replaceFirst(Pattern.quote(right), wrong);

    assertThat(broken).isNotEqualTo(ANSWER);
    assertThatThrownBy(() -> read(broken))
        .isInstanceOf(Nonsensical.class)
        .hasMessageContaining(words);
  }
}
