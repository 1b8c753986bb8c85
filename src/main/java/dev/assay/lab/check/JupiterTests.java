package dev.assay.lab.check;

import dev.assay.lab.Reply;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs tests of JUnit Jupiter in a random but given order. For one run and its thread. */
final class JupiterTests {
  private static final String ENGINE = "junit-jupiter";
  private static final String ORDER = "org.junit.jupiter.api.";

  private final long seed;
  private final List<Reply.TestResult> results;

  /**
   * @param results where each result is added as soon as it is known
   */
  JupiterTests(long seed, List<Reply.TestResult> results) {
    this.seed = seed;
    this.results = results;
  }

  void run(List<Class<?>> types) {
    run(types.stream().map(DiscoverySelectors::selectClass).toList(), types.getFirst().getName());
  }

  /** Only this test, whose name no other one of its class has. */
  void run(Class<?> type, String method) {
    List<MethodSelector> selected =
        Arrays.stream(type.getDeclaredMethods())
            .filter(it -> it.getName().equals(method) && !it.isSynthetic())
            .map(it -> DiscoverySelectors.selectMethod(type, it))
            .toList();
    run(selected, type.getName());
  }

  private void run(List<? extends DiscoverySelector> selected, String type) {
    try {
      launcher().execute(request(selected), new Listener());
    } catch (RuntimeException | LinkageError broken) {
      results.add(new Reply.TestResult(type, "", 0, false, Words.of(broken)));
    }
  }

  // Only the one engine, and nothing else that the class path may bring along: to look costs time.
  private static Launcher launcher() {
    TestEngine jupiter =
        ServiceLoader.load(TestEngine.class, JupiterTests.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .filter(engine -> engine.getId().equals(ENGINE))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the engine of JUnit Jupiter is missing"));
    return LauncherFactory.create(
        LauncherConfig.builder()
            .enableTestEngineAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .addTestEngines(jupiter)
            .build());
  }

  private LauncherDiscoveryRequest request(List<? extends DiscoverySelector> selected) {
    String order = seed < 0 ? Backwards.class.getName() : ORDER + "MethodOrderer$Random";
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(selected)
        .enableImplicitConfigurationParameters(false)
        .configurationParameter("junit.jupiter.testmethod.order.default", order)
        .configurationParameter(
            "junit.jupiter.testclass.order.default", ORDER + "ClassOrderer$Random")
        .configurationParameter(
            "junit.jupiter.execution.order.random.seed", Long.toString(Math.abs(seed)))
        .configurationParameter("junit.jupiter.execution.timeout.default", "5 s")
        .configurationParameter(
            "junit.jupiter.execution.timeout.thread.mode.default", "SEPARATE_THREAD")
        .build();
  }

  /** Collects what each test said. */
  private final class Listener implements TestExecutionListener {
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
      if (!test.isTest() && passed) {
        return;
      }
      Throwable thrown = result.getThrowable().orElse(null);
      String message = passed ? null : thrown == null ? "aborted" : Words.of(thrown);
      results.add(
          switch (test.getSource().orElse(null)) {
            case MethodSource method ->
                new Reply.TestResult(
                    method.getClassName(),
                    method.getMethodName(),
                    invocation(test),
                    passed,
                    message);
            case ClassSource type ->
                new Reply.TestResult(type.getClassName(), "", 0, passed, message);
            case null, default ->
                new Reply.TestResult("", test.getDisplayName(), 0, passed, message);
          });
    }

    // The engine numbers invocations in the last part of their ids: #1, #2, ...
    private static int invocation(TestIdentifier test) {
      UniqueId.Segment last = test.getUniqueIdObject().getLastSegment();
      return last.getValue().startsWith("#") ? Integer.parseInt(last.getValue().substring(1)) : 0;
    }
  }
}
