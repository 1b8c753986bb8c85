package dev.assay.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallIdTest {
  @Test
  void nextId_isWellFormedAndNeverTheSame() {
    Set<String> ids = ConcurrentHashMap.newKeySet();

    IntStream.range(0, 100_000).parallel().forEach(i -> ids.add(Call.nextId()));

    assertThat(ids).hasSize(100_000).allMatch(Call::wellFormed);
  }
}
