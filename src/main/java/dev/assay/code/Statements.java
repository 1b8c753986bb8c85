package dev.assay.code;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.ReturnStmt;
import dev.assay.code.Queries.Found;
import dev.assay.code.Queries.Language;
import dev.assay.code.Text.Unknown;
import dev.assay.code.Text.Variant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes the statements out of the texts of one method. Used by one thread. */
final class Statements implements Flow.Sink {
  private static final Pattern JPQL =
      Pattern.compile("(?is)\\s*(?:select|from|update|delete|insert)\\s.*");
  private static final int MOST_REASONS = 3;

  private final Types.Type type;
  private final Scope scope;
  private final Set<String> called;
  private final Map<String, Found> found = new LinkedHashMap<>();
  private final IdentityHashMap<Node, List<Found>> byUser = new IdentityHashMap<>();
  private final List<Node> users = new ArrayList<>();
  private final Map<Integer, String> putIn = new TreeMap<>();

  /**
   * @param called names of the methods that the sources call: what those give back is looked at
   *     where they are called
   */
  Statements(Types.Type type, Scope scope, Set<String> called) {
    this.type = type;
    this.scope = scope;
    this.called = called;
  }

  /** In the order they stand in. */
  List<Found> found() {
    return found.values().stream()
        .sorted((one, other) -> Integer.compare(one.line(), other.line()))
        .toList();
  }

  /** What a call was given. */
  List<Found> given(Node user) {
    return byUser.getOrDefault(user, List.of());
  }

  /** The calls and annotations that were given statements, in the order they were seen. */
  List<Node> users() {
    return List.copyOf(users);
  }

  /** Values that are put into statements, by line, with what that means. */
  Map<Integer, String> putIn() {
    return putIn;
  }

  @Override
  public void take(Text text, Expression value, Node user) {
    boolean elsewhere = user instanceof ReturnStmt && called.contains(methodAround(user));
    if (elsewhere) {
      return;
    }
    String receiver = receiver(user);
    Calls.Use use = Calls.use(user);
    int line = type.source().line(value);
    for (Variant variant : text.variants()) {
      boolean jpa =
          Calls.isJpa(user, receiver)
              || (use != Calls.Use.PERHAPS && Calls.isOfEntity(variant.text(), type));
      if (jpa) {
        if (JPQL.matcher(variant.text()).matches()) {
          keep(variant, Language.JPQL, new At(line, user));
        }
      } else if (Calls.isStatement(variant.text(), use, receiver)) {
        keep(variant, Language.SQL, new At(line, user));
      } else if (isSqlThatIsNotKnown(user, receiver, value) && !variant.unknowns().isEmpty()) {
        add(unknowable(variant, line), user);
      }
    }
  }

  private static String methodAround(Node node) {
    Node around = node;
    while (around != null && !(around instanceof MethodDeclaration)) {
      around = around.getParentNode().orElse(null);
    }
    return around instanceof MethodDeclaration method ? method.getNameAsString() : "";
  }

  private boolean isSqlThatIsNotKnown(Node user, @Nullable String receiver, Expression value) {
    boolean first = user instanceof MethodCallExpr call && Calls.same(call.getArgument(0), value);
    String name =
        switch (value) {
          case NameExpr local -> local.getNameAsString();
          case FieldAccessExpr field when field.getScope().isThisExpr() -> field.getNameAsString();
          default -> null;
        };
    return Calls.isCertain(user, receiver, value)
        || (first && name != null && Calls.isForTemplate(user, receiver, declared(name)));
  }

  /** Where a statement is used. */
  record At(int line, Node user) {}

  void keep(Variant variant, Language language, At at) {
    int line = variant.line() == 0 ? at.line() : variant.line();
    if (language == Language.JPQL) {
      String words = variant.text().strip().replace(Text.HOLE, '?');
      add(new Found(words, language, line, isExact(variant), reason(variant), false), at.user());
      return;
    }
    Placeholders.Written written = Placeholders.of(variant.text());
    boolean whole = written.isWhole();
    add(
        new Found(written.text(), language, line, isExact(variant), reason(variant), whole),
        at.user());
    for (int i = 0; i < Math.min(written.holes().size(), variant.unknowns().size()); i++) {
      say(variant.unknowns().get(i), written.holes().get(i));
    }
  }

  private void add(Found one, Node user) {
    found.putIfAbsent(one.line() + ":" + one.text(), one);
    List<Found> before = byUser.get(user);
    if (before == null) {
      users.add(user);
      byUser.put(user, new ArrayList<>(List.of(one)));
    } else {
      before.add(one);
    }
  }

  private static boolean isExact(Variant variant) {
    return variant.unknowns().isEmpty() && variant.doubts().isEmpty();
  }

  private static @Nullable String reason(Variant variant) {
    if (isExact(variant)) {
      return null;
    }
    var reasons = new ArrayList<String>();
    variant
        .unknowns()
        .forEach(each ->
            reasons.add(
                "line %d: %s is only known at run time".formatted(each.line(), each.words())));
    reasons.addAll(variant.doubts());
    int more = reasons.size() - MOST_REASONS;
    return String.join("; ", reasons.subList(0, Math.min(reasons.size(), MOST_REASONS)))
        + (more > 0 ? "; and %d more".formatted(more) : "");
  }

  private static Found unknowable(Variant variant, int line) {
    Unknown first = variant.unknowns().getFirst();
    String reason =
        first.nature() == Text.Nature.HANDED_IN
            ? "line %d: the caller hands it in as %s".formatted(first.line(), first.words())
            : "line %d: what %s gives is only known at run time"
                .formatted(first.line(), first.words());
    return new Found(null, Language.SQL, line, false, reason, false);
  }

  private void say(Unknown unknown, Placeholders.Hole hole) {
    String words = unknown.words();
    boolean value = hole == Placeholders.Hole.VALUE;
    if (hole == Placeholders.Hole.PART && unknown.nature() == Text.Nature.HANDED_IN) {
      putIn.putIfAbsent(
          unknown.line(),
          ("%s becomes a part of the statement as it is handed in: whoever chooses it chooses what"
                  + " is run; allow only known names")
              .formatted(words));
    } else if (value && unknown.nature() == Text.Nature.HARMLESS) {
      putIn.putIfAbsent(
          unknown.line(),
          ("%s is put into the text: it cannot bring SQL with it, but each value is a statement of"
                  + " its own to plan; use a parameter")
              .formatted(words));
    } else if (value) {
      putIn.putIfAbsent(
          unknown.line(),
          "%s is put into the text, so its letters are read as SQL (injection); use a parameter"
              .formatted(words));
    }
  }

  private @Nullable String receiver(Node user) {
    if (!(user instanceof MethodCallExpr call)) {
      return null;
    }
    return switch (call.getScope().orElse(null)) {
      case NameExpr name -> declared(name.getNameAsString());
      case FieldAccessExpr field -> declared(field.getNameAsString());
      case null, default -> null;
    };
  }

  // The simple name without what it is of: java.util.List<String> is List.
  private @Nullable String declared(String name) {
    String local = scope.type(name);
    String written = local == null ? type.declared(name) : local;
    return written == null ? null : written.replaceAll("<.*", "").replaceAll(".*\\.", "");
  }
}
