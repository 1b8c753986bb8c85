package dev.assay.code;

import dev.assay.bus.Fault;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Runs what recurses as deep as a stranger's source nests. Safe on any thread that may block.
 *
 * <p>Parser and visitors recurse, and the depth of a tree cannot be bounded by counting brackets:
 * {@code else if} and {@code +} nest without any. So the work gets a thread of its own with a stack
 * that is reserved as address space and only takes the memory it touches; starting it costs less
 * than a tenth of parsing a small class. A new thread each time, since a kept one would hold the
 * stack that its deepest source once touched.
 */
final class DeepStack {
  private static final long STACK_BYTES = 256L << 20;

  private DeepStack() {}

  /** The answer of {@code work}; {@link Fault#INVALID} where even this stack is too small. */
  static <A> A call(Supplier<A> work) {
    var answer = new CompletableFuture<A>();
    Thread.ofPlatform()
        .name("assay-code-deep")
        .daemon()
        .stackSize(STACK_BYTES)
        .start(() -> complete(answer, work));
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException mine ? mine : new CompletionException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Fault.UNAVAILABLE.because("the code desk is closing");
    }
  }

  private static <A> void complete(CompletableFuture<A> answer, Supplier<A> work) {
    try {
      answer.complete(work.get());
    } catch (StackOverflowError tooDeep) {
      answer.completeExceptionally(
          Fault.INVALID.because("the source nests deeper than can be read"));
    } catch (RuntimeException | Error e) {
      answer.completeExceptionally(e);
    }
  }
}
