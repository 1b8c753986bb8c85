package dev.assay.testgen.verify;

import dev.assay.bus.Call;
import dev.assay.bus.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Where the compiler works: each job on a thread of its own with a deep stack, with a file manager
 * that earlier jobs have warmed. Safe on any thread; {@link #run} blocks its caller.
 *
 * <p>The compiler cannot be interrupted. A job that outlives its deadline is left to end alone, and
 * its place is not given away before: a few such jobs make the workshop unavailable, not the
 * machine.
 */
public final class Workshop {
  private static final long STACK_BYTES = 256L << 20;
  private static final int WARM_CLASS_PATHS = 16;

  private final JavaCompiler compiler;
  private final Semaphore places;
  private final Map<String, Deque<StandardJavaFileManager>> warm = new ConcurrentHashMap<>();

  /**
   * @param workers jobs that run at the same time; as many again may be ending late
   */
  public Workshop(int workers) {
    this.compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("this JVM has no Java compiler; run it on a JDK, not a JRE");
    }
    this.places = new Semaphore(2 * workers);
  }

  /** Does a job with a bench to work at; fails with LATE when the call's deadline passes. */
  public <T> T run(Call call, ClassPath classPath, Function<Bench, T> job) {
    if (!places.tryAcquire()) {
      throw Fault.UNAVAILABLE.because(
          "all compiler threads are held by sources that take too long; ask again later");
    }
    FutureTask<T> task = new FutureTask<>(() -> leased(call, classPath, job));
    Thread thread = new Thread(null, task, "assay-javac", STACK_BYTES);
    thread.setDaemon(true);
    thread.start();
    return await(call, task);
  }

  private <T> T leased(Call call, ClassPath classPath, Function<Bench, T> job) {
    String stamp = classPath.stamp();
    try {
      StandardJavaFileManager files = lease(stamp, classPath);
      T made = job.apply(new Bench(compiler, files, call));
      giveBack(stamp, files);
      return made;
    } catch (StackOverflowError tooDeep) {
      throw Fault.INVALID.because(
          "the source is nested too deeply for the Java compiler; split its expressions");
    } finally {
      places.release();
    }
  }

  private StandardJavaFileManager lease(String stamp, ClassPath classPath) {
    Deque<StandardJavaFileManager> idle = warm.get(stamp);
    StandardJavaFileManager files = idle == null ? null : idle.poll();
    return files != null ? files : open(classPath);
  }

  private void giveBack(String stamp, StandardJavaFileManager files) {
    if (warm.size() > WARM_CLASS_PATHS) {
      close();
    }
    warm.computeIfAbsent(stamp, key -> new ConcurrentLinkedDeque<>()).push(files);
  }

  private StandardJavaFileManager open(ClassPath classPath) {
    StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, java.nio.charset.StandardCharsets.UTF_8);
    try {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath.withJunit());
      files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("the class path cannot be read", e);
    }
  }

  private static <T> T await(Call call, FutureTask<T> task) {
    try {
      return task.get(call.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw Fault.LATE.because("the deadline passed while the tests were being written");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Fault.UNAVAILABLE.because("the server is stopping");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  /** Closes the file managers that are idle. */
  public void close() {
    warm.values()
        .forEach(idle -> {
          for (var files = idle.poll(); files != null; files = idle.poll()) {
            closed(files);
          }
        });
    warm.clear();
  }

  private static void closed(StandardJavaFileManager files) {
    try {
      files.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a jar of a class path cannot be closed", e);
    }
  }
}
