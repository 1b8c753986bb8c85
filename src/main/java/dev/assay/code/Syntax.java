package dev.assay.code;

import com.github.javaparser.JavaParser;
import com.github.javaparser.JavaToken;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.CompilationUnit;
import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses a Java text into a tree. Pure, safe on any thread with a stack deep enough ({@link
 * DeepStack}).
 *
 * <p>JavaParser 3.28.2 reads all of Java 25 except an enum declared inside a method; such an enum
 * is replaced by an empty class of the same length before a second try, so every place stays right
 * and only what stands inside that enum goes unread.
 */
final class Syntax {
  private static final Pattern LOCAL_ENUM =
      Pattern.compile("enum\\s+\\w+\\s*(?:implements[^{;]*)?$");
  private static final Pattern LEXICAL =
      Pattern.compile("Lexical error at line (\\d+), column (\\d+)\\.\\s*Encountered: (\\S+)");
  private static final Pattern PARSE =
      Pattern.compile(
          "Parse error\\. Found\\s+(.+?), expected\\s+(one of)?\\s*(.*)", Pattern.DOTALL);
  private static final int EXPECTATIONS_SHOWN = 60;
  private static final int LOCAL_ENUMS = 20;
  private static final int LOOK_BACK = 500;

  /** A tree and the text its places speak of. */
  record Parsed(CompilationUnit tree, SourceText text) {}

  private Syntax() {}

  /** The tree; {@link Fault#INVALID} with the line and column of the first problem. */
  static Parsed parse(String source) {
    String text =
        UnicodeEscapes.settled(source.startsWith("\uFEFF") ? source.substring(1) : source);
    Nesting.check(text);
    var places = new SourceText(text);
    String readable = text;
    for (int tries = 0; ; tries++) {
      ParseResult<CompilationUnit> result = parser().parse(readable);
      CompilationUnit tree = result.getResult().orElse(null);
      if (tree != null && result.isSuccessful()) {
        return new Parsed(tree, places);
      }
      Problem first = result.getProblem(0);
      String without = tries < LOCAL_ENUMS ? withoutLocalEnum(readable, places, first) : null;
      if (without == null) {
        throw refusal(first);
      }
      readable = without;
    }
  }

  // Comments are found by their place in the text, so the parser need not assign them to nodes.
  private static JavaParser parser() {
    return new JavaParser(
        new ParserConfiguration()
            .setLanguageLevel(LanguageLevel.JAVA_25)
            .setAttributeComments(false)
            .setDetectOriginalLineSeparator(false));
  }

  private static @Nullable String withoutLocalEnum(
      String text, SourceText places, Problem problem) {
    int at =
        problem
            .getLocation()
            .flatMap(tokens -> tokens.getBegin().getRange())
            .map(range -> places.offset(range.begin))
            .orElse(-1);
    int brace = at < 0 ? -1 : text.indexOf('{', at);
    if (brace < 0) {
      return null;
    }
    int from = Math.max(0, brace - LOOK_BACK);
    Matcher declaration = LOCAL_ENUM.matcher(text.substring(from, brace));
    int end = Lexemes.pastClosing(text, brace);
    return end < 0 || !declaration.find() ? null : blanked(text, from + declaration.start(), end);
  }

  private static String blanked(String text, int start, int end) {
    int nameEnd = Lexemes.pastWord(text, Lexemes.pastWord(text, start) + 1);
    String name = text.substring(start + "enum".length(), nameEnd).strip();
    String stand = end - start < "class {}".length() + name.length() ? ";" : "class " + name + "{}";
    var masked = new StringBuilder(text);
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      masked.setCharAt(i, c == '\n' || c == '\r' ? c : ' ');
    }
    boolean breaks = text.substring(start, start + stand.length()).lines().count() > 1;
    return breaks
        ? masked.toString()
        : masked.replace(start, start + stand.length(), stand).toString();
  }

  private static Failure refusal(Problem problem) {
    String message = problem.getMessage();
    Matcher lexical = LEXICAL.matcher(message);
    if (lexical.find()) {
      return Fault.INVALID.because(
          "line %s, column %s: %s"
              .formatted(lexical.group(1), lexical.group(2), unreadable(lexical.group(3))));
    }
    String place =
        problem
            .getLocation()
            .flatMap(tokens -> offending(tokens.getBegin(), message).getRange())
            .map(range -> "line %d, column %d".formatted(range.begin.line, range.begin.column))
            .orElse("line 1, column 1");
    return Fault.INVALID.because(place + ": " + readable(message));
  }

  // A parse error is reported at the last token that still fitted; the next one is what is wrong.
  private static JavaToken offending(JavaToken begin, String message) {
    if (!message.startsWith("Parse error")) {
      return begin;
    }
    JavaToken next = begin.getNextToken().orElse(begin);
    while (next.getCategory().isWhitespaceOrComment() && next.getNextToken().isPresent()) {
      next = next.getNextToken().get();
    }
    boolean end = next.getKind() == JavaToken.Kind.EOF.getKind();
    return end || next.getCategory().isWhitespaceOrComment() ? begin : next;
  }

  private static String unreadable(String encountered) {
    return encountered.startsWith("<EOF>")
        ? "a text, character or comment is not closed"
        : "the character %s cannot stand here".formatted(encountered);
  }

  private static String readable(String message) {
    Matcher parse = PARSE.matcher(message);
    if (!parse.find()) {
      return message.lines().findFirst().orElse("this is not Java");
    }
    String found = parse.group(1).strip();
    String what =
        found.equals("<EOF>")
            ? "the source ends too early"
            : "%s cannot stand here".formatted(found);
    String expected = parse.group(3).lines().findFirst().orElse("").strip();
    return expected.isEmpty() || expected.length() > EXPECTATIONS_SHOWN
        ? what
        : what + ", expected " + (parse.group(2) == null ? "" : "one of ") + expected;
  }
}
