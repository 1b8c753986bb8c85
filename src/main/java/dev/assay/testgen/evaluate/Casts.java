package dev.assay.testgen.evaluate;

import com.sun.source.tree.AnyPatternTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.PatternTree;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Casts and type tests. For one job and its thread. */
final class Casts {
  private final Machine machine;

  Casts(Machine machine) {
    this.machine = machine;
  }

  @Nullable Object cast(@Nullable Object value, TypeMirror target) {
    if (target.getKind().isPrimitive()) {
      return machine.convert(value, target);
    }
    if (value == null || target.getKind() == TypeKind.TYPEVAR) {
      return value;
    }
    if (!isA(value, target)) {
      throw machine.thrown("java.lang.ClassCastException", false);
    }
    return value;
  }

  boolean instanceOf(InstanceOfTree test, Frame frame) {
    Object value = machine.expressions().eval(test.getExpression(), frame);
    if (value == null) {
      return false;
    }
    return test.getPattern() == null
        ? isA(value, machine.index().typeOf(frame.unit(), test.getType()))
        : matches(test.getPattern(), value, frame);
  }

  /** Whether a value that is not null matches a pattern, whose variables it then fills. */
  boolean matches(PatternTree pattern, Object value, Frame frame) {
    return switch (pattern) {
      case AnyPatternTree any -> true;
      case BindingPatternTree binding -> {
        Element variable = machine.index().element(frame.unit(), binding.getVariable());
        boolean is = isA(value, variable.asType());
        if (is) {
          frame.set(variable, value);
        }
        yield is;
      }
      case DeconstructionPatternTree parts -> taken(parts, value, frame);
      default -> throw new Stuck("a pattern");
    };
  }

  private boolean taken(DeconstructionPatternTree parts, Object value, Frame frame) {
    TypeMirror type = machine.index().typeOf(frame.unit(), parts.getDeconstructor());
    if (!isA(value, type)) {
      return false;
    }
    if (!(value instanceof Thing thing)) {
      throw new Stuck("a record that is not among the sources");
    }
    var components = thing.type().getRecordComponents();
    for (int i = 0; i < components.size(); i++) {
      Object component = machine.call(components.get(i).getAccessor(), thing, List.of());
      if (!part(parts.getNestedPatterns().get(i), component, components.get(i).asType(), frame)) {
        return false;
      }
    }
    return true;
  }

  // Inside a record a pattern of the component's own type takes null too.
  private boolean part(
      PatternTree pattern, @Nullable Object component, TypeMirror declared, Frame frame) {
    if (!(pattern instanceof BindingPatternTree binding)) {
      return pattern instanceof AnyPatternTree
          || (component != null && matches(pattern, component, frame));
    }
    Element variable = machine.index().element(frame.unit(), binding.getVariable());
    boolean total =
        variable.asType().getKind().isPrimitive()
            || machine
                .types()
                .isSubtype(
                    machine.types().erasure(declared), machine.types().erasure(variable.asType()));
    boolean takes = total || (component != null && isA(component, variable.asType()));
    if (takes) {
      frame.set(variable, component);
    }
    return takes;
  }

  /** Whether an object is of a type. */
  boolean isA(Object value, TypeMirror target) {
    TypeMirror erased = machine.types().erasure(target);
    if (erased.toString().equals("java.lang.Object")) {
      return true;
    }
    if (value instanceof Thing thing) {
      return machine.types().isSubtype(machine.types().erasure(thing.type().asType()), erased);
    }
    if (value instanceof Opaque || value instanceof Raised || value.getClass().isArray()) {
      throw new Stuck("a type test of something unusual");
    }
    if (erased instanceof DeclaredType declared) {
      var element = (TypeElement) declared.asElement();
      if (machine.index().type(element) != null) {
        return false;
      }
      return machine.platform().classOf(element).isInstance(value);
    }
    throw new Stuck("a type test of something unusual");
  }
}
