package dev.assay;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The signals that end the process: the first starts a stop in good order, the second ends it at
 * once. The handler runs on a thread of its own.
 *
 * <p>A shutdown hook could do neither: the JVM then exits with 143 and hears no second signal. The
 * JDK's own signal API is reached by reflection, since the compiler warns of its direct use.
 */
final class Signals {
  private static final int KILLED = 130;

  private Signals() {}

  /** Calls {@code stop} on the first SIGTERM or SIGINT. */
  static void onTermination(Runnable stop) {
    AtomicInteger signals = new AtomicInteger();
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (!method.getName().equals("handle")) {
            return method.invoke(signals, arguments);
          }
          if (signals.getAndIncrement() == 0) {
            stop.run();
          } else {
            Runtime.getRuntime().halt(KILLED);
          }
          return null;
        };
    handle("TERM", handler);
    handle("INT", handler);
  }

  private static void handle(String name, InvocationHandler handler) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> type = Class.forName("sun.misc.SignalHandler");
      Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
      signal
          .getMethod("handle", signal, type)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JVM has no signals", e);
    }
  }
}
