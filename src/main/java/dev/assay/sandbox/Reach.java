package dev.assay.sandbox;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What an order can reach in the libraries: methods that are called, by the class of any object
 * that is made anywhere on the way, those that the JDK may call back, and initialisers of classes.
 * It reaches rather too much than too little, and gives up where it is too much to follow. For one
 * question and thread.
 */
final class Reach {
  private static final int MOST_METHODS = 20_000;
  private static final String FINALIZE = "finalize()V";
  private static final String CONSTANTS = "values()[L";

  private final Shelf shelf;
  private final Map<String, Outline> strangers;
  private final Set<String> lab;
  private final Map<String, Kin> kin = new HashMap<>();
  private final Map<String, Set<String>> called = new HashMap<>();
  private final Map<String, Set<String>> named = new HashMap<>();
  private final Map<String, Set<Kin>> below = new HashMap<>();
  private final Set<String> made = new HashSet<>();
  private final Set<String> touched = new HashSet<>();
  private final Set<Outline.Method> visited = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Outline.Method> left = new ArrayDeque<>();
  private @Nullable String harm;

  /**
   * Reaches nothing yet.
   *
   * @param strangers by internal name, the subject's own classes and those of tests
   * @param lab names of methods that the lab calls by itself on whatever it has made
   */
  Reach(Shelf shelf, Map<String, Outline> strangers, Set<String> lab) {
    this.shelf = shelf;
    this.strangers = strangers;
    this.lab = lab;
  }

  /** What is reached that is not harmless; null where all is. */
  @Nullable String harm() {
    while (harm == null && !left.isEmpty()) {
      Outline.Method method = left.removeFirst();
      Body body = method.body();
      if (body != null) {
        follow(body, method);
      }
    }
    return harm;
  }

  /** All that the strangers' classes do is done. */
  void strangers() {
    for (Outline each : strangers.values()) {
      make(each.name());
      each.methods().values().forEach(this::visit);
    }
  }

  private void follow(Body body, Outline.Method method) {
    if (body.harm() != null) {
      harm(method.owner() + "." + method.key() + " names " + body.harm());
    }
    // What tests may name besides is looked at where they name it.
    Predicate<String> known =
        name -> strangers.containsKey(method.owner()) && Harmless.typeOfTests(name);
    body.touched().stream().filter(known.negate()).forEach(this::touch);
    body.made().stream().filter(known.negate()).forEach(this::make);
    body.calls().stream().filter(ref -> !known.test(ref.owner())).forEach(this::call);
  }

  private void harm(String words) {
    if (harm == null) {
      harm = words;
    }
  }

  private void call(Body.Ref ref) {
    Kin owner = kin(ref.owner());
    if (owner.absent() != null) {
      harm("there is no " + owner.absent());
      return;
    }
    if (ref.manner() == Body.Manner.STATIC) {
      touch(ref.owner());
    }
    boolean virtual = ref.manner() == Body.Manner.VIRTUAL;
    Map<String, Set<String>> known = virtual ? called : named;
    if (!known.computeIfAbsent(ref.owner(), each -> new HashSet<>()).add(ref.key())) {
      return;
    }
    Outline.Method found = owner.first(ref.key());
    if (found == null) {
      if (!owner.inheritsHarmless(ref.key())) {
        harm(ref.owner() + " inherits " + ref.key());
      }
    } else if (!virtual || !found.isVirtual()) {
      visit(found);
      touch(found.owner());
    }
    if (virtual) {
      boolean hidden = found != null && !found.isOpen();
      List.copyOf(below.getOrDefault(ref.owner(), Set.of()))
          .forEach(each -> each.called(ref.key(), hidden).forEach(this::visit));
    }
  }

  /** There are instances of it. */
  void make(String name) {
    if (!made.add(name)) {
      return;
    }
    Kin type = kin(name);
    if (type.absent() != null) {
      harm("there is no " + type.absent());
      return;
    }
    touch(name);
    for (String each : type.names()) {
      below.computeIfAbsent(each, key -> new LinkedHashSet<>()).add(type);
    }
    Set<String> calls = new HashSet<>();
    Set<String> hidden = new HashSet<>();
    for (String each : type.names()) {
      for (String key : called.getOrDefault(each, Set.of())) {
        Outline.Method found = kin(each).first(key);
        (found != null && !found.isOpen() ? hidden : calls).add(key);
      }
    }
    type.virtual(key -> calls.contains(key) || calledBack(type, key)).forEach(this::visit);
    hidden.forEach(key -> type.called(key, true).forEach(this::visit));
    byLab(type);
    if (type.first(FINALIZE) != null) {
      // It is run later, on a thread that all code shares.
      harm(name + " has a finalizer");
    }
  }

  private static boolean calledBack(Kin type, String key) {
    return type.platform().stream().anyMatch(each -> Platform.calledBack(each).contains(key));
  }

  private void byLab(Kin type) {
    for (Outline each : type.line()) {
      for (Outline.Method method : each.methods().values()) {
        if (lab.contains(method.key().substring(0, method.key().indexOf('(')))) {
          visit(method);
        }
      }
    }
  }

  /** It is initialised, and asked for its constants where it is an enum. */
  void touch(String name) {
    if (!touched.add(name)) {
      return;
    }
    if (name.equals(Body.ANY_ENUM)) {
      shelf.enums().forEach(this::touch);
      return;
    }
    Kin type = kin(name);
    if (type.absent() != null) {
      harm("there is no " + type.absent());
      return;
    }
    for (Outline each : type.line()) {
      visitAll(each, key -> key.equals(Outline.INITIALISER) || key.startsWith(CONSTANTS));
    }
  }

  /** All that a class has and inherits is called, as a test library does with tests. */
  void callEvery(String name) {
    kin(name).line().forEach(each -> visitAll(each, key -> true));
  }

  /** All constructors of a class are called, or all methods of one name that need no object. */
  void callAll(String name, String method) {
    kin(name).line().stream()
        .limit(method.equals(Outline.CONSTRUCTOR) ? 1 : Long.MAX_VALUE)
        .forEach(each -> visitAll(each, key -> key.startsWith(method + "(")));
  }

  private void visitAll(Outline type, Predicate<String> keys) {
    for (Outline.Method method : type.methods().values()) {
      if (keys.test(method.key())) {
        visit(method);
      }
    }
  }

  private void visit(Outline.Method method) {
    if (visited.add(method)) {
      left.add(method);
      if (visited.size() > MOST_METHODS) {
        harm("more than can be followed");
      }
    }
  }

  /** How many methods were reached. */
  int methods() {
    return visited.size();
  }

  // Of two classes of one name the child loads the stranger's.
  private @Nullable Outline outline(String name) {
    Outline own = strangers.get(name);
    return own == null ? shelf.get(name) : own;
  }

  private Kin kin(String name) {
    Kin known = kin.get(name);
    if (known == null) {
      known = Kin.of(name, this::outline);
      kin.put(name, known);
    }
    return known;
  }
}
