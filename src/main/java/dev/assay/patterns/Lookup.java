package dev.assay.patterns;

import dev.assay.patterns.Patterns.Ranked;
import dev.assay.store.Session;
import java.sql.SQLException;
import java.util.List;

/** Finds the patterns of one domain in the database. Blocks; used on store workers. */
@FunctionalInterface
interface Lookup {
  /** The best patterns for a question, best first. */
  List<Ranked> find(Session session, Question question) throws SQLException;

  /**
   * A question to one domain.
   *
   * @param words as {@link Words#ofQuery} gives them
   * @param generation of the store, so that an answer from before a write is not given after it
   */
  record Question(
      Domain domain, List<String> words, double minConfidence, int limit, long generation) {
    public Question {
      words = List.copyOf(words);
    }
  }
}
