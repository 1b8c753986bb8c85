package dev.assay.testgen.verify;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;

/** One job's place in the workshop: makes compilations that stop at the job's deadline. */
public final class Bench {
  private static final List<String> OPTIONS =
      List.of("-proc:none", "-implicit:none", "-Xlint:none", "-nowarn", "-Xmaxerrs", "1000");

  private final JavaCompiler compiler;
  private final StandardJavaFileManager files;
  private final Call call;

  /** A compilation with what it writes and what it has to say. */
  record Compilation(
      JavacTask task, MemoryFiles files, DiagnosticCollector<JavaFileObject> diagnostics) {
    List<Diagnostic<? extends JavaFileObject>> errors() {
      return diagnostics.getDiagnostics().stream()
          .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
          .toList();
    }
  }

  Bench(JavaCompiler compiler, StandardJavaFileManager files, Call call) {
    this.compiler = compiler;
    this.files = files;
    this.call = call;
  }

  /** Stops the job where nobody waits for it any more. */
  public void checkpoint() {
    if (call.expired()) {
      throw Fault.LATE.because("the deadline passed while the tests were being written");
    }
  }

  /** The tree of an expression as Java writes it; nothing where it is none. */
  public Optional<ExpressionTree> expression(String text) {
    TextFile source =
        new TextFile("Expression.java", "class Expression { Object it = " + text + ";}");
    Compilation parsing = compilation(List.of(source), List.of());
    try {
      Iterable<? extends CompilationUnitTree> units = parsing.task().parse();
      if (!parsing.errors().isEmpty()) {
        return Optional.empty();
      }
      var type = (ClassTree) units.iterator().next().getTypeDecls().getFirst();
      return type.getMembers().size() == 1
              && type.getMembers().getFirst() instanceof VariableTree field
          ? Optional.ofNullable(field.getInitializer())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("a compiler in memory cannot fail to read", e);
    }
  }

  Compilation compilation(List<TextFile> sources, List<ClassFile> classes) {
    var memory = new MemoryFiles(files, classes);
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    var task =
        (JavacTask)
            compiler.getTask(Writer.nullWriter(), memory, diagnostics, OPTIONS, null, sources);
    task.addTaskListener(new Deadline());
    return new Compilation(task, memory, diagnostics);
  }

  /** The only place where the compiler lets itself be stopped: between two of its steps. */
  private final class Deadline implements TaskListener {
    @Override
    public void started(TaskEvent event) {
      checkpoint();
    }
  }
}
