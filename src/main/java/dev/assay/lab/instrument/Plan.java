package dev.assay.lab.instrument;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one method is to carry, by the number of its instructions. Immutable.
 *
 * @param looks whether the operands of comparisons are noted
 */
record Plan(
    Body body, Map<Integer, Site> sites, Map<Integer, List<Numbered>> changes, boolean looks) {
  Plan {
    sites = Map.copyOf(sites);
    changes = Map.copyOf(changes);
  }

  /** How much a method can carry. */
  enum Load {
    ALL,
    BRANCHES,
    NOTHING
  }

  /** A change with the id of its mutant. */
  record Numbered(int id, Change change) {}

  /**
   * A condition or a switch.
   *
   * @param ways branch ids: of a condition falling through and jumping, of a switch in the order of
   *     its targets; -1 where the way is not counted
   */
  record Site(int id, List<Integer> ways) {
    Site {
      ways = List.copyOf(ways);
    }
  }

  /** A range of mutant ids. */
  record Range(int first, int last) {}

  /** By the first instruction of a block that can change, the mutants of the block. */
  SortedMap<Integer, List<Range>> blocks() {
    SortedMap<Integer, List<Range>> blocks = new TreeMap<>();
    BitSet ids = new BitSet();
    int start = -1;
    for (int index = 0; index < body.size(); index++) {
      if (body.leads(index)) {
        close(blocks, start, ids);
        start = -1;
      }
      List<Numbered> here = changes.getOrDefault(index, List.of());
      if (!here.isEmpty()) {
        start = start < 0 ? index : start;
        here.forEach(each -> ids.set(each.id()));
      }
    }
    close(blocks, start, ids);
    return blocks;
  }

  private static void close(SortedMap<Integer, List<Range>> blocks, int start, BitSet ids) {
    if (start >= 0) {
      List<Range> ranges = new ArrayList<>();
      for (int id = ids.nextSetBit(0); id >= 0; id = ids.nextSetBit(ids.nextClearBit(id))) {
        ranges.add(new Range(id, ids.nextClearBit(id) - 1));
      }
      blocks.put(start, ranges);
    }
    ids.clear();
  }
}
