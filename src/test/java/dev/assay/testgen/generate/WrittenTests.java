package dev.assay.testgen.generate;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.runner.JUnitCore;

/** Compiles a subject with its tests as a user would, and runs them. */
final class WrittenTests {
  private WrittenTests() {}

  /**
   * How it went: {@code green=3 red=0} with what failed, or what the compiler said.
   *
   * @param directory an empty one
   * @param sources by path
   * @param test the test class's name
   */
  static String run(Path directory, Map<String, String> sources, String test, Style style)
      throws IOException, ReflectiveOperationException {
    Path classes = Files.createDirectories(directory.resolve("classes"));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-proc:none",
                "-nowarn",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path")));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = directory.resolve("src").resolve(source.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
      arguments.add(file.toString());
    }
    var words = new ByteArrayOutputStream();
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, words, words, arguments.toArray(String[]::new));
    if (result != 0) {
      return words.toString(StandardCharsets.UTF_8);
    }
    try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      Class<?> type = loader.loadClass(test);
      return style.framework() == Style.Framework.JUNIT4 ? four(type) : five(type);
    }
  }

  private static String four(Class<?> type) {
    var result = new JUnitCore().run(type);
    return "green=%d red=%d"
            .formatted(result.getRunCount() - result.getFailureCount(), result.getFailureCount())
        + String.join("", result.getFailures().stream().map(each -> "\n" + each).toList());
  }

  private static String five(Class<?> type) {
    var listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(type)).build(),
            listener);
    var summary = listener.getSummary();
    return "green=%d red=%d"
            .formatted(summary.getTestsSucceededCount(), summary.getTotalFailureCount())
        + String.join(
            "",
            summary.getFailures().stream()
                .map(each -> "\n" + each.getTestIdentifier().getDisplayName() + each.getException())
                .toList());
  }
}
