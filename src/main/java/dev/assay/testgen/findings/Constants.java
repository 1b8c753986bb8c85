package dev.assay.testgen.findings;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** Reads expressions that are constants. Stateless. */
final class Constants {
  private Constants() {}

  /** Its value; null for what is none. */
  static @Nullable Object of(Body body, ExpressionTree tree) {
    Tree bare = Pure.bare(tree);
    if (bare instanceof LiteralTree literal) {
      return literal.getValue();
    }
    if (bare instanceof UnaryTree minus && minus.getKind() == Tree.Kind.UNARY_MINUS) {
      return switch (of(body, minus.getExpression())) {
        case Integer number -> (Object) (-number);
        case Long number -> (Object) (-number);
        case Double number -> (Object) (-number);
        case null, default -> null;
      };
    }
    return named(bare) && body.element(bare) instanceof VariableElement variable
        ? variable.getConstantValue()
        : null;
  }

  static boolean named(Tree tree) {
    Tree bare = Pure.bare(tree);
    return bare instanceof IdentifierTree || bare instanceof MemberSelectTree;
  }
}
