package dev.assay.patterns;

import dev.assay.bus.Fault;
import dev.assay.patterns.PatternTable.Fresh;
import dev.assay.patterns.PatternTable.Kept;
import dev.assay.patterns.Patterns.Feedback;
import dev.assay.patterns.Patterns.Get;
import dev.assay.patterns.Patterns.Learned;
import dev.assay.patterns.Patterns.Observation;
import dev.assay.patterns.Patterns.Observe;
import dev.assay.patterns.Patterns.Observed;
import dev.assay.patterns.Patterns.Provenance;
import dev.assay.patterns.Patterns.Put;
import dev.assay.patterns.Patterns.Stored;
import dev.assay.store.Session;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What can be done to stored patterns, each inside a transaction of the store. Used on workers. */
final class Writes {
  private final InstantSource clock;

  Writes(InstantSource clock) {
    this.clock = clock;
  }

  /** An answer, and whether what can be found is now different. */
  record Outcome<T>(T answer, boolean changed) {}

  Stored get(Session session, Get question) throws SQLException {
    return existing(session, question.id()).stored(false, clock.instant());
  }

  Outcome<Stored> put(Session session, Put question) throws SQLException {
    Pattern pattern = PatternCheck.checked(question.pattern(), "pattern");
    Provenance provenance =
        question.provenance() == null ? Provenance.MANUAL : question.provenance();
    return store(session, new Fresh(pattern, Evidence.none(provenance, clock.instant()), null));
  }

  Outcome<Learned> learn(Session session, Learner.Lesson lesson) throws SQLException {
    List<Stored> created = new ArrayList<>();
    for (Pattern pattern : lesson.patterns()) {
      Outcome<Stored> outcome =
          store(
              session,
              new Fresh(pattern, Evidence.none(Provenance.LEARNED, clock.instant()), null));
      if (outcome.changed()) {
        created.add(outcome.answer());
      }
    }
    return new Outcome<>(new Learned(created, lesson.skipped()), !created.isEmpty());
  }

  /**
   * An acceptance or a refusal is one observation. A modification is none for the parent: that it
   * needed changing for one place says neither that it holds nor that it does not elsewhere.
   */
  Outcome<Stored> feedback(Session session, Feedback question) throws SQLException {
    if (question.verdict() == null) {
      throw Fault.INVALID.because("field 'verdict': expected accept, reject or modify");
    }
    Kept kept = existing(session, question.id());
    boolean modify = question.verdict() == Patterns.Verdict.MODIFY;
    if (!modify && question.modified() != null) {
      throw Fault.INVALID.because("field 'modified': expected only with the verdict modify");
    }
    return switch (question.verdict()) {
      case ACCEPT -> observe(session, kept, 1, 0);
      case REJECT -> observe(session, kept, 0, 1);
      case MODIFY -> variant(session, kept, PatternCheck.checked(question.modified(), "modified"));
    };
  }

  /**
   * Evidence from running tests. What can be found changes only where a pattern is archived or
   * comes back: else every generated test would empty the cache of what was found, and a rank that
   * is a few minutes old does no harm. A pattern that is gone by now is passed over.
   */
  Outcome<Observed> observe(Session session, Observe question) throws SQLException {
    int found = 0;
    boolean changed = false;
    for (Observation each : question.observations()) {
      checked(each);
      Kept kept = PatternTable.byHash(session, each.id());
      if (kept != null) {
        Evidence before = kept.evidence().at(clock.instant());
        Evidence evidence = before.plus(each.accepted(), each.rejected());
        PatternTable.update(session, kept.row(), evidence);
        changed |= evidence.archived() != before.archived();
        found++;
      }
    }
    return new Outcome<>(new Observed(found), changed);
  }

  private static void checked(Observation each) {
    boolean known = each.id() != null;
    boolean once = each.accepted() >= 0 && each.accepted() <= 1;
    if (!known || !once || each.rejected() < 0 || each.rejected() > 1) {
      throw Fault.INVALID.because(
          "field 'observations': expected an id with 'accepted' and 'rejected' of 0 or 1");
    }
  }

  private Outcome<Stored> observe(Session session, Kept kept, int accepted, int rejected)
      throws SQLException {
    Evidence evidence = kept.evidence().at(clock.instant()).plus(accepted, rejected);
    PatternTable.update(session, kept.row(), evidence);
    return new Outcome<>(existing(session, kept.hash()).stored(false, clock.instant()), true);
  }

  private Outcome<Stored> variant(Session session, Kept parent, Pattern modified)
      throws SQLException {
    if (Identity.of(modified).equals(parent.hash())) {
      throw Fault.INVALID.because("field 'modified': expected a change, was the same pattern");
    }
    return store(
        session,
        new Fresh(modified, Evidence.none(Provenance.VARIANT, clock.instant()), parent.hash()));
  }

  private Outcome<Stored> store(Session session, Fresh fresh) throws SQLException {
    boolean created = PatternTable.insert(session, fresh);
    Stored stored =
        existing(session, Identity.of(fresh.pattern())).stored(created, clock.instant());
    return new Outcome<>(stored, created);
  }

  private static Kept existing(Session session, String id) throws SQLException {
    Kept kept = id == null ? null : PatternTable.byHash(session, id);
    if (kept == null) {
      throw Fault.ABSENT.because("no pattern has the id '%s'".formatted(id));
    }
    return kept;
  }
}
