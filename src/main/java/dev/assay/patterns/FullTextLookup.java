package dev.assay.patterns;

import dev.assay.patterns.Patterns.Ranked;
import dev.assay.store.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds patterns by the words of a query in the full-text index of their domain. Safe on any
 * thread; blocks.
 *
 * <p>The cost does not follow the number of matches, since at most {@link #CANDIDATES} are read and
 * ranked. They are gathered where the best are likely: words are taken rarest first; in a domain
 * with more candidates, words that most patterns hold are left out while a rarer one is there; then
 * all words together, then without the most common, and so on, then each word alone. Where the
 * rarest word has few matches they are all read, and no conjunction is asked for, since ranking
 * sees it.
 *
 * <p>Rank: score = bm25 x (1 + confidence) / 2, so that evidence decides between patterns that fit
 * about equally and cannot lift one that fits half as well. If no word of the query is known, words
 * are taken as beginnings of words; if that finds nothing either, or the query has no words, the
 * best by confidence are given, with score 0.
 */
final class FullTextLookup implements Lookup {
  static final int CANDIDATES = 256;
  private static final int SHORTEST_PREFIX = 3;

  private final InstantSource clock;
  private final DocumentFrequencies frequencies = new DocumentFrequencies();

  FullTextLookup(InstantSource clock) {
    this.clock = clock;
  }

  private record Term(String word, long frequency) {}

  private record Candidate(long row, Evidence evidence, int length, PatternWords words) {}

  private record Scored(Candidate candidate, double score, double confidence) {}

  @Override
  public List<Ranked> find(Session session, Question question) throws SQLException {
    Bm25.Size size = size(session, question.domain());
    List<Term> terms = terms(session, question, size);
    if (!terms.isEmpty()) {
      List<Ranked> found =
          ranked(session, question, gather(session, question, terms), bm25(terms, size));
      if (!found.isEmpty()) {
        return found;
      }
    }
    List<Ranked> begun = byPrefix(session, question, size);
    return begun.isEmpty() ? best(session, question, size) : begun;
  }

  private static Bm25.Size size(Session session, Domain domain) throws SQLException {
    Bm25.Size size =
        session.first(
            FindTable.of(domain).size(), row -> new Bm25.Size(row.getLong(1), row.getLong(2)));
    return size == null ? new Bm25.Size(0, 0) : size;
  }

  private static Bm25 bm25(List<Term> terms, Bm25.Size size) {
    return new Bm25(
        terms.stream().map(Term::word).toList(),
        terms.stream().map(Term::frequency).toList(),
        size);
  }

  /** The words that are known and tell something, rarest first. */
  private List<Term> terms(Session session, Question question, Bm25.Size size) throws SQLException {
    List<Term> known = new ArrayList<>();
    for (String word : question.words()) {
      long frequency = frequencies.of(session, question.domain(), word, size.patterns());
      if (frequency > 0) {
        known.add(new Term(word, frequency));
      }
    }
    known.sort(Comparator.comparingLong(Term::frequency));
    List<Term> telling = known.stream().filter(term -> !common(term, size)).toList();
    return telling.isEmpty() ? known : telling;
  }

  // In a small domain nothing has to be left out: all that match are read.
  private static boolean common(Term term, Bm25.Size size) {
    return term.frequency() > CANDIDATES && term.frequency() * 2 > size.patterns();
  }

  private static Map<Long, Candidate> gather(Session session, Question question, List<Term> terms)
      throws SQLException {
    Map<Long, Candidate> candidates = new LinkedHashMap<>();
    if (terms.getFirst().frequency() > CANDIDATES) {
      for (int n = terms.size(); n > 1 && candidates.size() < CANDIDATES; n--) {
        String together =
            terms.stream()
                .limit(n)
                .map(term -> quoted(term.word()))
                .collect(Collectors.joining(" AND "));
        add(session, question, together, candidates);
      }
    }
    for (int i = 0; i < terms.size() && candidates.size() < CANDIDATES; i++) {
      add(session, question, quoted(terms.get(i).word()), candidates);
    }
    return candidates;
  }

  // A word is letters and digits alone, and in quotes it is never an operator of FTS5.
  private static String quoted(String word) {
    return '"' + word + '"';
  }

  private static void add(
      Session session, Question question, String match, Map<Long, Candidate> candidates)
      throws SQLException {
    List<Candidate> matches =
        session.all(
            FindTable.of(question.domain()).matches(),
            FullTextLookup::candidate,
            match,
            question.minConfidence(),
            CANDIDATES);
    matches.forEach(one -> candidates.putIfAbsent(one.row(), one));
  }

  private static Candidate candidate(ResultSet row) throws SQLException {
    return new Candidate(
        row.getLong(1),
        PatternTable.evidence(row, 2),
        row.getInt(6),
        PatternWords.ofLines(row.getString(7)));
  }

  private List<Ranked> byPrefix(Session session, Question question, Bm25.Size size)
      throws SQLException {
    List<String> words =
        question.words().stream().filter(word -> word.length() >= SHORTEST_PREFIX).toList();
    if (words.isEmpty()) {
      return List.of();
    }
    Map<Long, Candidate> candidates = new LinkedHashMap<>();
    String any = words.stream().map(word -> quoted(word) + "*").collect(Collectors.joining(" OR "));
    add(session, question, any, candidates);
    List<Term> terms = words.stream().map(word -> new Term(word, 0)).toList();
    return ranked(session, question, candidates, bm25(terms, size));
  }

  private List<Ranked> best(Session session, Question question, Bm25.Size size)
      throws SQLException {
    List<Candidate> best =
        session.all(
            FindTable.of(question.domain()).best(),
            FullTextLookup::candidate,
            question.minConfidence(),
            CANDIDATES);
    Map<Long, Candidate> candidates = new LinkedHashMap<>();
    best.forEach(candidate -> candidates.put(candidate.row(), candidate));
    return ranked(session, question, candidates, bm25(List.of(), size));
  }

  private List<Ranked> ranked(
      Session session, Question question, Map<Long, Candidate> candidates, Bm25 bm25)
      throws SQLException {
    Instant now = clock.instant();
    List<Scored> chosen =
        candidates.values().stream()
            .map(candidate -> scored(candidate, bm25, now))
            .filter(scored -> scored.confidence() >= question.minConfidence())
            .sorted(
                Comparator.comparingDouble(Scored::score)
                    .thenComparingDouble(Scored::confidence)
                    .reversed()
                    .thenComparingLong(scored -> scored.candidate().row()))
            .limit(question.limit())
            .toList();
    List<Ranked> ranked = new ArrayList<>();
    for (Scored scored : chosen) {
      PatternTable.Kept kept = PatternTable.byRow(session, scored.candidate().row());
      if (kept != null) {
        ranked.add(new Ranked(kept.hash(), scored.score(), scored.confidence(), kept.pattern()));
      }
    }
    return ranked;
  }

  private static Scored scored(Candidate candidate, Bm25 bm25, Instant now) {
    double confidence = candidate.evidence().at(now).confidence();
    double fit = bm25.score(candidate.words(), candidate.length());
    return new Scored(candidate, fit * (1 + confidence) / 2, confidence);
  }
}
