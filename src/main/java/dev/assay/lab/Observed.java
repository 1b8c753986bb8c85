package dev.assay.lab;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen when a call ran. Immutable.
 *
 * <p>Its <em>items</em> are what a test can assert one by one, and what {@link Reply.Kill} numbers:
 * 0 is the outcome itself (the value, the exception, being the receiver); then come {@code
 * ofResult}, {@code ofReceiver}, {@code ofArguments} and {@code interactions} (one item for all of
 * these), in this order. What an exception says in the code's own words stands first, see {@link
 * Said#byCode}.
 */
public sealed interface Observed {
  /** More items than this are not kept, so that they fit into the bits of a long. */
  int MOST_ITEMS = 40;

  /**
   * It returned.
   *
   * @param value null where there is none, or none that can be written as Java source; a {@link
   *     Value.Argument} for what is one of the arguments and cannot be written
   * @param self whether the result is the receiver
   * @param ofResult what the result's observers say, where it has no value of its own
   * @param ofReceiver what the receiver's observers say afterwards; those that changed come first
   * @param ofArguments the arguments that hold something else than before
   * @param interactions the calls that stubs and lambdas among the inputs received, in order
   */
  record Returned(
      @Nullable Value value,
      boolean self,
      List<Probe> ofResult,
      List<Probe> ofReceiver,
      List<Changed> ofArguments,
      List<Interaction> interactions)
      implements Observed {
    public Returned {
      ofResult = List.copyOf(ofResult);
      ofReceiver = List.copyOf(ofReceiver);
      ofArguments = List.copyOf(ofArguments);
      interactions = List.copyOf(interactions);
    }
  }

  /**
   * It threw.
   *
   * @param type the nearest class of the exception that a test in the subject's package can name
   * @param actual binary names of the exception's own class and of what it extends, up to
   *     Throwable: an assertion that expects any of these passes
   * @param message as it was
   * @param line in the method under test, or 0 where the exception did not pass through it
   * @param thrownBy {@code type.method:line} of the innermost frame, whoever's it is
   * @param raised whether the subject's own code says {@code throw}, or asks for the check ({@code
   *     Objects.requireNonNull}); false where the JVM or a library raised it from inside
   */
  record Threw(
      TypeName type,
      List<String> actual,
      @Nullable String message,
      int line,
      String thrownBy,
      boolean raised,
      List<Interaction> interactions)
      implements Observed {
    public Threw {
      actual = List.copyOf(actual);
      interactions = List.copyOf(interactions);
    }
  }

  /** Nothing that could be asserted. */
  record Lost(Why why, String words) implements Observed {}

  /** Why nothing can be asserted. */
  enum Why {
    /** The inputs themselves could not be made: a constructor threw, a class is missing. */
    NOT_BUILT,
    /** It blocks. */
    HANGS,
    /** It ran past the budget of steps: an endless loop, most likely. */
    ENDLESS,
    OUT_OF_MEMORY,
    STACK_OVERFLOW,
    /** It asked the JVM to exit. */
    EXITS,
    /** It gave something else when it ran again. */
    UNSTABLE
  }

  /**
   * What a method answers.
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

  /**
   * An argument with what it holds after the call.
   *
   * @param index of the argument; less than 0 for a sink that the receiver was made of, as {@link
   *     Sinks#behind} counts them
   * @param method what it was asked, as {@link Sinks#asked} says of which object; null where the
   *     value is what itself holds
   */
  record Changed(int index, @Nullable String method, Value value) {
    /** Of what is equal to a value, as collections and arrays are. */
    public Changed(int index, Value value) {
      this(index, null, value);
    }
  }

  /**
   * A call that a stub or a lambda received.
   *
   * @param stub which of the stubs and lambdas of the trial, counted in the order in which they
   *     stand in the receiver and then in the arguments, depth first, from 0
   * @param arguments null for one that cannot be written
   */
  record Interaction(int stub, String method, List<@Nullable Value> arguments) {
    public Interaction {
      arguments = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(arguments));
    }
  }
}
