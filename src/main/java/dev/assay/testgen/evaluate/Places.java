package dev.assay.testgen.evaluate;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import dev.assay.testgen.inputs.Enclosing;
import java.lang.reflect.Array;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Variables, fields and array elements: what can stand left of an equals sign. For one job. */
final class Places {
  private final Machine machine;

  /** Somewhere a value is kept; asked for its parts once. */
  interface Place {
    @Nullable Object get();

    /** Gives back the value as it is kept. */
    @Nullable Object set(@Nullable Object value);
  }

  Places(Machine machine) {
    this.machine = machine;
  }

  @Nullable Object read(IdentifierTree name, Frame frame) {
    if (name.getName().contentEquals("this") || name.getName().contentEquals("super")) {
      return self(frame);
    }
    return of(name, frame).get();
  }

  private static Thing self(Frame frame) {
    Thing self = frame.self();
    if (self == null) {
      throw new Stuck("an instance that is not there");
    }
    return self;
  }

  @Nullable Object read(MemberSelectTree member, Frame frame) {
    if (member.getIdentifier().contentEquals("class")) {
      return new Opaque("a class");
    }
    Element element = machine.index().element(frame.unit(), member);
    if (member.getIdentifier().contentEquals("this")) {
      Thing self = self(frame);
      if (!frame.owner().equals(element.getEnclosingElement())) {
        throw new Stuck("an enclosing instance");
      }
      return self;
    }
    if (member.getIdentifier().contentEquals("length")
        && machine
            .index()
            .typeOf(frame.unit(), member.getExpression())
            .getKind()
            .equals(TypeKind.ARRAY)) {
      return Array.getLength(present(machine.expressions().eval(member.getExpression(), frame)));
    }
    return of(member, frame).get();
  }

  @Nullable Object read(ArrayAccessTree access, Frame frame) {
    return of(access, frame).get();
  }

  Place of(Tree tree, Frame frame) {
    return switch (tree) {
      case ParenthesizedTree inner -> of(inner.getExpression(), frame);
      case ArrayAccessTree access -> element(access, frame);
      case IdentifierTree name -> {
        Element element = machine.index().element(frame.unit(), name);
        yield switch (element.getKind()) {
          case FIELD, ENUM_CONSTANT -> field((VariableElement) element, null, frame);
          case LOCAL_VARIABLE, PARAMETER, EXCEPTION_PARAMETER, BINDING_VARIABLE ->
              local(element, frame);
          default -> throw new Stuck("the name " + name.getName());
        };
      }
      case MemberSelectTree member -> {
        Element element = machine.index().element(frame.unit(), member);
        if (!element.getKind().isField()) {
          throw new Stuck("the name " + member.getIdentifier());
        }
        yield field((VariableElement) element, member, frame);
      }
      default -> throw new Stuck("an assignment to something unusual");
    };
  }

  private Place local(Element local, Frame frame) {
    return new Place() {
      @Override
      public @Nullable Object get() {
        return frame.get(local);
      }

      @Override
      public @Nullable Object set(@Nullable Object value) {
        Object kept = machine.convert(value, local.asType());
        frame.set(local, kept);
        return kept;
      }
    };
  }

  private Place field(VariableElement field, @Nullable MemberSelectTree member, Frame frame) {
    if (field.getModifiers().contains(Modifier.STATIC)) {
      return staticField(field);
    }
    Object owner =
        member == null
            ? holder(field, frame)
            : present(machine.expressions().eval(member.getExpression(), frame));
    if (!(owner instanceof Thing thing)) {
      throw new Stuck("the field " + field.getSimpleName() + " of the platform");
    }
    return new Place() {
      @Override
      public @Nullable Object get() {
        Object constant = field.getConstantValue();
        if (constant == null && !thing.fields().containsKey(field)) {
          throw new Stuck("the field " + field.getSimpleName());
        }
        if (thing.constant() != null && !machine.statics().known(thing)) {
          throw new Stuck("the constant " + thing.constant());
        }
        return constant != null ? constant : thing.fields().get(field);
      }

      @Override
      public @Nullable Object set(@Nullable Object value) {
        machine.statics().changing(thing);
        Object kept = machine.convert(value, field.asType());
        thing.fields().put(field, kept);
        return kept;
      }
    };
  }

  private Thing holder(VariableElement field, Frame frame) {
    Thing self = self(frame);
    TypeMirror owner = Enclosing.type(field).asType();
    boolean mine =
        machine
            .types()
            .isSubtype(
                machine.types().erasure(self.type().asType()), machine.types().erasure(owner));
    if (!mine) {
      throw new Stuck("a field of an enclosing instance");
    }
    return self;
  }

  private Place staticField(VariableElement field) {
    return new Place() {
      @Override
      public @Nullable Object get() {
        return machine.statics().get(field);
      }

      @Override
      public @Nullable Object set(@Nullable Object value) {
        Object kept = machine.convert(value, field.asType());
        machine.statics().set(field, kept);
        return kept;
      }
    };
  }

  private Place element(ArrayAccessTree access, Frame frame) {
    Object array = machine.expressions().eval(access.getExpression(), frame);
    Object index = machine.expressions().eval(access.getIndex(), frame);
    int at =
        (Integer) present(machine.convert(index, machine.types().getPrimitiveType(TypeKind.INT)));
    return new Place() {
      @Override
      public @Nullable Object get() {
        return checked(() -> Array.get(present(array), at));
      }

      @Override
      public @Nullable Object set(@Nullable Object value) {
        Object target = present(array);
        machine.statics().changing(target);
        TypeMirror type = machine.index().typeOf(frame.unit(), access);
        Object kept = machine.convert(value, type);
        checked(() -> {
          Array.set(target, at, kept);
          return null;
        });
        return kept;
      }
    };
  }

  private interface Access {
    @Nullable Object get();
  }

  private @Nullable Object checked(Access access) {
    try {
      return access.get();
    } catch (ArrayIndexOutOfBoundsException outside) {
      throw machine.thrown("java.lang.ArrayIndexOutOfBoundsException", false);
    } catch (IllegalArgumentException otherElement) {
      throw new Stuck("an array of another class");
    }
  }

  private Object present(@Nullable Object value) {
    if (value == null) {
      throw machine.thrown("java.lang.NullPointerException", false);
    }
    return value;
  }
}
