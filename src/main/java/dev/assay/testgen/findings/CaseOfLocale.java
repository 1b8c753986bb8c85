package dev.assay.testgen.findings;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Letters brought to one case by the rules of the machine's language, to compare or to look up by
 * them: in Turkish {@code "ID"} is then not found. Stateless.
 */
final class CaseOfLocale implements Reading {
  private static final String LOOKING =
      "equals|contains|containsKey|containsValue|startsWith|endsWith|get|getOrDefault|put"
          + "|putIfAbsent|remove|indexOf|compareTo|valueOf|computeIfAbsent";

  private static final String KEY = "(?i).*(key|normali[sz]e|canonical|slug).*";

  @Override
  public List<Finding> of(Body body) {
    List<Finding> all = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree node, Void none) {
        if (Pure.name(node).matches(LOOKING)) {
          node.getArguments().forEach(this::check);
          check(Pure.receiver(node));
        }
        return super.visitMethodInvocation(node, null);
      }

      @Override
      public Void visitReturn(ReturnTree node, Void none) {
        if (body.method().getSimpleName().toString().matches(KEY)) {
          check(node.getExpression());
        }
        return super.visitReturn(node, null);
      }

      private void check(@Nullable ExpressionTree part) {
        if (part instanceof MethodInvocationTree call
            && Pure.name(call).matches("to(Lower|Upper)Case")
            && call.getArguments().isEmpty()
            && String.valueOf(body.type(call)).equals("java.lang.String")) {
          all.add(
              body.finding(
                  call,
                  "localeDependent",
                  "'%s' depends on the language of the machine, and in Turkish I is not i; expected"
                          .formatted(call)
                      + " %s(Locale.ROOT)".formatted(Pure.name(call))));
        }
      }
    }.scan(body.tree().getBody(), null);
    return all;
  }
}
