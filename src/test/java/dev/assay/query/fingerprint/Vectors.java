package dev.assay.query.fingerprint;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Statements with the fingerprints that libpg_query's own tests expect. */
record Vectors(String source, List<Pair> pairs) {
  record Pair(String sql, String fingerprint) {}

  static List<Pair> pairsOfAll() {
    try (var file = Vectors.class.getResourceAsStream("/query/fingerprint-vectors.json")) {
      return new ObjectMapper().readValue(file, Vectors.class).pairs();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
