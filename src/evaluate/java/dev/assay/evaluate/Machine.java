package dev.assay.evaluate;

import dev.assay.testgen.Pit;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jacoco.core.JaCoCo;

/** What a table was measured with and on. Stateless. */
public final class Machine {
  private static final double GIGABYTE = 1e9;

  private Machine() {}

  static String text(List<Library> libraries, Tools tools, long seed) throws IOException {
    String versions =
        String.join(
            ", ",
            libraries.stream().map(library -> library.name() + " " + library.version()).toList());
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return """
    - date: %s, seed %d
    - machine: %s, %d cores, %s GB, %s %s
    - JDK %s (%s); JUnit %s, JaCoCo %s, PIT %s
    - libraries: %s
    """
        .formatted(
            ZonedDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ISO_LOCAL_DATE),
            seed,
            processor(),
            Runtime.getRuntime().availableProcessors(),
            Table.number(system.getTotalMemorySize() / GIGABYTE, 0),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.version(),
            System.getProperty("java.vendor"),
            tools.junitVersion(),
            JaCoCo.VERSION,
            Pit.VERSION,
            versions);
  }

  /** The processor, the cores, the memory and the JDK, in one line. */
  public static String text() throws IOException {
    return "%s, %d cores, %s GB, %s %s, JDK %s"
        .formatted(
            processor(),
            Runtime.getRuntime().availableProcessors(),
            Table.number(memory(), 0),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.version());
  }

  private static double memory() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getTotalMemorySize() / GIGABYTE;
  }

  private static String processor() throws IOException {
    Path file = Path.of("/proc/cpuinfo");
    return Files.exists(file)
        ? Files.readAllLines(file).stream()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .findFirst()
            .orElse("unknown processor")
        : "unknown processor";
  }
}
