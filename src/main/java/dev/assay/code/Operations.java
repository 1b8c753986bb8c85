package dev.assay.code;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the calls that make texts out of texts give. Used by one thread. */
final class Operations {
  private static final Set<String> SAME =
      Set.of("toString", "trim", "strip", "stripIndent", "stripTrailing", "stripLeading", "intern");
  private static final Set<String> OF_FIRST =
      Set.of("valueOf", "requireNonNull", "of", "nullToEmpty");
  private static final Set<String> OF_TEXTS =
      Set.of("append", "concat", "formatted", "format", "join", "replace", "repeat");

  // As java.util.Formatter reads them, with the index and the conversion in groups.
  private static final Pattern PLACE =
      Pattern.compile("%(?:(\\d+)\\$)?[-#+ 0,(]*\\d*(?:\\.\\d+)?([a-zA-Z%])");
  // A chain is climbed from each of its links.
  private static final int LONGEST_CHAIN = 10_000;
  private static final int MOST_PUT = 20;
  private static final Pattern MARKS = Pattern.compile("[?,()\\s]*");

  private final Texts texts;
  private final Types.Type type;

  Operations(Texts texts, Types.Type type) {
    this.texts = texts;
    this.type = type;
  }

  /** Whether a call only makes a text, and so uses none. */
  static boolean makesText(String name) {
    return SAME.contains(name) || OF_TEXTS.contains(name) || name.equals("valueOf");
  }

  Text of(MethodCallExpr call) {
    String name = call.getNameAsString();
    Expression scope = call.getScope().orElse(null);
    List<Expression> arguments = call.getArguments();
    Text marks = marks(call);
    if (marks != null) {
      return marks;
    }
    if (scope != null && arguments.isEmpty() && SAME.contains(name)) {
      return texts.of(scope).reading(it -> it.replace(Texts.NEXT, ""));
    }
    if (scope != null && !arguments.isEmpty() && OF_TEXTS.contains(name)) {
      return known(call, scope, arguments);
    }
    if (OF_FIRST.contains(name) && arguments.size() == 1 && isType(scope)) {
      return texts.of(arguments.getFirst());
    }
    Text made = texts.made(call);
    return made == null ? texts.unknown(call) : made;
  }

  private Text known(MethodCallExpr call, Expression scope, List<Expression> arguments) {
    return switch (call.getNameAsString()) {
      case "append" -> appended(call, scope);
      case "concat" -> texts.of(scope).plus(texts.of(arguments.getFirst()));
      case "formatted" -> formatted(texts.of(scope), arguments);
      case "format" ->
          isType(scope)
              ? formatted(texts.of(arguments.getFirst()), arguments.subList(1, arguments.size()))
              : texts.unknown(call);
      case "join" -> joined(call, arguments);
      case "replace" -> replaced(call, scope);
      case "repeat" -> repeated(call, scope);
      default -> texts.unknown(call);
    };
  }

  // What was appended to a local is in what it holds already.
  private Text appended(MethodCallExpr call, Expression scope) {
    Expression root = root(scope);
    Text held = texts.held(root);
    return held != null ? held : texts.of(scope).plus(texts.of(call.getArgument(0)));
  }

  /** What a chain of calls begins with. */
  static Expression root(Expression chain) {
    Expression root = chain;
    int links = 0;
    while (links++ < LONGEST_CHAIN
        && root instanceof MethodCallExpr call
        && call.getScope().isPresent()) {
      root = call.getScope().get();
    }
    return root;
  }

  private Text joined(MethodCallExpr call, List<Expression> arguments) {
    Text separator = texts.of(arguments.getFirst());
    boolean known = isType(call.getScope().orElse(null)) && separator.variants().size() == 1;
    return known && arguments.size() > 2
        ? texts.joined(
            arguments.subList(1, arguments.size()), separator.variants().getFirst().text())
        : texts.unknown(call);
  }

  // text.replace(from, to), or StringUtils.replace(text, from, to).
  private Text replaced(MethodCallExpr call, Expression scope) {
    List<Expression> arguments = call.getArguments();
    boolean isStatic = arguments.size() == 3 && isType(scope);
    Text text = texts.of(isStatic ? arguments.getFirst() : scope);
    if (!isStatic && arguments.size() != 2) {
      return texts.unknown(call);
    }
    int first = isStatic ? 1 : 0;
    String from = plain(texts.of(arguments.get(first)));
    Text to = texts.of(arguments.get(first + 1));
    String known = plain(to);
    if (from != null && !from.isEmpty() && known != null) {
      return text.reading(it -> it.replace(from, known));
    }
    if (from != null && !from.isEmpty()) {
      Text.Variant words = to.variants().getFirst();
      Text all = new Text(text.variants().stream().map(it -> put(it, from, words)).toList());
      String doubt = "line %d: what is put in may be something else".formatted(texts.line(call));
      return to.variants().size() == 1 ? all : all.doubted(doubt);
    }
    return text.doubted(
        "line %d: parts of it are replaced at run time".formatted(texts.line(call)));
  }

  /** A text with something in the place of some of its words. */
  private static Text.Variant put(Text.Variant text, String from, Text.Variant to) {
    List<String> pieces = List.of(text.text().split(Pattern.quote(from), -1));
    if (pieces.size() > MOST_PUT || !text.unknowns().isEmpty()) {
      return text.doubted("parts of it are replaced at run time");
    }
    Text.Variant all = text.reading(pieces.getFirst());
    for (String piece : pieces.subList(1, pieces.size())) {
      all = all.plus(to).plus(new Text.Variant(piece, List.of(), List.of(), 0));
    }
    return all;
  }

  private Text repeated(MethodCallExpr call, Expression scope) {
    return texts
        .of(scope)
        .doubted("line %d: it is repeated as often as run time tells".formatted(texts.line(call)));
  }

  private static @Nullable String plain(Text text) {
    Text.Variant only = text.variants().getFirst();
    boolean certain = only.unknowns().isEmpty() && only.doubts().isEmpty();
    return text.variants().size() == 1 && certain ? only.text() : null;
  }

  private Text formatted(Text format, List<Expression> arguments) {
    @Nullable Text all = null;
    for (Text.Variant variant : format.variants()) {
      Text one = formatted(variant, arguments);
      all = all == null ? one : all.or(one);
    }
    return all == null ? format : all;
  }

  private Text formatted(Text.Variant format, List<Expression> arguments) {
    if (!format.unknowns().isEmpty()) {
      return new Text(List.of(format.doubted("its format is only known at run time")));
    }
    Text all = Text.of("", format.line());
    Matcher place = PLACE.matcher(format.text());
    int from = 0;
    int next = 0;
    while (place.find()) {
      all = all.plus(Text.of(format.text().substring(from, place.start()), format.line()));
      from = place.end();
      String conversion = place.group(2);
      if (conversion.equals("%") || conversion.equals("n")) {
        all = all.plus(Text.of(conversion.equals("n") ? "\n" : "%", format.line()));
      } else {
        int index = place.group(1) == null ? next++ : number(place.group(1)) - 1;
        all = all.plus(argument(arguments, index, conversion, format.line()));
      }
    }
    return all.plus(Text.of(format.text().substring(from), format.line()));
  }

  private static int number(String digits) {
    return digits.length() > 3 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  private Text argument(List<Expression> arguments, int index, String conversion, int line) {
    if (index < 0 || index >= arguments.size()) {
      return Text.of(new Text.Unknown(line, "%" + conversion, Text.Nature.OTHER));
    }
    Text text = texts.of(arguments.get(index));
    return conversion.matches("[dfxeg]") && !text.hasWords()
        ? natured(
            text,
            unknown -> new Text.Unknown(unknown.line(), unknown.words(), Text.Nature.HARMLESS))
        : text;
  }

  private static Text natured(Text text, UnaryOperator<Text.Unknown> change) {
    return new Text(
        text.variants().stream()
            .map(it ->
                new Text.Variant(
                    it.text(), it.unknowns().stream().map(change).toList(), it.doubts(), it.line()))
            .toList());
  }

  /** {@code ?, ?, ?} as long as run time tells: what a call makes whose only texts are marks. */
  private @Nullable Text marks(MethodCallExpr call) {
    String name = call.getNameAsString();
    boolean joins = name.equals("join") || name.equals("collect") || name.equals("repeat");
    if (!joins) {
      return null;
    }
    List<String> literals =
        call.findAll(StringLiteralExpr.class).stream().map(StringLiteralExpr::asString).toList();
    boolean only = literals.stream().allMatch(each -> MARKS.matcher(each).matches());
    return only
        ? literals.stream()
            .filter(each -> each.contains("?"))
            .max(Comparator.comparingInt(String::length))
            .map(mark -> Text.of(mark.replaceFirst("[,\\s]+$", ""), texts.line(call)))
            .map(text ->
                text.doubted(
                    "line %d: how many values it lists is only known at run time"
                        .formatted(texts.line(call))))
            .orElse(null)
        : null;
  }

  private boolean isType(@Nullable Expression scope) {
    return scope instanceof NameExpr name
        && Character.isUpperCase(name.getNameAsString().charAt(0))
        && type.field(name.getNameAsString()) == null;
  }
}
