package dev.assay.testgen.evaluate;

import dev.assay.lab.TypeName;
import dev.assay.lab.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a call does, as far as the source alone can tell. Immutable. */
public sealed interface Outcome {
  /**
   * It throws.
   *
   * @param exception the nearest class of it that a test can name
   * @param declared whether the code says so itself: a throw statement or a null check
   * @param line in the method under test
   */
  record Throws(TypeName exception, boolean declared, int line, int path) implements Outcome {}

  /**
   * It returns.
   *
   * @param value null where the result has no form as Java source, or there is none
   */
  record Returns(@Nullable Value value, After after, int path) implements Outcome {}

  /**
   * What can be read once the call is over.
   *
   * @param ofResult what the result's own observers say
   * @param ofReceiver what the receiver's observers say, where that has changed
   * @param ofArguments the arguments that the call has changed
   * @param self whether the result is the receiver
   */
  record After(
      List<Probe> ofResult, List<Probe> ofReceiver, List<Changed> ofArguments, boolean self) {
    public After {
      ofResult = List.copyOf(ofResult);
      ofReceiver = List.copyOf(ofReceiver);
      ofArguments = List.copyOf(ofArguments);
    }

    /** Whether nothing is to be read but the result itself. */
    public boolean plain() {
      return ofResult.isEmpty() && ofReceiver.isEmpty() && ofArguments.isEmpty() && !self;
    }
  }

  /**
   * An argument with what it holds after the call.
   *
   * @param index of the argument; less than 0 for the sink that the receiver was made of
   * @param method what it is asked; null for what is equal to the value
   */
  record Changed(int index, @Nullable String method, Value value) {
    public Changed(int index, Value value) {
      this(index, null, value);
    }
  }

  /** It cannot be told without running the code. */
  record Unknown(String reason) implements Outcome {}

  /**
   * What a method answers: {@code getBalance()} gives 5.
   *
   * @param arguments none, save where the result is a function
   * @param changed whether it answered something else before the call
   */
  record Probe(String method, List<Value> arguments, Value value, boolean changed) {
    public Probe {
      arguments = List.copyOf(arguments);
    }

    /** Of a method without parameters. */
    public Probe(String method, Value value, boolean changed) {
      this(method, List.of(), value, changed);
    }
  }
}
