package dev.assay.code;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the code of one method in order, keeps what its locals read as, and tells each text
 * that is handed on. Used by one thread.
 *
 * <p>Not a proof but a reading: each way through an {@code if} is followed once, a loop once, and
 * what depends on them is told as doubt.
 */
final class Flow {
  static final Sink NOBODY =
      (text, value, user) -> {
        return;
      };

  private final Types.Type type;
  private final Scope scope;
  private final Texts texts;
  private final Building building;
  private final Sink sink;
  private @Nullable Text returned;

  /** Is told a text, where it stands, and the call, creation or return that is given it. */
  interface Sink {
    void take(Text text, Expression value, Node user);
  }

  Flow(Inlining inlining, Types.Type type, Scope scope, Sink sink) {
    this.type = type;
    this.scope = scope;
    this.texts = new Texts(inlining, type, scope);
    this.building = new Building(scope, texts);
    this.sink = sink;
  }

  /** What the code walked gives back, if that is a text. */
  @Nullable Text returned() {
    return returned;
  }

  void walk(Node node) {
    switch (node) {
      case VariableDeclarator variable -> declare(variable);
      case Parameter parameter ->
          scope.declare(parameter.getNameAsString(), parameter.getTypeAsString());
      case AssignExpr assigned -> assign(assigned);
      case MethodCallExpr call -> chain(call);
      case ObjectCreationExpr made -> {
        boolean onlyText = Texts.makesText(made);
        made.getArguments().forEach(this::walk);
        if (!onlyText) {
          made.getArguments().forEach(value -> tell(value, made));
        }
        made.getAnonymousClassBody().ifPresent(body -> body.forEach(this::walk));
      }
      case ExplicitConstructorInvocationStmt call -> offer(call.getArguments(), call);
      case ArrayInitializerExpr values -> offer(values.getValues(), values);
      case ReturnStmt given -> given.getExpression().ifPresent(value -> giveBack(value, given));
      case IfStmt choice -> choose(choice);
      case SwitchStmt choice -> choose(choice);
      case ForStmt loop -> repeat(loop);
      case ForEachStmt loop -> repeat(loop);
      case WhileStmt loop -> repeat(loop);
      case DoStmt loop -> repeat(loop);
      case LambdaExpr lambda -> lambda(lambda);
      case MethodDeclaration inner -> apart(inner);
      case AnnotationExpr annotation -> {
        return;
      }
      default -> children(node);
    }
  }

  private void children(Node node) {
    List.copyOf(node.getChildNodes()).forEach(this::walk);
  }

  private void lambda(LambdaExpr lambda) {
    lambda.getParameters().forEach(this::walk);
    if (lambda.getExpressionBody().isPresent()) {
      Expression body = lambda.getExpressionBody().get();
      walk(body);
      tell(body, lambda);
    } else {
      apart(lambda.getBody());
    }
  }

  // What a lambda or an inner class gives back is not what its method does.
  private void apart(Node code) {
    Text before = returned;
    children(code);
    returned = before;
  }

  private void declare(VariableDeclarator variable) {
    String name = variable.getNameAsString();
    variable.getInitializer().ifPresent(this::walk);
    Text text = variable.getInitializer().filter(Texts::mayBe).map(texts::of).orElse(null);
    String declared = variable.getTypeAsString();
    scope.declare(name, declared);
    boolean holds = Set.of("String", "CharSequence", "var", "Object").contains(declared);
    if (text != null && (text.hasWords() || isBuilder(variable) || (holds && isKnown(text)))) {
      scope.hold(name, text);
    }
  }

  private static boolean isKnown(Text text) {
    return text.variants().stream().allMatch(each -> each.unknowns().isEmpty());
  }

  private static boolean isBuilder(VariableDeclarator variable) {
    return variable.getInitializer().orElse(null) instanceof ObjectCreationExpr made
        && Texts.BUILDERS.contains(made.getType().getNameAsString());
  }

  private void assign(AssignExpr assigned) {
    Expression value = assigned.getValue();
    walk(value);
    if (!(assigned.getTarget() instanceof NameExpr target)) {
      return;
    }
    String name = target.getNameAsString();
    if (!scope.isLocal(name) || !Texts.mayBe(value)) {
      return;
    }
    Text before = scope.text(name);
    if (assigned.getOperator() == AssignExpr.Operator.PLUS) {
      building.grow(name, before, texts.of(value));
    } else if (assigned.getOperator() == AssignExpr.Operator.ASSIGN) {
      Text text = texts.of(value);
      if (text.hasWords() || isKnown(text)) {
        scope.hold(name, text);
      } else {
        scope.forget(name);
      }
    }
  }

  // From the root outwards: a chain of thousands of calls nests as deep.
  private void chain(MethodCallExpr outermost) {
    Deque<MethodCallExpr> calls = new ArrayDeque<>();
    Expression root = outermost;
    while (root instanceof MethodCallExpr call) {
      calls.push(call);
      root = call.getScope().orElse(null);
    }
    String local = root instanceof NameExpr name ? name.getNameAsString() : null;
    if (root != null) {
      walk(root);
    }
    for (MethodCallExpr call : calls) {
      String name = call.getNameAsString();
      Text held = local == null ? null : scope.text(local);
      if (local != null && held != null && Building.changes(call, held)) {
        call.getArguments().forEach(this::walk);
        building.change(call, local, held);
        continue;
      }
      if (Operations.makesText(name)) {
        call.getArguments().forEach(this::walk);
      } else {
        offer(call.getArguments(), call);
      }
    }
  }

  private void offer(List<Expression> values, Node user) {
    for (Expression value : values) {
      walk(value);
      tell(value, user);
    }
  }

  private void tell(Expression value, Node user) {
    if (Texts.mayBe(value)) {
      sink.take(texts.of(value), value, user);
    }
  }

  private void giveBack(Expression value, ReturnStmt given) {
    walk(value);
    if (Texts.mayBe(value)) {
      Text text = texts.of(value);
      returned = returned == null ? text : returned.or(text);
      sink.take(text, value, given);
    }
  }

  private void choose(IfStmt choice) {
    walk(choice.getCondition());
    Scope before = scope.copy();
    building.enterCondition();
    walk(choice.getThenStmt());
    Scope taken = scope.copy();
    scope.become(before);
    choice.getElseStmt().ifPresent(this::walk);
    building.leaveCondition();
    boolean thenLeaves = leaves(choice.getThenStmt());
    boolean elseLeaves = choice.getElseStmt().map(Flow::leaves).orElse(false);
    if (elseLeaves && !thenLeaves) {
      scope.become(taken);
    } else if (!thenLeaves) {
      scope.join(taken, scope.copy(), sometimes(choice));
    }
  }

  private String sometimes(Node choice) {
    return "line %d: a part is added under a condition".formatted(line(choice));
  }

  private static boolean leaves(Statement statement) {
    Statement last =
        statement.isBlockStmt()
            ? statement.asBlockStmt().getStatements().getLast().orElse(statement)
            : statement;
    return last instanceof ReturnStmt
        || last instanceof ThrowStmt
        || last instanceof BreakStmt
        || last instanceof ContinueStmt;
  }

  private void choose(SwitchStmt choice) {
    walk(choice.getSelector());
    Scope before = scope.copy();
    Scope all = null;
    for (var entry : choice.getEntries()) {
      scope.become(before);
      entry.getStatements().forEach(this::walk);
      Scope one = scope.copy();
      if (all == null) {
        all = one;
      } else {
        scope.join(all, one, sometimes(choice));
        all = scope.copy();
      }
    }
    if (all != null) {
      boolean complete = choice.getEntries().stream().anyMatch(each -> each.getLabels().isEmpty());
      scope.join(all, complete ? all : before, sometimes(choice));
    }
  }

  private void repeat(Node loop) {
    Scope before = scope.copy();
    building.enterLoop();
    children(loop);
    building.leaveLoop();
    scope.doubtChangesSince(
        before, "line %d: a part is added as often as the loop goes round".formatted(line(loop)));
  }

  private int line(Node node) {
    return type.source().line(node);
  }
}
