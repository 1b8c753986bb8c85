package dev.assay.patterns;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The SQL of one domain's full-text index, made once so that its statements stay prepared.
 * Immutable. The names come from {@link Domain}; nothing that is asked becomes part of SQL.
 *
 * @param size how many patterns the domain has, and their words
 * @param frequency in how many patterns a word is
 * @param matches candidates for a match expression, with at least a ceiling of confidence: at most
 *     the named number, out of at most {@link #MOST_READ} matches
 * @param best candidates by confidence alone
 */
record FindTable(String size, String frequency, String matches, String best) {
  static final int MOST_READ = 4096;

  // The words come as one text: a column costs more to fetch than to split.
  private static final String CANDIDATE =
      "SELECT p.id, p.provenance, p.accepted, p.rejected, p.stamp, p.length, p.title || '\n'"
          + " || p.operation || '\n' || p.words || '\n' || p.shape FROM ";

  private static final Map<Domain, FindTable> ALL = new EnumMap<>(Domain.class);

  static {
    for (Domain domain : Domain.values()) {
      ALL.put(domain, make(domain));
    }
  }

  static FindTable of(Domain domain) {
    return Objects.requireNonNull(ALL.get(domain));
  }

  private static FindTable make(Domain domain) {
    String wire = domain.wire();
    String name = wire.replace('-', '_');
    return new FindTable(
        "SELECT patterns, tokens FROM pattern_size WHERE domain = '" + wire + "'",
        "SELECT doc FROM vocabulary_" + name + " WHERE term = ?",
        CANDIDATE
            + "(SELECT rowid AS id FROM find_%1$s WHERE find_%1$s MATCH ? LIMIT %2$d) AS f"
                .formatted(name, MOST_READ)
            + " CROSS JOIN pattern AS p ON p.id = f.id WHERE p.ceiling >= ? LIMIT ?",
        CANDIDATE
            + "pattern AS p WHERE p.domain = '"
            + wire
            + "' AND p.archived = 0 AND p.ceiling >= ? ORDER BY p.ceiling DESC LIMIT ?");
  }
}
