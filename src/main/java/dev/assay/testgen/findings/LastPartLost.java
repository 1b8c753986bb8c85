package dev.assay.testgen.findings;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A loop that gathers a part, hands it on at each separator, and forgets what it has gathered when
 * it ends. Stateless.
 */
final class LastPartLost implements Reading {
  @Override
  public List<Finding> of(Body body) {
    List<Finding> all = new ArrayList<>();
    Blocks.each(
        body,
        (statements, at) -> {
          String loop = loop(statements.get(at));
          if (loop != null) {
            String after = statements.subList(at + 1, statements.size()).toString();
            for (StatementTree before : statements.subList(0, at)) {
              if (before instanceof VariableTree part && lost(part, loop, after)) {
                all.add(
                    body.finding(
                        statements.get(at),
                        "lastPartLost",
                        ("what '%s' holds when the loop ends is lost: it is handed on within the loop"
                                + " alone, so that the last part is missing")
                            .formatted(part.getName())));
              }
            }
          }
        });
    return all;
  }

  private static @Nullable String loop(StatementTree statement) {
    return switch (statement) {
      case ForLoopTree loop -> loop.getStatement().toString();
      case EnhancedForLoopTree loop -> loop.getStatement().toString();
      default -> null;
    };
  }

  private static boolean lost(VariableTree part, String loop, String after) {
    String name = Pattern.quote(part.getName().toString());
    boolean builder =
        String.valueOf(part.getInitializer()).matches("new String(Builder|Buffer)\\(\\)");
    // Begun anew, so that it was handed on before.
    String anew = "\\b" + name + "(\\.setLength\\(0\\)| = new String(Builder|Buffer)\\(\\))";
    return builder
        && Pattern.compile(anew).matcher(loop).find()
        && Pattern.compile("\\(" + name + "\\.toString\\(\\)").matcher(loop).find()
        && Pattern.compile("\\b" + name + "\\.append\\(").matcher(loop).find()
        && !Pattern.compile("\\b" + name + "\\b").matcher(after).find()
        && !loop.contains("length() - 1")
        && !loop.contains("return");
  }
}
