package dev.assay.lab.live;

import dev.assay.lab.Observed;
import dev.assay.lab.Observed.Changed;
import dev.assay.lab.Sinks;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a call did to the objects that it was given: to its arguments, and to the sink that
 * its receiver writes to. For one thread.
 */
final class Touched {
  private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7e\\s]*");
  private static final int MOST_CHANGED = 20;
  private static final int MOST_BEHIND = 2;
  private static final int MOST_ASKED = 4;
  private static final int MOST_ANSWERS = 4;
  private static final int MOST_REMEMBERED = 10_000;

  private final Loaded loaded;
  private final Observing observing;
  private final Settled settled = new Settled();
  private final Map<Asked, Map<String, Value>> before = new HashMap<>();

  /** How an object is made, and the type that a test's variable for it has. */
  private record Asked(Value value, Class<?> as) {}

  /** What an object among the inputs said after the call. */
  record Told(int index, Object object, Value value, Class<?> as, Map<String, Value> answers) {}

  Touched(Loaded loaded, Observing observing) {
    this.loaded = loaded;
    this.observing = observing;
  }

  /** What those arguments hold that are equal to a value. */
  List<@Nullable Value> held(@Nullable Object[] arguments) {
    List<@Nullable Value> held = new ArrayList<>();
    for (Object argument : arguments) {
      held.add(content(argument));
    }
    return held;
  }

  // Only what can change, so that nothing else is shown for nothing.
  private @Nullable Value content(@Nullable Object argument) {
    boolean changeable =
        argument instanceof Collection<?>
            || argument instanceof Map<?, ?>
            || (argument != null && argument.getClass().isArray());
    return changeable ? loaded.shower().show(argument) : null;
  }

  /** Asks all that can be asked once the call is over. */
  List<Told> ask(Called called) {
    List<Told> all = new ArrayList<>();
    int behind = Math.min(MOST_BEHIND, Sinks.all(called.plan().trial().receiver()).size());
    for (int i = -behind; i < own(called) && all.size() < MOST_ASKED; i++) {
      Told told = told(called, i);
      if (told != null && !told.answers.isEmpty()) {
        all.add(told);
      }
    }
    return all;
  }

  // Of variable arguments there is one array.
  private static int own(Called called) {
    int own = called.plan().trial().arguments().size();
    return called.arguments().size() < own ? 0 : own;
  }

  private @Nullable Told told(Called called, int index) {
    Value value = value(called, index);
    Object object = value == null ? null : object(called, index, value);
    if (value == null || object == null || !canChange(object)) {
      return null;
    }
    Class<?> as = as(called, index, value);
    return new Told(index, object, value, as, observing.ask(object, as));
  }

  private static @Nullable Value value(Called called, int index) {
    if (index < 0) {
      return Sinks.behind(called.plan().trial().receiver(), index);
    }
    Value value = Sinks.asked(called.plan().trial().arguments().get(index));
    boolean made =
        value instanceof Value.New
            || value instanceof Value.StaticCall
            || value instanceof Value.Chain
            || value instanceof Value.Prepared;
    return made && called.held().get(called.hidden() + index) == null ? value : null;
  }

  private static @Nullable Object object(Called called, int index, Value value) {
    Value given = index < 0 ? null : bare(called.plan().trial().arguments().get(index));
    if (value.equals(given)) {
      return called.arguments().get(called.hidden() + index);
    }
    return alone(called, value) ? called.heard().sink(value) : null;
  }

  private static @Nullable Value bare(Value value) {
    return value instanceof Value.As(var _, Value inner) ? bare(inner) : value;
  }

  // Of several that are made alike, nothing tells which one it is.
  private static boolean alone(Called called, Value sink) {
    List<Value> all = new ArrayList<>();
    all.addAll(Sinks.all(called.plan().trial().receiver()));
    called.plan().trial().arguments().forEach(each -> all.addAll(Sinks.all(each)));
    return all.stream().filter(sink::equals).count() == 1;
  }

  private boolean canChange(Object object) {
    Class<?> type = object.getClass();
    return !loaded.loader().isMade(type) && !type.isHidden() && !settled.test(type);
  }

  private Class<?> as(Called called, int index, Value value) {
    return value instanceof Value.New made
        ? loaded.types().named(made.type())
        : called.readied().executable().getParameterTypes()[called.hidden() + index];
  }

  /** Whether asking changed something, so that the call has to be run again. */
  boolean disturbed(List<Told> all) {
    boolean found = false;
    for (Told told : all) {
      found |= observing.disturbed(told.object, told.as, told.answers);
    }
    return found;
  }

  /** What is other than it was. Makes the objects anew, to ask them what they said before. */
  List<Changed> changed(Called called, List<Told> all) {
    List<Changed> changed = new ArrayList<>(contents(called));
    for (Told told : all) {
      Map<String, Value> was = before(told);
      readable(told.answers).entrySet().stream()
          .filter(each -> was != null && !each.getValue().equals(was.get(each.getKey())))
          .limit(MOST_ANSWERS)
          .map(each -> new Changed(told.index, each.getKey(), each.getValue()))
          .forEach(changed::add);
    }
    return changed.stream().limit(MOST_CHANGED).toList();
  }

  // Bytes that are text say more as that.
  private static Map<String, Value> readable(Map<String, Value> answers) {
    if (!answers.containsKey("toByteArray")) {
      return answers;
    }
    boolean text =
        answers.get("toString") instanceof Value.Literal(String words)
            && PLAIN.matcher(words).matches();
    Map<String, Value> chosen = new LinkedHashMap<>(answers);
    chosen.remove(text ? "toByteArray" : "toString");
    return chosen;
  }

  private @Nullable Map<String, Value> before(Told told) {
    Asked asked = new Asked(told.value, told.as);
    Map<String, Value> known = before.get(asked);
    if (known != null) {
      return known;
    }
    try {
      Recipe recipe =
          new Maker(loaded.types(), loaded.members(), loaded.stubs()).recipe(told.value);
      Object fresh = recipe.make(new Heard(loaded.shower(), false));
      if (fresh == null) {
        return null;
      }
      known = observing.ask(fresh, told.as);
    } catch (Throwable untold) {
      Ends.rethrowMemory(untold);
      return null;
    }
    if (before.size() == MOST_REMEMBERED) {
      before.clear();
    }
    before.put(asked, known);
    return known;
  }

  private List<Changed> contents(Called called) {
    List<Changed> changed = new ArrayList<>();
    int hidden = called.hidden();
    for (int i = hidden; i < called.arguments().size() && changed.size() < MOST_CHANGED; i++) {
      Value was = called.held().get(i);
      Value is = was == null ? null : content(called.arguments().get(i));
      if (is != null && !is.equals(was)) {
        changed.add(new Changed(i - hidden, is));
      }
    }
    return changed;
  }

  /** The same again, where only what was other in the first run is asked. */
  List<Changed> again(Called called) {
    List<Changed> changed = new ArrayList<>(contents(called));
    Map<Integer, List<Changed>> asked = new LinkedHashMap<>();
    for (Changed each : called.plan().changed()) {
      if (each.method() != null) {
        asked.computeIfAbsent(each.index(), _ -> new ArrayList<>()).add(each);
      }
    }
    asked.forEach((index, ones) -> changed.addAll(again(called, index, ones)));
    return changed;
  }

  private List<Changed> again(Called called, int index, List<Changed> ones) {
    Value value = value(called, index);
    Object object = value == null ? null : object(called, index, value);
    if (value == null || object == null) {
      return List.of();
    }
    List<String> names = ones.stream().map(each -> Objects.requireNonNull(each.method())).toList();
    Map<String, Value> answers = observing.ask(object, as(called, index, value), names);
    List<Changed> found = new ArrayList<>();
    for (Changed each : ones) {
      String method = Objects.requireNonNull(each.method());
      Value answer = answers.get(method);
      observing.compare(object, new Observed.Probe(method, each.value(), true), answer);
      if (answer != null) {
        found.add(new Changed(index, method, answer));
      }
    }
    return found;
  }
}
