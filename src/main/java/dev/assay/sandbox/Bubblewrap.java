package dev.assay.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Bubblewrap as the fence: the child sees the JDK, the C library and the class path, all of it for
 * reading, and one small directory of its own in memory. No network, no other process, no home.
 * Immutable.
 *
 * @param program where bwrap is
 * @param launcher what the command begins with: limits, perhaps another user
 * @param visible what else can be read
 * @param filter a file with a {@link SeccompFilter}; null where there is none for this machine
 */
record Bubblewrap(String program, List<String> launcher, List<Path> visible, @Nullable Path filter)
    implements Fence {
  private static final int OWN_BYTES = 16 << 20;

  /** The C library and what the JDK links with: the narrow places first, where they exist. */
  private static final List<List<Path>> LIBRARIES =
      List.of(
          paths("/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib64"),
          paths(
              "/lib/aarch64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/lib/ld-linux-aarch64.so.1"),
          paths("/lib", "/lib64", "/usr/lib", "/usr/lib64"));

  Bubblewrap {
    launcher = List.copyOf(launcher);
    visible = List.copyOf(visible);
  }

  @Override
  public String kind() {
    return "bubblewrap";
  }

  @Override
  public List<String> around(List<String> java) {
    List<String> line = new ArrayList<>();
    if (filter != null) {
      line.addAll(
          List.of("/bin/sh", "-c", "exec 9<\"$1\"; shift; exec \"$@\"", "sh", filter.toString()));
    }
    line.addAll(launcher);
    line.addAll(
        List.of(
            program,
            "--unshare-all",
            "--die-with-parent",
            "--new-session",
            "--hostname",
            "child",
            "--cap-drop",
            "ALL",
            "--clearenv",
            "--setenv",
            "LANG",
            "C.UTF-8",
            // Each thread would reserve 64 MB of the address space for its memory.
            "--setenv",
            "MALLOC_ARENA_MAX",
            "2"));
    if (filter != null) {
      line.addAll(List.of("--seccomp", "9"));
    }
    files(line, Path.of(System.getProperty("java.home")));
    line.add("--");
    line.addAll(java);
    return line;
  }

  private void files(List<String> line, Path home) {
    // First of all: a class path that lies below it is to be seen in it.
    line.addAll(List.of("--size", Integer.toString(OWN_BYTES), "--tmpfs", "/tmp"));
    for (Path library : libraries()) {
      readable(line, library);
    }
    for (String part : List.of("bin/java", "lib", "conf", "release")) {
      readable(line, home.resolve(part));
    }
    // With these a JVM starts other programs; nothing needs them here.
    for (String starter : List.of("jspawnhelper", "jexec")) {
      Path file = home.resolve("lib").resolve(starter);
      if (Files.exists(file)) {
        line.addAll(List.of("--ro-bind", "/dev/null", file.toString()));
      }
    }
    for (Path path : visible) {
      readable(line, path);
    }
    line.addAll(
        List.of(
            "--proc",
            "/proc",
            // Else a child of root's server could write what the whole machine is ruled by.
            "--remount-ro",
            "/proc",
            "--dev",
            "/dev",
            "--remount-ro",
            "/dev",
            "--chdir",
            "/tmp",
            "--remount-ro",
            "/"));
  }

  private static void readable(List<String> line, Path path) {
    if (Files.exists(path)) {
      line.addAll(List.of("--ro-bind", path.toString(), path.toString()));
    }
  }

  private static List<Path> libraries() {
    return LIBRARIES.stream()
        .filter(candidates -> Files.isDirectory(candidates.getFirst()))
        .findFirst()
        .orElse(List.of())
        .stream()
        .filter(Files::exists)
        .toList();
  }

  private static List<Path> paths(String... paths) {
    return Stream.of(paths).map(Path::of).toList();
  }
}
