package dev.assay.code;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithName;

/**
 * Reads a Java source: what it declares, promises, branches on and asks databases. Pure but for the
 * memo; blocks while it works, so not for event loops.
 */
final class SourceReader {
  /** What was read, and how much of it the memo knew. */
  record Reading(SourceUnit unit, Code.Reuse methods) {}

  private SourceReader() {}

  /** Reads a source that no cache knows; {@code INVALID} where it is not Java. */
  static Reading read(String source, String hash, MethodMemo memo) {
    return DeepStack.call(() -> reading(source, hash, memo));
  }

  private static Reading reading(String source, String hash, MethodMemo memo) {
    Syntax.Parsed parsed = Syntax.parse(source);
    var methods = new MethodReader(parsed.text(), memo);
    CompilationUnit tree = parsed.tree();
    var unit =
        new SourceUnit(
            hash,
            tree.getPackageDeclaration().map(NodeWithName::getNameAsString).orElse(""),
            tree.getImports().stream().map(SourceReader::words).toList(),
            new TypeReader(parsed.text(), methods).read(tree.getTypes()));
    return new Reading(unit, methods.reuse());
  }

  private static String words(ImportDeclaration imported) {
    String kind = imported.isStatic() ? "static " : imported.isModule() ? "module " : "";
    return kind + imported.getNameAsString() + (imported.isAsterisk() ? ".*" : "");
  }
}
