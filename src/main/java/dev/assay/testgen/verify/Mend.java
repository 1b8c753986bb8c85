package dev.assay.testgen.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * Compiles tests and leaves out what does not compile: the row the compiler points at, or the whole
 * class where it points at none. What comes out compiles. For one job.
 */
public final class Mend {
  private static final int ROUNDS = 6;

  private final Bench bench;
  private final Supplier<Subject.Classes> subject;

  /**
   * What is left.
   *
   * @param files test classes that compile together with the subject
   * @param removed the rows that were left out
   */
  public record Mended(List<TestFile> files, Set<Integer> removed, Subject.Classes classes) {
    public Mended {
      files = List.copyOf(files);
      removed = Set.copyOf(removed);
    }
  }

  /**
   * Compiles against a subject.
   *
   * @param subject gives its classes; asked once, and only if there is a test
   */
  public Mend(Bench bench, Supplier<Subject.Classes> subject) {
    this.bench = bench;
    this.subject = subject;
  }

  /**
   * Compiles until nothing is wrong.
   *
   * @param write gives the tests without the rows that are named; a class with no rows left is left
   *     out of it
   */
  public Mended compile(Function<Set<Integer>, List<TestFile>> write) {
    Set<Integer> removed = new HashSet<>();
    if (write.apply(removed).isEmpty()) {
      return new Mended(List.of(), removed, new Subject.Classes(List.of()));
    }
    Subject.Classes classes = subject.get();
    for (int round = 0; ; round++) {
      bench.checkpoint();
      List<TestFile> files = write.apply(removed);
      Bench.Compilation compilation = compiled(files, classes);
      List<Diagnostic<? extends JavaFileObject>> errors = compilation.errors();
      if (errors.isEmpty()) {
        return new Mended(files, removed, new Subject.Classes(compilation.files().written()));
      }
      boolean wholeClasses = round >= ROUNDS;
      int before = removed.size();
      errors.forEach(error -> removed.addAll(blamed(error, files, wholeClasses)));
      if (removed.size() == before) {
        files.forEach(file -> removed.addAll(rows(file)));
      }
    }
  }

  private Bench.Compilation compiled(List<TestFile> files, Subject.Classes classes) {
    Bench.Compilation compilation =
        bench.compilation(
            files.stream().map(file -> new TextFile(file.path(), file.source())).toList(),
            classes.files());
    try {
      if (!files.isEmpty()) {
        compilation.task().generate();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a compiler in memory cannot fail to write", e);
    }
    return compilation;
  }

  private static Set<Integer> blamed(
      Diagnostic<? extends JavaFileObject> error, List<TestFile> files, boolean wholeClass) {
    Optional<TestFile> file =
        error.getSource() instanceof TextFile text
            ? files.stream().filter(it -> it.path().equals(text.path())).findFirst()
            : Optional.empty();
    Optional<TestFile.Span> span =
        file.flatMap(it ->
            it.spans().stream()
                .filter(candidate -> candidate.holds(error.getLineNumber()))
                .min(Comparator.comparingInt(TestFile.Span::length)));
    if (span.isPresent() && !wholeClass) {
      return Set.copyOf(span.get().rows());
    }
    return file.map(Mend::rows).orElse(Set.of());
  }

  private static Set<Integer> rows(TestFile file) {
    Set<Integer> rows = new HashSet<>();
    file.spans().forEach(span -> rows.addAll(span.rows()));
    return rows;
  }
}
