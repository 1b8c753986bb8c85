package dev.assay.sandbox;

import dev.assay.config.Settings;
import dev.assay.lab.child.Child;
import dev.assay.lab.child.Lab;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The command line of a child JVM, with a class path of our own classes and of what tests need, and
 * limits for each kind of memory a JVM takes. Immutable.
 */
record JavaCommand(Path home, List<Path> classPath, Class<? extends Lab> lab, Options options) {
  /** One class of each jar that tests may be run with; what is not there is left out. */
  private static final List<String> FOR_TESTS =
      List.of(
          "org.junit.jupiter.api.Test",
          "org.junit.jupiter.params.ParameterizedTest",
          "org.junit.jupiter.engine.JupiterTestEngine",
          "org.junit.vintage.engine.VintageTestEngine",
          "org.junit.platform.launcher.Launcher",
          "org.junit.platform.engine.TestEngine",
          "org.junit.platform.commons.JUnitException",
          "org.opentest4j.AssertionFailedError",
          "org.apiguardian.api.API",
          "org.jspecify.annotations.Nullable",
          "org.junit.Assert",
          "org.hamcrest.Matcher",
          "org.assertj.core.api.Assertions",
          "net.bytebuddy.ByteBuddy");

  private static final int METASPACE = 96;
  private static final int CLASS_SPACE = 64;
  private static final int CODE_CACHE = 48;
  private static final int DIRECT = 16;
  private static final int STACK_KB = 512;

  /** Room for the JVM itself, its files in memory and some hundred threads. */
  private static final int OVERHEAD = 900;

  /**
   * What the settings say.
   *
   * @param memory megabytes of heap
   * @param aot a start-up cache
   */
  record Options(int memory, @Nullable Path aot) {
    static Options of(Settings.Sandbox settings) {
      boolean without = settings.aot().equals("none");
      return new Options(
          settings.memory(), without ? null : Path.of(settings.aot()).toAbsolutePath());
    }
  }

  JavaCommand {
    classPath = List.copyOf(classPath);
  }

  static JavaCommand of(Class<? extends Lab> lab, Options options) {
    List<Path> classPath =
        Stream.concat(
                Stream.of(Child.class, lab).flatMap(JavaCommand::source),
                FOR_TESTS.stream().flatMap(JavaCommand::located))
            .distinct()
            .toList();
    return new JavaCommand(Path.of(System.getProperty("java.home")), classPath, lab, options);
  }

  /** The whole command. */
  List<String> line() {
    List<String> line = new ArrayList<>(withFlags());
    Path aot = options.aot();
    if (aot != null) {
      line.add("-XX:AOTCache=" + aot);
    }
    line.addAll(List.of("-cp", joined(), Child.class.getName(), lab.getName()));
    return line;
  }

  /** The command that writes a start-up cache. */
  List<String> training(Path cache) {
    List<String> line = new ArrayList<>(withFlags());
    line.add("-XX:AOTCacheOutput=" + cache);
    line.addAll(List.of("-cp", joined(), Child.class.getName(), lab.getName(), "--rehearse"));
    return line;
  }

  /** A command that starts the same JVM and ends it again. */
  List<String> trial() {
    List<String> line = new ArrayList<>(withFlags());
    line.addAll(List.of("-cp", joined(), "--dry-run", Child.class.getName()));
    return line;
  }

  /** Megabytes of address space that are enough for all of it. */
  int addressSpace() {
    return options.memory() + METASPACE + CLASS_SPACE + CODE_CACHE + DIRECT + OVERHEAD;
  }

  private List<String> withFlags() {
    return List.of(
        home.resolve("bin").resolve("java").toString(),
        "-Xmx%dm".formatted(options.memory()),
        "-Xss%dk".formatted(STACK_KB),
        "-XX:MaxMetaspaceSize=%dm".formatted(METASPACE),
        "-XX:CompressedClassSpaceSize=%dm".formatted(CLASS_SPACE),
        "-XX:MaxDirectMemorySize=%dm".formatted(DIRECT),
        "-XX:ReservedCodeCacheSize=%dm".formatted(CODE_CACHE),
        "-XX:+UseSerialGC",
        // Instrumented methods are large, and an exception without its line tells too little.
        "-XX:-DontCompileHugeMethods",
        "-XX:-OmitStackTraceInFastThrow",
        "-XX:TieredStopAtLevel=1",
        // The same number everywhere, so that what a test observes is the same everywhere.
        "-XX:ActiveProcessorCount=2",
        "-XX:-UseContainerSupport",
        "-XX:-UsePerfData",
        "-XX:+DisableAttachMechanism",
        "-XX:-CreateCoredumpOnCrash",
        // Its output is the conversation with the server: the JVM must not talk into it.
        "-Xlog:disable",
        "-XX:+DisplayVMOutputToStderr",
        "-XX:+SuppressFatalErrorMessage",
        // Native code is the fence's to contain. Denying it here would cost the start-up cache its
        // linked classes, which is half of what a child costs.
        "--illegal-native-access=allow",
        // The lab makes this JVM look like another machine, which takes fields that are constants
        // to compiled code: what reads those is not compiled.
        "--sun-misc-unsafe-memory-access=allow",
        "-XX:CompileCommand=quiet",
        "-XX:CompileCommand=exclude,java.util.ImmutableCollections$Set12*::*",
        "-XX:CompileCommand=exclude,java.util.ImmutableCollections$SetN*::*",
        "-XX:CompileCommand=exclude,java.util.ImmutableCollections$MapN*::*",
        // From one row for all threads: else each thread's is the same in each JVM.
        "-XX:+UnlockExperimentalVMOptions",
        "-XX:hashCode=0",
        "-Duser.language=en",
        "-Duser.country=US",
        "-Duser.timezone=UTC",
        "-Djava.awt.headless=true");
  }

  private String joined() {
    return String.join(java.io.File.pathSeparator, classPath.stream().map(Path::toString).toList());
  }

  private static Stream<Path> located(String name) {
    try {
      return source(Class.forName(name, false, JavaCommand.class.getClassLoader()));
    } catch (ClassNotFoundException absent) {
      return Stream.empty();
    }
  }

  private static Stream<Path> source(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    try {
      return Stream.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("cannot tell where " + type + " comes from", e);
    }
  }
}
