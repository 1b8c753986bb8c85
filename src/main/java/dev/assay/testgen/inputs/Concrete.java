package dev.assay.testgen.inputs;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Chooses a type that can be written for each type variable and wildcard: String where the bound
 * lets it, else Integer, else what the bound names. One instance serves one request.
 */
final class Concrete {
  private static final List<String> FAVOURITES =
      List.of("java.lang.String", "java.lang.Integer", "java.util.concurrent.TimeUnit");

  private final Types types;
  private final Elements elements;
  private final List<TypeElement> known;
  private final Set<TypeVariable> underWay = new HashSet<>();

  Concrete(Types types, Elements elements, List<TypeElement> known) {
    this.types = types;
    this.elements = elements;
    this.known = known;
  }

  TypeMirror of(TypeMirror type) {
    return switch (type) {
      case TypeVariable variable -> chosen(variable);
      case WildcardType wildcard -> chosen(wildcard);
      case ArrayType array -> types.getArrayType(of(array.getComponentType()));
      case DeclaredType declared when !declared.getTypeArguments().isEmpty() -> declared(declared);
      default -> type;
    };
  }

  /** What a type means inside a parameterised one. */
  TypeMirror inside(DeclaredType owner, TypeMirror type) {
    if (type instanceof TypeVariable variable) {
      List<? extends TypeMirror> arguments = owner.getTypeArguments();
      var parameters = ((TypeElement) owner.asElement()).getTypeParameters();
      for (int i = 0; i < arguments.size(); i++) {
        if (parameters.get(i).equals(variable.asElement())) {
          return arguments.get(i);
        }
      }
    }
    if (type instanceof DeclaredType declared && !declared.getTypeArguments().isEmpty()) {
      return types.getDeclaredType(
          (TypeElement) declared.asElement(),
          declared.getTypeArguments().stream()
              .map(argument -> inside(owner, argument))
              .toArray(TypeMirror[]::new));
    }
    return type instanceof ArrayType array
        ? types.getArrayType(inside(owner, array.getComponentType()))
        : type;
  }

  /**
   * What a type means where a method is to give a parameterised type: the T of {@code <T> Range<T>
   * of(T from)}, or that of the {@code Builder<T>} it is a method of, where a {@code
   * Range<Integer>} is wanted.
   */
  TypeMirror given(DeclaredType wanted, ExecutableElement factory, TypeMirror type) {
    if (wanted.getTypeArguments().isEmpty()
        || !(factory.getReturnType() instanceof DeclaredType returns)
        || !returns.asElement().equals(wanted.asElement())) {
      return type;
    }
    Map<Element, TypeMirror> known = new HashMap<>();
    for (int i = 0; i < returns.getTypeArguments().size(); i++) {
      if (returns.getTypeArguments().get(i) instanceof TypeVariable variable) {
        known.put(variable.asElement(), wanted.getTypeArguments().get(i));
      }
    }
    return put(known, type);
  }

  private TypeMirror put(Map<Element, TypeMirror> known, TypeMirror type) {
    return switch (type) {
      case TypeVariable variable -> known.getOrDefault(variable.asElement(), variable);
      case ArrayType array -> types.getArrayType(put(known, array.getComponentType()));
      case WildcardType any when any.getExtendsBound() != null ->
          types.getWildcardType(put(known, any.getExtendsBound()), null);
      case WildcardType any when any.getSuperBound() != null ->
          types.getWildcardType(null, put(known, any.getSuperBound()));
      case DeclaredType declared when !declared.getTypeArguments().isEmpty() ->
          types.getDeclaredType(
              (TypeElement) declared.asElement(),
              declared.getTypeArguments().stream()
                  .map(each -> put(known, each))
                  .toArray(TypeMirror[]::new));
      default -> type;
    };
  }

  private TypeMirror declared(DeclaredType declared) {
    TypeMirror[] arguments =
        declared.getTypeArguments().stream().map(this::of).toArray(TypeMirror[]::new);
    TypeMirror around = declared.getEnclosingType();
    var element = (TypeElement) declared.asElement();
    if (!within(types.getDeclaredType(element, arguments))) {
      return types.getDeclaredType(element);
    }
    return around instanceof DeclaredType outer && !outer.getTypeArguments().isEmpty()
        ? types.getDeclaredType((DeclaredType) of(outer), element, arguments)
        : types.getDeclaredType(element, arguments);
  }

  // No type can be written for the T of A<T extends A<T>> where nobody extends A: then A is raw.
  private boolean within(DeclaredType type) {
    var parameters = ((TypeElement) type.asElement()).getTypeParameters();
    for (int i = 0; i < parameters.size(); i++) {
      TypeMirror argument = type.getTypeArguments().get(i);
      for (TypeMirror bound : parameters.get(i).getBounds()) {
        boolean ofItself =
            bound instanceof DeclaredType declared && mentions(declared, parameters.get(i));
        if (ofItself
            && types.isSameType(types.erasure(argument), types.erasure(bound))
            && !types.isSubtype(argument, inside(type, bound))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean mentions(DeclaredType bound, Element parameter) {
    return bound.getTypeArguments().stream()
        .anyMatch(each ->
            switch (each) {
              case TypeVariable variable -> variable.asElement().equals(parameter);
              case DeclaredType inner -> mentions(inner, parameter);
              case WildcardType wildcard ->
                  wildcard.getSuperBound() instanceof TypeVariable variable
                      && variable.asElement().equals(parameter);
              default -> false;
            });
  }

  private TypeMirror chosen(WildcardType wildcard) {
    if (wildcard.getExtendsBound() != null) {
      return of(wildcard.getExtendsBound());
    }
    return wildcard.getSuperBound() != null
        ? of(wildcard.getSuperBound())
        : named("java.lang.String");
  }

  private TypeMirror chosen(TypeVariable variable) {
    TypeMirror bound = variable.getUpperBound();
    if (!underWay.add(variable)) {
      return types.erasure(bound);
    }
    try {
      for (String favourite : FAVOURITES) {
        if (fits(named(favourite), bound)) {
          return named(favourite);
        }
      }
      for (TypeElement type : known) {
        if (type.getKind() != ElementKind.INTERFACE
            && type.getTypeParameters().isEmpty()
            && fits(type.asType(), bound)) {
          return type.asType();
        }
      }
      return bound instanceof IntersectionType several
          ? of(several.getBounds().getFirst())
          : of(bound);
    } finally {
      underWay.remove(variable);
    }
  }

  private boolean fits(TypeMirror type, TypeMirror bound) {
    return bound instanceof IntersectionType several
        ? several.getBounds().stream().allMatch(each -> fits(type, each))
        : types.isAssignable(types.erasure(type), types.erasure(bound));
  }

  private TypeMirror named(String name) {
    TypeElement element = elements.getTypeElement(name);
    return element == null ? types.getNoType(TypeKind.NONE) : element.asType();
  }
}
