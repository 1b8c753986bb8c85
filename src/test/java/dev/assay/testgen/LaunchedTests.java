package dev.assay.testgen;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs all tests below a directory of class files, in a JVM that is started for it. */
public final class LaunchedTests {
  private LaunchedTests() {}

  /** Prints {@code green=<n> red=<n>} and what failed; the first argument is the directory. */
  public static void main(String[] arguments) {
    var listener = new SummaryGeneratingListener();
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClasspathRoots(Set.of(Path.of(arguments[0]))))
            .build();
    LauncherFactory.create().execute(request, listener);
    var summary = listener.getSummary();
    var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    summary
        .getFailures()
        .forEach(failure ->
            out.println(
                "FAILED "
                    + failure.getTestIdentifier().getUniqueId()
                    + " "
                    + failure.getException()));
    out.println(
        "green=" + summary.getTestsSucceededCount() + " red=" + summary.getTotalFailureCount());
  }
}
