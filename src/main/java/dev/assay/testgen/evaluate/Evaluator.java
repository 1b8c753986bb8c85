package dev.assay.testgen.evaluate;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import dev.assay.testgen.verify.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what a call with given values does, where the source leaves no doubt. Belongs to one job
 * and its thread, and must be asked before the class files are generated.
 *
 * <p>It walks the compiler's attributed trees with Java's own semantics. Whatever is not certain to
 * be the same in every run - other libraries, clocks, randomness, shared state, lambdas, more steps
 * than the budget - ends in {@link Outcome.Unknown}, never in a guess.
 */
public final class Evaluator {
  private static final Logger LOG = LoggerFactory.getLogger(Evaluator.class);

  private final Machine machine;
  private final Materials materials;
  private final Printed printed;
  private final Observers observers;
  private final Predicate<Element> reachable;

  /**
   * @param reachable whether a test may name an element
   */
  public Evaluator(Subject subject, Predicate<Element> reachable) {
    this.machine = new Machine(subject);
    this.materials = new Materials(machine);
    this.printed = new Printed(machine, reachable);
    this.observers = new Observers(machine, printed, reachable);
    this.reachable = reachable;
  }

  /** Whether the sources hold a method, and not only its class file. */
  public boolean hasSource(ExecutableElement method) {
    return machine.index().method(method) != null;
  }

  /** What a call does; {@code receiver} is null for static methods and constructors. */
  public Outcome call(ExecutableElement method, @Nullable Value receiver, List<Value> arguments) {
    machine.restart();
    Object self;
    List<@Nullable Object> values = new ArrayList<>();
    try {
      self = receiver == null ? null : materials.of(receiver);
      arguments.forEach(argument -> values.add(materials.of(argument)));
    } catch (Stuck stuck) {
      return new Outcome.Unknown("is given " + stuck.reason());
    } catch (Thrown thrown) {
      return new Outcome.Unknown("is given something whose constructor throws");
    }
    machine.restart();
    try {
      return called(method, self, values);
    } catch (Stuck stuck) {
      return new Outcome.Unknown("depends on " + stuck.reason());
    } catch (Thrown thrown) {
      return new Outcome.Throws(
          nameable(thrown.type()), thrown.declared(), thrown.line(), machine.path());
    } catch (StackOverflowError | ClassCastException | IllegalArgumentException e) {
      LOG.debug("event=interpreter-gave-up method={}", method, e);
      return new Outcome.Unknown("is beyond what can be followed without running it");
    }
  }

  private Outcome called(
      ExecutableElement method, @Nullable Object self, List<@Nullable Object> values) {
    if (method.getKind() == ElementKind.CONSTRUCTOR) {
      Thing made = machine.making().make(method, values);
      int path = machine.path();
      return new Outcome.Returns(
          null, new Outcome.After(observers.of(made), List.of(), List.of(), false), path);
    }
    List<@Nullable Value> given = changeable(values);
    if (method.getModifiers().contains(Modifier.STATIC)) {
      Object result = machine.call(method, null, values);
      return returned(result, null, List.of(), changed(given, values));
    }
    if (!(self instanceof Thing thing)) {
      return new Outcome.Unknown("is called on a stub of the test");
    }
    List<Outcome.Probe> before = observers.of(thing);
    Object result = Things.call(machine, thing, method, values);
    return returned(result, thing, before, changed(given, values));
  }

  private List<@Nullable Value> changeable(List<@Nullable Object> values) {
    List<@Nullable Value> shown = new ArrayList<>();
    for (Object value : values) {
      boolean mutable =
          value instanceof Collection<?>
              || value instanceof Map<?, ?>
              || (value != null && value.getClass().isArray());
      shown.add(mutable ? printed.of(value) : null);
    }
    return shown;
  }

  private List<Outcome.Changed> changed(
      List<@Nullable Value> given, List<@Nullable Object> values) {
    List<Outcome.Changed> changed = new ArrayList<>();
    List<@Nullable Value> now = changeable(values);
    for (int i = 0; i < now.size(); i++) {
      Value value = now.get(i);
      if (value != null && given.get(i) != null && !value.equals(given.get(i))) {
        changed.add(new Outcome.Changed(i, value));
      }
    }
    return changed;
  }

  private Outcome returned(
      @Nullable Object result,
      @Nullable Thing receiver,
      List<Outcome.Probe> before,
      List<Outcome.Changed> arguments) {
    int path = machine.path();
    if (result instanceof Opaque opaque) {
      return new Outcome.Unknown("depends on " + opaque.what());
    }
    boolean self = receiver != null && receiver.is(result);
    Value value = self ? null : printed.of(result);
    List<Outcome.Probe> ofResult =
        value == null && !self && result instanceof Thing made ? observers.of(made) : List.of();
    List<Outcome.Probe> ofReceiver =
        receiver == null
            ? List.of()
            : observers.of(receiver).stream().filter(probe -> !before.contains(probe)).toList();
    return new Outcome.Returns(
        value, new Outcome.After(ofResult, ofReceiver, arguments, self), path);
  }

  private TypeName nameable(TypeElement exception) {
    TypeElement type = exception;
    while (!reachable.test(type)) {
      TypeElement above = machine.superclass(type);
      type = above == null ? machine.named("java.lang.Throwable") : above;
    }
    return TypeName.of(type);
  }
}
