package dev.assay.testgen.evaluate;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import dev.assay.testgen.inputs.Enclosing;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Makes instances of the sources' classes by their constructors. For one job and its thread. */
final class Making {
  private final Machine machine;

  Making(Machine machine) {
    this.machine = machine;
  }

  /** Makes an instance of a class of the sources. */
  Thing make(ExecutableElement constructor, List<@Nullable Object> arguments) {
    var type = Enclosing.type(constructor);
    if (type.getModifiers().contains(Modifier.ABSTRACT)
        || (type.getNestingKind().isNested() && !type.getModifiers().contains(Modifier.STATIC))) {
      throw new Stuck("an instance of " + type.getSimpleName());
    }
    machine.statics().initialise(type);
    Thing made = new Thing(type, comparesByIdentity(type));
    construct(made, constructor, arguments);
    return made;
  }

  boolean comparesByIdentity(TypeElement type) {
    if (type.getKind() == ElementKind.RECORD) {
      return false;
    }
    for (TypeElement it = type; it != null; it = machine.superclass(it)) {
      boolean platform = it.getQualifiedName().toString().startsWith("java.");
      if (!platform && own(it, "equals", 1)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a class itself declares a method of that name. */
  boolean own(TypeElement type, String name, int parameters) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .anyMatch(method ->
            method.getSimpleName().contentEquals(name)
                && method.getParameters().size() == parameters
                && machine.index().method(method) != null);
  }

  /** Runs a constructor on an instance: also for {@code this(...)} and {@code super(...)}. */
  void construct(Thing made, ExecutableElement constructor, List<@Nullable Object> arguments) {
    var type = Enclosing.type(constructor);
    MethodTree tree = machine.index().method(constructor);
    if (tree == null) {
      superConstructor(type);
      return;
    }
    Frame frame = new Frame(machine.index().unit(type), type, made);
    machine.bind(frame, tree, constructor, arguments);
    boolean compact =
        type.getKind() == ElementKind.RECORD
            && (machine.elements().isCompactConstructor(constructor)
                || machine.elements().getOrigin(constructor) != Elements.Origin.EXPLICIT);
    if (compact || !callsAnother(tree.getBody().getStatements())) {
      machine.statics().instanceFields(type, made);
    }
    machine.run(frame, tree.getBody());
    if (compact) {
      for (int i = 0; i < arguments.size(); i++) {
        Element parameter = machine.index().element(frame.unit(), tree.getParameters().get(i));
        made.fields()
            .put(machine.field(type, parameter.getSimpleName().toString()), frame.get(parameter));
      }
    }
  }

  private static boolean callsAnother(List<? extends StatementTree> statements) {
    return statements.stream()
        .anyMatch(statement ->
            statement instanceof ExpressionStatementTree expression
                && expression.getExpression() instanceof MethodInvocationTree call
                && call.getMethodSelect() instanceof IdentifierTree name
                && (name.getName().contentEquals("this") || name.getName().contentEquals("super")));
  }

  /** A constructor that is not among the sources: harmless in these classes alone. */
  void superConstructor(TypeElement type) {
    String name = type.getQualifiedName().toString();
    boolean harmless =
        name.equals("java.lang.Object")
            || name.equals("java.lang.Enum")
            || name.equals("java.lang.Record")
            || name.equals("java.lang.Number")
            || name.startsWith("java.util.Abstract")
            || machine.isThrowable(type.asType());
    if (!harmless && machine.index().type(type) == null) {
      throw new Stuck("the constructor of " + name);
    }
  }
}
