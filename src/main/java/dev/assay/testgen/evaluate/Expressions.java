package dev.assay.testgen.evaluate;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Works out expressions. For one job and its thread. */
final class Expressions {
  private final Machine machine;
  private final Places places;
  private final Calls calls;
  private final Casts casts;

  Expressions(Machine machine) {
    this.machine = machine;
    this.places = new Places(machine);
    this.calls = new Calls(machine);
    this.casts = new Casts(machine);
  }

  Casts casts() {
    return casts;
  }

  boolean truth(ExpressionTree condition, Frame frame) {
    Object value = eval(condition, frame);
    if (value == null) {
      throw machine.thrown("java.lang.NullPointerException", false);
    }
    machine.took(condition, (Boolean) value);
    return (Boolean) value;
  }

  /** An initial value, which may be a bare list of an array's elements. */
  @Nullable Object initial(ExpressionTree expression, TypeMirror type, Frame frame) {
    if (expression instanceof NewArrayTree bare
        && bare.getType() == null
        && type instanceof ArrayType array) {
      return elements(bare.getInitializers(), array.getComponentType(), frame);
    }
    return machine.convert(eval(expression, frame), type);
  }

  List<@Nullable Object> arguments(
      List<? extends ExpressionTree> trees, ExecutableElement method, Frame frame) {
    return calls.arguments(trees, method, frame);
  }

  @Nullable Object eval(Tree tree, Frame frame) {
    machine.budget().step();
    return switch (tree) {
      case LiteralTree literal -> literal.getValue();
      case ParenthesizedTree inner -> eval(inner.getExpression(), frame);
      case IdentifierTree name -> places.read(name, frame);
      case MemberSelectTree member -> places.read(member, frame);
      case ArrayAccessTree access -> places.read(access, frame);
      case BinaryTree binary -> binary(binary, frame);
      case UnaryTree unary -> unary(unary, frame);
      case AssignmentTree assignment ->
          places.of(assignment.getVariable(), frame).set(eval(assignment.getExpression(), frame));
      case CompoundAssignmentTree compound -> compound(compound, frame);
      case ConditionalExpressionTree choice ->
          machine.convert(
              eval(
                  truth(choice.getCondition(), frame)
                      ? choice.getTrueExpression()
                      : choice.getFalseExpression(),
                  frame),
              type(choice, frame));
      case TypeCastTree cast -> casts.cast(eval(cast.getExpression(), frame), type(cast, frame));
      case InstanceOfTree test -> casts.instanceOf(test, frame);
      case MethodInvocationTree call -> calls.invoke(call, frame);
      case NewClassTree creation -> calls.create(creation, frame);
      case NewArrayTree array -> array(array, frame);
      case SwitchExpressionTree choice -> choose(choice, frame);
      default ->
          throw new Stuck(
              "a " + tree.getKind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
    };
  }

  TypeMirror type(Tree tree, Frame frame) {
    return machine.index().typeOf(frame.unit(), tree);
  }

  private @Nullable Object choose(SwitchExpressionTree choice, Frame frame) {
    Flow flow = new Switching(machine).run(choice.getExpression(), choice.getCases(), frame);
    if (flow instanceof Flow.Yield(Object value)) {
      return machine.convert(value, type(choice, frame));
    }
    throw new Stuck("a switch that gives nothing");
  }

  private @Nullable Object binary(BinaryTree binary, Frame frame) {
    return switch (binary.getKind()) {
      case CONDITIONAL_AND ->
          truth(binary.getLeftOperand(), frame) && truth(binary.getRightOperand(), frame);
      case CONDITIONAL_OR ->
          truth(binary.getLeftOperand(), frame) || truth(binary.getRightOperand(), frame);
      default -> {
        Object left = eval(binary.getLeftOperand(), frame);
        Object right = eval(binary.getRightOperand(), frame);
        yield operate(binary, left, right, frame);
      }
    };
  }

  private @Nullable Object operate(
      BinaryTree binary, @Nullable Object left, @Nullable Object right, Frame frame) {
    Tree.Kind kind = binary.getKind();
    if (kind == Tree.Kind.PLUS && isText(type(binary, frame))) {
      return calls.joined(left, right);
    }
    boolean equality = kind == Tree.Kind.EQUAL_TO || kind == Tree.Kind.NOT_EQUAL_TO;
    if (equality
        && !type(binary.getLeftOperand(), frame).getKind().isPrimitive()
        && !type(binary.getRightOperand(), frame).getKind().isPrimitive()) {
      return same(left, right) == (kind == Tree.Kind.EQUAL_TO);
    }
    return arithmetic(kind, left, right);
  }

  private boolean same(@Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      return left == null && right == null;
    }
    if (left instanceof Thing thing) {
      return thing.is(right);
    }
    if (right instanceof Thing) {
      return false;
    }
    boolean equal = left.equals(right);
    if (equal && !(left instanceof Enum<?>) && !left.getClass().isArray()) {
      throw new Stuck("== between objects that may be one");
    }
    return equal;
  }

  private Object arithmetic(Tree.Kind kind, @Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      throw machine.thrown("java.lang.NullPointerException", false);
    }
    try {
      return Operators.binary(kind, left, right);
    } catch (ArithmeticException byZero) {
      throw machine.thrown("java.lang.ArithmeticException", false);
    }
  }

  static boolean isText(TypeMirror type) {
    return type.toString().equals("java.lang.String");
  }

  private @Nullable Object unary(UnaryTree unary, Frame frame) {
    return switch (unary.getKind()) {
      case PREFIX_INCREMENT -> stepped(unary, Tree.Kind.PLUS, true, frame);
      case PREFIX_DECREMENT -> stepped(unary, Tree.Kind.MINUS, true, frame);
      case POSTFIX_INCREMENT -> stepped(unary, Tree.Kind.PLUS, false, frame);
      case POSTFIX_DECREMENT -> stepped(unary, Tree.Kind.MINUS, false, frame);
      default -> {
        Object value = eval(unary.getExpression(), frame);
        if (value == null) {
          throw machine.thrown("java.lang.NullPointerException", false);
        }
        yield Operators.unary(unary.getKind(), value);
      }
    };
  }

  private @Nullable Object stepped(UnaryTree unary, Tree.Kind by, boolean after, Frame frame) {
    Places.Place place = places.of(unary.getExpression(), frame);
    Object before = place.get();
    Object changed = arithmetic(by, before, 1);
    TypeKind kind = before == null ? TypeKind.INT : Operators.compoundKindOf(before);
    Object stored = place.set(Operators.cast(changed, kind));
    return after ? stored : before;
  }

  private @Nullable Object compound(CompoundAssignmentTree compound, Frame frame) {
    Places.Place place = places.of(compound.getVariable(), frame);
    Object before = place.get();
    Object right = eval(compound.getExpression(), frame);
    if (isText(type(compound.getVariable(), frame))) {
      return place.set(calls.joined(before, right));
    }
    Object result = arithmetic(Operators.plain(compound.getKind()), before, right);
    TypeKind kind = before == null ? TypeKind.NONE : Operators.compoundKindOf(before);
    return place.set(kind == TypeKind.NONE ? result : Operators.cast(result, kind));
  }

  private Object array(NewArrayTree array, Frame frame) {
    TypeMirror element = ((ArrayType) type(array, frame)).getComponentType();
    if (array.getInitializers() != null) {
      return elements(array.getInitializers(), element, frame);
    }
    List<Integer> lengths =
        array.getDimensions().stream()
            .map(dimension -> (Integer) machine.convert(eval(dimension, frame), intType()))
            .toList();
    return nested(element, lengths);
  }

  private TypeMirror intType() {
    return machine.types().getPrimitiveType(TypeKind.INT);
  }

  private Object nested(TypeMirror element, List<Integer> lengths) {
    int length = lengths.getFirst();
    if (length < 0) {
      throw machine.thrown("java.lang.NegativeArraySizeException", false);
    }
    machine.budget().size(length);
    Object made = Defaults.array(element, length);
    if (lengths.size() > 1 && element instanceof ArrayType inner) {
      for (int i = 0; i < length; i++) {
        ((Object[]) made)[i] = nested(inner.getComponentType(), lengths.subList(1, lengths.size()));
      }
    }
    return made;
  }

  private Object elements(List<? extends ExpressionTree> trees, TypeMirror element, Frame frame) {
    machine.budget().size(trees.size());
    Object made = Defaults.array(element, trees.size());
    for (int i = 0; i < trees.size(); i++) {
      java.lang.reflect.Array.set(made, i, initial(trees.get(i), element, frame));
    }
    return made;
  }
}
