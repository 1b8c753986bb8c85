package dev.assay.query.fingerprint;

import dev.assay.query.fingerprint.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes what stands for one value one piece: its sign goes, {@code date '...'} becomes {@code
 * $1::date} (the one spelling that a parameter can take), and null, true and false count as values
 * where nothing but a value can stand. Pure functions, safe on any thread.
 */
final class Values {
  private static final Set<String> TYPES =
      Set.of(
          "date",
          "time",
          "timestamp",
          "timestamptz",
          "timetz",
          "interval",
          "numeric",
          "decimal",
          "int",
          "integer",
          "int2",
          "int4",
          "int8",
          "bigint",
          "smallint",
          "real",
          "float",
          "float4",
          "float8",
          "text",
          "varchar",
          "bpchar",
          "char",
          "bool",
          "boolean",
          "uuid",
          "json",
          "jsonb",
          "inet",
          "cidr",
          "macaddr",
          "bytea",
          "money",
          "point",
          "box",
          "path",
          "polygon",
          "circle",
          "xml",
          "tsvector",
          "tsquery",
          "regclass",
          "oid",
          "int4range",
          "int8range",
          "numrange",
          "daterange",
          "tsrange",
          "tstzrange");

  // Words before which a value has ended never stand here, so a sign behind one is the value's.
  private static final Set<String> BEFORE_A_VALUE =
      Set.of(
          "select",
          "where",
          "and",
          "or",
          "not",
          "between",
          "like",
          "ilike",
          "then",
          "else",
          "when",
          "case",
          "limit",
          "offset",
          "by",
          "having",
          "on",
          "returning",
          "values",
          "in",
          "to",
          "distinct",
          "all",
          "fetch",
          "first",
          "next",
          "set",
          "default",
          "is",
          "from",
          "for");

  private static final Set<String> CONSTANTS = Set.of("null", "true", "false");

  private Values() {}

  /**
   * @param data whether the statement reads or changes rows; others have words such as {@code
   *     (null)} that are no values
   */
  static List<Token> whole(List<Token> tokens, boolean data) {
    var whole = new ArrayList<Token>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      Token before = whole.isEmpty() ? null : whole.getLast();
      Token after = i + 1 < tokens.size() ? tokens.get(i + 1) : null;
      boolean open = before == null || opensValue(before);
      if (open && isSign(token) && after != null && after.kind() == Kind.LITERAL) {
        continue;
      }
      if (after != null && isTyped(token, after) && !isQualified(before)) {
        whole.add(after);
        whole.add(Token.CAST);
        whole.add(token);
        i++;
      } else if (data && before != null && isConstant(token, before)) {
        whole.add(Token.LITERAL);
      } else {
        whole.add(token);
      }
    }
    return whole;
  }

  private static boolean opensValue(Token before) {
    return switch (before.kind()) {
      case OPERATOR -> !before.isOperator("::");
      case MARK -> before.isMark('(') || before.isMark(',') || before.isMark('[');
      case WORD -> BEFORE_A_VALUE.contains(before.text());
      default -> false;
    };
  }

  private static boolean isSign(Token token) {
    return token.isOperator("-") || token.isOperator("+");
  }

  private static boolean isTyped(Token type, Token value) {
    return type.isWordOf(TYPES) && (value.kind() == Kind.STRING || value.kind() == Kind.PARAMETER);
  }

  private static boolean isQualified(@Nullable Token before) {
    return before != null && (before.isMark('.') || before.isOperator("::"));
  }

  private static boolean isConstant(Token token, Token before) {
    return token.isWordOf(CONSTANTS) && before.kind() != Kind.WORD && opensValue(before);
  }
}
