package dev.assay.query.advice.index;

import dev.assay.bus.Call;
import dev.assay.query.advice.index.Estimated.Place;
import dev.assay.query.plan.Plan;
import dev.assay.query.plan.Plannable;
import dev.assay.store.PgSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks through one statement for indexes. For one session; blocks, on the worker that holds it,
 * and leaves its connection as it was.
 */
final class Examination {
  private final PgSession session;
  private final Subject subject;
  private final Planned statement;
  private final boolean limited;
  private final Call call;

  /** What is known before anything is tried. */
  private record Looked(ServerFacts facts, List<Candidate> candidates, double cost) {}

  Examination(PgSession session, Subject subject, Call call) {
    this.session = session;
    this.subject = subject;
    this.call = call;
    String sql = Limits.known(subject.sample(), subject.load().rowsPerCall());
    this.limited = !sql.equals(subject.sample());
    this.statement = new Planned(session, Plannable.of(sql, subject.text()));
  }

  IndexVerdict verdict() throws SQLException {
    Planned.Plans plans = statement.first();
    ServerFacts facts = facts(plans);
    List<Place> places = places(plans, facts);
    List<Candidate> candidates =
        places.stream().flatMap(place -> candidates(place).stream()).toList();
    var looked = new Looked(facts, candidates, plans.cost());
    var wording = new Wording(subject, facts, lacks());
    if (facts.hypopg() == null) {
      var refused = new Expressions(session).refused(candidates);
      var estimated = new Estimated(places, facts, plans.cost(), refused);
      return wording.verdict(choose(estimated, looked), plans.cost(), null);
    }
    return pretending(facts.hypopg(), looked, wording);
  }

  private IndexVerdict pretending(String schema, Looked looked, Wording wording)
      throws SQLException {
    var pretended = new Pretended(session, statement, schema);
    boolean done = false;
    try {
      Choosing choosing = choose(pretended, looked);
      IndexVerdict verdict =
          wording.verdict(choosing, looked.cost(), optimized(pretended, choosing));
      done = true;
      return verdict;
    } finally {
      pretended.forget(!done);
    }
  }

  private static @Nullable Plan optimized(Pretended pretended, Choosing choosing)
      throws SQLException {
    List<IndexDefinition> indexes = choosing.inPlace();
    if (indexes.isEmpty()) {
      return null;
    }
    pretended.with(indexes);
    return pretended.plan().redacted();
  }

  private List<String> lacks() {
    List<String> lacks = new ArrayList<>(statement.lacks());
    if (limited) {
      lacks.add(
          String.format(
              Locale.ROOT,
              "the limit of %s is a parameter; the rows that a call gave on average stand for it (%.1f)",
              subject.text().fingerprint(),
              subject.load().rowsPerCall()));
    }
    return lacks;
  }

  private ServerFacts facts(Planned.Plans plans) throws SQLException {
    Set<TableFacts.Name> names = new TreeSet<>();
    plans.all().forEach(plan -> names.addAll(Sites.names(plan)));
    return new FactsReader(session).read(names);
  }

  private static List<Place> places(Planned.Plans plans, ServerFacts facts) {
    List<Place> places = new ArrayList<>();
    Plan own = plans.own().plan();
    var tree = new Tree(own);
    Sites.of(own, facts.tables()).forEach(site -> places.add(new Place(site, tree, 1, false)));
    for (Planned.LookedUp lookUp : plans.lookUps()) {
      var below = new Tree(lookUp.plan());
      Sites.of(lookUp.plan(), facts.tables())
          .forEach(site -> places.add(new Place(site, below, lookUp.times(), true)));
    }
    return places;
  }

  private Choosing choose(Trial trial, Looked looked) throws SQLException {
    var upkeep = new Upkeep(looked.facts(), subject.load().callsPerMinute());
    var choosing = new Choosing(trial, upkeep, call::expired);
    choosing.among(looked.candidates(), looked.cost());
    return choosing;
  }

  private static List<Candidate> candidates(Place place) {
    return Candidates.of(place.site()).stream()
        .map(one -> place.pointing() ? one.as(IndexVerdict.Rule.FOREIGN_KEY) : one)
        .toList();
  }
}
