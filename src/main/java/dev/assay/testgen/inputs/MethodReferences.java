package dev.assay.testgen.inputs;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Methods of the platform that fit a functional interface and whose answers depend on what they are
 * given, so that a test sees whether the right thing was passed. Stateless.
 */
final class MethodReferences {
  private MethodReferences() {}

  static List<Candidate> of(TypeName type, ExecutableType method, Inputs inputs) {
    List<TypeMirror> parameters = new ArrayList<>();
    method.getParameterTypes().forEach(each -> parameters.add(inputs.concrete(each)));
    TypeMirror returns = inputs.concrete(method.getReturnType());
    return switch (parameters.size()) {
      case 1 -> unary(type, parameters.getFirst(), returns, inputs);
      case 2 -> binary(type, parameters, returns, inputs);
      default -> List.of();
    };
  }

  private static List<Candidate> unary(
      TypeName type, TypeMirror parameter, TypeMirror returns, Inputs inputs) {
    TypeKind kind = inputs.unboxedKind(returns);
    if (inputs.qualified(parameter).equals("java.lang.String")) {
      return switch (kind) {
        case BOOLEAN -> one(type, String.class, "isEmpty", "TellingIfEmpty");
        case INT -> one(type, String.class, "length", "GivingTheLength");
        default -> List.of();
      };
    }
    boolean text = inputs.qualified(returns).equals("java.lang.String");
    if (text && !parameter.getKind().isPrimitive() && isBox(parameter, inputs)) {
      return one(type, Object.class, "toString", "GivingTheText");
    }
    return kind == TypeKind.BOOLEAN && inputs.unboxedKind(parameter) == TypeKind.CHAR
        ? one(type, Character.class, "isDigit", "TellingIfDigit")
        : List.of();
  }

  private static List<Candidate> binary(
      TypeName type, List<TypeMirror> parameters, TypeMirror returns, Inputs inputs) {
    TypeKind kind = inputs.unboxedKind(returns);
    boolean numbers = parameters.stream().allMatch(each -> inputs.unboxedKind(each) == kind);
    if (numbers) {
      return switch (kind) {
        case INT -> one(type, Integer.class, "sum", "Sum");
        case LONG -> one(type, Long.class, "sum", "Sum");
        case DOUBLE -> one(type, Double.class, "sum", "Sum");
        default -> List.of();
      };
    }
    List<String> names = parameters.stream().map(inputs::qualified).distinct().toList();
    boolean texts = names.equals(List.of("java.lang.String"));
    if (texts && inputs.qualified(returns).equals("java.lang.String")) {
      return one(type, String.class, "concat", "Concatenation");
    }
    if (texts && kind == TypeKind.INT) {
      return one(type, String.class, "compareTo", "ComparingTexts");
    }
    return texts && kind == TypeKind.BOOLEAN
        ? one(type, String.class, "equals", "TellingIfEqual")
        : List.of();
  }

  private static boolean isBox(TypeMirror type, Inputs inputs) {
    return inputs.unboxedKind(type) != TypeKind.NONE;
  }

  private static List<Candidate> one(TypeName type, Class<?> owner, String method, String trait) {
    return List.of(new Candidate(new Value.Reference(type, TypeName.of(owner), method), trait));
  }
}
