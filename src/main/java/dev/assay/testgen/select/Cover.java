package dev.assay.testgen.select;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Greedy weighted set cover, then elimination backwards of what the rest covers as well. Greedy is
 * within a factor of ln n of the smallest cover, which is NP-hard to find. For one selection.
 */
final class Cover {
  /** What is saved where a row fits into a table that is there already, as a share of its cost. */
  private static final double SHARED = 0.75;

  private final List<Contender> all;
  private final List<Contender> chosen = new ArrayList<>();
  private final Set<Shape> shapes = new HashSet<>();

  Cover(List<Contender> all) {
    this.all = all;
  }

  /**
   * Those that tell what all tell, with at least one of each task that can be asserted: one that
   * returns, where any does, since what a method does is more than what it refuses.
   */
  List<Contender> smallest() {
    choose(Contender::told);
    oneOfEachTask(Contender::returns);
    oneOfEachTask(Contender::assertable);
    choose(Contender::extra);
    eliminate();
    exchange();
    return List.copyOf(chosen);
  }

  private void choose(Function<Contender, BitSet> part) {
    BitSet open = new BitSet();
    all.forEach(it -> open.or(part.apply(it)));
    chosen.forEach(it -> open.andNot(part.apply(it)));
    while (!open.isEmpty()) {
      Contender best = best(part, open);
      if (best == null) {
        return;
      }
      add(best);
      open.andNot(part.apply(best));
    }
  }

  private @Nullable Contender best(Function<Contender, BitSet> part, BitSet open) {
    Contender best = null;
    double most = 0;
    for (Contender each : all) {
      BitSet gain = (BitSet) part.apply(each).clone();
      gain.and(open);
      double worth = gain.cardinality() / price(each);
      if (worth > most) {
        most = worth;
        best = each;
      }
    }
    return best;
  }

  private double price(Contender each) {
    return shapes.contains(each.shape()) ? each.cost() * SHARED : each.cost();
  }

  private void add(Contender contender) {
    chosen.add(contender);
    shapes.add(contender.shape());
  }

  private void oneOfEachTask(Predicate<Contender> wanted) {
    Set<Integer> present = new HashSet<>();
    chosen.stream().filter(wanted).forEach(it -> present.add(it.task()));
    all.stream()
        .filter(wanted)
        .sorted(
            Comparator.comparing((Contender it) -> !it.changes())
                .thenComparingInt(it -> -it.told().cardinality())
                .thenComparingInt(it -> -it.extra().cardinality())
                .thenComparingInt(Contender::cost)
                .thenComparingInt(Contender::id))
        .forEach(it -> {
          if (present.add(it.task())) {
            add(it);
          }
        });
  }

  private void eliminate() {
    for (Contender each : dearestFirst()) {
      if (spare(each)) {
        chosen.remove(each);
      }
    }
  }

  // One that was taken for much that others tell by now may have a plainer one of its task beside
  // it that tells the rest as well.
  private void exchange() {
    for (Contender each : dearestFirst()) {
      chosen.remove(each);
      BitSet told = left(each, Contender::told);
      BitSet extra = left(each, Contender::extra);
      chosen.add(
          all.stream()
              .filter(it -> it.task() == each.task() && it.cost() < each.cost())
              .filter(it -> !chosen.contains(it) && it.returns() == each.returns())
              .filter(it -> it.changes() || !each.changes())
              .filter(it -> holds(it.told(), told) && holds(it.extra(), extra))
              .findFirst()
              .orElse(each));
    }
  }

  private static boolean holds(BitSet all, BitSet some) {
    BitSet rest = (BitSet) some.clone();
    rest.andNot(all);
    return rest.isEmpty();
  }

  /** What of a contender none of the chosen tells. */
  private BitSet left(Contender contender, Function<Contender, BitSet> part) {
    BitSet left = (BitSet) part.apply(contender).clone();
    chosen.forEach(it -> left.andNot(part.apply(it)));
    return left;
  }

  // And of these the last.
  private List<Contender> dearestFirst() {
    List<Contender> order = new ArrayList<>(chosen);
    order.sort(
        Comparator.comparingInt((Contender it) -> -it.cost()).thenComparingInt(it -> -it.id()));
    return order;
  }

  private boolean spare(Contender contender) {
    BitSet told = (BitSet) contender.told().clone();
    BitSet extra = (BitSet) contender.extra().clone();
    boolean sibling = !contender.assertable();
    boolean returning = !contender.returns();
    for (Contender each : chosen) {
      if (each.id() != contender.id()) {
        told.andNot(each.told());
        extra.andNot(each.extra());
        sibling |= each.task() == contender.task() && each.assertable();
        returning |= each.task() == contender.task() && each.returns();
      }
    }
    return told.isEmpty() && extra.isEmpty() && sibling && returning;
  }
}
