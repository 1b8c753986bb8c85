package dev.assay.testgen.generate;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** What the compiler knows of the members that a test's text names. For one job. */
final class Members {
  private static final Set<String> OF_OBJECT = Set.of("equals", "hashCode", "toString");

  private final Function<String, @Nullable TypeElement> types;
  private final @Nullable TypeElement receiver;

  /**
   * @param types the compiler's types by canonical name
   */
  Members(Function<String, @Nullable TypeElement> types) {
    this(types, null);
  }

  private Members(Function<String, @Nullable TypeElement> types, @Nullable TypeElement receiver) {
    this.types = types;
    this.receiver = receiver;
  }

  /** The same for values made of what a method is called on, which is of this class. */
  Members on(TypeElement owner) {
    return new Members(types, owner);
  }

  /** Whether making a value may throw what a method that calls it has to declare. */
  boolean checked(Value value) {
    ExecutableElement called =
        switch (value) {
          case Value.New creation ->
              constructor(type(creation.type()), creation.parameters()).orElse(null);
          case Value.StaticCall call ->
              method(type(call.type()), call.method(), call.parameters()).orElse(null);
          case Value.Chain chain ->
              method(typeOf(chain.receiver()), chain.method(), chain.parameters()).orElse(null);
          case Value.Prepared step ->
              method(typeOf(step.base()), step.method(), step.parameters()).orElse(null);
          default -> null;
        };
    return (called != null && (checked(called) || thenChecked(value, called)))
        || Value.parts(value).stream().anyMatch(this::checked);
  }

  private boolean thenChecked(Value value, ExecutableElement called) {
    return value instanceof Value.Prepared step
        && step.then() != null
        && method(element(called.getReturnType()), step.then().method(), step.then().parameters())
            .filter(this::checked)
            .isPresent();
  }

  /** Whether a method without parameters declares what its callers have to. */
  boolean checked(@Nullable TypeElement type, String method) {
    return method(type, method, List.of()).filter(this::checked).isPresent();
  }

  /** Whether a method declares an exception that its callers have to. */
  boolean checked(ExecutableElement method) {
    return method.getThrownTypes().stream().anyMatch(thrown -> !unchecked(thrown));
  }

  private static boolean unchecked(TypeMirror thrown) {
    return Optional.ofNullable(element(thrown)).stream()
        .flatMap(type -> ancestry(type).stream())
        .anyMatch(type ->
            type.getQualifiedName().contentEquals("java.lang.RuntimeException")
                || type.getQualifiedName().contentEquals("java.lang.Error"));
  }

  /** What a method without parameters gives; null where it is not known. */
  @Nullable TypeMirror answer(@Nullable TypeElement type, String method) {
    return method(type, method, List.of()).map(ExecutableElement::getReturnType).orElse(null);
  }

  /** What a method with so many parameters gives; null where it is not known. */
  @Nullable TypeMirror answer(@Nullable TypeElement type, String method, int parameters) {
    return method(type, method, Collections.nCopies(parameters, ""))
        .map(ExecutableElement::getReturnType)
        .orElse(null);
  }

  /** The same of a method of what a value makes. */
  @Nullable TypeMirror answer(Value of, String method) {
    return answer(typeOf(of), method);
  }

  /** Whether a method of what a value makes declares what its callers have to. */
  boolean checked(Value of, String method) {
    return checked(typeOf(of), method);
  }

  /** Whether the type arguments of a type have to be of some kind. */
  boolean bounded(TypeName name) {
    TypeElement type = type(name);
    return type != null
        && type.getTypeParameters().stream()
            .flatMap(each -> each.getBounds().stream())
            .anyMatch(bound -> !bound.toString().equals("java.lang.Object"));
  }

  /** The names of a constructor's parameters; none where they are not known. */
  List<String> parameterNames(Value.New creation) {
    return constructor(type(creation.type()), creation.parameters())
        .map(Members::names)
        .orElse(List.of());
  }

  /** The names of the parameters of a method that a stub overrides; none where not known. */
  List<String> parameterNames(Value.Stub stub, Value.StubMethod method) {
    List<String> erased =
        method.parameters().stream()
            .map(each -> each.qualified() + "[]".repeat(each.dimensions()))
            .toList();
    return method(type(stub.type()), method.name(), erased).map(Members::names).orElse(List.of());
  }

  /** The name of a functional interface's method; {@code call} where it is not known. */
  String onlyMethod(TypeName functional) {
    return function(functional).map(method -> method.getSimpleName().toString()).orElse("call");
  }

  /** The names of the parameters of a functional interface's method; none where not known. */
  List<String> parameterNames(TypeName functional) {
    return function(functional).map(Members::names).orElse(List.of());
  }

  private Optional<ExecutableElement> function(TypeName functional) {
    return Optional.ofNullable(type(functional)).stream()
        .flatMap(type -> ancestry(type).stream())
        .flatMap(each -> ElementFilter.methodsIn(each.getEnclosedElements()).stream())
        .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
        .filter(method -> !OF_OBJECT.contains(method.getSimpleName().toString()))
        .findFirst();
  }

  private static List<String> names(ExecutableElement method) {
    List<String> names =
        method.getParameters().stream().map(each -> each.getSimpleName().toString()).toList();
    boolean known = names.stream().noneMatch(name -> name.matches("arg\\d+"));
    return known ? names.stream().map(Words::variable).toList() : List.of();
  }

  private @Nullable TypeElement type(TypeName name) {
    return types.apply(name.qualified());
  }

  private @Nullable TypeElement typeOf(Value value) {
    return switch (value) {
      case Value.New creation -> type(creation.type());
      case Value.Stub stub -> type(stub.type());
      case Value.As as -> type(as.type());
      case Value.Constant constant -> type(constant.type());
      case Value.Prepared step -> typeOf(step.base());
      case Value.Receiver _ -> receiver;
      case Value.StaticCall call ->
          method(type(call.type()), call.method(), call.parameters())
              .map(method -> element(method.getReturnType()))
              .orElse(null);
      case Value.Chain chain ->
          method(typeOf(chain.receiver()), chain.method(), chain.parameters())
              .map(method -> element(method.getReturnType()))
              .orElse(null);
      default -> null;
    };
  }

  /** The class of a type; null for primitives, arrays and type variables. */
  static @Nullable TypeElement element(@Nullable TypeMirror type) {
    return type instanceof DeclaredType declared ? (TypeElement) declared.asElement() : null;
  }

  private static Optional<ExecutableElement> constructor(
      @Nullable TypeElement type, List<String> parameters) {
    return type == null
        ? Optional.empty()
        : best(ElementFilter.constructorsIn(type.getEnclosedElements()), parameters);
  }

  private static Optional<ExecutableElement> method(
      @Nullable TypeElement type, String name, List<String> parameters) {
    if (type == null) {
      return Optional.empty();
    }
    List<ExecutableElement> named =
        ancestry(type).stream()
            .flatMap(each -> ElementFilter.methodsIn(each.getEnclosedElements()).stream())
            .filter(method -> method.getSimpleName().contentEquals(name))
            .toList();
    return best(named, parameters);
  }

  // Where type arguments stand in for what is erased, the number of parameters has to do.
  private static Optional<ExecutableElement> best(
      List<ExecutableElement> methods, List<String> parameters) {
    List<ExecutableElement> asLong =
        methods.stream()
            .filter(method -> method.getParameters().size() == parameters.size())
            .toList();
    return asLong.stream()
        .filter(method -> erased(method).equals(parameters))
        .findFirst()
        .or(() -> asLong.stream().findFirst());
  }

  private static List<String> erased(ExecutableElement method) {
    return method.getParameters().stream()
        .map(parameter -> TypeName.of(parameter.asType()))
        .map(type -> type.qualified() + "[]".repeat(type.dimensions()))
        .toList();
  }

  /** A type, its superclasses and all its interfaces, nearest first. */
  private static List<TypeElement> ancestry(TypeElement type) {
    List<TypeElement> all = new ArrayList<>();
    all.add(type);
    TypeElement above =
        type.getKind() == ElementKind.INTERFACE ? null : element(type.getSuperclass());
    if (above != null) {
      all.addAll(ancestry(above));
    }
    for (TypeMirror each : type.getInterfaces()) {
      TypeElement element = element(each);
      if (element != null) {
        all.addAll(ancestry(element));
      }
    }
    return all;
  }
}
