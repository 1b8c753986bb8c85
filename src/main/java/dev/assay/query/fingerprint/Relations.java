package dev.assay.query.fingerprint;

import dev.assay.query.Query.Kind;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tables and views that a statement names, and the aliases it gives them. One walk over
 * the pieces, with a scope for each open bracket; for one text and one thread.
 *
 * <p>A name behind FROM, JOIN, INTO, UPDATE and the like is a table unless it is called as a
 * function or is the name of a WITH query that is in sight there. A WITH query sees itself only
 * where it is RECURSIVE, so {@code with a as (select * from a) ...} does name the table a.
 */
final class Relations {
  private static final Set<String> FROM_IS_SYNTAX =
      Set.of("extract", "substring", "trim", "overlay", "position");

  private static final Set<String> BEFORE_A_NAME =
      Set.of("only", "lateral", "if", "not", "exists", "table", "concurrently", "view");

  private static final Set<String> NO_NAMES = Set.of("select", "values", "with", "rows");

  private static final Set<String> DDL_NAMES = Set.of("table", "view", "references", "truncate");

  private static final Set<String> ON_A_TABLE = Set.of("index", "trigger", "policy", "rule");

  // FROM in these leads to a role, a cursor or a file.
  private static final Set<String> OTHER_FROM = Set.of("revoke", "fetch", "move", "copy", "alter");

  private final List<Token> tokens;
  private final Kind kind;
  private final Set<String> found = new LinkedHashSet<>();
  private final BitSet aliases;
  private final Deque<Scope> outer = new ArrayDeque<>();
  private Scope scope = new Scope(false, false);
  private boolean expected;
  private String verb = "";
  private boolean onATable;

  /** What is open within one pair of brackets. */
  private static final class Scope {
    final boolean fromIsSyntax;
    final boolean withQuery;
    final Set<String> names = new LinkedHashSet<>();
    boolean list;
    boolean with;
    boolean recursive;
    boolean joins;
    @Nullable String pending;

    Scope(boolean fromIsSyntax, boolean withQuery) {
      this.fromIsSyntax = fromIsSyntax;
      this.withQuery = withQuery;
    }
  }

  /**
   * @param aliases the places of aliases of tables, with their AS
   */
  record Named(List<String> names, BitSet aliases) {}

  private Relations(List<Token> tokens, Kind kind) {
    this.tokens = tokens;
    this.kind = kind;
    this.aliases = new BitSet(tokens.size());
  }

  static Named in(List<Token> tokens, Kind kind) {
    var walk = new Relations(tokens, kind);
    for (int at = 0; at < tokens.size(); ) {
      at = walk.step(at);
    }
    return new Named(List.copyOf(walk.found), walk.aliases);
  }

  private int step(int at) {
    Token token = tokens.get(at);
    switch (token.kind()) {
      case MARK -> mark(token, at);
      case QUOTED -> {
        return named(at);
      }
      case WORD -> {
        if (startsVerb(at)) {
          verb = token.text();
        }
        return takesName(token, at) ? named(at) : word(token, at);
      }
      default -> expected = false;
    }
    return at + 1;
  }

  private void mark(Token token, int at) {
    if (token.isMark('(')) {
      Token before = at > 0 ? tokens.get(at - 1) : token;
      boolean body =
          scope.pending != null && (before.isWord("as") || before.isWord("materialized"));
      outer.push(scope);
      scope = new Scope(before.isWordOf(FROM_IS_SYNTAX), body);
    } else if (token.isMark(')') && !outer.isEmpty()) {
      boolean body = scope.withQuery;
      scope = outer.pop();
      expected = false;
      if (body && scope.pending != null) {
        scope.names.add(scope.pending);
        scope.pending = null;
      }
    } else if (token.isMark(',')) {
      expected = scope.list;
    } else if (token.isMark(';') && outer.isEmpty()) {
      scope = new Scope(false, false);
      expected = false;
      verb = "";
      onATable = false;
    }
  }

  private boolean startsVerb(int at) {
    return at == 0
        || tokens.get(at - 1).isMark(';')
        || (verb.equals("explain") && outer.isEmpty() && !scope.with);
  }

  private boolean takesName(Token word, int at) {
    boolean keyword = Keywords.RESERVED.contains(word.text()) || NO_NAMES.contains(word.text());
    return (expected && !keyword && !word.isWordOf(BEFORE_A_NAME)) || isWithName(at);
  }

  // The name of a WITH query stands behind WITH, RECURSIVE or the comma after another one.
  private boolean isWithName(int at) {
    if (!scope.with || scope.pending != null || at == 0 || at + 1 >= tokens.size()) {
      return false;
    }
    Token before = tokens.get(at - 1);
    Token after = tokens.get(at + 1);
    return (before.isWord("with") || before.isWord("recursive") || before.isMark(','))
        && (after.isWord("as") || after.isMark('('));
  }

  private int named(int at) {
    if (isWithName(at)) {
      scope.pending = tokens.get(at).text();
      if (scope.recursive) {
        scope.names.add(tokens.get(at).text());
      }
      return at + 1;
    }
    if (!expected) {
      return at + 1;
    }
    expected = false;
    int end = at + 1;
    while (end + 1 < tokens.size() && tokens.get(end).isMark('.') && tokens.get(end + 1).isName()) {
      end += 2;
    }
    if (scope.joins && end < tokens.size() && tokens.get(end).isMark('(')) {
      return end;
    }
    if (end > at + 1 || !inSight(tokens.get(at).text())) {
      found.add(Words.text(tokens.subList(at, end)));
    }
    return Kinds.ofRows(kind) ? aliased(end) : end;
  }

  private boolean inSight(String name) {
    return scope.names.contains(name)
        || outer.stream().anyMatch(around -> around.names.contains(name));
  }

  private int aliased(int at) {
    int as = at < tokens.size() && tokens.get(at).isWord("as") ? at : -1;
    int name = as < 0 ? at : at + 1;
    if (name >= tokens.size() || !tokens.get(name).isName()) {
      return at;
    }
    Token alias = tokens.get(name);
    boolean keyword = alias.isWordOf(Keywords.RESERVED) || alias.isWordOf(Keywords.BEHIND_A_TABLE);
    if (as < 0 && keyword) {
      return at;
    }
    aliases.set(name);
    if (as >= 0) {
      aliases.set(as);
    }
    return name + 1;
  }

  private int word(Token word, int at) {
    if (expected && word.isWordOf(BEFORE_A_NAME)) {
      return at + 1;
    }
    expected = false;
    switch (word.text()) {
      case "with" -> with(at);
      case "recursive" -> scope.recursive |= scope.with;
      case "from" -> from(at);
      case "join" -> expect(true, scope.list);
      case "into" -> expect(false, false);
      case "update" -> {
        if (isBeginning(at)) {
          expect(false, false);
        }
      }
      case "using" -> using(at);
      case "table" -> {
        if (isBeginning(at) || !Kinds.ofRows(kind)) {
          expect(false, kind == Kind.DDL && !verb.equals("create"));
        }
      }
      default -> other(word);
    }
    return at + 1;
  }

  private void other(Token word) {
    if (word.isWordOf(Keywords.ENDS_A_LIST) || word.isWord("select")) {
      scope.list = false;
      scope.with &= !word.isWord("select");
    } else if (!Kinds.ofRows(kind)) {
      ddl(word);
    }
  }

  private void ddl(Token word) {
    onATable |= kind == Kind.DDL && word.isWordOf(ON_A_TABLE);
    if (word.isWordOf(DDL_NAMES) || (onATable && word.isWord("on"))) {
      expect(false, word.isWord("truncate") || verb.equals("drop"));
      onATable &= !word.isWord("on");
    } else if (word.isWord("copy") || word.isWord("vacuum") || word.isWord("lock")) {
      expect(false, word.isWord("lock"));
    }
  }

  private void expect(boolean joins, boolean list) {
    expected = true;
    scope.joins = joins;
    scope.list = list;
  }

  private void with(int at) {
    Token next = at + 1 < tokens.size() ? tokens.get(at + 1) : tokens.get(at);
    boolean named =
        next.isName()
            && !next.isWord("ordinality")
            && at + 2 < tokens.size()
            && (next.isWord("recursive")
                || tokens.get(at + 2).isWord("as")
                || tokens.get(at + 2).isMark('('));
    if (named) {
      scope.with = true;
      scope.list = false;
    }
  }

  private void from(int at) {
    boolean distinct = at > 1 && tokens.get(at - 1).isWord("distinct") && isNot(tokens.get(at - 2));
    if (!scope.fromIsSyntax && !distinct && !(outer.isEmpty() && OTHER_FROM.contains(verb))) {
      expect(true, true);
    }
  }

  // IS DISTINCT FROM and IS NOT DISTINCT FROM compare.
  private static boolean isNot(Token token) {
    return token.isWord("is") || token.isWord("not");
  }

  private void using(int at) {
    boolean bracket = at + 1 < tokens.size() && tokens.get(at + 1).isMark('(');
    boolean rows = kind == Kind.DELETE || kind == Kind.MERGE || kind == Kind.EXPLAIN;
    if (rows && !bracket) {
      expect(true, true);
    }
  }

  private boolean isBeginning(int at) {
    if (at == 0) {
      return true;
    }
    Token before = tokens.get(at - 1);
    return before.isMark('(')
        || before.isMark(')')
        || before.isMark(';')
        || before.isWord("explain")
        || before.isWord("analyze")
        || before.isWord("verbose")
        || before.isWord("as");
  }
}
