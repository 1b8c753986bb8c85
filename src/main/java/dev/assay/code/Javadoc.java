package dev.assay.code;

import com.github.javaparser.ast.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The documentation comment of one declaration, found by its place in the text: {@code /** ..
 * *}{@code /} or lines of {@code ///}. Immutable, safe on any thread.
 *
 * @param start where the comment begins; where the declaration does if there is none
 * @param summary the main description's first sentence without mark-up, or null
 */
record Javadoc(int start, @Nullable String summary, List<Tag> tags) {
  private static final Pattern INLINE = Pattern.compile("\\{@\\w+\\s*([^{}]*)}");
  private static final Pattern MARK_UP = Pattern.compile("</?[a-zA-Z][^<>]*>|`");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?=\\s|$)");
  private static final Pattern MARGIN = Pattern.compile("^[ \\t]*(?:\\*+(?!/)|///?)? ?");

  Javadoc {
    tags = List.copyOf(tags);
  }

  /**
   * One block tag.
   *
   * @param name without the {@code @}
   * @param text without mark-up, on one line
   */
  record Tag(String name, String text, int line) {}

  /** The comment right before a declaration. */
  static Javadoc of(Node declaration, SourceText source) {
    int end = source.start(declaration);
    String text = source.text();
    int at = beforeBlank(text, end);
    while (!isMarkdown(source, at) && isLineComment(source, at)) {
      at = beforeBlank(text, source.indent(at));
    }
    if (isMarkdown(source, at)) {
      int start = markdownStart(source, at);
      return read(source, start, text.substring(start, at));
    }
    int open = at >= 5 && text.startsWith("*/", at - 2) ? text.lastIndexOf("/*", at - 3) : -1;
    return open >= 0 && text.startsWith("/**", open)
        ? read(source, open, text.substring(open + 3, at - 2))
        : new Javadoc(end, null, List.of());
  }

  private static Javadoc read(SourceText source, int start, String comment) {
    var description = new StringBuilder();
    var tags = new ArrayList<Tag>();
    var current = description;
    String name = "";
    int line = source.line(start);
    int tagLine = line;
    for (String raw : comment.split("\\R", -1)) {
      String words = MARGIN.matcher(raw).replaceFirst("").strip();
      if (words.startsWith("@") && words.length() > 1) {
        addTag(tags, name, current, tagLine);
        int space = words.indexOf(' ');
        name = words.substring(1, space < 0 ? words.length() : space);
        current = new StringBuilder(space < 0 ? "" : words.substring(space + 1));
        tagLine = line;
      } else {
        current.append(' ').append(words);
      }
      line++;
    }
    addTag(tags, name, current, tagLine);
    return new Javadoc(start, sentence(plain(description.toString())), tags);
  }

  private static void addTag(List<Tag> tags, String name, StringBuilder text, int line) {
    if (!name.isEmpty()) {
      tags.add(new Tag(name, plain(text.toString()), line));
    }
  }

  private static @Nullable String sentence(String text) {
    var end = SENTENCE_END.matcher(text);
    String first = end.find() ? text.substring(0, end.end()) : text;
    return first.isBlank() ? null : first;
  }

  private static String plain(String text) {
    String words = INLINE.matcher(text).replaceAll("$1");
    words = MARK_UP.matcher(words).replaceAll("");
    return words
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static int beforeBlank(String text, int from) {
    int at = from;
    while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static boolean isMarkdown(SourceText source, int at) {
    return at > 0 && source.text().startsWith("///", source.indent(at));
  }

  private static boolean isLineComment(SourceText source, int at) {
    return at > 0 && source.text().startsWith("//", source.indent(at));
  }

  private static int markdownStart(SourceText source, int end) {
    int start = source.indent(end);
    int above = beforeBlank(source.text(), start);
    while (isMarkdown(source, above) && source.line(start) - source.line(above) == 1) {
      start = source.indent(above);
      above = beforeBlank(source.text(), start);
    }
    return start;
  }
}
