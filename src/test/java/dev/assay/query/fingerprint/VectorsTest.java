package dev.assay.query.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.assay.query.fingerprint.PgQuery.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VectorsTest {
  // The vectors are of the library's branch for PostgreSQL 15, which is newer than 15-4.0.0 and
  // gives this one statement another fingerprint; called from C, 15-4.0.0 says adb3688e5278cf1c.
  private static final String LATER = "COPY vistest FROM stdin FREEZE CSV";

  @Test
  void library_givesEachFingerprintOfItsOwnTests() {
    var library = PgQuery.load();
    assumeThat(library).as("libpg_query is installed").isPresent();

    List<Vectors.Pair> expected =
        Vectors.pairsOfAll().stream().filter(pair -> !pair.sql().equals(LATER)).toList();
    var given = new ArrayList<Vectors.Pair>();
    for (Vectors.Pair pair : expected) {
      given.add(new Vectors.Pair(pair.sql(), understood(library.orElseThrow(), pair.sql())));
    }

    assertThat(given).hasSize(39).isEqualTo(expected);
  }

  @Test
  void lexer_groupsTheStatementsOfTheLibrarysTestsAsTheLibraryDoes() {
    List<Vectors.Pair> pairs = statements(Vectors.pairsOfAll());

    Set<Set<String>> groups = groups(pairs, pair -> Answers.cut(pair.sql()).fingerprint());

    assertThat(groups).isEqualTo(groups(pairs, Vectors.Pair::fingerprint));
  }

  // The one text without a statement has no fingerprint by the lexer; it is refused before.
  private static List<Vectors.Pair> statements(List<Vectors.Pair> pairs) {
    return pairs.stream().filter(pair -> !pair.sql().equals("-- nothing")).toList();
  }

  private static Set<Set<String>> groups(
      List<Vectors.Pair> pairs, Function<Vectors.Pair, String> key) {
    Map<String, Set<String>> groups =
        pairs.stream()
            .collect(
                Collectors.groupingBy(
                    key, Collectors.mapping(Vectors.Pair::sql, Collectors.toSet())));
    return Set.copyOf(groups.values());
  }

  private static String understood(PgQuery library, String sql) {
    return switch (library.fingerprint(sql)) {
      case Parsed.Understood(String fingerprint) -> fingerprint;
      case Parsed.Refused(String message) -> message;
    };
  }
}
