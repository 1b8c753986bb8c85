package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | NONE",
        "gzip | GZIP",
        "GZip, Deflate, br | GZIP",
        "x-gzip | GZIP",
        "deflate | DEFLATE",
        "deflate;q=1.0, gzip;q=0.5 | DEFLATE",
        "gzip;q=0 | NONE",
        "gzip;q=0, * | DEFLATE",
        "* | GZIP",
        "*;q=0 | NONE",
        "identity | NONE",
        "br, zstd | NONE",
        "gzip ; q = 0.5 | GZIP",
        "gzip;q=nonsense | NONE",
        "gzip;q=2 | NONE",
        ",,; | NONE",
      })
  void of_takesWhatTheAskerLikesBest(String accepted, Coding coding) {
    assertThat(Coding.of(accepted)).isEqualTo(coding);
  }

  @Test
  void pack_isUndoneByWhatTheTokenNames() throws Exception {
    Buffer plain = Buffer.buffer("select $1 ".repeat(10_000));

    var gzip = new GZIPInputStream(in(Coding.GZIP.pack(plain)));
    var deflate = new InflaterInputStream(in(Coding.DEFLATE.pack(plain)));

    assertThat(Buffer.buffer(gzip.readAllBytes())).isEqualTo(plain);
    assertThat(Buffer.buffer(deflate.readAllBytes())).isEqualTo(plain);
    assertThat(Coding.GZIP.pack(plain).length()).isLessThan(plain.length() / 10);
    assertThat(Coding.NONE.pack(plain)).isSameAs(plain);
  }

  private static ByteArrayInputStream in(Buffer bytes) {
    return new ByteArrayInputStream(bytes.getBytes());
  }
}
