package dev.assay.query.advice.index;

import dev.assay.query.plan.Plan;
import dev.assay.query.plan.Plannable;
import dev.assay.store.PgSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Plans a statement, with the look-ups that it makes beside its plan. For one session; blocks, and
 * runs none of it.
 */
final class Planned {
  private static final String OPTIONS = "EXPLAIN (FORMAT JSON, VERBOSE) ";

  private final PgSession session;
  private final Plannable text;
  private final List<ForeignKeys.LookUp> lookUps = new ArrayList<>();
  private final List<String> lacks = new ArrayList<>();

  /**
   * Plans of a statement: its own and those of its look-ups, in their order.
   *
   * @param cost of all together
   */
  record Plans(Plannable.Raw own, List<LookedUp> lookUps, double cost) {
    Plans {
      lookUps = List.copyOf(lookUps);
    }

    /** All of them, the statement's own first. */
    Stream<Plan> all() {
      return Stream.concat(Stream.of(own.plan()), lookUps.stream().map(LookedUp::plan));
    }
  }

  /** The plan of a look-up, and how often a statement makes it. */
  record LookedUp(Plan plan, double times) {}

  Planned(PgSession session, Plannable text) {
    this.session = session;
    this.text = text;
  }

  /** The first plans, by which the look-ups are found. */
  Plans first() throws SQLException {
    Plannable.Raw own = text.plan(session);
    for (ForeignKeys.LookUp lookUp : ForeignKeys.of(own.plan(), session)) {
      if (lookUp.lacks() == null) {
        lookUps.add(lookUp);
      } else {
        lacks.add(lookUp.lacks());
      }
    }
    return with(own);
  }

  /** Why look-ups are left out, and what mends that. */
  List<String> lacks() {
    return List.copyOf(lacks);
  }

  /** The plans as they are now. */
  Plans again() throws SQLException {
    return with(text.plan(session));
  }

  private Plans with(Plannable.Raw own) throws SQLException {
    List<LookedUp> plans = new ArrayList<>();
    double cost = own.plan().totalCost();
    for (ForeignKeys.LookUp lookUp : lookUps) {
      // Its text is ours, and one statement.
      Plan plan =
          Plan.read(session.plain(OPTIONS + lookUp.sql(), row -> row.getString(1)).getFirst());
      plans.add(new LookedUp(plan, lookUp.times()));
      cost += lookUp.times() * plan.totalCost();
    }
    return new Plans(own, plans, cost);
  }
}
