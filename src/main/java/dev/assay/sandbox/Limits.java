package dev.assay.sandbox;

import java.util.ArrayList;
import java.util.List;

/**
 * What the kernel lets a child use, whatever its JVM thinks.
 *
 * <p>Threads are limited by the address space their stacks take and not by a number of processes:
 * that would count those of the server's user as well, and root is not held to it. A low priority
 * keeps the server answering while the children work. Immutable.
 *
 * @param addressSpace megabytes
 */
record Limits(int addressSpace) {
  /** Far more than the parent lets a child live; for a parent that has lost count. */
  private static final int CPU_SECONDS = 3_600;

  private static final int FILE_BYTES = 8 << 20;
  private static final int OPEN_FILES = 256;
  private static final int NICENESS = 5;

  /** Goes before a command; empty where the system has no such programs. */
  List<String> prefix() {
    List<String> prefix = new ArrayList<>();
    Tool.find("nice")
        .ifPresent(nice -> prefix.addAll(List.of(nice, "-n", Integer.toString(NICENESS))));
    Tool.find("prlimit")
        .ifPresent(prlimit ->
            prefix.addAll(
                List.of(
                    prlimit,
                    "--as=%d".formatted((long) addressSpace << 20),
                    "--cpu=" + CPU_SECONDS,
                    "--fsize=" + FILE_BYTES,
                    "--nofile=" + OPEN_FILES,
                    "--core=0",
                    "--")));
    return prefix;
  }
}
