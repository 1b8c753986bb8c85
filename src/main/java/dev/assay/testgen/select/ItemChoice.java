package dev.assay.testgen.select;

import dev.assay.lab.Doubles;
import dev.assay.lab.Layout;
import dev.assay.lab.Observed;
import dev.assay.lab.Reply.Kill;
import dev.assay.lab.Reply.Tried;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses what to assert of each trial: its outcome, and of its probes those that notice what
 * nothing else does. More than {@link #MOST} of a kind are asserted only where a kill would be lost
 * otherwise. For one selection.
 */
final class ItemChoice {
  /** Assertions of one kind in one test, beyond which it is tiring to read. */
  static final int MOST = 4;

  /** The same of what a constructor's arguments became. */
  private static final int MOST_HANDED_OUT = 8;

  private final Map<Integer, Tried> trials = new TreeMap<>();
  private final Map<Integer, Long> items = new TreeMap<>();
  private final List<Kill> kills;
  private final Set<Integer> constants;
  private final Getters getters;

  /** An item of a trial. */
  private record Item(int trial, int number) {}

  ItemChoice(List<Contender> chosen, List<Kill> kills, Set<Integer> constants, Getters getters) {
    chosen.forEach(it -> trials.put(it.id(), it.tried()));
    this.kills = kills.stream().filter(it -> trials.containsKey(it.trial())).toList();
    this.constants = constants;
    this.getters = getters;
  }

  /** The trials with what to assert of each, by task: what it does, then what it refuses. */
  List<Pick> picks() {
    trials.forEach((id, tried) ->
        items.put(id, Contender.hasOutcome(tried.observed()) ? Layout.bit(Layout.OUTCOME) : 0L));
    trials.forEach(this::changes);
    trials.forEach(this::partial);
    trials.forEach(this::handedOut);
    cover(kills.stream().filter(it -> !constants.contains(it.mutant())).toList());
    atLeastOne();
    cover(kills);
    List<Pick> picks = new ArrayList<>();
    trials.forEach((id, tried) -> picks.add(new Pick(tried, items.getOrDefault(id, 0L))));
    picks.sort(
        Comparator.comparingInt((Pick it) -> it.tried().trial().task())
            .thenComparing((Pick it) -> it.tried().observed() instanceof Observed.Threw)
            .thenComparingInt(it -> it.tried().trial().id()));
    return picks;
  }

  // What a call changed is what it is for, whether or not a mutant happens to need it.
  private void changes(int id, Tried tried) {
    if (tried.observed() instanceof Observed.Returned returned) {
      int first = Layout.of(returned).firstReceiver();
      List<Integer> changed = changed(returned);
      List<Integer> telling =
          changed.stream()
              .filter(i -> !Getters.SUMMARIES.contains(returned.ofReceiver().get(i).method()))
              .toList();
      (telling.isEmpty() ? changed : telling)
          .stream().limit(MOST).forEach(i -> put(new Item(id, first + i)));
      written(id, returned, changed.isEmpty() && !Contender.hasOutcome(returned));
    }
  }

  // Of each argument what is told first; of others than what the receiver writes to only where
  // nothing else was changed.
  private void written(int id, Observed.Returned returned, boolean all) {
    Set<Integer> told = new TreeSet<>();
    for (int i = 0; i < returned.ofArguments().size() && told.size() < MOST; i++) {
      int index = returned.ofArguments().get(i).index();
      if ((all || index < 0) && told.add(index)) {
        put(new Item(id, Layout.of(returned).firstArgument() + i));
      }
    }
  }

  // What a stub is told to answer depends on what it is asked, so the test says both.
  private void partial(int id, Tried tried) {
    Layout layout = Layout.of(tried.observed());
    if (layout.interactions() > 0 && Doubles.partial(tried.trial())) {
      put(new Item(id, layout.interaction()));
    }
  }

  private static List<Integer> changed(Observed.Returned returned) {
    return IntStream.range(0, returned.ofReceiver().size())
        .filter(i -> returned.ofReceiver().get(i).changed())
        .boxed()
        .toList();
  }

  // What a constructor was given is what it is for; tests of the getters need not ask it again.
  private void handedOut(int id, Tried tried) {
    int task = tried.trial().task();
    if (tried.observed() instanceof Observed.Returned returned && getters.constructs(task)) {
      int first = Layout.of(returned).firstResult();
      getters.among(task, returned.ofResult()).stream()
          .limit(MOST_HANDED_OUT)
          .forEach(i -> put(new Item(id, first + i)));
    }
  }

  private void cover(List<Kill> wanted) {
    cover(wanted, true);
    cover(wanted, false);
  }

  private void cover(List<Kill> wanted, boolean few) {
    List<Kill> open = open(wanted);
    while (!open.isEmpty()) {
      Item best = best(open, few);
      if (best == null) {
        return;
      }
      put(best);
      open = open(open);
    }
  }

  private List<Kill> open(List<Kill> wanted) {
    Set<Integer> noticed = new TreeSet<>();
    wanted.stream().filter(this::noticed).map(Kill::mutant).forEach(noticed::add);
    return wanted.stream().filter(it -> !noticed.contains(it.mutant())).toList();
  }

  private boolean noticed(Kill kill) {
    return kill.items() == Kill.ALL || (kill.items() & items.getOrDefault(kill.trial(), 0L)) != 0;
  }

  private @Nullable Item best(List<Kill> open, boolean few) {
    Map<Item, Set<Integer>> by =
        new TreeMap<>(Comparator.comparingInt(Item::trial).thenComparingInt(Item::number));
    for (Kill kill : open) {
      for (int i = Layout.OUTCOME; i < Long.SIZE; i++) {
        if ((kill.items() & Layout.bit(i)) != 0) {
          by.computeIfAbsent(new Item(kill.trial(), i), _ -> new TreeSet<>()).add(kill.mutant());
        }
      }
    }
    Item best = null;
    int most = 0;
    for (Map.Entry<Item, Set<Integer>> each : by.entrySet()) {
      // That there is a result is told by all that the result tells.
      boolean better =
          each.getValue().size() > most
              || (each.getValue().size() == most
                  && best != null
                  && best.number() == Layout.OUTCOME);
      if (better && (!few || room(each.getKey()))) {
        most = each.getValue().size();
        best = each.getKey();
      }
    }
    return best;
  }

  private void put(Item item) {
    items.merge(item.trial(), Layout.bit(item.number()), (one, other) -> one | other);
  }

  private boolean room(Item item) {
    Tried tried = trials.get(item.trial());
    if (tried == null) {
      return false;
    }
    Layout layout = Layout.of(tried.observed());
    int[] starts = {
      layout.firstResult(), layout.firstReceiver(), layout.firstArgument(), layout.interaction()
    };
    int start = starts[0];
    int end = layout.size();
    for (int each : starts) {
      if (each <= item.number()) {
        start = each;
      } else {
        end = Math.min(end, each);
      }
    }
    int taken = 0;
    for (int i = start; i < end; i++) {
      taken += (items.getOrDefault(item.trial(), 0L) & Layout.bit(i)) != 0 ? 1 : 0;
    }
    return taken < MOST;
  }

  private void atLeastOne() {
    trials.forEach((id, tried) -> {
      Layout layout = Layout.of(tried.observed());
      if (items.getOrDefault(id, 0L) == 0) {
        // Where there is nothing else, that it returns is the assertion.
        boolean more = layout.size() > 1;
        put(new Item(id, more ? mostTelling(tried.observed(), layout) : Layout.OUTCOME));
      }
    });
  }

  // What the call changed tells more than what is as it was.
  private static int mostTelling(Observed observed, Layout layout) {
    if (observed instanceof Observed.Returned returned && returned.ofResult().isEmpty()) {
      boolean changed = returned.ofReceiver().stream().anyMatch(Observed.Probe::changed);
      if (!changed && layout.arguments() > 0) {
        return layout.firstArgument();
      }
      if (!changed && layout.interactions() > 0) {
        return layout.interaction();
      }
      for (int i = 0; changed && i < returned.ofReceiver().size(); i++) {
        if (returned.ofReceiver().get(i).changed()) {
          return layout.firstReceiver() + i;
        }
      }
    }
    return 1;
  }
}
