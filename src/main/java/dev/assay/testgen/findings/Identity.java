package dev.assay.testgen.findings;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;

/**
 * Texts or boxed numbers compared by identity. Where the same two are compared by value as well it
 * is a short cut, and a constant may be a mark that is meant itself.
 */
final class Identity implements Reading {
  private static final Set<String> VALUES =
      Set.of(
          "java.lang.String",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Short",
          "java.lang.Double",
          "java.lang.Float",
          "java.math.BigDecimal",
          "java.math.BigInteger");

  @Override
  public List<Finding> of(Body body) {
    List<Finding> all = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitBinary(BinaryTree node, Void none) {
        boolean equality =
            node.getKind() == Tree.Kind.EQUAL_TO || node.getKind() == Tree.Kind.NOT_EQUAL_TO;
        if (equality && byIdentity(body, node)) {
          all.add(
              body.finding(
                  node,
                  "comparedByIdentity",
                  "'%s' asks whether both are one and the same %s object, which equal values need"
                          .formatted(
                              node,
                              CallText.simple(String.valueOf(body.type(node.getLeftOperand()))))
                      + " not be; expected equals"));
        }
        return super.visitBinary(node, null);
      }
    }.scan(body.tree().getBody(), null);
    return all;
  }

  private static boolean byIdentity(Body body, BinaryTree node) {
    ExpressionTree left = node.getLeftOperand();
    ExpressionTree right = node.getRightOperand();
    return value(body, left) && value(body, right) && !shortCut(body, node);
  }

  private static boolean value(Body body, ExpressionTree side) {
    if (!VALUES.contains(String.valueOf(body.type(side))) || side.toString().contains("intern()")) {
      return false;
    }
    Element element = body.element(side);
    return element == null
        || !(element.getKind() == ElementKind.FIELD
            && element.getModifiers().contains(Modifier.STATIC));
  }

  private static boolean shortCut(Body body, BinaryTree node) {
    String left = node.getLeftOperand().toString();
    String right = node.getRightOperand().toString();
    String text = body.tree().getBody().toString().replace(node.toString(), "");
    return body.tree().getName().toString().matches("(?i).*(same|identical|identity|intern).*")
        || body.doc().matches("(?s).*(identical|identity|intern|same (object|instance|one)).*")
        || mentions(text, left, right)
        || mentions(text, right, left);
  }

  // a.equals(b), compare(a, b), a.length() == b.length(): what else is asked about the two.
  private static boolean mentions(String text, String one, String other) {
    String asked = Pattern.quote(one) + "\\.\\w+\\(" + Pattern.quote(other);
    return Pattern.compile(asked).matcher(text).find()
        || text.contains("(" + one + ", " + other)
        || (text.contains(one + ".") && text.contains(other + "."));
  }
}
