package dev.assay.testgen.evaluate;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Makes the objects that a row's values stand for. For one job and its thread. */
final class Materials {
  private final Machine machine;

  Materials(Machine machine) {
    this.machine = machine;
  }

  @Nullable Object of(Value value) {
    return switch (value) {
      case Value.Literal literal -> literal.value();
      case Value.Null nothing -> null;
      case Value.As as -> of(as.value());
      case Value.Constant constant -> constant(constant);
      case Value.New creation -> create(creation);
      case Value.StaticCall call -> call(call);
      case Value.Chain chain -> chain(chain);
      case Value.ArrayOf array -> array(array);
      case Value.Lambda lambda -> new Opaque("a lambda of the test");
      case Value.Stub stub -> new Opaque("a stub of the test");
      case Value.Reference reference -> new Opaque("a method reference of the test");
      case Value.Argument argument -> new Opaque("what a lambda of the test is given");
      case Value.Receiver receiver -> new Opaque("the object that is called");
      case Value.Raise raise -> new Opaque("what a lambda of the test throws");
      case Value.Turns turns -> new Opaque("what a stub of the test answers in turn");
      case Value.Prepared prepared -> prepared(prepared);
      case Value.ClassLiteral literal -> new Opaque("a class");
    };
  }

  private TypeElement type(TypeName name) {
    return machine.named(name.qualified());
  }

  private @Nullable Object constant(Value.Constant constant) {
    TypeElement type = type(constant.type());
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
        .filter(field -> field.getSimpleName().contentEquals(constant.name()))
        .findFirst()
        .map(field -> java.util.Optional.ofNullable(read(type, field)))
        .orElseThrow(() -> new Stuck("the constant " + constant.name()))
        .orElse(null);
  }

  private @Nullable Object read(TypeElement type, VariableElement field) {
    if (field.getKind() == ElementKind.ENUM_CONSTANT && machine.index().type(type) != null) {
      return machine.statics().constants(type).stream()
          .filter(each ->
              field.getSimpleName().contentEquals(String.valueOf(((Thing) each).constant())))
          .findFirst()
          .orElseThrow(() -> new Stuck("the constant " + field.getSimpleName()));
    }
    return machine.statics().get(field);
  }

  private List<@Nullable Object> all(List<Value> values) {
    List<@Nullable Object> objects = new ArrayList<>();
    values.forEach(value -> objects.add(of(value)));
    return objects;
  }

  private Object create(Value.New creation) {
    if (creation.outer() != null) {
      throw new Stuck("an inner class");
    }
    TypeElement type = type(creation.type());
    ExecutableElement constructor =
        ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .filter(each -> takes(each, creation.parameters()))
            .findFirst()
            .orElseThrow(() -> new Stuck("a constructor of " + type.getSimpleName()));
    List<@Nullable Object> arguments = all(creation.arguments());
    return machine.index().type(type) != null
        ? machine.making().make(constructor, arguments)
        : machine.platform().create(constructor, arguments);
  }

  private @Nullable Object call(Value.StaticCall call) {
    TypeElement type = type(call.type());
    ExecutableElement method = method(type, call.method(), call.parameters(), true);
    List<@Nullable Object> arguments = all(call.arguments());
    return machine.index().type(type) != null
        ? machine.call(method, null, arguments)
        : machine.platform().invoke(method, null, arguments);
  }

  private @Nullable Object chain(Value.Chain chain) {
    Object receiver = of(chain.receiver());
    if (receiver == null) {
      throw new Stuck("a call on null");
    }
    List<@Nullable Object> arguments = all(chain.arguments());
    if (receiver instanceof Thing thing) {
      return Things.call(
          machine,
          thing,
          method(thing.type(), chain.method(), chain.parameters(), false),
          arguments);
    }
    if (!(receiver instanceof String)) {
      throw new Stuck("a " + chain.method() + " of the platform");
    }
    TypeElement type = machine.named("java.lang.String");
    return machine
        .platform()
        .invoke(method(type, chain.method(), chain.parameters(), false), receiver, arguments);
  }

  private @Nullable Object prepared(Value.Prepared prepared) {
    if (prepared.then() != null) {
      throw new Stuck("a call on what another call gives");
    }
    if (!(of(prepared.base()) instanceof Thing thing)) {
      throw new Stuck("a stub of the test");
    }
    ExecutableElement method =
        method(thing.type(), prepared.method(), prepared.parameters(), false);
    Things.call(machine, thing, method, all(prepared.arguments()));
    return thing;
  }

  private ExecutableElement method(
      TypeElement type, String name, List<String> parameters, boolean isStatic) {
    for (Element member : machine.elements().getAllMembers(type)) {
      if (member instanceof ExecutableElement method
          && method.getSimpleName().contentEquals(name)
          && method.getModifiers().contains(Modifier.STATIC) == isStatic
          && takes(method, parameters)) {
        return method;
      }
    }
    throw new Stuck(name + " of " + type.getSimpleName());
  }

  private boolean takes(ExecutableElement method, List<String> parameters) {
    return method.getParameters().stream()
        .map(parameter -> machine.types().erasure(parameter.asType()).toString())
        .toList()
        .equals(parameters);
  }

  private Object array(Value.ArrayOf array) {
    Class<?> element = elementClass(array.element());
    Object made = Array.newInstance(element, array.elements().size());
    for (int i = 0; i < array.elements().size(); i++) {
      Array.set(made, i, of(array.elements().get(i)));
    }
    return made;
  }

  private static Class<?> elementClass(TypeName element) {
    if (element.dimensions() > 0) {
      return elementClass(
              new TypeName(
                  element.packageName(),
                  element.name(),
                  element.arguments(),
                  element.dimensions() - 1))
          .arrayType();
    }
    return switch (element.qualified()) {
      case "int" -> int.class;
      case "long" -> long.class;
      case "short" -> short.class;
      case "byte" -> byte.class;
      case "char" -> char.class;
      case "boolean" -> boolean.class;
      case "float" -> float.class;
      case "double" -> double.class;
      case "java.lang.String" -> String.class;
      default -> Object.class;
    };
  }
}
