package dev.assay.testgen.evaluate;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreeScanner;
import dev.assay.lab.Value;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Asks an instance's harmless methods without parameters what it holds. For one job. */
final class Observers {
  private static final int MOST = 8;
  private static final String HARMLESS =
      "(get|is|has|size|length|contains|toString|name|ordinal|equals|charAt|unmodifiable|copyOf"
          + "|of|valueOf|format|append|compareTo).*";

  private final Machine machine;
  private final Printed printed;
  private final Predicate<Element> reachable;
  private final Map<TypeElement, List<ExecutableElement>> known = new HashMap<>();

  Observers(Machine machine, Printed printed, Predicate<Element> reachable) {
    this.machine = machine;
    this.printed = printed;
    this.reachable = reachable;
  }

  /** What can be known of an instance now. */
  List<Outcome.Probe> of(Thing thing) {
    return known.computeIfAbsent(thing.type(), this::observers).stream()
        .flatMap(observer -> probe(thing, observer))
        .toList();
  }

  // One that does not tell is left out.
  private Stream<Outcome.Probe> probe(Thing thing, ExecutableElement observer) {
    try {
      Value value = printed.of(machine.call(observer, thing, List.of()));
      return value == null
          ? Stream.empty()
          : Stream.of(new Outcome.Probe(observer.getSimpleName().toString(), value, true));
    } catch (Stuck | Thrown untold) {
      return Stream.empty();
    }
  }

  private List<ExecutableElement> observers(TypeElement type) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(method -> method.getParameters().isEmpty() && reachable.test(method))
        .filter(method -> !method.getModifiers().contains(Modifier.STATIC))
        .filter(method -> method.getReturnType().getKind() != TypeKind.VOID)
        .filter(method -> method.getThrownTypes().isEmpty())
        .filter(method -> !method.getSimpleName().contentEquals("hashCode"))
        .filter(method -> harmless(method, type))
        .sorted(Comparator.comparingInt(Observers::rank))
        .limit(MOST)
        .toList();
  }

  private static int rank(ExecutableElement method) {
    return method.getSimpleName().toString().matches("(get|is|size|length).*") ? 0 : 1;
  }

  private boolean harmless(ExecutableElement method, TypeElement type) {
    MethodTree tree = machine.index().method(method);
    if (tree == null) {
      return type.getKind() == ElementKind.RECORD;
    }
    return tree.getBody() != null
        && tree.getBody().getStatements().size() == 1
        && !Boolean.TRUE.equals(new Effects().scan(tree.getBody(), null));
  }

  /** Finds what may change something. */
  private static final class Effects extends TreeScanner<Boolean, Void> {
    @Override
    public Boolean visitAssignment(AssignmentTree tree, @Nullable Void nothing) {
      return true;
    }

    @Override
    public Boolean visitCompoundAssignment(CompoundAssignmentTree tree, @Nullable Void nothing) {
      return true;
    }

    @Override
    public Boolean visitUnary(UnaryTree tree, @Nullable Void nothing) {
      boolean steps =
          switch (tree.getKind()) {
            case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
            default -> false;
          };
      return steps || Boolean.TRUE.equals(super.visitUnary(tree, null));
    }

    @Override
    public Boolean visitMethodInvocation(MethodInvocationTree tree, @Nullable Void nothing) {
      Tree select = tree.getMethodSelect();
      String name =
          switch (select) {
            case MemberSelectTree member -> member.getIdentifier().toString();
            case IdentifierTree own -> own.getName().toString();
            default -> "";
          };
      return !name.matches(HARMLESS)
          || Boolean.TRUE.equals(super.visitMethodInvocation(tree, null));
    }

    @Override
    public Boolean reduce(Boolean a, Boolean b) {
      return Boolean.TRUE.equals(a) || Boolean.TRUE.equals(b);
    }
  }
}
