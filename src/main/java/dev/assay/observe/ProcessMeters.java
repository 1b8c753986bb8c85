package dev.assay.observe;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The process by the names that Prometheus' own clients give it, which Micrometer does not have,
 * and what was built. What the system does not tell is left out. Safe on any thread.
 */
final class ProcessMeters implements MeterBinder {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String RESIDENT = "VmRSS:";
  private static final double NANOS = 1e9;
  private static final int KILO = 1_024;

  @Override
  public void bindTo(MeterRegistry registry) {
    build(registry);
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      FunctionCounter.builder("process.cpu.seconds", system, it -> it.getProcessCpuTime() / NANOS)
          .description("User and system time of the process")
          .register(registry);
      if (system instanceof UnixOperatingSystemMXBean unix) {
        Gauge.builder(
                "process.open.fds", unix, UnixOperatingSystemMXBean::getOpenFileDescriptorCount)
            .description("File descriptors that are open")
            .register(registry);
        Gauge.builder("process.max.fds", unix, UnixOperatingSystemMXBean::getMaxFileDescriptorCount)
            .description("The most file descriptors that may be open")
            .register(registry);
      }
    }
    if (Files.isReadable(STATUS)) {
      Gauge.builder("process.resident.memory.bytes", ProcessMeters::resident)
          .description("Memory of the process that is in RAM")
          .register(registry);
    }
  }

  private static void build(MeterRegistry registry) {
    String version = ProcessMeters.class.getPackage().getImplementationVersion();
    Gauge.builder("assay.build.info", () -> 1)
        .description("1, with the version that runs as labels")
        .tag("version", Objects.requireNonNullElse(version, "unpackaged"))
        .tag("java", Runtime.version().toString())
        .register(registry);
  }

  private static double resident() {
    try {
      return Files.readAllLines(STATUS, StandardCharsets.ISO_8859_1).stream()
          .filter(line -> line.startsWith(RESIDENT))
          .map(line -> line.substring(RESIDENT.length()).replace("kB", "").strip())
          .mapToDouble(kilobytes -> Double.parseDouble(kilobytes) * KILO)
          .findFirst()
          .orElse(Double.NaN);
    } catch (IOException e) {
      return Double.NaN;
    }
  }
}
