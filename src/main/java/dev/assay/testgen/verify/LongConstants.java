package dev.assay.testgen.verify;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * Finds text constants that double themselves line by line: the compiler would fold them into
 * gigabytes before it refuses them. Estimates by names alone, so it may see a longer one than there
 * is, never a shorter. One instance reads one set of sources.
 */
final class LongConstants extends TreeScanner<Void, Void> {
  private static final long LONGEST = 4_000_000;

  private final Map<String, ExpressionTree> constants = new HashMap<>();
  private final Map<String, Long> lengths = new HashMap<>();
  private final Set<String> underWay = new HashSet<>();

  static boolean found(List<CompilationUnitTree> units) {
    LongConstants scan = new LongConstants();
    units.forEach(unit -> scan.scan(unit, null));
    return scan.constants.keySet().stream().anyMatch(name -> scan.named(name) > LONGEST);
  }

  @Override
  public Void visitVariable(VariableTree variable, @Nullable Void nothing) {
    boolean constant = variable.getModifiers().getFlags().contains(Modifier.FINAL);
    if (variable.getInitializer() != null && (constant || inInterface(variable))) {
      constants.put(variable.getName().toString(), variable.getInitializer());
    }
    return super.visitVariable(variable, null);
  }

  // An interface's constant is final without saying so; so is, for all we know here, any text.
  private static boolean inInterface(VariableTree variable) {
    return variable.getType() != null && variable.getType().toString().equals("String");
  }

  private long named(String name) {
    Long known = lengths.get(name);
    ExpressionTree expression = constants.get(name);
    if (known != null || expression == null || !underWay.add(name)) {
      return known == null ? 0 : known;
    }
    long length = length(expression);
    underWay.remove(name);
    lengths.put(name, length);
    return length;
  }

  private long length(Tree expression) {
    return switch (expression) {
      case LiteralTree literal -> String.valueOf(literal.getValue()).length();
      case ParenthesizedTree inner -> length(inner.getExpression());
      case IdentifierTree name -> named(name.getName().toString());
      case MemberSelectTree member -> named(member.getIdentifier().toString());
      case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS ->
          Math.min(LONGEST + 1, length(sum.getLeftOperand()) + length(sum.getRightOperand()));
      default -> 0;
    };
  }
}
