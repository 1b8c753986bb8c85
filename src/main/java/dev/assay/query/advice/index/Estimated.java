package dev.assay.query.advice.index;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Works out what a statement would cost with indexes in place, without asking the planner: of each
 * place where a table is read, the most that one of the indexes saves there. For one statement and
 * one thread.
 *
 * <p>It knows three ways to save: rows found by an index in the place of a scan, rows that come in
 * the order that is wanted, so that nothing is sorted and a limit ends early, and rows looked up
 * one by one in the place of a join over whole tables. A plan that changes as a whole is beyond it.
 */
final class Estimated implements Trial {
  private final List<Place> places;
  private final ServerFacts facts;
  private final double before;
  private final Map<IndexDefinition, String> refused;

  /**
   * A place where a table is read.
   *
   * @param tree the plan it is of
   * @param times how often that plan is run in a statement
   * @param pointing whether it is looked for what points to a row that goes
   */
  record Place(Site site, Tree tree, double times, boolean pointing) {}

  /**
   * @param refused indexes that cannot be made, with the reason
   */
  Estimated(
      List<Place> places, ServerFacts facts, double before, Map<IndexDefinition, String> refused) {
    this.refused = Map.copyOf(refused);
    this.places = List.copyOf(places);
    this.facts = facts;
    this.before = before;
  }

  @Override
  public Outcome with(List<IndexDefinition> indexes) {
    Set<IndexDefinition> used = new HashSet<>();
    Map<IndexDefinition, Double> bytes = new LinkedHashMap<>();
    double saved = 0;
    for (Place place : places) {
      List<IndexDefinition> own =
          indexes.stream()
              .filter(index -> index.table().equals(place.site().table().name()))
              .toList();
      var saving = new Saving(place, new BtreeCost(facts.costs(), place.site().table()));
      own.forEach(index -> bytes.put(index, saving.bytes(index)));
      saved += best(saving, own, used);
    }
    return new Outcome(Math.max(0, before - saved), used, bytes, refused);
  }

  private static double best(Saving saving, List<IndexDefinition> own, Set<IndexDefinition> used) {
    double best = saving.eitherSide(own);
    List<IndexDefinition> by = best > 0 ? own : List.of();
    for (IndexDefinition index : own) {
      double one = saving.by(index);
      if (one > best) {
        best = one;
        by = List.of(index);
      }
    }
    used.addAll(by);
    return best;
  }
}
