package dev.assay.evaluate;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs all tests below a directory several times in the JVM that was started for it, each time in
 * another order and with classes loaded anew. Writes a line for each thing seen; see {@link Runs}.
 * On the main thread.
 */
final class Rounds {
  private Rounds() {}

  /**
   * Arguments: file to write to, directory of the tests, the subject's binary name, seed of the
   * first round's order (0: as it comes), rounds, and what to load anew (paths).
   */
  public static void main(String[] arguments) throws Exception {
    long seed = Long.parseLong(arguments[3]);
    int rounds = Integer.parseInt(arguments[4]);
    try (var out = new PrintWriter(arguments[0], StandardCharsets.UTF_8)) {
      for (int round = 0; round < rounds; round++) {
        try (URLClassLoader loader = loader(arguments)) {
          Thread.currentThread().setContextClassLoader(loader);
          Class<?> subject = Class.forName(arguments[2], false, loader);
          out.println(
              "SUBJECT\t" + subject.getProtectionDomain().getCodeSource().getLocation().getPath());
          run(Path.of(arguments[1]), seed == 0 ? 0 : seed + round, out);
        }
        out.flush();
      }
      out.println("END");
    }
    // What the subject left running does not keep this JVM.
    System.exit(0);
  }

  private static URLClassLoader loader(String[] arguments) throws IOException {
    URL[] urls = new URL[arguments.length - 5];
    for (int i = 5; i < arguments.length; i++) {
      urls[i - 5] = Path.of(arguments[i]).toUri().toURL();
    }
    return new URLClassLoader(urls);
  }

  private static void run(Path tests, long seed, PrintWriter out) {
    var request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClasspathRoots(Set.of(tests)));
    if (seed != 0) {
      request
          .configurationParameter(
              "junit.jupiter.testmethod.order.default",
              "org.junit.jupiter.api.MethodOrderer$Random")
          .configurationParameter(
              "junit.jupiter.testclass.order.default", "org.junit.jupiter.api.ClassOrderer$Random")
          .configurationParameter("junit.jupiter.execution.order.random.seed", Long.toString(seed));
    }
    Listener listener = new Listener(out);
    LauncherFactory.create().execute(request.build(), listener);
    out.println("ROUND\t" + listener.green + "\t" + listener.methods.size());
  }

  /** Counts, and writes what was not green. */
  private static final class Listener implements TestExecutionListener {
    private final PrintWriter out;
    private final Set<String> methods = new HashSet<>();
    private int green;

    Listener(PrintWriter out) {
      this.out = out;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      test.getSource()
          .filter(MethodSource.class::isInstance)
          .map(MethodSource.class::cast)
          .ifPresent(method -> methods.add(method.getClassName() + "#" + method.getMethodName()));
      if (result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
        String message = result.getThrowable().map(Object::toString).orElse("aborted");
        out.println(
            "RED\t"
                + test.getUniqueId()
                + "\t"
                + String.join(" ", Arrays.asList(message.split("\\s+"))));
      } else if (test.isTest()) {
        green++;
      }
    }
  }
}
