package dev.assay.patterns;

import dev.assay.store.Session;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * In how many patterns of a domain each word is. Safe on any thread; a look-up blocks.
 *
 * <p>Counting reads all of the word's postings, so counts are kept. They only order words and weigh
 * them, so a count is good until the domain has grown or shrunk by a tenth. A word that is nowhere
 * is asked for each time: that is cheap, and the next pattern may bring it.
 */
final class DocumentFrequencies {
  private static final int MOST_KEPT = 50_000;

  private final Map<Key, Count> counts = new ConcurrentHashMap<>();

  private record Key(Domain domain, String word) {}

  private record Count(long patterns, long ofAll) {
    boolean holdsFor(long all) {
      return Math.abs(all - ofAll) * 10 <= ofAll;
    }
  }

  long of(Session session, Domain domain, String word, long all) throws SQLException {
    var key = new Key(domain, word);
    @Nullable Count known = counts.get(key);
    if (known != null && known.holdsFor(all)) {
      return known.patterns();
    }
    Long counted = session.first(FindTable.of(domain).frequency(), row -> row.getLong(1), word);
    if (counted == null) {
      return 0;
    }
    if (counts.size() >= MOST_KEPT) {
      counts.clear();
    }
    counts.put(key, new Count(counted, all));
    return counted;
  }
}
