package dev.assay.testgen.findings;

import dev.assay.lab.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Examples in documentation that say what a call returns: {@code of("a.txt")} returns {@code
 * "txt"}. Stateless.
 */
final class Examples {
  private static final String LITERAL =
      "(\"(?:[^\"\\\\]|\\\\[\"\\\\nt])*\"|'(?:[^'\\\\]|\\\\['\\\\nt])'|-?\\d+(?:\\.\\d+)?[LlFfDd]?"
          + "|true|false|null)";

  private static final int MOST = 6;

  private Examples() {}

  static void ask(TypeElement type, Asking asking) {
    for (ExecutableElement method : Asking.open(type)) {
      String doc = asking.inputs().elements().getDocComment(method);
      Optional<List<Value>> receivers =
          doc == null ? Optional.empty() : asking.receivers(type, method);
      // Of an object made of something the example may mean another one.
      boolean any =
          receivers.isPresent()
              && receivers.get().stream()
                  .allMatch(it -> it instanceof Value.New made && made.arguments().isEmpty());
      if (doc != null && receivers.isPresent() && any) {
        Value receiver = receivers.get().isEmpty() ? null : receivers.get().getFirst();
        ask(method, plain(doc), receiver, asking);
      }
    }
  }

  private static void ask(
      ExecutableElement method, String doc, @Nullable Value receiver, Asking asking) {
    Equation.Rule rule = asking.rule(method, "exampleBroken", 0, "as its documentation says");
    List<String> types = asking.inputs().erased(method);
    Matcher example = pattern(method, types.size()).matcher(doc);
    for (int found = 0; found < MOST && example.find(); found++) {
      List<Value> arguments = new ArrayList<>();
      for (int i = 0; i < types.size(); i++) {
        value(example.group(i + 1), types.get(i)).ifPresent(arguments::add);
      }
      Optional<Value> expected =
          value(example.group(types.size() + 1), method.getReturnType().toString());
      if (arguments.size() == types.size() && expected.isPresent()) {
        asking.expect(rule, new Asking.Call(method, receiver, arguments), expected.get());
      }
    }
  }

  private static Pattern pattern(ExecutableElement method, int parameters) {
    String arguments = (", ?" + LITERAL).repeat(parameters).replaceFirst("^, \\?", "");
    return Pattern.compile(
        "(?<![\\w.!])(?:[A-Z]\\w*\\.)?"
            + Pattern.quote(method.getSimpleName().toString())
            + "\\( ?"
            + arguments
            + " ?\\)[}\\s]*(?:returns|is|gives|yields|equals|==?|=>|->)\\s*(?:\\{@code )?"
            + LITERAL
            + "(?!\\w|\\.\\w|\\s*[-+*/%^(]\\s*[\\w(])");
  }

  private static String plain(String doc) {
    return doc.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
        .replaceAll("</?(code|tt|pre|b|i|li|p|strong)>", "")
        .replaceAll("\\{@literal ([^}]*)}", "$1")
        .replaceAll("[ \\t]+", " ");
  }

  /** The value of a literal as one of a type; nothing where it is none. */
  static Optional<Value> value(String text, String type) {
    String simple = CallText.simple(type);
    if (text.startsWith("\"")) {
      return simple.matches("String|CharSequence|Object|T")
          ? Optional.of(Value.of(text(text)))
          : Optional.empty();
    }
    if (text.startsWith("'")) {
      return simple.matches("char|Character")
          ? Optional.of(Value.of(text(text).charAt(0)))
          : Optional.empty();
    }
    if (text.equals("null")) {
      return simple.matches("[a-z].*") ? Optional.empty() : Optional.of(Value.NULL);
    }
    if (text.matches("true|false")) {
      return simple.matches("boolean|Boolean")
          ? Optional.of(Value.of(Boolean.valueOf(text)))
          : Optional.empty();
    }
    return number(text.replaceAll("[LlFfDd]$", ""), simple);
  }

  private static Optional<Value> number(String digits, String simple) {
    try {
      return switch (simple) {
        case "int", "Integer" -> Optional.of(Value.of(Integer.valueOf(digits)));
        case "long", "Long" -> Optional.of(Value.of(Long.valueOf(digits)));
        case "double", "Double" -> Optional.of(Value.of(Double.valueOf(digits)));
        case "float", "Float" -> Optional.of(Value.of(Float.valueOf(digits)));
        default -> Optional.empty();
      };
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String text(String literal) {
    return literal
        .substring(1, literal.length() - 1)
        .replace("\\n", "\n")
        .replace("\\t", "\t")
        .replaceAll("\\\\(.)", "$1");
  }
}
