package dev.assay.code;

import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.NameExpr;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The constants a type's code can name: its own, those of the types around it, and those of the
 * other types of the source by {@code Type.NAME}. Used by one thread; a value is worked out when it
 * is first asked for.
 */
final class Constants {
  private final @Nullable Constants around;
  private final Map<String, Map<String, VariableDeclarator>> types;
  private final Map<String, VariableDeclarator> own = new LinkedHashMap<>();
  private final IdentityHashMap<VariableDeclarator, Value> known;
  private final Set<VariableDeclarator> beingRead;

  /** What a constant is worth: a number, text, truth value, or the Java that makes it. */
  sealed interface Value {
    /** A boxed primitive or a String. */
    record Plain(Object value) implements Value {}

    /** An object that is made of literals alone: {@code new BigDecimal("10")}. */
    record Made(String java) implements Value {}

    /** Known only at run time. */
    record Unknown() implements Value {}

    /** Java text of it, or null. */
    default @Nullable String java() {
      return switch (this) {
        case Plain plain -> Literals.java(plain.value());
        case Made made -> made.java();
        case Unknown unknown -> null;
      };
    }
  }

  Constants() {
    this.around = null;
    this.types = new HashMap<>();
    this.known = new IdentityHashMap<>();
    this.beingRead = Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private Constants(Constants around) {
    this.around = around;
    this.types = around.types;
    this.known = around.known;
    this.beingRead = around.beingRead;
  }

  /** The constants of a type inside this one. */
  Constants inside(String simpleName) {
    var inner = new Constants(this);
    types.put(simpleName, inner.own);
    return inner;
  }

  void add(VariableDeclarator field) {
    own.put(field.getNameAsString(), field);
  }

  /** What an expression is worth, as far as this source tells. */
  Value of(Expression expression) {
    return new Evaluation(this).of(expression);
  }

  Value named(NameExpr name) {
    return value(simple(name.getNameAsString()));
  }

  Value named(FieldAccessExpr field) {
    Expression scope = field.getScope();
    String type =
        switch (scope) {
          case NameExpr name -> name.getNameAsString();
          case FieldAccessExpr nested -> nested.getNameAsString();
          default -> "";
        };
    Map<String, VariableDeclarator> fields = types.getOrDefault(type, Map.of());
    return value(fields.get(field.getNameAsString()));
  }

  /**
   * The constants a piece of code may depend on, with their values: every constant whose name
   * stands in it as a word, in a fixed order.
   */
  String mentioned(String code) {
    var lines = new TreeSet<String>();
    String before = "";
    int i = 0;
    while (i < code.length()) {
      int end = Lexemes.pastWord(code, i);
      if (end > i) {
        String word = code.substring(i, end);
        mention(before, word, lines);
        before = word;
        i = end;
      } else {
        int past = Math.max(Lexemes.pastBlank(code, i), Lexemes.pastLiteralOrWord(code, i));
        i = Math.max(past, i + 1);
      }
    }
    return String.join("\n", lines);
  }

  private void mention(String before, String word, Set<String> lines) {
    VariableDeclarator simple = simple(word);
    if (simple != null) {
      lines.add(word + "=" + written(simple));
    }
    VariableDeclarator qualified = types.getOrDefault(before, Map.of()).get(word);
    if (qualified != null) {
      lines.add(before + "." + word + "=" + written(qualified));
    }
  }

  // What cannot be worked out is named as such: its analysis then says the name alone.
  private String written(@Nullable VariableDeclarator field) {
    String java = value(field).java();
    return java == null ? "?" : java;
  }

  private @Nullable VariableDeclarator simple(String name) {
    VariableDeclarator field = own.get(name);
    return field != null || around == null ? field : around.simple(name);
  }

  private Value value(@Nullable VariableDeclarator field) {
    if (field == null || field.getInitializer().isEmpty()) {
      return new Value.Unknown();
    }
    Value before = known.get(field);
    if (before != null) {
      return before;
    }
    // A constant that is made of itself is not Java; it must not make a loop here.
    if (!beingRead.add(field)) {
      return new Value.Unknown();
    }
    Value value = Literals.as(field.getTypeAsString(), of(field.getInitializer().get()));
    beingRead.remove(field);
    known.put(field, value);
    return value;
  }
}
