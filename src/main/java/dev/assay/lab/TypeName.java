package dev.assay.lab;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/**
 * A type as a test's source names it, free of the compiler that knew it. Immutable.
 *
 * @param packageName empty for primitives and the unnamed package
 * @param name {@code Outer.Inner}, or a primitive
 * @param arguments the type arguments; a wildcard is named {@code ?}
 */
public record TypeName(String packageName, String name, List<TypeName> arguments, int dimensions) {
  public TypeName {
    arguments = List.copyOf(arguments);
  }

  /** A class with no type arguments, by its canonical name's two parts. */
  public static TypeName of(String packageName, String name) {
    return new TypeName(packageName, name, List.of(), 0);
  }

  /** A top-level or nested class of the JDK. */
  public static TypeName of(Class<?> type) {
    String canonical = type.getCanonicalName();
    String packageName = type.getPackageName();
    return type.isPrimitive()
        ? of("", type.getName())
        : of(packageName, canonical.substring(packageName.length() + 1));
  }

  /** The class itself, without type arguments. */
  public static TypeName of(TypeElement type) {
    Element around = type;
    while (around instanceof TypeElement) {
      around = around.getEnclosingElement();
    }
    String packageName = String.valueOf(around);
    String qualified = type.getQualifiedName().toString();
    return packageName.isEmpty() || packageName.equals("unnamed package")
        ? of("", qualified)
        : of(packageName, qualified.substring(packageName.length() + 1));
  }

  /** A type of the compiler's; a type variable becomes its bound, without that one's arguments. */
  public static TypeName of(TypeMirror type) {
    return switch (type) {
      case ArrayType array -> {
        TypeName element = of(array.getComponentType());
        yield new TypeName(
            element.packageName, element.name, element.arguments, element.dimensions + 1);
      }
      case DeclaredType declared ->
          of((TypeElement) declared.asElement())
              .with(declared.getTypeArguments().stream().map(TypeName::of).toList());
      case TypeVariable variable -> bound(variable.getUpperBound());
      case WildcardType wildcard -> of("", "?");
      default -> of("", type.getKind().name().toLowerCase(java.util.Locale.ROOT));
    };
  }

  // The arguments of E extends Enum<E> would have no end.
  private static TypeName bound(TypeMirror bound) {
    return switch (bound) {
      case DeclaredType declared -> of((TypeElement) declared.asElement());
      case TypeVariable other -> bound(other.getUpperBound());
      case IntersectionType several -> bound(several.getBounds().getFirst());
      default -> of(bound);
    };
  }

  /** This class with type arguments. */
  public TypeName with(List<TypeName> typeArguments) {
    return new TypeName(packageName, name, typeArguments, dimensions);
  }

  /** The canonical name of the class, without arguments and dimensions. */
  public String qualified() {
    return packageName.isEmpty() ? name : packageName + "." + name;
  }

  /** The last part of the name. */
  public String simple() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** Whether this is that class, whatever its arguments. */
  public boolean is(@Nullable Class<?> type) {
    return type != null && dimensions == 0 && qualified().equals(type.getCanonicalName());
  }
}
