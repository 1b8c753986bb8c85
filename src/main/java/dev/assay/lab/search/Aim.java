package dev.assay.lab.search;

import dev.assay.lab.Order.Task;
import dev.assay.lab.Value;
import dev.assay.lab.search.Runs.Compared;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes calls that send a comparison the other way, or just to its boundary: an operand is looked
 * for among the literals and the sizes of the input, and its counterpart, or one more or less, is
 * put there; where it is not found, numbers are moved by the distance. Pure but for the count of
 * what was aimed at.
 */
final class Aim {
  private static final int MOST = 200;
  private static final int[] NEAR = {0, 1, -1};

  private final Task task;
  private final Sites sites;

  Aim(Task task, Sites sites) {
    this.task = task;
    this.sites = sites;
  }

  /** The surest first. */
  List<Call> of(Seen seen) {
    List<Place<Call>> places = Place.of(Call.of(seen.trial()), task);
    List<Compared> open =
        seen.ran().compared().stream().filter(it -> sites.open(it.site())).toList();
    Set<Call> all = exact(places, open);
    for (Compared compared : open) {
      for (Place<Call> place : places) {
        if (place.value() instanceof Value.Literal(Object literal)) {
          Literals.shifted(literal, compared).forEach(it -> put(place, Value.of(it), all));
        } else if (Elements.holds(place.value())) {
          shifted(place, compared).forEach(it -> put(place, it, all));
        }
      }
      sites.aimedAt(compared.site());
    }
    return all.stream().filter(Variations::sound).limit(MOST).toList();
  }

  // What makes operands equal, for each comparison, comes before what makes some nearly equal.
  private static Set<Call> exact(List<Place<Call>> places, List<Compared> open) {
    Set<Call> all = new LinkedHashSet<>();
    int most = 1;
    for (int rank = 0; rank < most; rank++) {
      for (Compared compared : open) {
        for (Place<Call> place : places) {
          List<Value> exact = exact(place, compared);
          most = Math.max(most, exact.size());
          if (rank < exact.size()) {
            put(place, exact.get(rank), all);
          }
        }
      }
    }
    return all;
  }

  private static List<Value> exact(Place<Call> place, Compared compared) {
    if (place.value() instanceof Value.Literal(Object literal)) {
      return Literals.matching(literal, compared).stream().<Value>map(Value::of).toList();
    }
    Long left = Numbers.whole(compared.left());
    Long right = Numbers.whole(compared.right());
    return Elements.holds(place.value()) && left != null && right != null
        ? sizes(place, left, right)
        : List.of();
  }

  // The operand may be the size and something else, what is left of a block or of a buffer, say.
  private static List<Value> shifted(Place<Call> place, Compared compared) {
    Long left = Numbers.whole(compared.left());
    Long right = Numbers.whole(compared.right());
    int size = Elements.size(place.value());
    List<Value> all = new ArrayList<>();
    if (left != null && right != null && size > 0 && left != size && right != size) {
      for (int near : NEAR) {
        Value sized = Elements.sized(place.value(), size + right - left + near);
        if (sized != null) {
          all.add(sized);
        }
      }
    }
    return all;
  }

  private static List<Value> sizes(Place<Call> place, long left, long right) {
    int size = Elements.size(place.value());
    List<Value> all = new ArrayList<>();
    for (long wanted :
        size == left ? new long[] {right, right + 1, right - 1} : new long[] {left}) {
      Value sized = size == left || size == right ? Elements.sized(place.value(), wanted) : null;
      if (sized != null) {
        all.add(sized);
      }
    }
    return all;
  }

  private static void put(Place<Call> place, Value value, Set<Call> all) {
    if (all.size() < MOST) {
      all.add(place.put().apply(value));
    }
  }
}
