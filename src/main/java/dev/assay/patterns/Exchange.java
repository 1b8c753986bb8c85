package dev.assay.patterns;

import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import dev.assay.patterns.PatternTable.Fresh;
import dev.assay.patterns.PatternTable.Kept;
import dev.assay.patterns.Patterns.Export;
import dev.assay.patterns.Patterns.Exported;
import dev.assay.patterns.Patterns.Import;
import dev.assay.patterns.Patterns.Imported;
import dev.assay.patterns.Patterns.OnConflict;
import dev.assay.patterns.Patterns.Provenance;
import dev.assay.patterns.Patterns.Stored;
import dev.assay.store.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes patterns out of a store and into another with their evidence. Stateless; on workers. */
final class Exchange {
  private static final int LARGEST_PAGE = 1_000;
  private static final int MOST_IMPORTED = 100_000;
  private static final double MOST_EVIDENCE = 1e9;

  private Exchange() {}

  /** A page asked for, with its defaults filled in. */
  record Page(String after, int limit) {}

  static Page page(Export question) {
    int limit = question.limit() == null ? LARGEST_PAGE : question.limit();
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw Fault.INVALID.because(
          "field 'limit': expected 1 to %d, was %d".formatted(LARGEST_PAGE, limit));
    }
    return new Page(question.after() == null ? "" : question.after(), limit);
  }

  static Exported export(Session session, Page page, Instant now) throws SQLException {
    List<Kept> kept = PatternTable.page(session, page.after(), page.limit() + 1);
    List<Stored> patterns =
        kept.stream().limit(page.limit()).map(one -> one.stored(false, now)).toList();
    boolean more = kept.size() > page.limit();
    return new Exported(patterns, more ? patterns.getLast().id() : null);
  }

  /** An entry that has passed its checks. */
  private record Entry(Pattern pattern, Evidence evidence) {}

  /** All entries are checked before the first is stored. */
  static Writes.Outcome<Imported> importAll(Session session, Import question, Instant now)
      throws SQLException {
    if (question.patterns().size() > MOST_IMPORTED) {
      throw Fault.TOO_LARGE.because(
          "an import has at most %d patterns, this has %d; send it in parts"
              .formatted(MOST_IMPORTED, question.patterns().size()));
    }
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < question.patterns().size(); i++) {
      entries.add(checked(question.patterns().get(i), "patterns[" + i + "].", now));
    }
    OnConflict onConflict = question.onConflict() == null ? OnConflict.SKIP : question.onConflict();
    int created = 0;
    int updated = 0;
    for (Entry entry : entries) {
      if (PatternTable.insert(session, new Fresh(entry.pattern(), entry.evidence(), null))) {
        created++;
      } else if (onConflict != OnConflict.SKIP) {
        update(session, entry, onConflict);
        updated++;
      }
    }
    int skipped = entries.size() - created - updated;
    return new Writes.Outcome<>(new Imported(created, updated, skipped), created + updated > 0);
  }

  // Merging adds what was observed in both places; the priors are no observations and not added.
  private static void update(Session session, Entry entry, OnConflict onConflict)
      throws SQLException {
    Kept kept = PatternTable.byHash(session, Identity.of(entry.pattern()));
    if (kept == null) {
      throw new IllegalStateException("a pattern that conflicts is not there");
    }
    Evidence theirs = entry.evidence();
    Evidence evidence =
        onConflict == OnConflict.OVERWRITE
            ? theirs
            : kept.evidence().at(theirs.stamp()).plus(theirs.accepted(), theirs.rejected());
    PatternTable.update(session, kept.row(), evidence);
  }

  private static Entry checked(Stored entry, String path, Instant now) {
    Pattern pattern = PatternCheck.checked(entry.pattern(), path + "pattern");
    if (entry.id() != null && !entry.id().equals(Identity.of(pattern))) {
      throw fault(path + "id", "expected the hash of the pattern, or nothing");
    }
    Provenance provenance = entry.provenance() == null ? Provenance.IMPORTED : entry.provenance();
    if (entry.alpha() == 0 && entry.beta() == 0) {
      return new Entry(pattern, Evidence.none(provenance, now));
    }
    within(path + "alpha", entry.alpha(), Evidence.priorAlpha(provenance));
    within(path + "beta", entry.beta(), Evidence.priorBeta(provenance));
    return new Entry(pattern, Evidence.ofTotals(provenance, entry.alpha(), entry.beta(), now));
  }

  private static void within(String field, double value, double prior) {
    if (!(value >= prior && value <= MOST_EVIDENCE)) {
      throw fault(
          field, "expected %s (the prior) to %s, was %s".formatted(prior, MOST_EVIDENCE, value));
    }
  }

  private static Failure fault(String field, String text) {
    return Fault.INVALID.because("field '%s': %s".formatted(field, text));
  }
}
