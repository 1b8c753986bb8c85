package dev.assay.sandbox;

import dev.assay.config.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which fence works on this machine, found by starting a JVM behind it: containers and kernels
 * forbid parts of what bubblewrap needs. Blocks. For one thread.
 */
final class Fencing {
  private static final long PATIENCE_SECONDS = 20;
  private static final String NOBODY = "65534";

  private final Settings settings;
  private final JavaCommand java;
  private final Path place;
  private final List<String> reasons = new ArrayList<>();

  Fencing(Settings settings, JavaCommand java, Path place) {
    this.settings = settings;
    this.java = java;
    this.place = place;
  }

  /**
   * A fence, or why there is none.
   *
   * @param fence null where there is none
   * @param words for people
   */
  record Found(@Nullable Fence fence, String words) {}

  Found find() throws IOException, InterruptedException {
    Limits limits = new Limits(java.addressSpace());
    for (Fence fence : candidates(limits)) {
      String failure = attempt(fence);
      if (failure.isEmpty()) {
        return new Found(fence, words(fence));
      }
      reasons.add(failure);
    }
    return new Found(null, String.join("; ", reasons.stream().distinct().toList()));
  }

  private List<Fence> candidates(Limits limits) throws IOException {
    if (settings.sandbox().kind().equals("none")) {
      return withoutFence(limits);
    }
    Optional<String> bwrap = Tool.find("bwrap");
    if (bwrap.isEmpty()) {
      reasons.add("bubblewrap is not installed (Debian: apt-get install bubblewrap)");
      return List.of();
    }
    Path filter = filter();
    List<Fence> candidates = new ArrayList<>();
    for (List<String> launcher : launchers(limits.prefix())) {
      candidates.add(new Bubblewrap(bwrap.get(), launcher, visible(), filter));
    }
    candidates.add(new Bubblewrap(bwrap.get(), limits.prefix(), visible(), null));
    return candidates.stream().distinct().toList();
  }

  private List<Fence> withoutFence(Limits limits) throws UnknownHostException {
    String host = settings.http().host();
    if (InetAddress.getByName(host).isLoopbackAddress()) {
      return List.of(new Fence.None(limits));
    }
    reasons.add(
        "sandbox.kind none is only for a server on a loopback address, http.host is " + host);
    return List.of();
  }

  // A server that is root itself lets nobody run the strangers, unless nobody may not read the
  // jars.
  private static List<List<String>> launchers(List<String> limits) {
    List<List<String>> launchers = new ArrayList<>();
    Optional<String> setpriv = Tool.find("setpriv");
    if (System.getProperty("user.name").equals("root") && setpriv.isPresent()) {
      List<String> asNobody = new ArrayList<>(limits);
      asNobody.addAll(
          List.of(
              setpriv.get(),
              "--reuid",
              NOBODY,
              "--regid",
              NOBODY,
              "--clear-groups",
              "--inh-caps=-all"));
      launchers.add(asNobody);
    }
    launchers.add(limits);
    return launchers;
  }

  private @Nullable Path filter() throws IOException {
    Optional<byte[]> program = SeccompFilter.of(System.getProperty("os.arch"));
    return program.isEmpty() ? null : Files.write(place.resolve("seccomp"), program.get());
  }

  private List<Path> visible() {
    return Stream.of(
            java.classPath().stream(),
            Stream.ofNullable(java.options().aot()),
            settings.testgen().classpaths().values().stream().flatMap(List::stream))
        .flatMap(each -> each)
        .map(Path::toAbsolutePath)
        .distinct()
        .sorted()
        .toList();
  }

  private String attempt(Fence fence) throws IOException, InterruptedException {
    Path said = place.resolve("trial");
    ProcessBuilder builder = new ProcessBuilder(fence.around(java.trial()));
    builder.environment().clear();
    builder.redirectErrorStream(true).redirectOutput(said.toFile());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return fence.kind() + " cannot be run: " + e.getMessage();
    }
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      return "%s did not end within %d s".formatted(fence.kind(), PATIENCE_SECONDS);
    }
    return process.exitValue() == 0
        ? ""
        : "%s failed with exit code %d: %s"
            .formatted(fence.kind(), process.exitValue(), Files.readString(said).strip());
  }

  private static String words(Fence fence) {
    return switch (fence) {
      case Bubblewrap wrap ->
          "bubblewrap, %s, as %s"
              .formatted(
                  wrap.filter() == null ? "without a filter of system calls" : "with seccomp",
                  wrap.launcher().contains(NOBODY) ? "nobody" : System.getProperty("user.name"));
      case Fence.None none -> "none: strangers' code runs as the server does";
    };
  }
}
