package dev.assay.lab.search;

import dev.assay.lab.Reply.Kill;
import dev.assay.lab.Reply.Mutant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Which trial noticed which mutant, so far. For one thread.
 *
 * <p>Not every trial is run on every mutant: what is asked later is a small set of trials that kills
 * as much, and which trials kill what no other does, and for both a few killers of each mutant
 * are enough. A mutant that only the time gives away is run least, since each run costs that time.
 */
final class Kills {
  private final List<Record> records = new ArrayList<>();
  private final BitSet alive = new BitSet();
  private final int all;

  private static final class Record {
    final List<Kill> kills = new ArrayList<>();
    final BitSet tried = new BitSet();
    int searched;
    int late;
    int vain;
  }

  Kills(List<Mutant> mutants) {
    this.all = mutants.size();
    int last = mutants.stream().mapToInt(Mutant::id).max().orElse(0);
    for (int i = 0; i <= last; i++) {
      records.add(new Record());
    }
    mutants.forEach(it -> alive.set(it.id()));
  }

  /** Mutants that nothing has noticed. Not to be written to. */
  BitSet alive() {
    return alive;
  }

  double share() {
    return all == 0 ? 1 : (all - alive.cardinality()) / (double) all;
  }

  /** Whether running the trial on the mutant could tell something. */
  boolean wants(int mutant, Seen seen) {
    Record record = records.get(mutant);
    return seen.telling()
        && seen.ran().mutants().get(mutant)
        && record.kills.size() < Kill.MOST
        && record.late < Kill.MOST_LATE
        && (seen.given() || record.searched < Kill.MOST_SEARCHED)
        && !record.tried.get(seen.trial().id());
  }

  /** How many trials did not notice it. */
  int vain(int mutant) {
    return records.get(mutant).vain;
  }

  void vainly(int mutant) {
    records.get(mutant).vain++;
  }

  void put(int mutant, Seen seen, Bench.Notice notice) {
    Record record = records.get(mutant);
    record.tried.set(seen.trial().id());
    if (notice.items() == 0) {
      record.vain++;
      return;
    }
    record.kills.add(new Kill(mutant, seen.trial().id(), notice.items()));
    record.searched += seen.given() ? 0 : 1;
    record.late += notice.late() ? 1 : 0;
    alive.clear(mutant);
  }

  /** Takes back what trials are said to notice that turned out not to be the same each time. */
  void without(BitSet trials) {
    for (int i = 1; i < records.size(); i++) {
      List<Kill> kills = records.get(i).kills;
      if (kills.removeIf(it -> trials.get(it.trial())) && kills.isEmpty()) {
        alive.set(i);
      }
    }
  }

  /** By mutant, then by the order in which they were found. */
  List<Kill> list() {
    return records.stream().flatMap(it -> it.kills.stream()).toList();
  }
}
