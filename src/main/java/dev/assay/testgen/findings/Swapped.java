package dev.assay.testgen.findings;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * Arguments that are called as another parameter: two in each other's place, or a column that is
 * read twice. Stateless.
 */
final class Swapped implements Reading {
  /** Code that turns something round on purpose. */
  private static final String TURNING =
      "(?i).*(revers|swap|inver|mirror|opposite|flip|transpos|turn|rotat|exchange|descend|backward"
          + "|switch|undo|cross|symmetr|other|complement|compare|differ|subtract).*";

  @Override
  public List<Finding> of(Body body) {
    List<Finding> all = new ArrayList<>();
    if (body.method().getSimpleName().toString().matches(TURNING)) {
      return all;
    }
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree node, Void none) {
        check(node, node.getArguments());
        return super.visitMethodInvocation(node, null);
      }

      @Override
      public Void visitNewClass(NewClassTree node, Void none) {
        check(node, node.getArguments());
        return super.visitNewClass(node, null);
      }

      private void check(Tree call, List<? extends ExpressionTree> arguments) {
        if (arguments.size() > 1 && body.element(call) instanceof ExecutableElement called) {
          Given given = new Given(call, called, arguments);
          swapped(body, given, all);
          twice(body, given, all);
        }
      }
    }.scan(body.tree().getBody(), null);
    return all;
  }

  /** A call with its arguments. */
  private record Given(
      Tree call, ExecutableElement called, List<? extends ExpressionTree> arguments) {}

  private static void swapped(Body body, Given given, List<Finding> all) {
    ExecutableElement called = given.called();
    List<? extends ExpressionTree> arguments = given.arguments();
    // Of a question about two the other one is the same question the other way round.
    boolean question =
        called.getKind() != ElementKind.CONSTRUCTOR
            && called.getReturnType().getKind() == TypeKind.BOOLEAN;
    if (question
        || called.equals(body.method())
        || called.getSimpleName().toString().matches(TURNING)
        || called.getSimpleName().equals(body.method().getSimpleName())) {
      return;
    }
    List<? extends VariableElement> parameters = called.getParameters();
    for (int i = 0; i < Math.min(arguments.size(), parameters.size()); i++) {
      for (int j = i + 1; j < Math.min(arguments.size(), parameters.size()); j++) {
        if (named(arguments.get(i), parameters.get(j))
            && named(arguments.get(j), parameters.get(i))
            && parameters
                .get(i)
                .asType()
                .toString()
                .equals(parameters.get(j).asType().toString())) {
          all.add(
              body.finding(
                  given.call(),
                  "swappedArguments",
                  "'%s' gives '%s' for the parameter '%s' and '%s' for '%s'; expected them the other"
                          .formatted(
                              given.call(),
                              arguments.get(i),
                              parameters.get(i).getSimpleName(),
                              arguments.get(j),
                              parameters.get(j).getSimpleName())
                      + " way round"));
        }
      }
    }
  }

  private static boolean named(ExpressionTree argument, VariableElement parameter) {
    return argument instanceof IdentifierTree
        && parameter.getSimpleName().length() > 1
        // To go back to what was before is meant.
        && !parameter.getSimpleName().toString().matches("(old|new|previous|current|next).*")
        && !parameter.getSimpleName().toString().matches("arg\\d+")
        && parameter.getSimpleName().contentEquals(argument.toString());
  }

  // get("name") for the name, and once more for what is called something else.
  private static void twice(Body body, Given given, List<Finding> all) {
    List<? extends ExpressionTree> arguments = given.arguments();
    List<? extends VariableElement> parameters = given.called().getParameters();
    for (int i = 0; i < Math.min(arguments.size(), parameters.size()); i++) {
      String key = key(arguments.get(i));
      String own = plain(parameters.get(i).getSimpleName().toString());
      if (key == null || key.contains(own) || own.contains(key)) {
        continue;
      }
      for (int j = 0; j < Math.min(arguments.size(), parameters.size()); j++) {
        if (i != j
            && plain(parameters.get(j).getSimpleName().toString()).equals(key)
            && arguments.get(i).toString().equals(arguments.get(j).toString())) {
          all.add(
              body.finding(
                  arguments.get(i),
                  "swappedArguments",
                  "'%s' is given for '%s' and for '%s' too; expected another one there"
                      .formatted(
                          arguments.get(i),
                          parameters.get(j).getSimpleName(),
                          parameters.get(i).getSimpleName())));
        }
      }
    }
  }

  private static @Nullable String key(ExpressionTree argument) {
    return argument instanceof MethodInvocationTree read
            && Set.of("getString", "getInt", "getLong", "getDouble", "getObject", "get")
                .contains(Pure.name(read))
            && read.getArguments().size() == 1
            && read.getArguments().getFirst() instanceof LiteralTree literal
            && literal.getValue() instanceof String text
        ? plain(text)
        : null;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
