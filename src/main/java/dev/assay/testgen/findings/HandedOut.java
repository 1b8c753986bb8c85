package dev.assay.testgen.findings;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;

/** A method that promises a copy, and hands out the list or array that the object itself uses. */
final class HandedOut implements Reading {
  private static final Pattern PROMISED =
      Pattern.compile(
          "\\b(a|defensive|new|fresh|shallow|deep|unmodifiable|immutable|read-only) (new |defensive"
              + " |shallow |deep )?(copy|clone|snapshot|view)\\b|\\b(unmodifiable|immutable|read-only)"
              + " (list|set|map|collection|array)|(cannot|can't|can not) be (changed|modified)");

  private static final Pattern DENIED =
      Pattern.compile(
          "\\b(not|no|without|never|isn't|live|backed|internal)\\b(?! be (changed|mod))");

  @Override
  public List<Finding> of(Body body) {
    String doc = body.doc().replaceAll("\\s+", " ");
    if (!PROMISED.matcher(doc).find() || DENIED.matcher(doc).find()) {
      return List.of();
    }
    List<Finding> all = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitReturn(ReturnTree node, Void none) {
        Tree value = node.getExpression();
        Element field =
            value instanceof IdentifierTree || value instanceof MemberSelectTree
                ? body.element(value)
                : null;
        if (field != null && mutable(body, field)) {
          all.add(
              body.finding(
                  node,
                  "exposesInside",
                  "'%s' hands out the object's own '%s', and who gets it can change it; the"
                          .formatted(node, field.getSimpleName())
                      + " documentation promises something else"));
        }
        return super.visitReturn(node, null);
      }
    }.scan(body.tree().getBody(), null);
    return all;
  }

  // Made anew where it is declared, so that it is certain what it is.
  private static boolean mutable(Body body, Element field) {
    if (field.getKind() != ElementKind.FIELD
        || !field.getModifiers().contains(Modifier.PRIVATE)
        || field.getModifiers().contains(Modifier.STATIC)
        || !(body.trees().getTree(field) instanceof VariableTree declared)) {
      return false;
    }
    return declared.getInitializer() instanceof NewArrayTree
        || (declared.getInitializer() instanceof NewClassTree made
            && String.valueOf(made.getIdentifier())
                .matches("(java\\.util\\.)?\\w*(List|Set|Map|Deque|Queue)(<.*>)?")
            && made.getClassBody() == null);
  }
}
