package dev.assay.lab.search;

import dev.assay.lab.Observed.Why;
import dev.assay.lab.Order.Task;
import dev.assay.lab.Order.Trial;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What the search may try next for one task, and how worthwhile it has been. For one thread. */
final class Prospects {
  private static final int TURNS = 4;
  private static final int RECENT = 8;
  private static final int CROSSING = 8;
  private static final int PATIENCE = 60;
  private static final int MOST_WAITING = 4_000;

  /** Calls that use up all steps or all memory: each may take as long as a thousand others. */
  private static final int MOST_EXCESSIVE = 5;

  private static final int MOST_UPSETS = 8;

  private final Task task;
  private final Ledger ledger;
  private final Dictionary dictionary;
  private final Variations variations;
  private final Aim aim;
  private final RandomGenerator random;
  private final Unmade unmade;
  private final List<Seen> corpus = new ArrayList<>();
  private final Deque<Call> sharp = new ArrayDeque<>();
  private final Deque<Call> plain = new ArrayDeque<>();
  private final BitSet branches = new BitSet();
  private final BitSet mutants = new BitSet();
  private int turn;
  private int hanging;
  private int excessive;
  private int upsets;
  private int spent;
  private int sinceGain;

  Prospects(Task task, Ledger ledger, Dictionary dictionary, Aim aim, Freedom freedom) {
    this.task = task;
    this.ledger = ledger;
    this.dictionary = dictionary;
    this.aim = aim;
    this.variations = new Variations(task, dictionary, freedom.insides(), freedom.deepest());
    this.random = freedom.random();
    this.unmade = freedom.unmade();
  }

  /** How far the search of a task may go. */
  record Freedom(RandomGenerator random, Insides insides, int deepest, Unmade unmade) {}

  Task task() {
    return task;
  }

  /** Branches that calls of the task have taken. Not to be written to. */
  BitSet branches() {
    return branches;
  }

  /** Mutants that calls of the task have reached. Not to be written to. */
  BitSet mutants() {
    return mutants;
  }

  int spent() {
    return spent;
  }

  /** Calls in a row that told nothing new. */
  int sinceGain() {
    return sinceGain;
  }

  /** Whether more of its calls would cost more than they tell. */
  boolean hopeless() {
    return hanging >= FirstRuns.MOST_COSTLY || excessive >= MOST_EXCESSIVE || upsets >= MOST_UPSETS;
  }

  /** Notes that what a call gave was not the same again. */
  void upset() {
    upsets++;
  }

  void gained() {
    sinceGain = 0;
  }

  /** Takes what a call showed in, and starts from it where it is of use. */
  void learn(Seen seen, boolean startFrom) {
    hanging += seen.is(Why.HANGS) ? 1 : 0;
    excessive += seen.is(Why.ENDLESS) || seen.is(Why.OUT_OF_MEMORY) ? 1 : 0;
    unmade.learn(seen);
    seen.ran().compared().forEach(dictionary::learn);
    if (seen.telling()) {
      branches.or(seen.ran().branches());
      mutants.or(seen.ran().mutants());
    }
    if (!startFrom) {
      return;
    }
    Call call = Call.of(seen.trial());
    Place.of(call, task).forEach(dictionary::learn);
    if (corpus.isEmpty()) {
      plain.addAll(variations.plain(call));
    }
    corpus.add(seen);
    List<Call> aimed = aim.of(seen);
    aimed.reversed().forEach(sharp::addFirst);
    if (seen.is(Why.NOT_BUILT)) {
      // What is to be put into a map may not be there: a factory may have answered null.
      sharp.addFirst(call.emptied());
    }
    while (sharp.size() > MOST_WAITING) {
      sharp.removeLast();
    }
  }

  /** A trial that was not run before; null where none is found any more. */
  @Nullable Trial next(BitSet alive) {
    for (int i = 0; i < PATIENCE && !corpus.isEmpty(); i++) {
      Call call = propose(alive);
      if (ledger.meet(task.id(), call) && !unmade.isIn(call)) {
        spent++;
        sinceGain++;
        return call.trial(ledger.nextId(), task.id());
      }
    }
    Call left = left();
    if (left == null) {
      return null;
    }
    spent++;
    sinceGain++;
    return left.trial(ledger.nextId(), task.id());
  }

  private @Nullable Call left() {
    for (Deque<Call> queue : List.of(sharp, plain)) {
      while (!queue.isEmpty()) {
        Call call = queue.removeFirst();
        if (ledger.meet(task.id(), call) && !unmade.isIn(call)) {
          return call;
        }
      }
    }
    return null;
  }

  // Of four turns two aim, one tries what the parent thought worth trying, one is left to chance.
  private Call propose(BitSet alive) {
    int now = turn++ % TURNS;
    if (now < 2 && !sharp.isEmpty()) {
      return sharp.removeFirst();
    }
    if (now == 2 && !plain.isEmpty()) {
      return plain.removeFirst();
    }
    Call from = Call.of(start(alive).trial());
    return random.nextInt(CROSSING) == 0
        ? variations.vary(variations.cross(from, Call.of(any(corpus).trial()), random), random)
        : variations.vary(from, random);
  }

  private Seen start(BitSet alive) {
    return switch (random.nextInt(TURNS)) {
      case 0 -> any(corpus);
      case 1 -> any(corpus.subList(Math.max(0, corpus.size() - RECENT), corpus.size()));
      default -> {
        List<Seen> reaching =
            corpus.stream().filter(it -> it.ran().mutants().intersects(alive)).toList();
        yield any(reaching.isEmpty() ? Collections.unmodifiableList(corpus) : reaching);
      }
    };
  }

  private Seen any(List<Seen> some) {
    return some.get(random.nextInt(some.size()));
  }
}
