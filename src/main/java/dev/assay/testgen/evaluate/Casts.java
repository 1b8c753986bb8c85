package dev.assay.testgen.evaluate;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.InstanceOfTree;
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
    if (test.getPattern() != null && !(test.getPattern() instanceof BindingPatternTree)) {
      throw new Stuck("a record pattern");
    }
    TypeMirror target =
        test.getPattern() instanceof BindingPatternTree binding
            ? machine.index().element(frame.unit(), binding.getVariable()).asType()
            : machine.index().typeOf(frame.unit(), test.getType());
    boolean is = value != null && isA(value, target);
    if (is && test.getPattern() instanceof BindingPatternTree binding) {
      frame.set(machine.index().element(frame.unit(), binding.getVariable()), value);
    }
    return is;
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
