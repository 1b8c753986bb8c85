package dev.assay.code;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SwitchExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.YieldStmt;
import dev.assay.code.Constants.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an expression reads as at one point of a method, followed through locals, constants of all
 * sources, and methods of the same class that make texts. Used by one thread.
 */
final class Texts {
  static final Set<String> BUILDERS = Set.of("StringBuilder", "StringBuffer", "StringJoiner");

  /** Stands in what a StringJoiner holds where the next element goes. */
  static final String NEXT = "\uE001";

  private static final Set<String> FROM_OUTSIDE =
      Set.of("getParameter", "getHeader", "getQueryString", "queryParam", "pathParam");
  private static final Constants LITERALS = new Constants();
  private static final int LONGEST_WORDS = 60;

  private final Inlining inlining;
  private final Types.Type type;
  private final Scope scope;

  Texts(Inlining inlining, Types.Type type, Scope scope) {
    this.inlining = inlining;
    this.type = type;
    this.scope = scope;
  }

  Text of(Expression expression) {
    return switch (expression) {
      case LiteralExpr literal -> literal(literal);
      case EnclosedExpr enclosed -> of(enclosed.getInner());
      case CastExpr cast -> of(cast.getExpression());
      case AssignExpr assigned -> of(assigned.getValue());
      case BinaryExpr sum when sum.getOperator() == BinaryExpr.Operator.PLUS -> sum(sum);
      case ConditionalExpr choice -> of(choice.getThenExpr()).or(of(choice.getElseExpr()));
      case SwitchExpr choice -> anyOf(choice);
      case NameExpr name -> named(name);
      case FieldAccessExpr field -> field(field);
      case MethodCallExpr call -> new Operations(this, type).of(call);
      case ObjectCreationExpr made -> made(made);
      case ArrayInitializerExpr lines -> joined(lines.getValues(), " ");
      default -> unknown(expression);
    };
  }

  /** Whether an expression is of a kind that may give a text. */
  static boolean mayBe(Expression value) {
    return value.isStringLiteralExpr()
        || value.isTextBlockLiteralExpr()
        || value.isBinaryExpr()
        || value.isConditionalExpr()
        || value.isNameExpr()
        || value.isFieldAccessExpr()
        || value.isMethodCallExpr()
        || value.isEnclosedExpr()
        || value.isSwitchExpr()
        || value.isCastExpr()
        || value.isObjectCreationExpr();
  }

  int line(Expression expression) {
    return type.source().line(expression);
  }

  private Text literal(LiteralExpr literal) {
    return LITERALS.of(literal) instanceof Value.Plain(Object known)
        ? Text.of(known.toString(), line(literal))
        : unknown(literal);
  }

  // A sum of thousands of parts nests as deep; its parts are taken one after the other.
  private Text sum(BinaryExpr sum) {
    Deque<Expression> parts = new ArrayDeque<>();
    Expression left = sum;
    while (left instanceof BinaryExpr binary && binary.getOperator() == BinaryExpr.Operator.PLUS) {
      parts.push(binary.getRight());
      left = binary.getLeft();
    }
    parts.push(left);
    return parts.stream().map(this::of).reduce(Text::plus).orElseThrow();
  }

  Text joined(List<Expression> parts, String separator) {
    Text all = Text.of("", 0);
    for (int i = 0; i < parts.size(); i++) {
      all = (i == 0 ? all : all.plus(Text.of(separator, 0))).plus(of(parts.get(i)));
    }
    return all;
  }

  private Text anyOf(SwitchExpr choice) {
    @Nullable Text any = null;
    for (SwitchEntry entry : choice.getEntries()) {
      for (Statement statement : entry.getStatements()) {
        Text one =
            switch (statement) {
              case ExpressionStmt given -> of(given.getExpression());
              case YieldStmt given -> of(given.getExpression());
              default -> null;
            };
        any = one == null ? any : any == null ? one : any.or(one);
      }
    }
    return any == null ? unknown(choice) : any;
  }

  private Text made(ObjectCreationExpr made) {
    if (!makesText(made)) {
      return unknown(made);
    }
    if (made.getType().getNameAsString().equals("StringJoiner")) {
      return made.getArguments().size() == 3
          ? of(made.getArgument(1)).plus(Text.of(NEXT, 0)).plus(of(made.getArgument(2)))
          : Text.of(NEXT, line(made));
    }
    // A builder may be made with its capacity.
    boolean empty = made.getArguments().isEmpty() || isNumber(made.getArgument(0));
    return empty ? Text.of("", 0) : of(made.getArgument(0));
  }

  /** Whether a text is all that is made. */
  static boolean makesText(ObjectCreationExpr made) {
    String name = made.getType().getNameAsString();
    return BUILDERS.contains(name) || name.equals("String");
  }

  private boolean isNumber(Expression expression) {
    return expression.isIntegerLiteralExpr() || nature(expression) == Text.Nature.HARMLESS;
  }

  private Text named(NameExpr expression) {
    String name = expression.getNameAsString();
    Text held = scope.text(name);
    if (held != null) {
      return held;
    }
    if (scope.isLocal(name)) {
      return unknown(expression);
    }
    VariableDeclarator field = type.field(name);
    if (field == null) {
      field = inlining.types().imported(type, name, from -> from.field(name));
    }
    return field == null ? unknown(expression) : constant(field, expression);
  }

  private Text field(FieldAccessExpr expression) {
    String name = expression.getNameAsString();
    Types.Type owner =
        switch (expression.getScope()) {
          case ThisExpr self -> type;
          case NameExpr named -> inlining.types().named(named.getNameAsString());
          case FieldAccessExpr named -> inlining.types().named(named.getNameAsString());
          default -> null;
        };
    VariableDeclarator field = owner == null ? null : owner.field(name);
    return field == null ? unknown(expression) : constant(field, expression);
  }

  private Text constant(VariableDeclarator field, Expression use) {
    Text text = inlining.constant(field);
    return text == null ? unknown(use) : text.elsewhere(line(use));
  }

  /** The text a method of the same class makes, or null where that cannot be told. */
  @Nullable Text made(MethodCallExpr call) {
    boolean own = call.getScope().map(scope -> isOwn(scope)).orElse(true);
    MethodDeclaration method =
        own ? type.method(call.getNameAsString(), call.getArguments().size()) : null;
    if (method == null) {
      return null;
    }
    List<Text> arguments = call.getArguments().stream().map(this::of).toList();
    Text text = inlining.made(method, type, arguments);
    return text == null ? null : text.elsewhere(line(call));
  }

  private boolean isOwn(Expression scope) {
    return scope.isThisExpr()
        || (scope instanceof NameExpr name
            && name.getNameAsString().equals(type.tree().getNameAsString()));
  }

  /** What a local holds; null for anything else. */
  @Nullable Text held(Expression root) {
    return root instanceof NameExpr name ? scope.text(name.getNameAsString()) : null;
  }

  Text unknown(Expression expression) {
    String words = type.source().of(expression);
    String shown =
        words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS) + "...";
    return Text.of(new Text.Unknown(line(expression), shown, nature(expression)));
  }

  private Text.Nature nature(Expression expression) {
    if (!(expression instanceof NameExpr name)) {
      return expression instanceof MethodCallExpr call ? natureOf(call) : Text.Nature.OTHER;
    }
    String known = name.getNameAsString();
    String declared = scope.isLocal(known) ? scope.type(known) : type.declared(known);
    if (declared != null && Harmless.TYPES.contains(declared)) {
      return Text.Nature.HARMLESS;
    }
    return scope.isHandedIn(known) ? Text.Nature.HANDED_IN : Text.Nature.OTHER;
  }

  private static Text.Nature natureOf(MethodCallExpr call) {
    String name = call.getNameAsString();
    return Harmless.CALLS.contains(name)
        ? Text.Nature.HARMLESS
        : FROM_OUTSIDE.contains(name) ? Text.Nature.HANDED_IN : Text.Nature.OTHER;
  }

  /** What cannot bring words of its own into a text. */
  private static final class Harmless {
    private static final Set<String> CALLS = Set.of("size", "length", "intValue", "longValue");
    private static final Set<String> TYPES =
        Set.of(
            "int",
            "long",
            "short",
            "byte",
            "double",
            "float",
            "boolean",
            "Integer",
            "Long",
            "Short",
            "Double",
            "Float",
            "Boolean",
            "BigDecimal",
            "BigInteger",
            "UUID",
            "LocalDate",
            "LocalDateTime",
            "Instant",
            "OffsetDateTime");

    private Harmless() {}
  }
}
