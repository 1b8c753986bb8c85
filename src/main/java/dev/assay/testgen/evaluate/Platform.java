package dev.assay.testgen.evaluate;

import dev.assay.testgen.inputs.Enclosing;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Calls the JDK's own pure classes for the interpreter: the sources' code runs nowhere here, only
 * methods of the platform that {@link Pure} lets through. For one job.
 */
final class Platform {
  private final Machine machine;

  Platform(Machine machine) {
    this.machine = machine;
  }

  @Nullable Object invoke(
      ExecutableElement method, @Nullable Object receiver, List<@Nullable Object> arguments) {
    var owner = Enclosing.type(method);
    String name = method.getSimpleName().toString();
    if (receiver instanceof Opaque opaque) {
      throw new Stuck(opaque.what());
    }
    if (Pure.unread(owner.getQualifiedName().toString(), name)) {
      Formats.check(machine, receiver, arguments);
      return new Opaque("a formatted text");
    }
    Class<?> type = classOf(owner);
    Object[] values = arguments.toArray();
    boolean check = type == Objects.class && name.startsWith("require") && !name.contains("Else");
    if (!check || arguments.getFirst() == null) {
      Pure.check(type, name, receiver, check ? new Object[0] : values);
    }
    if (receiver != null && Pure.changes(type, name)) {
      machine.statics().changing(receiver);
    }
    int changed = Pure.changedArgument(type, name);
    if (changed >= 0 && arguments.get(changed) != null) {
      machine.statics().changing(Objects.requireNonNull(arguments.get(changed)));
    }
    if (check) {
      return required(arguments);
    }
    return grown(call(found(type, name, method, receiver), receiver, values), receiver);
  }

  private @Nullable Object required(List<@Nullable Object> arguments) {
    if (arguments.getFirst() == null) {
      throw machine.thrown("java.lang.NullPointerException", true);
    }
    return arguments.getFirst();
  }

  private @Nullable Object grown(@Nullable Object result, @Nullable Object receiver) {
    machine.budget().size(size(result));
    machine.budget().size(size(receiver));
    return result;
  }

  private static long size(@Nullable Object value) {
    return switch (value) {
      case CharSequence text -> text.length();
      case Collection<?> several -> several.size();
      case Map<?, ?> map -> map.size();
      case null -> 0;
      default -> value.getClass().isArray() ? java.lang.reflect.Array.getLength(value) : 0;
    };
  }

  private Method found(
      Class<?> type, String name, ExecutableElement method, @Nullable Object receiver) {
    Class<?>[] parameters = parameters(method);
    boolean hidden = !Modifier.isPublic(type.getModifiers());
    try {
      return (hidden && receiver != null ? receiver.getClass() : type).getMethod(name, parameters);
    } catch (NoSuchMethodException e) {
      throw new Stuck(name + " of " + type.getSimpleName());
    }
  }

  private Class<?>[] parameters(ExecutableElement method) {
    return method.getParameters().stream()
        .map(parameter -> machine.types().erasure(parameter.asType()))
        .map(this::classOf)
        .toArray(Class<?>[]::new);
  }

  private @Nullable Object call(Method method, @Nullable Object receiver, Object[] arguments) {
    try {
      return method.invoke(receiver, arguments);
    } catch (InvocationTargetException e) {
      throw translated(e.getCause());
    } catch (IllegalAccessException | IllegalArgumentException e) {
      throw new Stuck(method.getName() + " of the platform");
    }
  }

  private RuntimeException translated(@Nullable Throwable cause) {
    return switch (cause) {
      case Stuck stuck -> stuck;
      case Thrown thrown -> thrown;
      case Exception exception ->
          machine.thrown(String.valueOf(exception.getClass().getCanonicalName()), false);
      case null, default -> new Stuck("an error of the platform");
    };
  }

  Object create(ExecutableElement constructor, List<@Nullable Object> arguments) {
    var owner = Enclosing.type(constructor);
    Class<?> type = classOf(owner);
    Object[] values = arguments.toArray();
    Pure.check(type, "<init>", null, values);
    try {
      Constructor<?> found = type.getConstructor(parameters(constructor));
      return found.newInstance(values);
    } catch (InvocationTargetException e) {
      throw translated(e.getCause());
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new Stuck("a new " + type.getSimpleName());
    }
  }

  /** A static constant of a class of the platform. */
  @Nullable Object constant(TypeElement owner, VariableElement field) {
    Class<?> type = classOf(owner);
    try {
      var found = type.getField(field.getSimpleName().toString());
      if (!Pure.allows(type) || !Modifier.isFinal(found.getModifiers())) {
        throw new Stuck("the field " + field.getSimpleName());
      }
      return found.get(null);
    } catch (ReflectiveOperationException e) {
      throw new Stuck("the field " + field.getSimpleName());
    }
  }

  /** What an enhanced for loop goes over. */
  Iterable<@Nullable Object> iterated(@Nullable Object several) {
    List<@Nullable Object> all = new ArrayList<>();
    switch (several) {
      case null -> throw machine.thrown("java.lang.NullPointerException", false);
      case Collection<?> collection -> {
        Pure.check(collection.getClass(), "iterator", collection, new Object[0]);
        all.addAll(collection);
      }
      default -> {
        if (!several.getClass().isArray()) {
          throw new Stuck("a loop over something unusual");
        }
        for (int i = 0; i < java.lang.reflect.Array.getLength(several); i++) {
          all.add(java.lang.reflect.Array.get(several, i));
        }
      }
    }
    return all;
  }

  /** Whether an object's text is the same in every run. */
  boolean prints(Object value) {
    return Prints.prints(value);
  }

  private Class<?> classOf(TypeMirror type) {
    return switch (type.getKind()) {
      case INT -> int.class;
      case LONG -> long.class;
      case SHORT -> short.class;
      case BYTE -> byte.class;
      case CHAR -> char.class;
      case BOOLEAN -> boolean.class;
      case FLOAT -> float.class;
      case DOUBLE -> double.class;
      case ARRAY -> classOf(((ArrayType) type).getComponentType()).arrayType();
      default -> classOf((TypeElement) ((javax.lang.model.type.DeclaredType) type).asElement());
    };
  }

  /** The class of the platform; the interpreter gives up on any other. */
  Class<?> classOf(TypeElement type) {
    String name = machine.elements().getBinaryName(type).toString();
    if (!name.startsWith("java.")) {
      throw new Stuck("the class " + type.getSimpleName() + ", whose source is not here");
    }
    try {
      return Class.forName(name, false, ClassLoader.getPlatformClassLoader());
    } catch (ClassNotFoundException e) {
      throw new Stuck("the class " + name);
    }
  }
}
