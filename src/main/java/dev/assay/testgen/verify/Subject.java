package dev.assay.testgen.verify;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.Trees;
import dev.assay.bus.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * The sources under test as the compiler understands them: elements, types and attributed trees.
 * Belongs to one job and its thread.
 */
public final class Subject {
  private static final int MOST_MESSAGES = 20;

  private final Bench.Compilation compilation;
  private final List<CompilationUnitTree> units;
  private final List<TypeElement> topLevel = new ArrayList<>();
  private final Map<String, String> texts;

  private Subject(
      Bench.Compilation compilation, List<CompilationUnitTree> units, Map<String, String> texts) {
    this.compilation = compilation;
    this.units = units;
    this.texts = texts;
  }

  /**
   * Reads sources, given by their paths. What they say wrong is in {@link #messages()}; then there
   * is nothing else to ask of it.
   */
  public static Subject read(Bench bench, Map<String, String> sources) {
    List<TextFile> files =
        sources.entrySet().stream()
            .filter(source -> !source.getKey().endsWith("module-info.java"))
            .map(source -> new TextFile(source.getKey(), source.getValue()))
            .toList();
    Bench.Compilation compilation = bench.compilation(files, List.of());
    try {
      List<CompilationUnitTree> units = new ArrayList<>();
      compilation.task().parse().forEach(units::add);
      if (compilation.errors().isEmpty()) {
        units.forEach(Subject::checkPath);
      }
      if (LongConstants.found(units)) {
        throw Fault.INVALID.because(
            "a constant of the source would be longer than a class file can hold (65535 bytes)");
      }
      if (LongExpressions.found(units)) {
        throw Fault.INVALID.because(
            "an expression of the source has more than %d operators in a row"
                .formatted(LongExpressions.MOST));
      }
      Subject subject = new Subject(compilation, units, sources);
      if (compilation.errors().isEmpty()) {
        compilation
            .task()
            .analyze()
            .forEach(element -> {
              if (element instanceof TypeElement type && !type.getNestingKind().isNested()) {
                subject.topLevel.add(type);
              }
            });
      }
      return subject;
    } catch (IOException e) {
      throw new UncheckedIOException("a compiler in memory cannot fail to read", e);
    } catch (IllegalStateException | AssertionError e) {
      throw failed(e);
    }
  }

  private static void checkPath(CompilationUnitTree unit) {
    String packageName =
        unit.getPackageName() == null ? "" : unit.getPackageName().toString().replace('.', '/');
    String path = unit.getSourceFile().toUri().getPath().substring(1);
    int slash = path.lastIndexOf('/');
    if (unit.getModule() == null
        && !packageName.equals(slash < 0 ? "" : path.substring(0, slash))) {
      throw Fault.INVALID.because(
          "'%s' does not fit its package; expected it in '%s/'".formatted(path, packageName));
    }
  }

  // The compiler wraps what its listeners throw, and its own overflow.
  private static RuntimeException failed(Throwable wrapped) {
    for (Throwable cause = wrapped; cause != null; cause = cause.getCause()) {
      if (cause instanceof dev.assay.bus.Failure failure) {
        return failure;
      }
      if (cause instanceof StackOverflowError) {
        return Fault.INVALID.because("the source is nested too deeply for the Java compiler");
      }
    }
    return new IllegalStateException("the Java compiler broke down on the source", wrapped);
  }

  /** The compiler's words on what does not compile; at most 20. */
  public List<String> messages() {
    return compilation.errors().stream().limit(MOST_MESSAGES).map(Subject::words).toList();
  }

  private static String words(Diagnostic<? extends JavaFileObject> diagnostic) {
    @Nullable JavaFileObject file = diagnostic.getSource();
    String message = diagnostic.getMessage(Locale.ROOT);
    return file instanceof TextFile text
        ? "%s:%d:%d: %s"
            .formatted(
                text.path(), diagnostic.getLineNumber(), diagnostic.getColumnNumber(), message)
        : message;
  }

  /** The class files, by binary name; afterwards the trees are no longer to be read. */
  public Classes generate() {
    try {
      compilation.task().generate();
    } catch (IOException e) {
      throw new UncheckedIOException("a compiler in memory cannot fail to write", e);
    } catch (IllegalStateException | AssertionError e) {
      throw failed(e);
    }
    return new Classes(compilation.files().written());
  }

  /** Class files in memory. */
  public static final class Classes {
    private final List<ClassFile> files;

    Classes(List<ClassFile> files) {
      this.files = List.copyOf(files);
    }

    List<ClassFile> files() {
      return files;
    }

    /** The bytes by binary name: what a child JVM is given to run. */
    public Map<String, byte[]> bytes() {
      return files.stream().collect(Collectors.toMap(ClassFile::name, ClassFile::bytes));
    }
  }

  /** The top-level types in source order. */
  public List<TypeElement> topLevel() {
    return List.copyOf(topLevel);
  }

  public List<CompilationUnitTree> units() {
    return List.copyOf(units);
  }

  /** The sources' texts by path. */
  public Map<String, String> texts() {
    return texts;
  }

  public Elements elements() {
    return compilation.task().getElements();
  }

  public Types types() {
    return compilation.task().getTypes();
  }

  public Trees trees() {
    return Trees.instance(compilation.task());
  }
}
