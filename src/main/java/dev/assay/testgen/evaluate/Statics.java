package dev.assay.testgen.evaluate;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.assay.testgen.inputs.Enclosing;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/**
 * What classes hold: enum constants and final static fields, and the initial values of instance
 * fields. For one job.
 *
 * <p>Tests share the static state of their JVM, so nothing that depends on changing it is certain:
 * what is reachable from a static field is frozen once the class is initialised.
 */
final class Statics {
  private final Machine machine;
  private final Map<Element, @Nullable Object> values = new HashMap<>();
  private final Set<Element> unknown = new HashSet<>();
  private final Map<TypeElement, List<Object>> constants = new HashMap<>();
  private final Set<TypeElement> begun = new HashSet<>();
  private final Map<TypeElement, Stuck> failed = new HashMap<>();
  private final Set<Object> frozen = Collections.newSetFromMap(new IdentityHashMap<>());
  private int initialising;

  Statics(Machine machine) {
    this.machine = machine;
  }

  /** Initialises a class of the sources where that has not happened. */
  void initialise(TypeElement type) {
    ClassTree tree = machine.index().type(type);
    if (tree == null || !begun.add(type)) {
      if (failed.containsKey(type)) {
        throw new Stuck(failed.get(type).reason());
      }
      return;
    }
    initialising++;
    try {
      machine.apart(() -> members(type, tree));
    } catch (Thrown thrown) {
      failed.put(type, new Stuck("the static initialiser of " + type.getSimpleName()));
      throw new Stuck("the static initialiser of " + type.getSimpleName());
    } finally {
      initialising--;
    }
    values.values().forEach(this::freeze);
  }

  private void members(TypeElement type, ClassTree tree) {
    Frame frame = new Frame(machine.index().unit(type), type, null);
    for (Tree member : tree.getMembers()) {
      if (member instanceof VariableTree variable) {
        Element field = machine.index().element(frame.unit(), variable);
        if (field.getKind() == ElementKind.ENUM_CONSTANT) {
          constant(type, field, variable, frame);
        } else if (field.getModifiers().contains(Modifier.STATIC)) {
          field((VariableElement) field, variable, frame);
        }
      } else if (member instanceof BlockTree block && block.isStatic()) {
        try {
          machine.statements().block(block.getStatements(), frame);
        } catch (Stuck stuck) {
          failed.put(type, stuck);
          throw stuck;
        }
      }
    }
  }

  private void constant(TypeElement type, Element field, VariableTree variable, Frame frame) {
    List<Object> all = constants.computeIfAbsent(type, key -> new ArrayList<>());
    Thing made = new Thing(type, true, field.getSimpleName().toString(), all.size());
    all.add(made);
    values.put(field, made);
    if (!(variable.getInitializer() instanceof NewClassTree creation)
        || creation.getClassBody() != null) {
      unknown.add(field);
      return;
    }
    try {
      var constructor = (ExecutableElement) machine.index().element(frame.unit(), creation);
      machine
          .making()
          .construct(
              made,
              constructor,
              machine.expressions().arguments(creation.getArguments(), constructor, frame));
    } catch (Stuck stuck) {
      unknown.add(field);
    }
  }

  private void field(VariableElement field, VariableTree variable, Frame frame) {
    if (variable.getInitializer() == null) {
      values.putIfAbsent(field, Defaults.of(field.asType()));
      return;
    }
    try {
      Object value =
          machine.expressions().initial(variable.getInitializer(), field.asType(), frame);
      values.put(field, value);
    } catch (Stuck stuck) {
      unknown.add(field);
    }
  }

  /** The constants of an enum of the sources, in their order. */
  List<Object> constants(TypeElement type) {
    initialise(type);
    return List.copyOf(constants.getOrDefault(type, List.of()));
  }

  /** Reads a static field. */
  @Nullable Object get(VariableElement field) {
    Object constant = field.getConstantValue();
    if (constant != null) {
      return constant;
    }
    var owner = Enclosing.type(field);
    if (machine.index().type(owner) == null) {
      return machine.platform().constant(owner, field);
    }
    initialise(owner);
    boolean mayChange = !field.getModifiers().contains(Modifier.FINAL) && initialising == 0;
    if (mayChange || unknown.contains(field) || !values.containsKey(field)) {
      throw new Stuck("the static field " + field.getSimpleName());
    }
    return values.get(field);
  }

  /** Writes a static field, which only an initialiser may. */
  void set(Element field, @Nullable Object value) {
    if (initialising == 0) {
      throw new Stuck("the static field " + field.getSimpleName() + ", which changes");
    }
    values.put(field, value);
  }

  /** Whether all enum constants of this field are known whole. */
  boolean known(Thing thing) {
    return unknown.stream().noneMatch(field -> thing.is(values.get(field)));
  }

  /** To be asked before anything is changed. */
  void changing(Object changed) {
    if (frozen.contains(changed)) {
      throw new Stuck("state that all callers share");
    }
  }

  private void freeze(@Nullable Object value) {
    boolean mutable =
        value instanceof Thing
            || value instanceof Collection<?>
            || value instanceof Map<?, ?>
            || value instanceof StringBuilder
            || (value != null && value.getClass().isArray());
    if (value == null || !mutable || !frozen.add(value)) {
      return;
    }
    switch (value) {
      case Thing thing -> thing.fields().values().forEach(this::freeze);
      case Collection<?> several -> several.forEach(this::freeze);
      case Map<?, ?> map -> {
        map.keySet().forEach(this::freeze);
        map.values().forEach(this::freeze);
      }
      case Object[] array -> freezeAll(array);
      default -> {}
    }
  }

  private void freezeAll(@Nullable Object[] array) {
    for (int i = 0; i < Array.getLength(array); i++) {
      freeze(array[i]);
    }
  }

  /** Gives the fields of one class of an instance their initial values. */
  void instanceFields(TypeElement type, Thing made) {
    ClassTree tree = machine.index().type(type);
    if (tree == null) {
      return;
    }
    Frame frame = new Frame(machine.index().unit(type), type, made);
    for (Tree member : tree.getMembers()) {
      if (member instanceof VariableTree variable) {
        Element field = machine.index().element(frame.unit(), variable);
        if (!field.getModifiers().contains(Modifier.STATIC)) {
          made.fields()
              .put(
                  field,
                  variable.getInitializer() == null
                      ? Defaults.of(field.asType())
                      : machine
                          .expressions()
                          .initial(variable.getInitializer(), field.asType(), frame));
        }
      } else if (member instanceof BlockTree block && !block.isStatic()) {
        machine.statements().block(block.getStatements(), frame);
      }
    }
  }
}
