package dev.assay.bus;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a piece of work, as a trace shows them: who takes one need not know whether anybody
 * wants to hear of it. On the worker thread of a desk, which keeps what it works at.
 */
public final class Steps {
  private static final ThreadLocal<Tracer.@Nullable Span> WORK = new ThreadLocal<>();

  private Steps() {}

  /** What is done in a step. */
  @FunctionalInterface
  public interface Step<T, E extends Exception> {
    T take() throws E;
  }

  /** Does {@code job} as the work of this thread. */
  static <A> A work(Tracer.Span span, Callable<A> job) throws Exception {
    WORK.set(span);
    try {
      return ended(span, job::call);
    } finally {
      WORK.remove();
    }
  }

  /**
   * Takes a step; costs next to nothing where no trace is wanted.
   *
   * @param tags asked for only where one is
   */
  public static <T, E extends Exception> T step(
      String name, Supplier<Map<String, String>> tags, Step<T, E> step) throws E {
    Tracer.Span work = WORK.get();
    return work == null ? step.take() : ended(work.begin(name, tags.get()), step);
  }

  private static <T, E extends Exception> T ended(Tracer.Span span, Step<T, E> step) throws E {
    try {
      T result = step.take();
      span.end(null);
      return result;
    } catch (Throwable failure) {
      span.end(failure);
      throw failure;
    }
  }
}
