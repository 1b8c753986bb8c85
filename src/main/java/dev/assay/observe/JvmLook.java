package dev.assay.observe;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads the JVM's own figures. On one thread at a time. */
final class JvmLook {
  private long collectedMs = collectedMs();

  Live.Jvm look(double seconds) {
    long before = collectedMs;
    collectedMs = collectedMs();
    MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    var runtime = ManagementFactory.getRuntimeMXBean();
    return new Live.Jvm(
        heap.getUsed(),
        heap.getMax(),
        cpu(),
        Runtime.getRuntime().availableProcessors(),
        Math.clamp((collectedMs - before) / (seconds * TimeUnit.SECONDS.toMillis(1)), 0.0, 1.0),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        TimeUnit.MILLISECONDS.toSeconds(runtime.getUptime()));
  }

  private static @Nullable Double cpu() {
    double load =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean known
            ? known.getProcessCpuLoad()
            : -1;
    return load < 0 || Double.isNaN(load) ? null : load;
  }

  private static long collectedMs() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .filter(bean -> !bean.getName().contains("Concurrent"))
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .filter(millis -> millis > 0)
        .sum();
  }
}
