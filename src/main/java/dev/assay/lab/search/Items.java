package dev.assay.lab.search;

import dev.assay.lab.Layout;
import dev.assay.lab.Observed;
import dev.assay.lab.Observed.Changed;
import dev.assay.lab.Observed.Interaction;
import dev.assay.lab.Observed.Lost;
import dev.assay.lab.Observed.Probe;
import dev.assay.lab.Observed.Returned;
import dev.assay.lab.Observed.Threw;
import dev.assay.lab.Reply.Kill;
import dev.assay.lab.Said;
import dev.assay.lab.Tolerance;
import dev.assay.lab.Value;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tells which assertions of a written test would turn red. Pure. */
public final class Items {
  private Items() {}

  /** The items of what was expected that a test would see differ, as bits; 0 for none. */
  public static long differing(Observed expected, Observed seen) {
    return switch (expected) {
      case Lost lost -> 0;
      case Returned wanted -> seen instanceof Returned given ? returned(wanted, given) : Kill.ALL;
      case Threw wanted ->
          seen instanceof Threw given && passes(wanted, given) ? threw(wanted, given) : Kill.ALL;
    };
  }

  /**
   * What is left to assert without some items; null where that is nothing. An outcome that is gone
   * takes all with it, unless the call has shown to do something else as well.
   */
  static @Nullable Observed without(Observed seen, long gone) {
    return switch (seen) {
      case Observed any when gone == Kill.ALL -> null;
      case Lost lost -> lost;
      case Threw threw ->
          new Threw(
              threw.type(),
              threw.actual(),
              has(gone, Layout.of(threw).firstResult()) && Said.byCode(threw)
                  ? null
                  : threw.message(),
              threw.line(),
              threw.thrownBy(),
              threw.raised(),
              has(gone, Layout.of(threw).interaction()) ? List.of() : threw.interactions());
      case Returned returned -> {
        Returned left = without(returned, gone);
        boolean acts =
            left.ofReceiver().stream().anyMatch(Probe::changed)
                || !left.ofArguments().isEmpty()
                || !left.interactions().isEmpty();
        yield has(gone, Layout.OUTCOME) && !acts ? null : left;
      }
    };
  }

  private static Returned without(Returned seen, long gone) {
    Layout layout = Layout.of(seen);
    boolean lost = has(gone, Layout.OUTCOME);
    return new Returned(
        lost ? null : seen.value(),
        !lost && seen.self(),
        kept(seen.ofResult(), layout.firstResult(), gone),
        kept(seen.ofReceiver(), layout.firstReceiver(), gone),
        kept(seen.ofArguments(), layout.firstArgument(), gone),
        has(gone, layout.interaction()) ? List.of() : seen.interactions());
  }

  private static <T> List<T> kept(List<T> all, int first, long gone) {
    return IntStream.range(0, all.size())
        .filter(i -> !has(gone, first + i))
        .mapToObj(all::get)
        .toList();
  }

  private static boolean has(long items, int item) {
    return (items & Layout.bit(item)) != 0;
  }

  /** Items by the places they have once others are gone; the outcome always keeps its own. */
  static long left(long items, long gone) {
    long places = ~gone | Layout.bit(Layout.OUTCOME);
    return Long.compress(items & ~gone, places);
  }

  private static long returned(Returned wanted, Returned given) {
    Layout layout = Layout.of(wanted);
    long items = outcome(wanted, given) ? 0 : Layout.bit(Layout.OUTCOME);
    items |= probes(wanted.ofResult(), ofResult(wanted, given), layout.firstResult(), full(given));
    items |= probes(wanted.ofReceiver(), given.ofReceiver(), layout.firstReceiver(), full(given));
    for (int i = 0; i < wanted.ofArguments().size(); i++) {
      if (!holds(wanted.ofArguments().get(i), given.ofArguments())) {
        items |= Layout.bit(layout.firstArgument() + i);
      }
    }
    return items | interactions(wanted.interactions(), given.interactions(), layout);
  }

  // Where a value was only told roughly, another one is asked for the same.
  private static List<Probe> ofResult(Returned wanted, Returned given) {
    Value value = given.value();
    return value != null && wanted.value() == null && given.ofResult().isEmpty()
        ? Rough.of(value)
        : given.ofResult();
  }

  private static boolean outcome(Returned wanted, Returned given) {
    if (wanted.self()) {
      return given.self();
    }
    Value value = wanted.value();
    if (value == null) {
      // What can neither be written nor asked is at least something.
      return !wanted.ofResult().isEmpty() || !Value.NULL.equals(given.value());
    }
    return given.value() != null && Tolerance.alike(value, given.value());
  }

  // An observer that is missing in a full list may have been cut off there; in any other list it
  // could not be asked: the result was null, or it threw.
  private static long probes(List<Probe> wanted, List<Probe> given, int first, boolean full) {
    long items = 0;
    for (int i = 0; i < wanted.size(); i++) {
      Probe each = wanted.get(i);
      Probe found = find(given, each);
      boolean differs = found == null ? !full : !Tolerance.alike(each.value(), found.value());
      if (differs) {
        items |= Layout.bit(first + i);
      }
    }
    return items;
  }

  private static boolean full(Returned given) {
    return Layout.of(given).size() >= Observed.MOST_ITEMS;
  }

  private static @Nullable Probe find(List<Probe> probes, Probe wanted) {
    for (Probe each : probes) {
      if (each.method().equals(wanted.method()) && each.arguments().equals(wanted.arguments())) {
        return each;
      }
    }
    return null;
  }

  private static boolean holds(Changed wanted, List<Changed> given) {
    return given.stream()
        .anyMatch(it ->
            it.index() == wanted.index()
                && Objects.equals(it.method(), wanted.method())
                && Tolerance.alike(wanted.value(), it.value()));
  }

  private static long threw(Threw wanted, Threw given) {
    Layout layout = Layout.of(wanted);
    boolean says = layout.results() == 0 || Objects.equals(wanted.message(), given.message());
    return (says ? 0 : Layout.bit(layout.firstResult()))
        | interactions(wanted.interactions(), given.interactions(), layout);
  }

  private static boolean passes(Threw wanted, Threw given) {
    String name = wanted.type().qualified();
    return given.actual().stream().anyMatch(it -> it.replace('$', '.').equals(name));
  }

  private static long interactions(
      List<Interaction> wanted, List<Interaction> given, Layout layout) {
    if (wanted.isEmpty()) {
      return 0;
    }
    boolean alike = wanted.size() == given.size();
    for (int i = 0; alike && i < wanted.size(); i++) {
      alike = alike(wanted.get(i), given.get(i));
    }
    return alike ? 0 : Layout.bit(layout.interaction());
  }

  private static boolean alike(Interaction wanted, Interaction given) {
    boolean alike =
        wanted.stub() == given.stub()
            && wanted.method().equals(given.method())
            && wanted.arguments().size() == given.arguments().size();
    for (int i = 0; alike && i < wanted.arguments().size(); i++) {
      Value expected = wanted.arguments().get(i);
      Value actual = given.arguments().get(i);
      alike = expected == null || (actual != null && Tolerance.alike(expected, actual));
    }
    return alike;
  }
}
