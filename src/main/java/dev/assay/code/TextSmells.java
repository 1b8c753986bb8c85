package dev.assay.code;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.assay.code.Queries.Found;
import dev.assay.code.Queries.Language;
import dev.assay.code.Queries.Smell;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the words of statements tell: too many columns, rows without end. Used by one thread. */
final class TextSmells {
  private static final Pattern BOUNDED =
      Pattern.compile(
          "\\b(?:where|limit|fetch|group|distinct|having|offset|union|intersect|except|top)\\b"
              + "|\\b(?:count|sum|min|max|avg|\\w*_agg|exists|bool_and|bool_or)\\s*\\(");
  private static final Pattern FROM_TABLE = Pattern.compile("\\bfrom\\s+[\\w.\"]+(?!\\s*\\()\\b");
  private static final Pattern FROM = Pattern.compile("\\bfrom\\s+([\\w.\"(]+)");
  private static final Pattern STAR =
      Pattern.compile("(?:^|,|\\.|\\bdistinct|\\ball)\\s*\\*\\s*(?:,|$)");
  private static final Pattern LISTS =
      Pattern.compile("(?:java\\.util\\.)?(?:List|Set|Collection)\\b.*");
  private static final Set<String> COLLECTS =
      Set.of("list", "getResultList", "fetchInto", "fetchMaps", "fetch", "fetchSet");
  private static final Set<String> BOUNDS =
      Set.of(
          "setMaxResults", "setMaxRows", "setLargeMaxRows", "maxRows", "limit", "setFirstResult");
  private static final Set<String> PAGES =
      Set.of("Pageable", "PageRequest", "Limit", "RowBounds", "ScrollPosition");

  private final QueryReader.Reading reading;
  private final List<Smell> smells = new ArrayList<>();

  private final boolean bounded;

  TextSmells(QueryReader.Reading reading) {
    this.reading = reading;
    this.bounded = !reading.statements().users().isEmpty() && bounds();
  }

  List<Smell> all() {
    reading.statements().users().stream()
        .limit(Smells.MOST_JUDGED)
        .forEach(user -> reading.statements().given(user).forEach(found -> judge(found, user)));
    return smells;
  }

  private void judge(Found found, Node user) {
    String text = found.text();
    if (text == null) {
      return;
    }
    String bare = Lexing.bare(text);
    if (found.language() == Language.SQL && takesAllColumns(bare)) {
      add(
          "selectStar",
          found.line(),
          "SELECT * reads every column, also those added later; name the ones that are used");
    }
    boolean endless =
        (bare.startsWith("select ") || bare.startsWith("from "))
            && !BOUNDED.matcher(bare).find()
            && FROM_TABLE.matcher(bare).find();
    if (endless && collects(user)) {
      add(
          "missingLimit",
          found.line(),
          "all rows of the table are read into memory, however many there will be; bound them by"
              + " LIMIT or read them piece by piece");
    }
  }

  private void add(String kind, int line, String text) {
    smells.add(new Smell(kind, line, text, List.of(line)));
  }

  private static boolean takesAllColumns(String bare) {
    String list = selected(bare);
    Matcher from = FROM.matcher(bare);
    String source = "";
    while (from.find()) {
      source = from.group(1);
    }
    // Of what the statement itself made, all columns were named before.
    boolean ofOwn = source.startsWith("(") || (bare.startsWith("with ") && isMade(bare, source));
    return !list.isEmpty() && STAR.matcher(list).find() && !ofOwn;
  }

  private static boolean isMade(String bare, String source) {
    return Pattern.compile("\\b" + Pattern.quote(source) + "\\s*(?:\\([^)]*\\)\\s*)?as\\s")
        .matcher(bare)
        .find();
  }

  /** What the outermost SELECT lists; empty where there is none. */
  private static String selected(String bare) {
    int depth = 0;
    int begin = -1;
    for (int i = 0; i < bare.length(); i++) {
      char c = bare.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      boolean word = i == 0 || !Character.isLetterOrDigit(bare.charAt(i - 1));
      if (depth == 0 && word && begin < 0 && bare.startsWith("select ", i)) {
        begin = i + "select ".length();
      } else if (depth == 0 && word && begin >= 0 && bare.startsWith("from ", i)) {
        return bare.substring(begin, i).strip();
      }
    }
    return "";
  }

  private boolean collects(Node user) {
    return switch (user) {
      case MethodCallExpr call -> !bounded && (collects(call) || isCollectedByHand(call));
      case AnnotationExpr annotation ->
          annotation.getParentNode().orElse(null) instanceof MethodDeclaration method
              && LISTS.matcher(method.getTypeAsString()).matches()
              && method.getParameters().stream()
                  .noneMatch(each -> PAGES.contains(each.getTypeAsString()));
      default -> false;
    };
  }

  private boolean bounds() {
    return reading
        .tree()
        .findFirst(MethodCallExpr.class, each -> BOUNDS.contains(each.getNameAsString()))
        .isPresent();
  }

  private static boolean collects(MethodCallExpr call) {
    String name = call.getNameAsString();
    if (name.equals("queryForList") || (name.equals("query") && mapsRows(call))) {
      return true;
    }
    Expression each = Calls.wholeChain(call);
    while (each instanceof MethodCallExpr link) {
      if (COLLECTS.contains(link.getNameAsString())) {
        return true;
      }
      each = Calls.same(link, call) ? null : link.getScope().orElse(null);
    }
    return false;
  }

  private static boolean mapsRows(MethodCallExpr call) {
    return call.getArguments().stream()
        .anyMatch(each ->
            switch (each) {
              case LambdaExpr lambda -> lambda.getParameters().size() == 2;
              case ObjectCreationExpr made ->
                  made.getType().getNameAsString().endsWith("RowMapper");
              default -> false;
            });
  }

  // while (rs.next()) list.add(...), where rs is what this call gives, or what it prepares gives.
  private boolean isCollectedByHand(MethodCallExpr call) {
    String name = variable(call);
    String rows = name != null && !call.getNameAsString().equals("executeQuery") ? run(name) : name;
    return rows != null
        && reading.tree().findFirst(WhileStmt.class, loop -> goesOver(loop, rows)).isPresent();
  }

  private static boolean goesOver(WhileStmt loop, String rows) {
    boolean over =
        loop.getCondition()
            .findFirst(MethodCallExpr.class, each -> isCall(each, rows, "next"))
            .isPresent();
    return over
        && loop.getBody()
            .findFirst(MethodCallExpr.class, each -> each.getNameAsString().equals("add"))
            .isPresent();
  }

  private static boolean isCall(MethodCallExpr call, String on, String name) {
    return call.getNameAsString().equals(name)
        && call.getScope().orElse(null) instanceof NameExpr scope
        && scope.getNameAsString().equals(on);
  }

  private @Nullable String run(String statement) {
    return reading
        .tree()
        .findFirst(MethodCallExpr.class, each -> isCall(each, statement, "executeQuery"))
        .map(TextSmells::variable)
        .orElse(null);
  }

  private static @Nullable String variable(MethodCallExpr call) {
    return call.getParentNode().orElse(null) instanceof VariableDeclarator variable
        ? variable.getNameAsString()
        : null;
  }
}
