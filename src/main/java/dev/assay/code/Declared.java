package dev.assay.code;

import com.github.javaparser.ast.expr.AnnotationExpr;
import dev.assay.code.Javadoc.Tag;
import dev.assay.code.MethodSignature.Contract;
import dev.assay.code.MethodSignature.Contract.Kind;
import dev.assay.code.MethodSignature.Contract.Origin;
import dev.assay.code.TypeSignature.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a method's documentation and annotations promise. A pure function of both; used by one
 * thread.
 */
final class Declared {
  private static final Set<String> NOT_NULL = Set.of("NonNull", "NotNull", "Nonnull");
  private static final Set<String> CONSTRAINTS =
      Set.of(
          "Min",
          "Max",
          "NotBlank",
          "NotEmpty",
          "Size",
          "Positive",
          "PositiveOrZero",
          "Negative",
          "NegativeOrZero",
          "DecimalMin",
          "DecimalMax",
          "Digits",
          "Email",
          "Pattern",
          "Past",
          "PastOrPresent",
          "Future",
          "FutureOrPresent",
          "AssertTrue",
          "AssertFalse",
          "Range",
          "Length");
  private static final Pattern NEVER_NULL =
      Pattern.compile(
          "(?i)\\b(?:must|may|should|can|will|shall)\\s*(?:not|never)\\s+be\\s+null\\b"
              + "|\\b(?:cannot|can't|mustn't)\\s+be\\s+null\\b"
              + "|\\b(?:not|never)\\s+null\\b|\\bnon-?\\s?null\\b"
              + "|\\bnull\\s+(?:is\\s+)?not\\s+(?:permitted|allowed)\\b");
  private static final Pattern MAYBE_NULL =
      Pattern.compile(
          "(?i)\\b(?:may|can|could|might|possibly)\\s+(?:also\\s+)?(?:be\\s+)?null\\b"
              + "|\\bnullable\\b|\\bor\\s+null\\b|\\bnull\\s+(?:if|when|otherwise)\\b"
              + "|\\bnull\\s+is\\s+(?:permitted|allowed|fine)\\b"
              + "|\\b(?:if|when|unless|whether|that)\\b[^,.;]*\\b(?:not|non)[\\s-]*null\\b");

  private final List<Parameter> parameters;
  private final List<Contract> contracts = new ArrayList<>();

  Declared(List<Parameter> parameters) {
    this.parameters = parameters;
  }

  List<Contract> contracts() {
    return contracts;
  }

  void javadoc(Javadoc javadoc) {
    for (Tag tag : javadoc.tags()) {
      switch (tag.name()) {
        case "throws", "exception" -> thrown(tag);
        case "param" -> parameter(tag);
        case "return" -> returned(tag);
        default -> {
          continue;
        }
      }
    }
  }

  /** An annotation of a parameter. */
  void annotation(AnnotationExpr annotation, String parameter, SourceText source) {
    String name = annotation.getName().getIdentifier();
    if (NOT_NULL.contains(name) || CONSTRAINTS.contains(name)) {
      Kind kind = NOT_NULL.contains(name) ? Kind.NOT_NULL : Kind.CONSTRAINT;
      contracts.add(
          new Contract(
              kind,
              Origin.ANNOTATION,
              null,
              parameter,
              null,
              source.of(annotation),
              source.line(annotation)));
    }
  }

  /** An annotation of the method itself. */
  void annotation(AnnotationExpr annotation, SourceText source) {
    if (NOT_NULL.contains(annotation.getName().getIdentifier())) {
      contracts.add(
          new Contract(
              Kind.RETURNS_NOT_NULL,
              Origin.ANNOTATION,
              null,
              null,
              null,
              source.of(annotation),
              source.line(annotation)));
    }
  }

  private void thrown(Tag tag) {
    String exception = firstWord(tag.text());
    if (!exception.isEmpty()) {
      String text = rest(tag.text());
      contracts.add(
          new Contract(
              Kind.THROWS, Origin.JAVADOC, exception, spokenOf(text), null, text, tag.line()));
    }
  }

  private void parameter(Tag tag) {
    String name = firstWord(tag.text());
    boolean known = parameters.stream().anyMatch(parameter -> parameter.name().equals(name));
    if (known && neverNull(rest(tag.text()))) {
      contracts.add(
          new Contract(
              Kind.NOT_NULL, Origin.JAVADOC, null, name, null, rest(tag.text()), tag.line()));
    }
  }

  private void returned(Tag tag) {
    if (neverNull(tag.text())) {
      contracts.add(
          new Contract(
              Kind.RETURNS_NOT_NULL, Origin.JAVADOC, null, null, null, tag.text(), tag.line()));
    }
  }

  private static boolean neverNull(String text) {
    return NEVER_NULL.matcher(text).find() && !MAYBE_NULL.matcher(text).find();
  }

  // A sentence on two parameters is a promise about neither alone.
  private @Nullable String spokenOf(String text) {
    List<String> named =
        parameters.stream().map(Parameter::name).filter(name -> hasWord(text, name)).toList();
    return named.size() == 1 ? named.getFirst() : null;
  }

  /** Whether a name stands in a text as a word. */
  static boolean hasWord(String text, String name) {
    int at = text.indexOf(name);
    while (at >= 0) {
      int end = at + name.length();
      boolean starts = at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1));
      boolean ends = end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end));
      if (starts && ends) {
        return true;
      }
      at = text.indexOf(name, at + 1);
    }
    return false;
  }

  private static String firstWord(String text) {
    int space = text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space);
  }

  private static String rest(String text) {
    int space = text.indexOf(' ');
    return space < 0 ? "" : text.substring(space + 1).strip();
  }
}
