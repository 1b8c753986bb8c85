package dev.assay.lab.search;

import dev.assay.lab.Observed;
import dev.assay.lab.Observed.Why;
import dev.assay.lab.Order.Task;
import dev.assay.lab.Order.Trial;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What the search may try next for one task, and how worthwhile it has been. For one thread. */
final class Prospects {
  private static final int TURNS = 4;
  private static final int RECENT = 8;
  private static final int CROSSING = 8;
  private static final int PATIENCE = 60;
  private static final int EACH_FURTHER = 12;
  private static final int MOST_WAITING = 4_000;

  /** Calls that use up all steps or all memory: each may take as long as a thousand others. */
  private static final int MOST_EXCESSIVE = 5;

  private static final int MOST_UPSETS = 8;

  /** Calls to go on from that reach the same living mutant, each in another way. */
  private static final int MOST_REACHING = 6;

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
  private final Map<Integer, Integer> reaching = new HashMap<>();
  private final Set<Way> ways = new HashSet<>();
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

  /** What a call did, as far as it tells two calls apart that reach the same. */
  private record Way(BitSet branches, Observed observed) {}

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

  /**
   * Whether it reaches a living mutant that few of the calls do that are gone on from, in a way of
   * its own.
   */
  boolean scarce(Seen seen, BitSet alive) {
    BitSet reached = (BitSet) seen.ran().mutants().clone();
    reached.and(alive);
    return reached.stream().anyMatch(it -> reaching.getOrDefault(it, 0) < MOST_REACHING)
        && ways.add(new Way(seen.ran().branches(), seen.ran().observed()));
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
    seen.ran().mutants().stream().forEach(it -> reaching.merge(it, 1, Integer::sum));
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
  @Nullable Trial next(Kills kills) {
    for (int i = 0; i < PATIENCE && !corpus.isEmpty(); i++) {
      Call call = further(propose(kills), i / EACH_FURTHER);
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

  // Where all that is near is known, what is new is further away.
  private Call further(Call call, int times) {
    Call further = call;
    for (int i = 0; i < times; i++) {
      further = variations.vary(further, random);
    }
    return further;
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
  private Call propose(Kills kills) {
    int now = turn++ % TURNS;
    if (now < 2 && !sharp.isEmpty()) {
      return sharp.removeFirst();
    }
    if (now == 2 && !plain.isEmpty()) {
      return plain.removeFirst();
    }
    Call from = Call.of(start(kills).trial());
    return random.nextInt(CROSSING) == 0
        ? variations.vary(variations.cross(from, Call.of(any(corpus).trial()), random), random)
        : variations.vary(from, random);
  }

  private Seen start(Kills kills) {
    return switch (random.nextInt(TURNS)) {
      case 0 -> any(corpus);
      case 1 -> any(corpus.subList(Math.max(0, corpus.size() - RECENT), corpus.size()));
      default -> reaching(kills);
    };
  }

  // A mutant that few calls reach is gone on from as often as one that all of them reach.
  private Seen reaching(Kills kills) {
    BitSet living = (BitSet) mutants.clone();
    living.and(kills.alive());
    int[] all = living.stream().toArray();
    if (all.length == 0) {
      return any(corpus);
    }
    int one = all[random.nextInt(all.length)];
    int other = all[random.nextInt(all.length)];
    int wanted = kills.vain(one) <= kills.vain(other) ? one : other;
    List<Seen> some = corpus.stream().filter(it -> it.ran().mutants().get(wanted)).toList();
    return any(some.isEmpty() ? corpus : some);
  }

  private Seen any(List<Seen> some) {
    return some.get(random.nextInt(some.size()));
  }
}
