package dev.assay.code;

import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.ThrowStmt;
import dev.assay.code.MethodSignature.Contract;
import dev.assay.code.MethodSignature.Contract.Kind;
import dev.assay.code.MethodSignature.Contract.Origin;
import dev.assay.code.TypeSignature.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a body checks before it does anything else: an {@code if} that throws, and {@code
 * Objects.requireNonNull} with its like. Used by one thread.
 *
 * <p>What comes before a check may only keep a value ({@code this.x = x}) or call the constructor
 * above: then the check is reached whatever the arguments are, as far as this source can tell. The
 * first statement that does more ends the search, after the calls it makes in any case were looked
 * at.
 */
final class Guards {
  private static final Set<String> REQUIRES =
      Set.of("requireNonNull", "checkNotNull", "notNull", "checkNonNull", "assertNotNull");
  private static final Set<String> THROWING_NULL_POINTER = Set.of("requireNonNull", "checkNotNull");
  private static final Set<String> REQUIRING_TYPES =
      Set.of("Objects", "Preconditions", "Validate", "Assert", "Verify", "Requires", "Checks");

  private final SourceText source;
  private final List<Parameter> parameters;
  private final List<Contract> contracts = new ArrayList<>();

  Guards(SourceText source, List<Parameter> parameters) {
    this.source = source;
    this.parameters = parameters;
  }

  List<Contract> in(BlockStmt body) {
    for (Statement statement : body.getStatements()) {
      if (!leads(statement)) {
        break;
      }
    }
    return contracts;
  }

  // Whether what follows the statement is still reached whatever the arguments are.
  private boolean leads(Statement statement) {
    return switch (statement) {
      case IfStmt guard -> guard(guard);
      case ExplicitConstructorInvocationStmt call -> {
        call.getArguments().forEach(this::require);
        yield !call.isThis();
      }
      case ExpressionStmt plain -> leads(plain.getExpression());
      case ReturnStmt last -> {
        last.getExpression().ifPresent(this::require);
        yield false;
      }
      default -> false;
    };
  }

  private boolean leads(Expression expression) {
    require(expression);
    return switch (expression) {
      case MethodCallExpr call -> isRequire(call);
      case AssignExpr assignment -> isField(assignment.getTarget()) && keeps(assignment.getValue());
      case VariableDeclarationExpr locals ->
          locals.getVariables().stream()
              .allMatch(local -> local.getInitializer().map(this::keeps).orElse(true));
      default -> false;
    };
  }

  private boolean guard(IfStmt guard) {
    Expression thrown = thrown(guard.getThenStmt()).orElse(null);
    if (!(thrown instanceof ObjectCreationExpr creation)) {
      return false;
    }
    String condition = source.of(guard.getCondition());
    contracts.add(
        new Contract(
            Kind.THROWS,
            Origin.GUARD,
            source.of(creation.getType()),
            only(condition),
            condition,
            source.of(guard.getThenStmt()),
            source.line(guard)));
    return guard.getElseStmt().isEmpty();
  }

  private static Optional<Expression> thrown(Statement statement) {
    return switch (statement) {
      case ThrowStmt direct -> Optional.of(direct.getExpression());
      case BlockStmt block when block.getStatements().size() == 1 -> thrown(block.getStatement(0));
      default -> Optional.empty();
    };
  }

  private @Nullable String only(String condition) {
    List<String> named =
        parameters.stream()
            .map(Parameter::name)
            .filter(name -> Declared.hasWord(condition, name))
            .toList();
    return named.size() == 1 ? named.getFirst() : null;
  }

  // Only what is evaluated in any case is stepped into: no lambda, no ternary, no right side of &&.
  private void require(Expression expression) {
    switch (expression) {
      case MethodCallExpr call -> {
        call.getScope().ifPresent(this::require);
        call.getArguments().forEach(this::require);
        if (isRequire(call)) {
          required(call);
        }
      }
      case ObjectCreationExpr creation -> creation.getArguments().forEach(this::require);
      case AssignExpr assignment -> require(assignment.getValue());
      case EnclosedExpr enclosed -> require(enclosed.getInner());
      case VariableDeclarationExpr locals ->
          locals.getVariables().forEach(local -> local.getInitializer().ifPresent(this::require));
      default -> {
        return;
      }
    }
  }

  private void required(MethodCallExpr call) {
    if (call.getArgument(0) instanceof NameExpr name && isParameter(name)) {
      String method = call.getNameAsString();
      contracts.add(
          new Contract(
              Kind.NOT_NULL,
              Origin.REQUIRE,
              THROWING_NULL_POINTER.contains(method) ? "NullPointerException" : null,
              name.getNameAsString(),
              null,
              source.of(call),
              source.line(call)));
    }
  }

  private boolean isRequire(MethodCallExpr call) {
    boolean known =
        call.getScope()
            .map(scope ->
                scope instanceof NameExpr type && REQUIRING_TYPES.contains(type.getNameAsString()))
            .orElse(true);
    return known && !call.getArguments().isEmpty() && REQUIRES.contains(call.getNameAsString());
  }

  private boolean isParameter(NameExpr name) {
    return parameters.stream()
        .anyMatch(parameter -> parameter.name().equals(name.getNameAsString()));
  }

  private boolean keeps(Expression value) {
    return switch (value) {
      case NameExpr name -> true;
      case LiteralExpr literal -> true;
      case MethodCallExpr call -> isRequire(call);
      default -> false;
    };
  }

  private boolean isField(Expression target) {
    return (target instanceof NameExpr name && !isParameter(name))
        || (target instanceof FieldAccessExpr field && field.getScope() instanceof ThisExpr);
  }
}
