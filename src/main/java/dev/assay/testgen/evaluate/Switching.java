package dev.assay.testgen.evaluate;

import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs switches over constants, as statements and as expressions. For one job and its thread. */
final class Switching {
  private final Machine machine;

  Switching(Machine machine) {
    this.machine = machine;
  }

  /** Runs the case that fits; its end is a break, a yield or that of a statement. */
  Flow run(ExpressionTree selector, List<? extends CaseTree> cases, Frame frame) {
    Object value = machine.expressions().eval(selector, frame);
    int chosen = chosen(cases, value, frame);
    if (chosen < 0) {
      if (value == null) {
        throw machine.thrown("java.lang.NullPointerException", false);
      }
      return Flow.ON;
    }
    if (cases.get(chosen).getCaseKind() == CaseTree.CaseKind.RULE) {
      return rule(cases.get(chosen), frame);
    }
    for (CaseTree fallen : cases.subList(chosen, cases.size())) {
      Flow flow = machine.statements().block(fallen.getStatements(), frame);
      if (!(flow instanceof Flow.On)) {
        return flow;
      }
    }
    return Flow.ON;
  }

  private Flow rule(CaseTree chosen, Frame frame) {
    Tree body = chosen.getBody();
    if (body instanceof StatementTree statement) {
      return machine.statements().block(List.of(statement), frame);
    }
    return new Flow.Yield(machine.expressions().eval(body, frame));
  }

  private int chosen(List<? extends CaseTree> cases, @Nullable Object value, Frame frame) {
    int otherwise = -1;
    for (int i = 0; i < cases.size(); i++) {
      for (CaseLabelTree label : cases.get(i).getLabels()) {
        switch (label) {
          case DefaultCaseLabelTree any -> otherwise = i;
          case ConstantCaseLabelTree constant -> {
            if (fits(constant.getConstantExpression(), value, frame)) {
              return i;
            }
          }
          case PatternCaseLabelTree pattern -> {
            if (value != null
                && machine.expressions().casts().matches(pattern.getPattern(), value, frame)
                && (cases.get(i).getGuard() == null
                    || machine.expressions().truth(cases.get(i).getGuard(), frame))) {
              return i;
            }
          }
          default -> throw new Stuck("a switch of an unusual kind");
        }
      }
    }
    return value == null ? -1 : otherwise;
  }

  private boolean fits(ExpressionTree label, @Nullable Object value, Frame frame) {
    if (label instanceof IdentifierTree name && value instanceof Thing thing) {
      return name.getName().contentEquals(String.valueOf(thing.constant()));
    }
    if (value instanceof Enum<?> constant && label instanceof IdentifierTree name) {
      return name.getName().contentEquals(constant.name());
    }
    if (label instanceof IdentifierTree && value == null) {
      return false;
    }
    Object constant = machine.expressions().eval(label, frame);
    if (value == null || constant == null) {
      return value == null && constant == null;
    }
    return value instanceof String
        ? value.equals(constant)
        : Boolean.TRUE.equals(Operators.binary(Tree.Kind.EQUAL_TO, value, constant));
  }
}
