package dev.assay.testgen.evaluate;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import dev.assay.testgen.inputs.Enclosing;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Calls in the interpreted code: of the sources' methods and of the platform's. For one job. */
final class Calls {
  private final Machine machine;

  Calls(Machine machine) {
    this.machine = machine;
  }

  @Nullable Object invoke(MethodInvocationTree call, Frame frame) {
    var method = (ExecutableElement) machine.index().element(frame.unit(), call);
    String name = method.getSimpleName().toString();
    if (method.getKind() == ElementKind.CONSTRUCTOR) {
      return another(call, method, frame);
    }
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    Object receiver = isStatic ? null : receiver(call, method, frame);
    List<@Nullable Object> arguments = arguments(call.getArguments(), method, frame);
    if (!isStatic && receiver == null) {
      throw machine.thrown("java.lang.NullPointerException", false);
    }
    var owner = Enclosing.type(method);
    if (isStatic && KnownChecks.knows(owner)) {
      return KnownChecks.call(machine, name, arguments);
    }
    boolean ours = machine.index().type(owner) != null;
    if (isStatic && ours) {
      return machine.call(method, null, arguments);
    }
    if (receiver instanceof Thing thing) {
      boolean viaSuper =
          call.getMethodSelect() instanceof MemberSelectTree select
              && select.getExpression() instanceof IdentifierTree base
              && base.getName().contentEquals("super");
      if (viaSuper) {
        throw new Stuck("a call of super." + name);
      }
      return Things.call(machine, thing, method, arguments);
    }
    if (ours) {
      throw new Stuck("a call of " + name + " on something unusual");
    }
    return machine.platform().invoke(method, receiver, arguments);
  }

  private @Nullable Object receiver(
      MethodInvocationTree call, ExecutableElement method, Frame frame) {
    if (call.getMethodSelect() instanceof MemberSelectTree select) {
      return machine.expressions().eval(select.getExpression(), frame);
    }
    Thing self = frame.self();
    TypeMirror owner = Enclosing.type(method).asType();
    if (self == null
        || !machine
            .types()
            .isSubtype(
                machine.types().erasure(self.type().asType()), machine.types().erasure(owner))) {
      throw new Stuck("a method of an enclosing instance");
    }
    return self;
  }

  // this(...) or super(...)
  private @Nullable Object another(
      MethodInvocationTree call, ExecutableElement constructor, Frame frame) {
    Thing self = frame.self();
    if (self == null) {
      throw new Stuck("a constructor without an instance");
    }
    List<@Nullable Object> arguments = arguments(call.getArguments(), constructor, frame);
    var owner = Enclosing.type(constructor);
    boolean toSuper = !owner.equals(frame.owner());
    if (machine.index().type(owner) != null) {
      machine.making().construct(self, constructor, arguments);
    } else {
      machine.making().superConstructor(owner);
    }
    if (toSuper) {
      machine.statics().instanceFields(frame.owner(), self);
    }
    return null;
  }

  @Nullable Object create(NewClassTree creation, Frame frame) {
    if (creation.getClassBody() != null || creation.getEnclosingExpression() != null) {
      throw new Stuck("an anonymous or inner class");
    }
    var constructor = (ExecutableElement) machine.index().element(frame.unit(), creation);
    var type = Enclosing.type(constructor);
    List<@Nullable Object> arguments = arguments(creation.getArguments(), constructor, frame);
    if (machine.index().type(type) != null) {
      return machine.making().make(constructor, arguments);
    }
    return machine.isThrowable(type.asType())
        ? new Raised(type)
        : machine.platform().create(constructor, arguments);
  }

  /** The values of arguments, with those of a varargs parameter in an array. */
  List<@Nullable Object> arguments(
      List<? extends ExpressionTree> trees, ExecutableElement method, Frame frame) {
    List<? extends VariableElement> parameters = method.getParameters();
    boolean spread = method.isVarArgs() && !packed(trees, parameters, frame);
    int fixed = spread ? parameters.size() - 1 : parameters.size();
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < Math.min(fixed, trees.size()); i++) {
      values.add(
          machine.convert(
              machine.expressions().eval(trees.get(i), frame), parameters.get(i).asType()));
    }
    if (spread) {
      values.add(rest(trees.subList(fixed, trees.size()), parameters.getLast(), frame));
    }
    return values;
  }

  private Object rest(List<? extends ExpressionTree> trees, Element parameter, Frame frame) {
    TypeMirror element = ((ArrayType) parameter.asType()).getComponentType();
    Object array = Defaults.array(element, trees.size());
    for (int i = 0; i < trees.size(); i++) {
      java.lang.reflect.Array.set(
          array, i, machine.convert(machine.expressions().eval(trees.get(i), frame), element));
    }
    return array;
  }

  private boolean packed(
      List<? extends ExpressionTree> trees,
      List<? extends VariableElement> parameters,
      Frame frame) {
    if (trees.size() != parameters.size()) {
      return false;
    }
    TypeMirror last = machine.index().typeOf(frame.unit(), trees.getLast());
    return last.getKind() == TypeKind.ARRAY || last.getKind() == TypeKind.NULL;
  }

  /** String concatenation. */
  Object joined(@Nullable Object left, @Nullable Object right) {
    Object a = text(left);
    Object b = text(right);
    if (a instanceof Opaque || b instanceof Opaque) {
      return new Opaque("a text that is not known");
    }
    String joined = String.valueOf(a) + b;
    machine.budget().size(joined.length());
    return joined;
  }

  private Object text(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Thing thing -> Things.text(machine, thing);
      case Opaque opaque -> opaque;
      default ->
          machine.platform().prints(value)
              ? value.toString()
              : new Opaque("a text that is not known");
    };
  }
}
