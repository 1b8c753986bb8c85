package dev.assay.lab.instrument;

import dev.assay.lab.Reply.Branch;
import dev.assay.lab.Reply.Mutant;
import dev.assay.lab.instrument.Plan.Load;
import dev.assay.lab.instrument.Plan.Numbered;
import dev.assay.lab.instrument.Plan.Site;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives ids to the branches, mutants and places of a subject. For one thread. */
final class Numbering {
  private final List<Branch> branches = new ArrayList<>();
  private final List<Mutant> mutants = new ArrayList<>();
  private final List<Infection> infections = new ArrayList<>();
  private int places;

  private record Point(int index, Change change) {}

  private record Kind(int line, Object operator, String key) {}

  /** How far it was. */
  record Mark(int branches, int mutants, int places) {}

  Mark mark() {
    return new Mark(branches.size(), mutants.size(), places);
  }

  /** Forgets what was numbered since. */
  void back(Mark mark) {
    branches.subList(mark.branches(), branches.size()).clear();
    mutants.subList(mark.mutants(), mutants.size()).clear();
    infections.removeIf(it -> it.mutant() > mark.mutants());
    places = mark.places();
  }

  List<Branch> branches() {
    return branches;
  }

  List<Mutant> mutants() {
    return mutants;
  }

  List<Infection> infections() {
    return infections;
  }

  int places() {
    return places;
  }

  /** The first number of so many places that may look at operands. */
  int places(int needed) {
    int first = places;
    places += needed;
    return first;
  }

  Plan plan(Owner owner, Body body, Load load) {
    boolean counts = load != Load.NOTHING && owner.counts(body);
    boolean mutates = load == Load.ALL && owner.mutates(body);
    Plan plan =
        new Plan(
            body,
            counts ? sites(owner, body) : Map.of(),
            mutates ? changes(owner, body) : Map.of(),
            counts && load == Load.ALL);
    infections.addAll(new Differing(plan).infections());
    return plan;
  }

  private Map<Integer, Site> sites(Owner owner, Body body) {
    Map<Integer, Site> sites = new HashMap<>();
    Ways ways = new Ways(body);
    for (int index = 0; index < body.size(); index++) {
      int original = ways.original(index);
      if (original == index) {
        Site site = site(owner, body, index, ways);
        if (site != null) {
          sites.put(index, site);
        }
      }
    }
    for (int index = 0; index < body.size(); index++) {
      Site site = sites.get(ways.original(index));
      if (site != null && !ways.ignores(index)) {
        sites.put(index, site);
      }
    }
    return sites;
  }

  private @Nullable Site site(Owner owner, Body body, int index, Ways ways) {
    boolean choice = Shape.SWITCH.fits(body.get(index));
    int count = choice ? body.targets(index).size() : body.isConditional(index) ? 2 : 0;
    boolean exhaustive = ways.isExhaustive(index);
    if (ways.ignores(index) || count - (exhaustive ? 1 : 0) < 2) {
      return null;
    }
    int site = places(1);
    List<Integer> ids = new ArrayList<>();
    for (int way = 0; way < count; way++) {
      if (exhaustive && way == 0) {
        ids.add(-1);
      } else {
        ids.add(branches.size());
        branches.add(
            new Branch(branches.size(), type(owner), body.signature(), body.line(index), site));
      }
    }
    return new Site(site, ids);
  }

  private Map<Integer, List<Numbered>> changes(Owner owner, Body body) {
    BitSet plumbing = Plumbing.of(body);
    Map<Kind, List<Point>> kinds = new LinkedHashMap<>();
    List<Point> points = new ArrayList<>();
    for (int index = 0; index < body.size(); index++) {
      if (plumbing.get(index) || owner.logs(body.line(index))) {
        continue;
      }
      for (Change change : Operators.of(body, index)) {
        if (!Equivalents.isEquivalent(body, index, change.operator())) {
          Point point = new Point(index, change);
          points.add(point);
          kinds.computeIfAbsent(kind(body, point), any -> new ArrayList<>()).add(point);
        }
      }
    }
    Map<Integer, List<Numbered>> changes = new HashMap<>();
    Map<Kind, Integer> shared = new HashMap<>();
    Map<Kind, Boolean> copied = new HashMap<>();
    for (Point point : points) {
      Kind kind = kind(body, point);
      Integer id = shared.get(kind);
      if (id == null) {
        id = mutant(owner, body, point);
        // Once for each kind: a long line has thousands of one kind.
        if (copied.computeIfAbsent(
            kind, any -> areCopies(body, kinds.getOrDefault(any, List.of())))) {
          shared.put(kind, id);
        }
      }
      changes
          .computeIfAbsent(point.index(), any -> new ArrayList<>())
          .add(new Numbered(id, point.change()));
    }
    return changes;
  }

  private static Kind kind(Body body, Point point) {
    return new Kind(body.line(point.index()), point.change().operator(), point.change().key());
  }

  private int mutant(Owner owner, Body body, Point point) {
    int id = mutants.size() + 1;
    mutants.add(
        new Mutant(
            id,
            point.change().operator(),
            type(owner),
            body.signature(),
            body.line(point.index()),
            point.change().text()));
    return id;
  }

  /** Whether changes of one kind on one line are copies of one change in a finally block. */
  private static boolean areCopies(Body body, List<Point> points) {
    if (points.size() < 2) {
      return false;
    }
    List<Point> handled = points.stream().filter(point -> isHandled(body, point.index())).toList();
    return handled.size() == 1
        && points.stream()
            .anyMatch(point -> body.block(point.index()) != body.block(handled.getFirst().index()));
  }

  private static boolean isHandled(Body body, int index) {
    List<Integer> handlers = body.handlers(Optional.empty());
    if (handlers.isEmpty()) {
      return false;
    }
    for (int at = index; at >= 0; at--) {
      if (handlers.contains(at)) {
        return true;
      }
      if (at > 0 && body.ends(at - 1) && !Shape.GOTO.fits(body.get(at - 1))) {
        return false;
      }
    }
    return false;
  }

  private static String type(Owner owner) {
    return owner.name().replace('/', '.');
  }
}
