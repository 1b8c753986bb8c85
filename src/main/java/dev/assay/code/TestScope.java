package dev.assay.code;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SuperExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One test method in one row of its parameters: puts names' values in their place and recognises
 * calls of the subject. Used by one thread.
 */
final class TestScope {
  // Names that stand for names: further than any test a person writes.
  private static final int DEEPEST = 20;

  private final SourceText source;
  private final CompilationUnit tree;
  private final @Nullable String subject;
  private final TestFields.Names names;

  /** A call of the subject with arguments that need nothing of the test. */
  record Called(String method, List<String> arguments) {}

  /** What is said of a call's result. */
  record Checked(Called call, String expectation, String value) {}

  TestScope(
      SourceText source, CompilationUnit tree, @Nullable String subject, TestFields.Names names) {
    this.source = source;
    this.tree = tree;
    this.subject = subject;
    this.names = names;
  }

  /** Whether the test uses JUnit 3 or 4, whose assertions take their message first. */
  boolean messageFirst() {
    return tree.getImports().stream()
        .anyMatch(imported ->
            imported.getNameAsString().startsWith("org.junit.Assert")
                || imported.getNameAsString().equals("org.junit.Test")
                || imported.getNameAsString().startsWith("junit.framework"));
  }

  /** The expression a name stands for; the expression itself where it is no such name. */
  Expression resolve(Expression expression) {
    Expression resolved = expression;
    for (int depth = 0; depth < DEEPEST && resolved instanceof NameExpr name; depth++) {
      Expression value = names.value(name.getNameAsString());
      if (value == null) {
        return resolved;
      }
      resolved = value;
    }
    return resolved;
  }

  /** The expression with all names of the test replaced; null where that cannot be done. */
  @Nullable String closed(Expression expression) {
    return closed(expression, 0);
  }

  private @Nullable String closed(Expression expression, int depth) {
    if (depth > DEEPEST || needsTheTest(expression)) {
      return null;
    }
    var text = new StringBuilder();
    int at = source.start(expression);
    for (NameExpr name : expression.findAll(NameExpr.class)) {
      String value = value(name, depth);
      if (value == null) {
        return null;
      }
      text.append(source.text(), at, source.start(name)).append(value);
      at = source.end(name);
    }
    return text.append(source.text(), at, source.end(expression)).toString();
  }

  private @Nullable String value(NameExpr name, int depth) {
    String word = name.getNameAsString();
    String parameter = names.parameters().get(word);
    if (parameter != null) {
      return parameter;
    }
    Expression given = names.value(word);
    if (given == null) {
      boolean type = Literals.isTypeName(name) && !names.values().containsKey(word);
      return type && name.getParentNode().orElse(null) instanceof Expression ? word : null;
    }
    String value = closed(given, depth + 1);
    boolean simple = given.isLiteralExpr() || given.isObjectCreationExpr() || given.isNameExpr();
    return value == null || simple || given.isMethodCallExpr() ? value : "(" + value + ")";
  }

  private static boolean needsTheTest(Expression expression) {
    return expression
        .findFirst(
            Node.class,
            node ->
                switch (node) {
                  case ThisExpr self -> true;
                  case SuperExpr parent -> true;
                  case AssignExpr assignment -> true;
                  case LambdaExpr lambda -> true;
                  case MethodReferenceExpr reference -> true;
                  case MethodCallExpr call -> call.getScope().isEmpty();
                  case ObjectCreationExpr creation -> creation.getAnonymousClassBody().isPresent();
                  default -> false;
                })
        .isPresent();
  }

  /** The call of the subject that an expression is, directly or by a name; else null. */
  @Nullable Called call(Expression expression) {
    return switch (resolve(expression)) {
      case EnclosedExpr enclosed -> call(enclosed.getInner());
      case CastExpr cast -> call(cast.getExpression());
      case MethodCallExpr call when isOfSubject(call) ->
          called(call.getNameAsString(), call.getArguments());
      case ObjectCreationExpr creation when creation.getTypeAsString().equals(subject) ->
          called("<init>", creation.getArguments());
      default -> null;
    };
  }

  /** As {@link #call}, for a statement that makes the call and so is one touch of its object. */
  @Nullable Called statement(Expression expression) {
    boolean named =
        expression instanceof MethodCallExpr call
            && call.getScope().orElse(null) instanceof NameExpr;
    return named
        ? new TestScope(source, tree, subject, names.butOneTouch(source.of(scope(expression))))
            .call(expression)
        : call(expression);
  }

  private static Expression scope(Expression call) {
    return call.asMethodCallExpr().getScope().orElseThrow();
  }

  private @Nullable Called called(String method, List<Expression> arguments) {
    var texts = new ArrayList<String>();
    for (Expression argument : arguments) {
      String text = closed(argument);
      if (text == null) {
        return null;
      }
      texts.add(text);
    }
    return new Called(method, List.copyOf(texts));
  }

  private boolean isOfSubject(MethodCallExpr call) {
    return call.getScope()
        .map(scope -> isSubject(scope))
        .orElseGet(() -> isImported(call.getNameAsString()));
  }

  // An object counts as the subject only as it is made, by new and without arguments: what it was
  // made of, and what was done to it, would have to be part of the case.
  private boolean isSubject(Expression scope) {
    boolean type = scope instanceof NameExpr name && name.getNameAsString().equals(subject);
    return type
        || (resolve(scope) instanceof ObjectCreationExpr creation
            && creation.getArguments().isEmpty()
            && creation.getAnonymousClassBody().isEmpty()
            && (subject == null || creation.getType().getNameAsString().equals(subject)));
  }

  private boolean isImported(String method) {
    return tree.getImports().stream()
        .filter(imported -> imported.isStatic() && subject != null)
        .map(imported -> imported.getNameAsString() + (imported.isAsterisk() ? "." + method : ""))
        .anyMatch(name -> name.endsWith("." + subject + "." + method));
  }
}
