package dev.assay.testgen.verify;

import dev.assay.bus.Call;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Compiles sources for tests that look at a subject. */
public final class Compiled {
  private static final Workshop WORKSHOP = new Workshop(2);

  private Compiled() {}

  /** What {@code look} makes of the sources, on the compiler's thread. */
  public static <T> T subject(Map<String, String> sources, BiFunction<Bench, Subject, T> look) {
    return WORKSHOP.run(
        Call.within(Duration.ofSeconds(60)),
        new ClassPath(List.of()),
        bench -> look.apply(bench, Subject.read(bench, sources)));
  }
}
