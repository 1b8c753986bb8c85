package dev.assay.code;

import com.github.javaparser.ast.expr.AnnotationExpr;
import com.github.javaparser.ast.expr.ArrayInitializerExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MemberValuePair;
import com.github.javaparser.ast.nodeTypes.NodeWithName;
import dev.assay.code.Queries.Language;
import dev.assay.code.Text.Nature;
import dev.assay.code.Text.Unknown;
import dev.assay.code.Text.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the statements in annotations: Spring Data, JPA, Hibernate, MyBatis, JDBI. Used by one
 * thread.
 */
final class QueryAnnotations {
  private static final Set<String> MYBATIS = Set.of("Select", "Insert", "Update", "Delete");
  private static final Set<String> SQL =
      Set.of(
          "NamedNativeQuery",
          "NativeQuery",
          "SqlQuery",
          "SqlUpdate",
          "SqlBatch",
          "SqlCall",
          "SqlScript",
          "SQLInsert",
          "SQLUpdate",
          "SQLDelete",
          "SQLSelect",
          "Subselect");
  private static final Set<String> MEMBERS = Set.of("value", "query", "sql", "countQuery");
  private static final Pattern OF_SQL =
      Pattern.compile("org\\.springframework\\.data\\.(?:jdbc|r2dbc)\\..*|androidx\\.room\\..*");

  private static final Pattern DOLLAR_BRACES = Pattern.compile("\\$\\{([^}]*)}");
  private static final Pattern FOREACH =
      Pattern.compile("(?is)<foreach\\b([^>]*)>(.*?)</foreach\\s*>");
  private static final Pattern TAG = Pattern.compile("<!\\[CDATA\\[|]]>|</?[a-zA-Z][^<>]*>");

  private final Types.Type type;
  private final Texts texts;
  private final Statements statements;

  QueryAnnotations(Types.Type type, Texts texts, Statements statements) {
    this.type = type;
    this.texts = texts;
    this.statements = statements;
  }

  /** Takes what annotations ask, those within others included. */
  void read(List<AnnotationExpr> annotations) {
    for (AnnotationExpr outer : annotations) {
      outer.findAll(AnnotationExpr.class).forEach(this::read);
    }
  }

  private void read(AnnotationExpr annotation) {
    String name = annotation.getName().getIdentifier();
    boolean mybatis = MYBATIS.contains(name);
    if (!mybatis && !SQL.contains(name) && !name.equals("Query") && !name.equals("NamedQuery")) {
      return;
    }
    Language language =
        mybatis || SQL.contains(name) || isNative(annotation) ? Language.SQL : Language.JPQL;
    for (Expression member : members(annotation)) {
      Text text = texts.of(member);
      for (Variant variant : text.variants()) {
        Variant settled = mybatis ? settled(variant) : variant;
        boolean statement =
            language == Language.JPQL
                ? settled.hasWords()
                : SqlText.isSql(settled.text().replace(Text.HOLE, '?'));
        if (statement) {
          int line = texts.line(member);
          statements.keep(settled, language, new Statements.At(line, annotation));
        }
      }
    }
  }

  private static List<Expression> members(AnnotationExpr annotation) {
    if (annotation.isSingleMemberAnnotationExpr()) {
      Expression only = annotation.asSingleMemberAnnotationExpr().getMemberValue();
      return holdsAnnotations(only) ? List.of() : List.of(only);
    }
    var members = new ArrayList<Expression>();
    if (annotation.isNormalAnnotationExpr()) {
      for (MemberValuePair pair : annotation.asNormalAnnotationExpr().getPairs()) {
        if (MEMBERS.contains(pair.getNameAsString())) {
          members.add(pair.getValue());
        }
      }
    }
    return members;
  }

  private static boolean holdsAnnotations(Expression value) {
    return value.isAnnotationExpr()
        || (value instanceof ArrayInitializerExpr all
            && all.getValues().stream().anyMatch(Expression::isAnnotationExpr));
  }

  // The same name is SQL in Spring Data JDBC and R2DBC, and JPQL in Spring Data JPA.
  private boolean isNative(AnnotationExpr annotation) {
    boolean said =
        annotation.isNormalAnnotationExpr()
            && annotation.asNormalAnnotationExpr().getPairs().stream()
                .anyMatch(pair ->
                    pair.getNameAsString().equals("nativeQuery")
                        && pair.getValue().toString().equals("true"));
    return said
        || (annotation.getName().getIdentifier().equals("Query")
            && type.unit().getImports().stream()
                .map(NodeWithName::getNameAsString)
                .anyMatch(name -> OF_SQL.matcher(name).matches()));
  }

  /** A text of MyBatis with its tags settled as if all of them held. */
  private static Variant settled(Variant variant) {
    Variant plain = variant;
    if (variant.text().strip().startsWith("<script>")) {
      String flat =
          untagged(variant.text())
              .replaceAll("(?i)\\b(where)\\s+(?:and|or)\\b", "$1")
              .replaceAll("(?i),\\s*(where)\\b", " $1")
              .strip();
      plain =
          variant
              .reading(flat)
              .doubted("line %d: its tags are settled at run time".formatted(variant.line()));
    }
    Matcher put = DOLLAR_BRACES.matcher(plain.text());
    if (!plain.unknowns().isEmpty() || !put.find()) {
      return plain;
    }
    var unknowns = new ArrayList<Unknown>();
    String text =
        put.replaceAll(each -> {
          unknowns.add(new Unknown(variant.line(), "${" + each.group(1) + "}", Nature.HANDED_IN));
          return String.valueOf(Text.HOLE);
        });
    return new Variant(text, unknowns, plain.doubts(), plain.line());
  }

  private static String untagged(String script) {
    String lists =
        FOREACH
            .matcher(script)
            .replaceAll(each ->
                Matcher.quoteReplacement(
                    attribute(each.group(1), "open")
                        + each.group(2)
                        + attribute(each.group(1), "close")));
    return TAG.matcher(
            lists.replaceAll("(?i)<where\\s*>", " WHERE ").replaceAll("(?i)<set\\s*>", " SET "))
        .replaceAll("")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  private static String attribute(String attributes, String name) {
    Matcher value =
        Pattern.compile("\\b" + name + "\\s*=\\s*['\"]([^'\"]*)['\"]").matcher(attributes);
    return value.find() ? value.group(1) : "";
  }
}
