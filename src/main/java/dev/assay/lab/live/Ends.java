package dev.assay.lab.live;

import dev.assay.lab.Observed;
import org.jspecify.annotations.Nullable;

/** Tells what ends a run from exceptions that a test can expect. Stateless. */
final class Ends {
  private static final int DEEPEST_CAUSE = 16;

  private Ends() {}

  /** Why nothing can be asserted after this, or null where something can. */
  static Observed.@Nullable Lost of(Throwable thrown) {
    Throwable each = thrown;
    for (int i = 0; i < DEEPEST_CAUSE && each != null; i++) {
      Observed.Lost lost = one(each);
      if (lost != null) {
        return lost;
      }
      each = each.getCause();
    }
    return null;
  }

  private static Observed.@Nullable Lost one(Throwable thrown) {
    return switch (thrown) {
      case Unbuildable wrong -> lost(Observed.Why.NOT_BUILT, String.valueOf(wrong.getMessage()));
      case OutOfMemoryError _ ->
          lost(Observed.Why.OUT_OF_MEMORY, "it takes more memory than there is");
      case StackOverflowError _ ->
          lost(Observed.Why.STACK_OVERFLOW, "it calls itself deeper than the stack goes");
      case ExceptionInInitializerError failed ->
          lost(Observed.Why.NOT_BUILT, Initialiser.words(failed));
      case NoClassDefFoundError again when Initialiser.failed(again) ->
          lost(Observed.Why.NOT_BUILT, Initialiser.words(again));
      case LinkageError missing ->
          lost(Observed.Why.NOT_BUILT, "a class does not load: " + missing);
      default -> null;
    };
  }

  /** Why a run is over, where the subject may have caught the error that says so. */
  static Observed.@Nullable Lost of(Instrumentation instrumentation) {
    if (instrumentation.exited()) {
      return lost(Observed.Why.EXITS, "it asks the JVM to exit");
    }
    return instrumentation.spent()
        ? lost(Observed.Why.ENDLESS, "it runs past the budget of steps")
        : null;
  }

  private static Observed.Lost lost(Observed.Why why, String words) {
    return new Observed.Lost(why, words);
  }

  /** Throws on a lack of memory, which must not be taken for an object that says nothing. */
  static void rethrowMemory(Throwable thrown) {
    Throwable each = thrown;
    for (int i = 0; i < DEEPEST_CAUSE && each != null; i++) {
      if (each instanceof OutOfMemoryError error) {
        throw error;
      }
      each = each.getCause();
    }
  }
}
