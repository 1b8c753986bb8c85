package dev.assay.testgen.inputs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Finds classes of the class path that stand for an interface or an abstract class of it, those
 * that are made the simplest way first. Looks only beside the type and beside the subject: a whole
 * class path would take too long. For one request.
 */
final class Implementations {
  private static final int MOST = 4;
  private static final int MOST_LOOKED_AT = 400;

  /** What wraps another of its kind is not the plain one of it. */
  private static final Pattern WRAPPING =
      Pattern.compile(
          "(Abstract|Unmodifiable|Immutable|Synchronized|Predicated|Transformed|Forwarding|Empty"
              + "|Null|Delegat|Filter|Proxy|Lazy|Unbounded|Composite|Chained).*|.*(Decorator|Wrapper)");

  private final Inputs inputs;
  private final Map<PackageElement, List<TypeElement>> beside = new LinkedHashMap<>();
  private final Map<TypeElement, List<TypeElement>> found = new LinkedHashMap<>();

  Implementations(Inputs inputs) {
    this.inputs = inputs;
  }

  /** At most a few; empty for types of the platform, whose values have rules of their own. */
  List<TypeElement> of(TypeElement type) {
    List<TypeElement> known = found.get(type);
    if (known == null) {
      known = ofLibrary(type) ? searched(type) : List.of();
      found.put(type, known);
    }
    return known;
  }

  private boolean ofLibrary(TypeElement type) {
    String name = type.getQualifiedName().toString();
    return !name.startsWith("java.") && !name.startsWith("javax.") && !name.startsWith("jdk.");
  }

  private List<TypeElement> searched(TypeElement type) {
    List<TypeElement> all = new ArrayList<>(packaged(inputs.elements().getPackageOf(type)));
    if (!inputs.known().isEmpty()) {
      packaged(inputs.elements().getPackageOf(inputs.known().getFirst())).stream()
          .filter(each -> !all.contains(each))
          .forEach(all::add);
    }
    all.removeAll(inputs.known());
    TypeMirror wanted = inputs.types().erasure(type.asType());
    return all.stream()
        .filter(each -> each.getKind() == ElementKind.CLASS && usable(each))
        .filter(each -> inputs.types().isSubtype(inputs.types().erasure(each.asType()), wanted))
        .sorted(Comparator.comparingInt(this::rank))
        .limit(MOST)
        .toList();
  }

  private List<TypeElement> packaged(PackageElement place) {
    List<TypeElement> known = beside.get(place);
    if (known == null) {
      known =
          ElementFilter.typesIn(place.getEnclosedElements()).stream()
              .limit(MOST_LOOKED_AT)
              .sorted(Comparator.comparing(each -> each.getQualifiedName().toString()))
              .toList();
      beside.put(place, known);
    }
    return known;
  }

  private boolean usable(TypeElement type) {
    return !type.getModifiers().contains(Modifier.ABSTRACT)
        && inputs.reachable(type)
        && open(type) != Integer.MAX_VALUE
        && !inputs.elements().isDeprecated(type);
  }

  private int rank(TypeElement type) {
    int wraps = WRAPPING.matcher(type.getSimpleName()).matches() ? 100 : 0;
    return wraps + open(type);
  }

  /** How many arguments it needs at least; none can be given where no constructor is open. */
  private int open(TypeElement type) {
    int constructors =
        ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .filter(inputs::reachable)
            .mapToInt(each -> each.getParameters().size())
            .min()
            .orElse(Integer.MAX_VALUE);
    return constructors == Integer.MAX_VALUE ? factories(type) : constructors;
  }

  private int factories(TypeElement type) {
    return type.getEnclosedElements().stream()
        .filter(each -> each.getModifiers().containsAll(Set.of(Modifier.STATIC, Modifier.PUBLIC)))
        .filter(each -> gives(each, type))
        .mapToInt(each -> each instanceof ExecutableElement it ? 1 + it.getParameters().size() : 1)
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  private boolean gives(Element member, TypeElement type) {
    return switch (member) {
      case ExecutableElement method -> type.equals(inputs.element(method.getReturnType()));
      default -> type.equals(inputs.element(member.asType()));
    };
  }
}
