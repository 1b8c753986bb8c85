package dev.assay.lab.check;

import dev.assay.lab.Reply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.Test;
import org.junit.runner.Description;
import org.junit.runner.JUnitCore;
import org.junit.runner.Request;
import org.junit.runner.RunWith;
import org.junit.runner.manipulation.Filter;
import org.junit.runner.manipulation.Ordering;
import org.junit.runner.notification.Failure;
import org.junit.runner.notification.RunListener;

/** Runs tests of JUnit 4 in a random but given order. For one run and its thread. */
final class ClassicTests {
  // How the parameterised runner names the invocations of a test, from 0.
  private static final Pattern INVOCATION =
      Pattern.compile("(.+?)\\[(\\d+)\\b.*\\]", Pattern.DOTALL);

  private final long seed;
  private final List<Reply.TestResult> results;

  /**
   * @param results where each result is added as soon as it is known
   */
  ClassicTests(long seed, List<Reply.TestResult> results) {
    this.seed = seed;
    this.results = results;
  }

  /** Whether a class is a test of JUnit 4. */
  static boolean has(Class<?> type) {
    return type.isAnnotationPresent(RunWith.class)
        || Arrays.stream(type.getMethods())
            .anyMatch(method -> method.isAnnotationPresent(Test.class));
  }

  void run(List<Class<?>> types) {
    JUnitCore core = core();
    for (Class<?> type : types) {
      core.run(Request.aClass(type).orderWith(ordering()));
    }
  }

  /** Only this test of a class or of one in it, with all that a parameterised class gives it. */
  void run(Class<?> outermost, Class<?> type, String method) {
    core().run(Request.aClass(outermost).filterWith(new Only(type.getName(), method)));
  }

  private JUnitCore core() {
    JUnitCore core = new JUnitCore();
    core.addListener(new Listener());
    return core;
  }

  private Ordering ordering() {
    return seed < 0 ? new Backwards(-seed) : Ordering.shuffledBy(new Random(seed));
  }

  /** The random order of a seed from its end. */
  private static final class Backwards extends Ordering {
    private final long seed;

    Backwards(long seed) {
      this.seed = seed;
    }

    @Override
    protected List<Description> orderItems(Collection<Description> tests) {
      List<Description> shuffled = new ArrayList<>(tests);
      Collections.shuffle(shuffled, new Random(seed));
      return shuffled.reversed();
    }
  }

  private static final class Only extends Filter {
    private final String type;
    private final String method;

    Only(String type, String method) {
      this.type = type;
      this.method = method;
    }

    @Override
    public boolean shouldRun(Description description) {
      if (!description.isTest()) {
        return description.getChildren().stream().anyMatch(this::shouldRun);
      }
      String name = description.getMethodName();
      return description.getClassName().equals(type) && name != null && base(name).equals(method);
    }

    @Override
    public String describe() {
      return type + "." + method;
    }
  }

  private static String base(String name) {
    Matcher invocation = INVOCATION.matcher(name);
    return invocation.matches() ? invocation.group(1) : name;
  }

  /** Collects what each test said; what fails outside of a test stands for its class. */
  private final class Listener extends RunListener {
    private final Set<Description> failed = new HashSet<>();

    @Override
    public void testFailure(Failure failure) {
      // A test with a rule that collects errors may fail more than once.
      if (failed.add(failure.getDescription())) {
        add(failure.getDescription(), Words.of(failure.getException()));
      }
    }

    @Override
    public void testAssumptionFailure(Failure failure) {
      testFailure(failure);
    }

    @Override
    public void testFinished(Description test) {
      if (!failed.contains(test)) {
        add(test, null);
      }
    }

    private void add(Description test, @Nullable String message) {
      String method = test.getMethodName() == null ? "" : test.getMethodName();
      Matcher invocation = INVOCATION.matcher(method);
      boolean numbered = invocation.matches();
      results.add(
          new Reply.TestResult(
              test.getClassName(),
              numbered ? invocation.group(1) : method,
              numbered ? Integer.parseInt(invocation.group(2)) + 1 : 0,
              message == null,
              message));
    }
  }
}
