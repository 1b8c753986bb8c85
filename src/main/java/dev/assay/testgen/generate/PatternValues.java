package dev.assay.testgen.generate;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import dev.assay.testgen.inputs.Inputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Reads the expressions of a pattern's row as values: literals, and calls of the JDK that make a
 * value and do nothing else, since patterns may come from anywhere. For one job.
 */
final class PatternValues {
  private static final List<String> PACKAGES =
      List.of("java.math", "java.time", "java.util", "java.lang", "java.net", "java.nio.file");

  private static final Pattern MAKERS =
      Pattern.compile(
          "java\\.(math|time)\\.\\w+"
              + "|java\\.lang\\.(\\w+(Exception|Error)|Boolean|Byte|Character|Double|Float|Integer|Long"
              + "|Math|Object|Short|String|StringBuilder)"
              + "|java\\.util\\.(\\w*(List|Set|Map|Deque)|\\w+Exception|Optional\\w*|Arrays|Base64"
              + "|Collections|Currency|Date|Locale|Objects|Properties|StringJoiner|UUID)"
              + "|java\\.net\\.URI|java\\.nio\\.file\\.Paths?");

  /** What these give differs from run to run. */
  private static final Pattern CHANGING = Pattern.compile("now|random\\w*");

  private final Elements elements;
  private final Inputs inputs;

  PatternValues(Elements elements, Inputs inputs) {
    this.elements = elements;
    this.inputs = inputs;
  }

  Optional<Value> of(ExpressionTree tree) {
    return switch (tree) {
      case LiteralTree literal ->
          Optional.of(literal.getValue() == null ? Value.NULL : Value.of(literal.getValue()));
      case ParenthesizedTree inner -> of(inner.getExpression());
      case UnaryTree unary when unary.getKind() == Tree.Kind.UNARY_MINUS ->
          of(unary.getExpression()).flatMap(PatternValues::negative);
      case MemberSelectTree member -> constant(member);
      case NewClassTree creation when creation.getClassBody() == null -> create(creation);
      case MethodInvocationTree call -> call(call);
      default -> Optional.empty();
    };
  }

  private static Optional<Value> negative(Value value) {
    return value instanceof Value.Literal(Object number)
        ? switch (number) {
          case Integer i -> Optional.of(Value.of(-i));
          case Long l -> Optional.of(Value.of(-l));
          case Double d -> Optional.of(Value.of(-d));
          case Float f -> Optional.of(Value.of(-f));
          default -> Optional.empty();
        }
        : Optional.empty();
  }

  private Optional<TypeElement> type(Tree tree) {
    return tree instanceof IdentifierTree name
        ? PACKAGES.stream()
            .map(each -> each + "." + name.getName())
            .filter(each -> MAKERS.matcher(each).matches())
            .map(elements::getTypeElement)
            .filter(java.util.Objects::nonNull)
            .findFirst()
        : Optional.empty();
  }

  private Optional<Value> constant(MemberSelectTree member) {
    return type(member.getExpression())
        .filter(type ->
            ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .anyMatch(field -> field.getSimpleName().equals(member.getIdentifier())))
        .map(type ->
            new Value.Constant(
                TypeName.of(type),
                member.getIdentifier().toString(),
                type.getKind() == ElementKind.ENUM));
  }

  private Optional<Value> create(NewClassTree creation) {
    Optional<List<Value>> arguments = all(creation.getArguments());
    return type(creation.getIdentifier())
        .flatMap(type ->
            arguments.flatMap(values ->
                fitting(ElementFilter.constructorsIn(type.getEnclosedElements()), values)
                    .map(constructor ->
                        new Value.New(
                            TypeName.of(type), inputs.erased(constructor), values, null))));
  }

  private Optional<Value> call(MethodInvocationTree call) {
    if (!(call.getMethodSelect() instanceof MemberSelectTree select)) {
      return Optional.empty();
    }
    String name = select.getIdentifier().toString();
    Optional<List<Value>> arguments = all(call.getArguments());
    Optional<TypeElement> owner = type(select.getExpression());
    if (arguments.isEmpty() || CHANGING.matcher(name).matches()) {
      return Optional.empty();
    }
    if (owner.isEmpty()) {
      boolean repeated =
          name.equals("repeat")
              && select.getExpression() instanceof LiteralTree text
              && text.getValue() instanceof String;
      return repeated
          ? of(select.getExpression())
              .map(text -> new Value.Chain(text, name, List.of("int"), arguments.get()))
          : Optional.empty();
    }
    List<ExecutableElement> named =
        ElementFilter.methodsIn(owner.get().getEnclosedElements()).stream()
            .filter(method -> method.getSimpleName().contentEquals(name))
            .filter(method -> method.getReturnType().getKind() != TypeKind.VOID)
            .toList();
    return fitting(named, arguments.get())
        .map(method ->
            new Value.StaticCall(
                TypeName.of(owner.get()), name, inputs.erased(method), arguments.get()));
  }

  private Optional<List<Value>> all(List<? extends ExpressionTree> trees) {
    List<Value> values = new ArrayList<>();
    for (ExpressionTree tree : trees) {
      Optional<Value> value = of(tree);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(values);
  }

  private Optional<ExecutableElement> fitting(
      List<ExecutableElement> named, List<Value> arguments) {
    return named.stream()
        .filter(each -> each.getParameters().size() == arguments.size() && !each.isVarArgs())
        .filter(each -> fits(inputs.erased(each), arguments))
        .findFirst();
  }

  private static boolean fits(List<String> parameters, List<Value> arguments) {
    for (int i = 0; i < parameters.size(); i++) {
      String needed =
          arguments.get(i) instanceof Value.Literal(Object literal)
              ? switch (literal) {
                case String text -> "java.lang.String|java.lang.CharSequence|java.lang.Object";
                case Integer number -> "int|long|java.lang.Object";
                case Long number -> "long|java.lang.Object";
                case Double number -> "double|java.lang.Object";
                case Boolean truth -> "boolean|java.lang.Object";
                case Character letter -> "char|java.lang.Object";
                default -> "";
              }
              : ".*";
      if (!parameters.get(i).matches(needed.replace(".", needed.equals(".*") ? "." : "\\."))) {
        return false;
      }
    }
    return true;
  }
}
