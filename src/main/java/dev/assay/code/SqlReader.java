package dev.assay.code;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.assay.code.Constants.Value;
import dev.assay.code.MethodSignature.Sql;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Collects the SQL among the texts of one method: literals, text blocks, constants and texts put
 * together, whose unknown parts become {@code ?}. Used by one thread.
 */
final class SqlReader {
  private static final Set<String> ANNOTATIONS =
      Set.of(
          "Query",
          "NamedQuery",
          "NamedQueries",
          "NamedNativeQuery",
          "NamedNativeQueries",
          "NativeQuery",
          "Select",
          "Insert",
          "Update",
          "Delete",
          "SqlQuery",
          "SqlUpdate",
          "SqlBatch",
          "SqlCall",
          "SQLInsert",
          "SQLUpdate",
          "SQLDelete",
          "Subselect",
          "Sql");
  private static final Pattern PLACEHOLDER = Pattern.compile("'?%[-+0-9.,]*[sdfxn]'?");
  private static final Set<String> FORMATS = Set.of("format", "formatted");

  private final SourceText source;
  private final Constants constants;
  private final Map<String, Sql> found = new LinkedHashMap<>();

  SqlReader(SourceText source, Constants constants) {
    this.source = source;
    this.constants = constants;
  }

  /** Whether an annotation is one that carries a query. */
  static boolean isQuery(AnnotationExpr annotation) {
    return ANNOTATIONS.contains(annotation.getName().getIdentifier());
  }

  List<Sql> found() {
    return List.copyOf(found.values());
  }

  /** Looks at a text that stands alone: a literal or the name of a constant. */
  void literal(Expression expression) {
    if (constants.of(expression) instanceof Value.Plain(String text)) {
      boolean format = isFormat(expression);
      keep(format ? PLACEHOLDER.matcher(text).replaceAll("?") : text, !format, expression);
    }
  }

  /**
   * Looks at texts put together; gives the parts that are not text themselves, for they may hold
   * more.
   */
  List<Expression> sum(BinaryExpr sum) {
    var rest = new ArrayList<Expression>();
    var text = new StringBuilder();
    boolean exact = true;
    boolean texts = false;
    for (Expression part : parts(sum)) {
      if (constants.of(part) instanceof Value.Plain(Object known)) {
        texts |= known instanceof String;
        append(text, known.toString());
      } else {
        rest.add(part);
        text.append('?');
        exact = false;
      }
    }
    if (texts) {
      keep(text.toString(), exact, sum);
    }
    return rest;
  }

  // A quoted unknown, '...' + x + '...', is a parameter as a whole.
  private static void append(StringBuilder text, String known) {
    int end = text.length();
    boolean quoted =
        end > 1
            && text.charAt(end - 1) == '?'
            && text.charAt(end - 2) == '\''
            && known.startsWith("'");
    if (quoted) {
      text.replace(end - 2, end, "?").append(known, 1, known.length());
    } else {
      text.append(known);
    }
  }

  private static Deque<Expression> parts(BinaryExpr sum) {
    Deque<Expression> parts = new ArrayDeque<>();
    Expression left = sum;
    while (left instanceof BinaryExpr binary && binary.getOperator() == BinaryExpr.Operator.PLUS) {
      parts.push(binary.getRight());
      left = binary.getLeft();
    }
    parts.push(left);
    return parts;
  }

  private static boolean isFormat(Expression expression) {
    return expression.getParentNode().orElse(null) instanceof MethodCallExpr call
        && FORMATS.contains(call.getNameAsString())
        && !call.getArguments().isEmpty();
  }

  private void keep(String text, boolean exact, Node place) {
    if (SqlText.isSql(text)) {
      String words = text.strip();
      boolean open = SqlText.isOpen(words);
      String whole = open ? words + " ?" : words;
      found.putIfAbsent(whole, new Sql(whole, exact && !open, source.line(place)));
    }
  }
}
