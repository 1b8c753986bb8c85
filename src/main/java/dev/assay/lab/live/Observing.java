package dev.assay.lab.live;

import dev.assay.lab.Observed;
import dev.assay.lab.Tolerance;
import dev.assay.lab.Value;
import dev.assay.lab.Whereabouts;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks objects what they hold, by methods that a test can call on them. One that is found to change
 * what others answer is not asked again. For one thread.
 */
final class Observing {
  private static final String TEXT = "toString";
  private static final String CLASS = "getClass";
  private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]+");
  private static final int CHECKED_OBJECTS = 3;

  private final Map<String, List<String>> observers;
  private final Set<String> harmful;
  private final Map<String, Integer> checked;
  private final Loaded loaded;
  private final Set<String> unsteady;
  private final boolean again;
  private final Map<Seen, List<Method>> known = new HashMap<>();

  /** An object's class, and the type that a test's variable has. */
  private record Seen(Class<?> type, Class<?> as) {}

  Observing(Loaded loaded, Memory memory, Whereabouts place) {
    this.unsteady = memory.unsteady;
    this.again = place == Whereabouts.AWAY;
    this.observers = memory.observers;
    this.harmful = memory.harmful;
    this.checked = memory.checked;
    this.loaded = loaded;
  }

  /** What is learned of observers and outlives a definition of the classes. Safe on any thread. */
  static final class Memory {
    private final Map<String, List<String>> observers;
    private final Set<String> harmful = ConcurrentHashMap.newKeySet();
    private final Set<String> unsteady = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> checked = new ConcurrentHashMap<>();

    Memory(Map<String, List<String>> observers) {
      this.observers = observers;
    }
  }

  /**
   * Notes that an object says something else in this place than it did at home: what is run later
   * is not asked for that.
   */
  void compare(Object object, Observed.Probe expected, @Nullable Value answer) {
    if (again && (answer == null || !Tolerance.alike(expected.value(), answer))) {
      unsteady.add(key(object.getClass(), expected.method()));
    }
  }

  /** All that can be asked, by method, in a fixed order. */
  Map<String, Value> ask(Object object, Class<?> as) {
    Map<String, Value> answers = new LinkedHashMap<>();
    for (Method method : methods(object, as)) {
      Value answer =
          unsteady.contains(key(object.getClass(), method.getName()))
              ? null
              : answer(method, object);
      if (answer != null) {
        answers.put(method.getName(), answer);
      }
    }
    // A class that no test can name has no other test of its own text.
    boolean hidden = isSubjects(object.getClass()) && !loaded.naming().nameable(object.getClass());
    if ((answers.isEmpty() || hidden)
        && !answers.containsKey(TEXT)
        && !unsteady.contains(key(object.getClass(), TEXT))) {
      Value text = text(object);
      if (text != null) {
        answers.put(TEXT, text);
      }
    }
    return answers;
  }

  /** Some of it again; what cannot be told is left out. */
  Map<String, Value> ask(Object object, Class<?> as, List<String> names) {
    Map<String, Value> answers = new LinkedHashMap<>();
    List<Method> methods = names.isEmpty() ? List.of() : methods(object, as);
    for (String name : names) {
      Value answer =
          methods.stream()
              .filter(method -> method.getName().equals(name))
              .findFirst()
              .map(method -> answer(method, object))
              .orElseGet(() -> silent(name, object));
      if (answer != null) {
        answers.put(name, answer);
      }
    }
    return answers;
  }

  private @Nullable Value silent(String name, Object object) {
    return switch (name) {
      case TEXT -> text(object);
      case CLASS -> type(object);
      default -> null;
    };
  }

  private @Nullable Value answer(Method method, Object object) {
    try {
      return loaded.shower().show(Members.call(method, object, new Object[0]));
    } catch (Throwable untold) {
      Ends.rethrowMemory(untold);
      return null;
    }
  }

  private @Nullable Value text(Object object) {
    Method method = loaded.members().method(object.getClass(), TEXT, List.of());
    if (!isSubjects(method.getDeclaringClass())) {
      return null;
    }
    Value text = answer(method, object);
    return text instanceof Value.Literal(String words) && !IDENTITY.matcher(words).find()
        ? text
        : null;
  }

  private boolean isSubjects(Class<?> type) {
    return loaded.loader().owns(type) || loaded.loader().needs(type);
  }

  /** The class of an object that says nothing of itself, as far as a test can name it. */
  Map<String, Value> kind(Object object) {
    Value type = type(object);
    return type == null ? Map.of() : Map.of(CLASS, type);
  }

  private @Nullable Value type(Object object) {
    Class<?> type = object.getClass();
    return loaded.loader().isMade(type) ? null : loaded.shower().show(type);
  }

  private List<Method> methods(Object object, Class<?> as) {
    return known.computeIfAbsent(new Seen(object.getClass(), as), this::look);
  }

  private List<Method> look(Seen seen) {
    Map<String, Method> found = new LinkedHashMap<>();
    for (Class<?> each : Members.supertypes(seen.type)) {
      for (String name : names(each)) {
        Method method = visible(name, seen);
        if (method != null && !harmful.contains(key(seen.type, name))) {
          found.putIfAbsent(name, method);
        }
      }
    }
    return List.copyOf(found.values());
  }

  private List<String> names(Class<?> type) {
    if (loaded.loader().owns(type)) {
      return observers.getOrDefault(type.getName(), List.of());
    }
    return loaded.loader().needs(type) ? LibraryObservers.of(type) : PlatformObservers.of(type);
  }

  private @Nullable Method visible(String name, Seen seen) {
    try {
      Method method = loaded.members().method(seen.as, name, List.of());
      boolean tells =
          method.getReturnType() != void.class && !Modifier.isStatic(method.getModifiers());
      return tells && loaded.naming().reachable(method.getModifiers(), method.getDeclaringClass())
          ? method
          : null;
    } catch (Unbuildable absent) {
      return null;
    }
  }

  private static String key(Class<?> type, String method) {
    return type.getName() + "." + method;
  }

  /**
   * Asks the subject's own observers again and drops those that changed something; says whether
   * there were any, so that what they spoilt can be asked anew. The object is of no use afterwards.
   */
  boolean disturbed(Object object, Class<?> as, Map<String, Value> answers) {
    Class<?> type = object.getClass();
    if (!isSubjects(type)
        || checked.merge(type.getName(), 1, Integer::sum) > CHECKED_OBJECTS
        || answers.containsKey(CLASS)
        || ask(object, as).equals(answers)) {
      return false;
    }
    boolean found = false;
    List<Method> methods = methods(object, as);
    for (Method method : methods) {
      if (disturbs(method, methods, object)) {
        found |= harmful.add(key(type, method.getName()));
      }
    }
    known.clear();
    return found;
  }

  private boolean disturbs(Method method, List<Method> others, Object object) {
    List<@Nullable Value> first = answers(others, method, object);
    Value before = answer(method, object);
    Value again = answer(method, object);
    return !java.util.Objects.equals(before, again)
        || !answers(others, method, object).equals(first);
  }

  private List<@Nullable Value> answers(List<Method> methods, Method without, Object object) {
    List<@Nullable Value> answers = new ArrayList<>();
    for (Method each : methods) {
      if (!each.equals(without) && !harmful.contains(key(object.getClass(), each.getName()))) {
        answers.add(answer(each, object));
      }
    }
    return answers;
  }
}
