package dev.assay.testgen.findings;

import dev.assay.code.MethodSignature;
import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is judged. Immutable. */
public record Context(List<Method> methods) {
  public Context {
    methods = List.copyOf(methods);
  }

  /**
   * A method with its runs.
   *
   * @param label how a person calls it: {@code Account.withdraw(int)}
   * @param signature what the code reader says of it; null where it does not know it
   * @param facts what else its source says of it
   * @param tried its trials with what was seen
   * @param expected what patterns expect of it
   */
  public record Method(
      String label,
      Order.Task task,
      @Nullable MethodSignature signature,
      Facts facts,
      List<Reply.Tried> tried,
      List<Expected> expected) {
    public Method {
      tried = List.copyOf(tried);
      expected = List.copyOf(expected);
    }

    int line() {
      return signature == null ? 0 : signature.line();
    }
  }

  /**
   * What the source says of a method besides its signature.
   *
   * @param open whether code outside may call it: helpers are called with what they are made for
   * @param doc its documentation without comment marks; empty where there is none
   */
  public record Facts(boolean open, String doc) {}

  /**
   * What a pattern that fits a method expects of a call.
   *
   * @param pattern its title
   * @param arguments of the call it speaks of
   * @param throwing whether an exception is expected
   * @param value what is to be returned; null where the text is no value that can be compared
   * @param text what is expected, as the pattern writes it
   */
  public record Expected(
      String pattern, List<Value> arguments, boolean throwing, @Nullable Value value, String text) {
    public Expected {
      arguments = List.copyOf(arguments);
    }
  }
}
