package dev.assay.testgen.evaluate;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.assay.testgen.inputs.Enclosing;
import dev.assay.testgen.verify.Subject;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Calls methods and makes instances of the sources' classes. For one job and its thread. */
final class Machine {
  private static final int STEPS = 60_000;
  private static final int MOST_ARGUMENTS = 255;

  private final Index index;
  private final Types types;
  private final Elements elements;
  private final Statics statics;
  private final Platform platform;
  private final Statements statements;
  private final Making making;
  private final Expressions expressions;
  private final Set<Integer> branches = new HashSet<>();
  private final IdentityHashMap<Tree, Integer> numbers = new IdentityHashMap<>();
  private Budget budget = new Budget(STEPS);

  Machine(Subject subject) {
    this.index = new Index(subject);
    this.types = subject.types();
    this.elements = subject.elements();
    this.platform = new Platform(this);
    this.statics = new Statics(this);
    this.expressions = new Expressions(this);
    this.statements = new Statements(this);
    this.making = new Making(this);
  }

  Index index() {
    return index;
  }

  Types types() {
    return types;
  }

  Elements elements() {
    return elements;
  }

  Statics statics() {
    return statics;
  }

  Platform platform() {
    return platform;
  }

  Making making() {
    return making;
  }

  Statements statements() {
    return statements;
  }

  Expressions expressions() {
    return expressions;
  }

  Budget budget() {
    return budget;
  }

  /** Begins a new interpretation, which may take its own number of steps. */
  void restart() {
    budget = new Budget(STEPS);
    branches.clear();
  }

  /** Notes which way a condition went. */
  void took(Tree condition, boolean truth) {
    branches.add(numbers.computeIfAbsent(condition, key -> numbers.size()) * 2 + (truth ? 1 : 0));
  }

  /** Which branches were taken since the start, as one number that tells ways apart. */
  int path() {
    return branches.hashCode();
  }

  /** Does something on a budget of its own. */
  void apart(Runnable work) {
    Budget before = budget;
    budget = new Budget(STEPS);
    try {
      work.run();
    } finally {
      budget = before;
    }
  }

  /** Calls a method of the sources; {@code self} is null for a static one. */
  @Nullable Object call(
      ExecutableElement method, @Nullable Thing self, List<@Nullable Object> arguments) {
    ExecutableElement target = self == null ? method : dispatched(method, self);
    var owner = Enclosing.type(target);
    MethodTree tree = index.method(target);
    if (tree == null) {
      return implicit(target, self, arguments);
    }
    if (tree.getBody() == null || target.getModifiers().contains(Modifier.NATIVE)) {
      throw new Stuck(method.getSimpleName() + ", which has no body");
    }
    if (target.getModifiers().contains(Modifier.STATIC)) {
      statics.initialise(owner);
    }
    Frame frame = new Frame(index.unit(owner), owner, self);
    bind(frame, tree, target, arguments);
    return run(frame, tree.getBody()) instanceof Flow.Return(Object value)
        ? convert(value, target.getReturnType())
        : null;
  }

  Flow run(Frame frame, BlockTree body) {
    budget.enter();
    try {
      return statements.block(body.getStatements(), frame);
    } finally {
      budget.leave();
    }
  }

  void bind(
      Frame frame, MethodTree tree, ExecutableElement method, List<@Nullable Object> arguments) {
    List<? extends VariableTree> parameters = tree.getParameters();
    if (parameters.size() != arguments.size() || arguments.size() > MOST_ARGUMENTS) {
      throw new Stuck("a call with another number of arguments");
    }
    for (int i = 0; i < parameters.size(); i++) {
      frame.set(
          index.element(frame.unit(), parameters.get(i)),
          convert(arguments.get(i), method.getParameters().get(i).asType()));
    }
  }

  // What the compiler adds only when it writes the class file.
  private @Nullable Object implicit(
      ExecutableElement method, @Nullable Thing self, List<@Nullable Object> arguments) {
    String name = method.getSimpleName().toString();
    var owner = Enclosing.type(method);
    if (self != null && arguments.isEmpty() && owner.getKind() == ElementKind.RECORD) {
      for (RecordComponentElement component : owner.getRecordComponents()) {
        if (component.getSimpleName().contentEquals(name)) {
          return self.fields().get(field(owner, name));
        }
      }
    }
    if (owner.getKind() == ElementKind.ENUM && name.equals("values") && arguments.isEmpty()) {
      return statics.constants(owner).toArray();
    }
    if (owner.getKind() == ElementKind.ENUM && name.equals("valueOf")) {
      return constantNamed(owner, arguments.getFirst());
    }
    throw new Stuck(name + ", which the compiler makes");
  }

  private Object constantNamed(TypeElement owner, @Nullable Object name) {
    if (name == null) {
      throw thrown("java.lang.NullPointerException", true);
    }
    return statics.constants(owner).stream()
        .filter(constant -> name.equals(((Thing) constant).constant()))
        .findFirst()
        .orElseThrow(() -> thrown("java.lang.IllegalArgumentException", true));
  }

  Element field(TypeElement owner, String name) {
    return ElementFilter.fieldsIn(owner.getEnclosedElements()).stream()
        .filter(field -> field.getSimpleName().contentEquals(name))
        .findFirst()
        .orElseThrow(() -> new Stuck("the field " + name));
  }

  private ExecutableElement dispatched(ExecutableElement method, Thing self) {
    for (TypeElement type = self.type(); type != null; type = superclass(type)) {
      for (ExecutableElement own : ElementFilter.methodsIn(type.getEnclosedElements())) {
        if (own.equals(method)
            || (own.getSimpleName().equals(method.getSimpleName())
                && elements.overrides(own, method, self.type()))) {
          return own;
        }
      }
    }
    return method;
  }

  @Nullable TypeElement superclass(TypeElement type) {
    return type.getSuperclass() instanceof DeclaredType declared
        ? (TypeElement) declared.asElement()
        : null;
  }

  boolean isThrowable(TypeMirror type) {
    return types.isSubtype(types.erasure(type), named("java.lang.Throwable").asType());
  }

  TypeElement named(String name) {
    TypeElement type = elements.getTypeElement(name);
    if (type == null) {
      throw new Stuck("the class " + name);
    }
    return type;
  }

  Thrown thrown(String name, boolean declared) {
    return new Thrown(named(name), null, declared);
  }

  /** A value as a variable of that type holds it. */
  @Nullable Object convert(@Nullable Object value, TypeMirror target) {
    if (target.getKind().isPrimitive()) {
      if (value == null) {
        throw thrown("java.lang.NullPointerException", false);
      }
      return value instanceof Boolean ? value : Operators.cast(value, target.getKind());
    }
    if (value == null || Operators.compoundKindOf(value) == TypeKind.NONE) {
      return value;
    }
    try {
      TypeKind kind = types.unboxedType(target).getKind();
      return Operators.cast(value, kind);
    } catch (IllegalArgumentException notABox) {
      return value;
    }
  }
}
