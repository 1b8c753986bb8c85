package dev.assay.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The calls of the kernel that a child may not make, as a program for the kernel's packet filter:
 * another process, another namespace, a look into other processes, and the less walked parts of the
 * kernel, where its weaknesses are found. Threads stay allowed; programs too, since the JVM itself
 * is started behind the filter, but in the place of the child and not beside it. Stateless.
 */
final class SeccompFilter {
  private static final int LOAD = 0x20;
  private static final int JUMP_EQUAL = 0x15;
  private static final int JUMP_SET = 0x45;
  private static final int JUMP_AT_LEAST = 0x35;
  private static final int RETURN = 0x06;

  private static final int NUMBER = 0;
  private static final int ARCHITECTURE = 4;
  private static final int FIRST_ARGUMENT = 16;

  private static final int ALLOW = 0x7fff0000;
  private static final int KILL = 0x80000000;
  private static final int FAIL = 0x00050000;
  private static final int EPERM = 1;
  private static final int ENOSYS = 38;
  private static final int EAFNOSUPPORT = 97;

  private static final int CLONE_THREAD = 0x00010000;
  private static final int X32 = 0x40000000;
  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;

  /** The calls have the same numbers everywhere since they began to be added to all machines. */
  private static final int CLONE3 = 435;

  // pidfd_getfd, process_madvise, io_uring x3, open_tree, move_mount, fsopen, fsconfig, fsmount,
  // fspick, mount_setattr, pidfd_send_signal
  private static final int[] DENIED_EVERYWHERE = {
    438, 440, 425, 426, 427, 428, 429, 430, 431, 432, 433, 442, 424
  };

  /**
   * A machine's name for it and its numbers.
   *
   * @param denied other calls that fail
   */
  private record Machine(int audit, int thread, int socket, List<Integer> denied) {}

  // fork, vfork, ptrace, mount, umount2, pivot_root, chroot, unshare, setns, process_vm_readv and
  // writev, kcmp, add_key, request_key, keyctl, bpf, perf_event_open, userfaultfd, init_module,
  // finit_module, delete_module, kexec_load, kexec_file_load, reboot, swapon, swapoff, acct,
  // quotactl, open_by_handle_at, name_to_handle_at, personality, syslog
  private static final Machine X86_64 =
      new Machine(
          0xC000003E,
          56,
          41,
          List.of(
              57, 58, 101, 165, 166, 155, 161, 272, 308, 310, 311, 312, 248, 249, 250, 321, 298,
              323, 175, 313, 176, 246, 320, 169, 167, 168, 163, 179, 304, 303, 135, 103));

  // The same; fork and vfork do not exist there.
  private static final Machine AARCH64 =
      new Machine(
          0xC00000B7,
          220,
          198,
          List.of(
              117, 40, 39, 41, 51, 97, 268, 270, 271, 272, 217, 218, 219, 280, 241, 282, 105, 273,
              106, 104, 294, 142, 224, 225, 89, 60, 265, 264, 92, 116));

  private SeccompFilter() {}

  /** The program for a machine, by its {@code os.arch}; empty for one we do not know. */
  static Optional<byte[]> of(String architecture) {
    return switch (architecture) {
      case "amd64" -> Optional.of(program(X86_64));
      case "aarch64" -> Optional.of(program(AARCH64));
      default -> Optional.empty();
    };
  }

  private static byte[] program(Machine machine) {
    List<long[]> steps = new ArrayList<>();
    steps.add(step(LOAD, 0, 0, ARCHITECTURE));
    steps.add(step(JUMP_EQUAL, 1, 0, machine.audit));
    steps.add(step(RETURN, 0, 0, KILL));
    steps.add(step(LOAD, 0, 0, NUMBER));
    steps.add(step(JUMP_AT_LEAST, 0, 1, X32));
    steps.add(step(RETURN, 0, 0, KILL));
    for (int denied : machine.denied) {
      refuse(steps, denied, EPERM);
    }
    for (int denied : DENIED_EVERYWHERE) {
      refuse(steps, denied, EPERM);
    }
    // Its flags are in memory, where a filter cannot look; the C library then uses the older call.
    refuse(steps, CLONE3, ENOSYS);
    threadsOnly(steps, machine.thread);
    internetOnly(steps, machine.socket);
    steps.add(step(RETURN, 0, 0, ALLOW));
    return bytes(steps);
  }

  private static void refuse(List<long[]> steps, int call, int error) {
    steps.add(step(JUMP_EQUAL, 0, 1, call));
    steps.add(step(RETURN, 0, 0, FAIL | error));
  }

  private static void threadsOnly(List<long[]> steps, int clone) {
    steps.add(step(JUMP_EQUAL, 0, 4, clone));
    steps.add(step(LOAD, 0, 0, FIRST_ARGUMENT));
    steps.add(step(JUMP_SET, 1, 0, CLONE_THREAD));
    steps.add(step(RETURN, 0, 0, FAIL | EPERM));
    steps.add(step(RETURN, 0, 0, ALLOW));
  }

  // Sockets of virtual machines, of the kernel's crypto and the like know no network namespace.
  private static void internetOnly(List<long[]> steps, int socket) {
    steps.add(step(JUMP_EQUAL, 0, 5, socket));
    steps.add(step(LOAD, 0, 0, FIRST_ARGUMENT));
    steps.add(step(JUMP_EQUAL, 2, 0, AF_INET));
    steps.add(step(JUMP_EQUAL, 1, 0, AF_INET6));
    steps.add(step(RETURN, 0, 0, FAIL | EAFNOSUPPORT));
    steps.add(step(RETURN, 0, 0, ALLOW));
  }

  private static long[] step(int code, int ifTrue, int ifFalse, int value) {
    return new long[] {code, ifTrue, ifFalse, value};
  }

  private static byte[] bytes(List<long[]> steps) {
    ByteBuffer bytes =
        ByteBuffer.allocate(steps.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (long[] step : steps) {
      bytes.putShort((short) step[0]);
      bytes.put((byte) step[1]).put((byte) step[2]);
      bytes.putInt((int) step[3]);
    }
    return bytes.array();
  }
}
