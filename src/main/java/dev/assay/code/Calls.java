package dev.assay.code;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithName;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What calls do with the texts they are given, by their names. Pure functions. */
final class Calls {
  /** Take SQL and nothing else, so that a text that is not known is one. */
  static final Set<String> CERTAIN =
      Set.of(
          "executeQuery",
          "executeLargeUpdate",
          "executeUpdate",
          "prepareStatement",
          "prepareCall",
          "createNativeQuery",
          "createNativeMutationQuery",
          "createSQLQuery",
          "preparedQuery");

  /** Make a statement and do not run it. */
  static final Set<String> PREPARE =
      Set.of("prepareStatement", "prepareCall", "prepare", "addBatch", "nativeSQL");

  /** Make a statement that runs further on in the same chain of calls, or never. */
  static final Set<String> DEFER =
      Set.of(
          "createNativeQuery",
          "createNativeMutationQuery",
          "createSQLQuery",
          "createQuery",
          "createMutationQuery",
          "createSelectionQuery",
          "createStatement",
          "createUpdate",
          "createCall",
          "prepareBatch",
          "preparedQuery",
          "resultQuery",
          "sql");

  private static final Set<String> RUN =
      Set.of("query", "update", "batchUpdate", "execute", "select", "insert", "delete", "queries");
  private static final Set<String> JPA =
      Set.of("createQuery", "createMutationQuery", "createSelectionQuery");

  /** Run what was made before, and take no text. */
  static final Set<String> RUN_PREPARED =
      Set.of(
          "executeQuery",
          "executeUpdate",
          "executeLargeUpdate",
          "getResultList",
          "getResultStream",
          "getSingleResult",
          "getSingleResultOrNull");

  private static final Set<String> ONLY_SAYS =
      Set.of(
          "print",
          "println",
          "printf",
          "log",
          "debug",
          "info",
          "warn",
          "warning",
          "error",
          "trace",
          "fatal",
          "fine",
          "finer",
          "finest",
          "config",
          "severe",
          "setText",
          "setTitle",
          "equals",
          "equalsIgnoreCase",
          "contains",
          "startsWith",
          "endsWith",
          "indexOf",
          "matches",
          "fail",
          "isEqualTo",
          "requireNonNull",
          "getProperty",
          "getString",
          "matcher",
          "compile",
          "write",
          "replaceAll",
          "split",
          "getLogger",
          "setDescription",
          "description",
          "addAttribute",
          "showMessageDialog",
          "setToolTipText",
          "as",
          "describedAs",
          "setAttribute");
  private static final Pattern OF_DATABASE =
      Pattern.compile(
          "(?:Prepared|Callable)?Statement|Connection|\\w*Jdbc\\w+|Jdbi|Handle"
              + "|DSLContext|(?:Pg)?Pool|\\w*Sql(?:Client|Connection)|PgConnection|DatabaseClient"
              + "|EntityManager|(?:Stateless)?Session|QueryRunner");
  private static final Pattern DATA_BEGINS =
      Pattern.compile(
          "(?is)[(\\s]*(?:select|insert|update|delete|with|merge|values|create|alter|drop|truncate"
              + "|call|explain|copy|grant|revoke|comment\\s+on)\\s.*"
              + "|\\{\\s*(?:\\?\\s*=\\s*)?call\\s.*");
  private static final Pattern UTILITY_BEGINS =
      Pattern.compile(
          "(?is)(?:set|show|reset|lock|vacuum|analyze|refresh|reindex|listen|notify|begin|commit"
              + "|rollback|savepoint|discard|do|checkpoint|cluster|truncate)\\b.*");

  // "select f from Fortune f": all of an entity by its alias.
  private static final Pattern OF_ENTITY =
      Pattern.compile(
          "(?s)\\s*(?i:select)\\s+(?:(?i:distinct)\\s+)?(\\w+)\\s+"
              + "(?i:from)\\s+[A-Z]\\w*\\s+(?:(?i:as)\\s+)?\\1\\b.*");

  private static final int LEAST_WORDS = 3;

  // A chain is climbed from each of its links.
  private static final int LONGEST_CHAIN = 1_000;

  private Calls() {}

  /** Whether two nodes of one source are one place of it; equal code elsewhere is another. */
  static boolean same(@Nullable Node place, @Nullable Node other) {
    return place != null
        && other != null
        && place.getClass() == other.getClass()
        && place.getRange().equals(other.getRange());
  }

  /** What a text is for whoever is given it. */
  enum Use {
    /** A database is asked it: nobody else has a method of this name. */
    CERTAINLY_ASKED,
    /** Whoever has such a method asks it, most often a database. */
    ASKED,
    /** It may be; the text itself has to tell. */
    PERHAPS,
    /** It is only said: a log line, an exception. */
    SAID
  }

  static Use use(Node user) {
    return switch (user) {
      case MethodCallExpr call -> use(call.getNameAsString());
      case ObjectCreationExpr made ->
          made.getType().getNameAsString().matches(".*(?:Exception|Error|File|JLabel|Scanner)")
              ? Use.SAID
              : Use.PERHAPS;
      default -> Use.PERHAPS;
    };
  }

  private static Use use(String name) {
    if (CERTAIN.contains(name)) {
      return Use.CERTAINLY_ASKED;
    }
    boolean asks =
        PREPARE.contains(name)
            || DEFER.contains(name)
            || RUN.contains(name)
            || name.startsWith("queryFor")
            || name.startsWith("fetch");
    return asks ? Use.ASKED : isSaid(name) ? Use.SAID : Use.PERHAPS;
  }

  private static boolean isSaid(String name) {
    return ONLY_SAYS.contains(name) || name.startsWith("assert");
  }

  /** Whether a text is a statement, for this use of it. */
  static boolean isStatement(String text, Use use, @Nullable String receiver) {
    String words = text.strip().replace(Text.HOLE, '?');
    if (use == Use.SAID) {
      return false;
    }
    if (SqlText.isSql(words)) {
      return use != Use.PERHAPS || saysEnough(text);
    }
    boolean ofDatabase = receiver != null && OF_DATABASE.matcher(receiver).matches();
    boolean asked = use == Use.CERTAINLY_ASKED || (use == Use.ASKED && ofDatabase);
    return asked
        && isOneCase(words)
        && (DATA_BEGINS.matcher(words).matches()
            || (ofDatabase && UTILITY_BEGINS.matcher(words).matches()));
  }

  // "SELECT " + x says too little where nobody is known to be asked it.
  private static boolean saysEnough(String text) {
    return text.indexOf(Text.HOLE) < 0
        || text.replace(Text.HOLE, ' ').strip().split("\\s+").length >= LEAST_WORDS;
  }

  private static boolean isOneCase(String words) {
    String first = words.split("\\W", 2)[0];
    return first.equals(first.toUpperCase(Locale.ROOT))
        || first.equals(first.toLowerCase(Locale.ROOT));
  }

  /** Whether a call makes a query of JPA's own language, not SQL. */
  static boolean isJpa(Node user, @Nullable String receiver) {
    return user instanceof MethodCallExpr call
        && JPA.contains(call.getNameAsString())
        && !"Handle".equals(receiver)
        && !(call.getScope().orElse(null) instanceof NameExpr name
            && Set.of("handle", "h").contains(name.getNameAsString()));
  }

  /** Whether a text reads as JPQL, in a source that knows JPA. */
  static boolean isOfEntity(String text, Types.Type type) {
    return OF_ENTITY.matcher(text).matches()
        && type.unit().getImports().stream()
            .map(NodeWithName::getNameAsString)
            .anyMatch(name -> name.contains("persistence") || name.contains("hibernate"));
  }

  /** Whether this is the SQL of a call that takes nothing else in its place. */
  static boolean isCertain(Node user, @Nullable String receiver, Expression value) {
    return user instanceof MethodCallExpr call
        && CERTAIN.contains(call.getNameAsString())
        && same(call.getArgument(0), value)
        && ((receiver != null && OF_DATABASE.matcher(receiver).matches())
            || !call.getNameAsString().startsWith("execute"));
  }

  /** Whether this is a text that Spring's templates are given as SQL. */
  static boolean isForTemplate(Node user, @Nullable String receiver, @Nullable String declared) {
    return user instanceof MethodCallExpr call
        && receiver != null
        && "String".equals(declared)
        && receiver.contains("Jdbc")
        && use(call.getNameAsString()) == Use.ASKED;
  }

  /** The outermost call of the chain a call is part of. */
  static MethodCallExpr wholeChain(MethodCallExpr call) {
    MethodCallExpr whole = call;
    int links = 0;
    while (links++ < LONGEST_CHAIN
        && whole.getParentNode().orElse(null) instanceof MethodCallExpr next
        && isScope(next, whole)) {
      whole = next;
    }
    return whole;
  }

  private static boolean isScope(MethodCallExpr next, Expression inner) {
    return same(next.getScope().orElse(null), inner);
  }

  /** Whether a call that is given a statement runs it too. */
  static boolean runs(MethodCallExpr call) {
    String name = call.getNameAsString();
    if (PREPARE.contains(name)) {
      return false;
    }
    return (CERTAIN.contains(name) || use(name) == Use.ASKED)
        && (!DEFER.contains(name) || !same(wholeChain(call), call));
  }
}
