package dev.assay.testgen.evaluate;

import com.sun.source.tree.AssertTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.BreakTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ContinueTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.tree.YieldTree;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Runs statements. For one job and its thread. */
final class Statements {
  private final Machine machine;

  Statements(Machine machine) {
    this.machine = machine;
  }

  Flow block(List<? extends StatementTree> statements, Frame frame) {
    for (StatementTree statement : statements) {
      Flow flow = run(statement, frame, null);
      if (!(flow instanceof Flow.On)) {
        return flow;
      }
    }
    return Flow.ON;
  }

  private Flow run(StatementTree statement, Frame frame, @Nullable String label) {
    machine.budget().step();
    try {
      return step(statement, frame, label);
    } catch (Thrown thrown) {
      thrown.passes(machine.index().line(frame.unit(), statement));
      throw thrown;
    }
  }

  private Flow step(StatementTree statement, Frame frame, @Nullable String label) {
    return switch (statement) {
      case BlockTree block -> block(block.getStatements(), frame);
      case ExpressionStatementTree expression -> {
        machine.expressions().eval(expression.getExpression(), frame);
        yield Flow.ON;
      }
      case VariableTree variable -> declare(variable, frame);
      case IfTree choice -> choose(choice, frame);
      case ReturnTree result ->
          new Flow.Return(
              result.getExpression() == null
                  ? null
                  : machine.expressions().eval(result.getExpression(), frame));
      case ThrowTree raised -> throw raise(raised, frame);
      case WhileLoopTree loop ->
          loop(
              () -> machine.expressions().truth(loop.getCondition(), frame),
              loop.getStatement(),
              frame,
              label);
      case DoWhileLoopTree loop -> repeat(loop, frame, label);
      case ForLoopTree loop -> count(loop, frame, label);
      case EnhancedForLoopTree loop -> each(loop, frame, label);
      case BreakTree leave ->
          new Flow.Break(leave.getLabel() == null ? null : leave.getLabel().toString());
      case ContinueTree next ->
          new Flow.Continue(next.getLabel() == null ? null : next.getLabel().toString());
      case YieldTree value -> new Flow.Yield(machine.expressions().eval(value.getValue(), frame));
      case LabeledStatementTree labelled -> labelled(labelled, frame);
      case SwitchTree choice -> choose(choice, frame);
      case TryTree attempt -> attempt(attempt, frame);
      case SynchronizedTree held -> {
        machine.expressions().eval(held.getExpression(), frame);
        yield block(held.getBlock().getStatements(), frame);
      }
      case EmptyStatementTree nothing -> Flow.ON;
      case AssertTree unsure -> throw new Stuck("an assert, which may be switched off");
      default -> throw new Stuck("a local class");
    };
  }

  private Flow declare(VariableTree variable, Frame frame) {
    Element local = machine.index().element(frame.unit(), variable);
    if (variable.getInitializer() != null) {
      frame.set(
          local, machine.expressions().initial(variable.getInitializer(), local.asType(), frame));
    }
    return Flow.ON;
  }

  private Flow choose(IfTree choice, Frame frame) {
    if (machine.expressions().truth(choice.getCondition(), frame)) {
      return run(choice.getThenStatement(), frame, null);
    }
    return choice.getElseStatement() == null
        ? Flow.ON
        : run(choice.getElseStatement(), frame, null);
  }

  private Flow choose(SwitchTree choice, Frame frame) {
    Flow flow = new Switching(machine).run(choice.getExpression(), choice.getCases(), frame);
    return flow instanceof Flow.Break(String label) && label == null ? Flow.ON : flow;
  }

  private RuntimeException raise(ThrowTree raised, Frame frame) {
    Object exception = machine.expressions().eval(raised.getExpression(), frame);
    return switch (exception) {
      case null -> machine.thrown("java.lang.NullPointerException", false);
      case Raised it -> new Thrown(it.type(), it, true);
      case Thing thing when machine.isThrowable(thing.type().asType()) ->
          new Thrown(thing.type(), thing, true);
      default -> new Stuck("an exception that comes from elsewhere");
    };
  }

  private Flow labelled(LabeledStatementTree labelled, Frame frame) {
    String label = labelled.getLabel().toString();
    Flow flow = run(labelled.getStatement(), frame, label);
    return flow instanceof Flow.Break(String left) && label.equals(left) ? Flow.ON : flow;
  }

  private Flow loop(
      BooleanSupplier goesOn, StatementTree body, Frame frame, @Nullable String label) {
    while (goesOn.getAsBoolean()) {
      Flow flow = run(body, frame, null);
      if (leaves(flow, label)) {
        return after(flow);
      }
    }
    return Flow.ON;
  }

  /** Whether a loop ends with this end of its body. */
  private static boolean leaves(Flow flow, @Nullable String label) {
    return !(flow instanceof Flow.On
        || (flow instanceof Flow.Continue(String to) && (to == null || Objects.equals(to, label))));
  }

  private static Flow after(Flow flow) {
    return flow instanceof Flow.Break(String to) && to == null ? Flow.ON : flow;
  }

  private Flow repeat(DoWhileLoopTree loop, Frame frame, @Nullable String label) {
    do {
      Flow flow = run(loop.getStatement(), frame, null);
      if (leaves(flow, label)) {
        return after(flow);
      }
    } while (machine.expressions().truth(loop.getCondition(), frame));
    return Flow.ON;
  }

  private Flow count(ForLoopTree loop, Frame frame, @Nullable String label) {
    block(loop.getInitializer(), frame);
    while (loop.getCondition() == null || machine.expressions().truth(loop.getCondition(), frame)) {
      Flow flow = run(loop.getStatement(), frame, null);
      if (leaves(flow, label)) {
        return after(flow);
      }
      block(loop.getUpdate(), frame);
    }
    return Flow.ON;
  }

  private Flow each(EnhancedForLoopTree loop, Frame frame, @Nullable String label) {
    Object several = machine.expressions().eval(loop.getExpression(), frame);
    Element local = machine.index().element(frame.unit(), loop.getVariable());
    for (Object one : machine.platform().iterated(several)) {
      frame.set(local, machine.convert(one, local.asType()));
      Flow flow = run(loop.getStatement(), frame, null);
      if (leaves(flow, label)) {
        return after(flow);
      }
    }
    return Flow.ON;
  }

  private Flow attempt(TryTree attempt, Frame frame) {
    if (!attempt.getResources().isEmpty()) {
      throw new Stuck("a try with resources");
    }
    Flow flow;
    try {
      flow = guarded(attempt, frame);
    } catch (Thrown thrown) {
      Flow last = last(attempt, frame);
      if (!(last instanceof Flow.On)) {
        return last;
      }
      throw thrown;
    }
    Flow last = last(attempt, frame);
    return last instanceof Flow.On ? flow : last;
  }

  private Flow last(TryTree attempt, Frame frame) {
    return attempt.getFinallyBlock() == null
        ? Flow.ON
        : block(attempt.getFinallyBlock().getStatements(), frame);
  }

  private Flow guarded(TryTree attempt, Frame frame) {
    try {
      return block(attempt.getBlock().getStatements(), frame);
    } catch (Thrown thrown) {
      for (CatchTree handler : attempt.getCatches()) {
        if (takes(handler, thrown.type(), frame)) {
          Object caught = thrown.exception();
          frame.set(
              machine.index().element(frame.unit(), handler.getParameter()),
              caught != null ? caught : new Raised(thrown.type()));
          return block(handler.getBlock().getStatements(), frame);
        }
      }
      throw thrown;
    }
  }

  private boolean takes(CatchTree handler, TypeElement thrown, Frame frame) {
    var declared = handler.getParameter().getType();
    List<TypeMirror> types =
        declared instanceof UnionTypeTree union
            ? union.getTypeAlternatives().stream()
                .map(each -> machine.index().typeOf(frame.unit(), each))
                .toList()
            : List.of(machine.index().typeOf(frame.unit(), declared));
    return types.stream().anyMatch(type -> machine.types().isSubtype(thrown.asType(), type));
  }
}
