package dev.assay.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTest {
  @ParameterizedTest
  @CsvSource({
    "http://ml, http://ml:80, 80, ''",
    "https://ml/, https://ml:443, 443, ''",
    "HTTP://me:secret@ml:9/a%20b/, HTTP://ml:9/a%20b, 9, /a%20b",
    "http://[::1]:8000, http://[::1]:8000, 8000, ''"
  })
  void foreign_readsAnAddress(String url, String shown, int port, String prefix) {
    Service service = Service.foreign(url, Optional.empty());

    assertThat(service.shown()).isEqualTo(shown);
    assertThat(service.port()).isEqualTo(port);
    assertThat(service.prefix()).isEqualTo(prefix);
    assertThat(service.embedded()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ml:8000", "ftp://ml", "http://", "http:///x", "http://a b", "embeded"})
  void foreign_refusesWhatIsNoAddress(String url) {
    assertThatThrownBy(() -> Service.foreign(url, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ml.url must be an address such as http://host:8000");
  }

  @Test
  void embedded_isOnTheLoopback() {
    assertThat(Service.embedded(4711).shown()).isEqualTo("http://127.0.0.1:4711");
  }
}
