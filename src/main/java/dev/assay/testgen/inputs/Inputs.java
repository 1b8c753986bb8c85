package dev.assay.testgen.inputs;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Finds values for types by asking the rules in order. Belongs to one request and one thread, as
 * the compiler's model does.
 */
public final class Inputs {
  /** The first rule that knows a type answers for it. */
  private static final List<ValueRule> RULES =
      List.of(
          new NumberRule(),
          new LetterRule(),
          new TextRule(),
          new EnumRule(),
          new ArrayRule(),
          new CollectionRule(),
          new MapRule(),
          new OptionalRule(),
          new TimeRule(),
          new PartialRule(),
          new PlatformRule(),
          new FormatRule(),
          new IoRule(),
          new StreamRule(),
          new GenericRule(),
          new SubtypeRule(),
          new ConstructorRule(),
          new LambdaRule(),
          new StubRule());

  private static final int DEEPEST = 4;

  /** A tree may hold a tree, once. */
  private static final int MOST_NESTED = 1;

  private final Types types;
  private final Elements elements;
  private final List<TypeElement> known;
  private final Concrete concrete;
  private final Implementations implementations;
  private final Parsed parsed;
  private final Topics topics;
  private final NamedValues named;
  private final Mentioned mentioned;
  private final Map<String, Integer> underWay = new TreeMap<>();
  private final Map<String, List<Candidate>> found = new HashMap<>();

  /**
   * @param known the types the sources declare
   */
  public Inputs(Types types, Elements elements, List<TypeElement> known) {
    this(types, elements, known, new Said(new Named(), Mentioned.ALL));
  }

  /**
   * What the sources say beside their types.
   *
   * @param named what they name for their parameters
   * @param mentioned what of the platform they use
   */
  public record Said(Named named, Mentioned mentioned) {}

  /**
   * @param known the types the sources declare
   */
  public Inputs(Types types, Elements elements, List<TypeElement> known, Said said) {
    this.types = types;
    this.elements = elements;
    this.known = List.copyOf(known);
    this.concrete = new Concrete(types, elements, known);
    this.implementations = new Implementations(this);
    this.parsed = new Parsed(this);
    this.topics = Topics.of(known);
    this.named = new NamedValues(said.named(), this);
    this.mentioned = said.mentioned();
  }

  /** The values for a place, the plainest first; empty where nothing can be built. */
  public List<Candidate> of(Wanted wanted) {
    String key = wanted.type().toString();
    int around = underWay.getOrDefault(key, 0);
    if (wanted.depth() > DEEPEST || around > MOST_NESTED) {
      return List.of();
    }
    // What is built around a place tells what may be built in it, so it belongs to the key.
    String place = "%s %s %d %s".formatted(key, wanted.name(), wanted.depth(), underWay);
    List<Candidate> before = found.get(place);
    if (before != null) {
      return before;
    }
    underWay.put(key, around + 1);
    List<Candidate> values =
        RULES.stream()
            .map(rule -> rule.candidates(wanted, this))
            .filter(each -> !each.isEmpty())
            .findFirst()
            .orElse(List.of());
    if (around == 0) {
      underWay.remove(key);
    } else {
      underWay.put(key, around);
    }
    found.put(place, values);
    return values;
  }

  /** The values that the sources name for a parameter, which no other may be as good as. */
  public List<Candidate> named(VariableElement parameter, TypeMirror type) {
    return named.of(parameter, new Wanted(concrete(type), parameter.getSimpleName().toString(), 0));
  }

  NamedValues named() {
    return named;
  }

  /** Why there is no value of a type, in words a person can act on. */
  public String reason(TypeMirror type) {
    return new Reasons(this).of(concrete(type));
  }

  /** The values of a parameter or a receiver, with its type variables put in. */
  public List<Candidate> of(TypeMirror type, String name) {
    return of(new Wanted(concrete(type), name, 0));
  }

  /** A type with its type variables and wildcards replaced by types that can be written. */
  public TypeMirror concrete(TypeMirror type) {
    return concrete.of(type);
  }

  /** Erased, fully qualified names of the parameters' types. */
  public List<String> erased(ExecutableElement method) {
    return method.getParameters().stream()
        .map(parameter -> TypeName.of(types.erasure(parameter.asType())))
        .map(type -> type.qualified() + "[]".repeat(type.dimensions()))
        .toList();
  }

  /** Whether a test in the sources' package may name this element and all around it. */
  public boolean reachable(Element element) {
    Element inner = element;
    boolean home = inHome(element);
    while (inner != null && inner.getKind() != ElementKind.PACKAGE) {
      Set<Modifier> modifiers = inner.getModifiers();
      boolean open =
          home ? !modifiers.contains(Modifier.PRIVATE) : modifiers.contains(Modifier.PUBLIC);
      if (!open && !implicitlyPublic(inner)) {
        return false;
      }
      inner = inner.getEnclosingElement();
    }
    return true;
  }

  private static boolean implicitlyPublic(Element element) {
    Element around = element.getEnclosingElement();
    return around != null
        && around.getKind().isInterface()
        && !element.getModifiers().contains(Modifier.PRIVATE);
  }

  private boolean inHome(Element element) {
    return !known.isEmpty()
        && elements.getPackageOf(element).equals(elements.getPackageOf(known.getFirst()));
  }

  /** The methods an implementation has to give, those of Object left out. */
  public List<ExecutableElement> abstractMethods(TypeElement type) {
    return ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
        .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
        .filter(method -> !ofObject(method))
        .toList();
  }

  private static boolean ofObject(ExecutableElement method) {
    int parameters = method.getParameters().size();
    return switch (method.getSimpleName().toString()) {
      case "equals" ->
          parameters == 1
              && method.getParameters().getFirst().asType().toString().equals("java.lang.Object");
      case "hashCode", "toString" -> parameters == 0;
      default -> false;
    };
  }

  public Types types() {
    return types;
  }

  public Elements elements() {
    return elements;
  }

  Implementations implementations() {
    return implementations;
  }

  Parsed parsed() {
    return parsed;
  }

  Topics topics() {
    return topics;
  }

  Mentioned mentioned() {
    return mentioned;
  }

  List<TypeElement> known() {
    return known;
  }

  boolean assignable(TypeMirror from, TypeMirror to) {
    return types.isAssignable(from, to);
  }

  /** The type of a method's first parameter in a class with type arguments. */
  public TypeMirror memberType(DeclaredType owner, ExecutableElement method) {
    var type = (ExecutableType) types.asMemberOf(owner, method);
    return concrete(type.getParameterTypes().getFirst());
  }

  /** Plain values for all parameters; null where one cannot be built. */
  @Nullable List<Value> arguments(Wanted wanted, ExecutableElement method) {
    List<Value> arguments = new ArrayList<>();
    for (var parameter : method.getParameters()) {
      TypeMirror type = memberType(wanted, method, parameter.asType());
      List<Candidate> found = of(wanted.inside(type, parameter.getSimpleName().toString()));
      if (found.isEmpty()) {
        return null;
      }
      arguments.add(found.getFirst().value());
    }
    return Unlike.values(arguments);
  }

  /** The type of whom a method of an instance belongs to, where it gives what is wanted. */
  TypeMirror giver(Wanted wanted, ExecutableElement method) {
    TypeMirror owner = Enclosing.type(method).asType();
    return wanted.type() instanceof DeclaredType declared
        ? concrete(concrete.given(declared, method, owner))
        : concrete(owner);
  }

  // In Box<String> the T of a parameter is String.
  TypeMirror memberType(Wanted wanted, ExecutableElement method, TypeMirror type) {
    if (wanted.type() instanceof DeclaredType declared
        && declared.asElement().equals(method.getEnclosingElement())
        && !method.getModifiers().contains(Modifier.STATIC)) {
      return concrete(concrete.inside(declared, type));
    }
    return wanted.type() instanceof DeclaredType declared
        ? concrete(concrete.given(declared, method, type))
        : concrete(type);
  }

  /** Whether a lambda can stand for it. */
  boolean isFunction(TypeElement type) {
    return type.getKind() == ElementKind.INTERFACE
        && !type.getModifiers().contains(Modifier.SEALED)
        && abstractMethods(type).size() == 1;
  }

  /** A plain value, or null where none can be built: what a stub answers. */
  Value answer(Wanted wanted) {
    List<Candidate> found = of(wanted);
    return found.isEmpty() ? Value.NULL : found.getFirst().value();
  }

  TypeKind unboxedKind(TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      return type.getKind();
    }
    try {
      return types.unboxedType(type).getKind();
    } catch (IllegalArgumentException notABox) {
      return TypeKind.NONE;
    }
  }

  /** Whether its values have an order of their own. */
  boolean comparable(TypeMirror type) {
    TypeElement comparable = elements.getTypeElement("java.lang.Comparable");
    return comparable != null && types.isAssignable(type, types.erasure(comparable.asType()));
  }

  boolean isText(TypeMirror type) {
    String name = qualified(type);
    return name.equals("java.lang.String") || name.equals("java.lang.CharSequence");
  }

  String qualified(TypeMirror type) {
    TypeElement element = element(type);
    return element == null ? "" : element.getQualifiedName().toString();
  }

  @Nullable TypeElement element(TypeMirror type) {
    return type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement it
        ? it
        : null;
  }
}
