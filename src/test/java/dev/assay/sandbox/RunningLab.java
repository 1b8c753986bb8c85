package dev.assay.sandbox;

import dev.assay.lab.Order;
import dev.assay.lab.Reply;
import dev.assay.lab.child.Lab;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A lab that only calls {@code static String run()} of a class {@code Subject}. */
public final class RunningLab implements Lab {
  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  @Override
  public Reply explore(
      Order.Explore order, Consumer<Reply.Progress> progress, Consumer<Order.Attempt> begun) {
    throw new UnsupportedOperationException("only checks");
  }

  @Override
  public Reply check(Order.Check order, Consumer<Reply.Progress> progress) {
    progress.accept(new Reply.Progress("run", 0, 1, 0));
    try {
      Class<?> type = new Loader(order.code().classes()).loadClass("Subject");
      Method run = type.getDeclaredMethod("run");
      run.setAccessible(true);
      return checked(true, String.valueOf(run.invoke(null)));
    } catch (InvocationTargetException e) {
      if (e.getTargetException() instanceof OutOfMemoryError full) {
        throw full;
      }
      return checked(false, String.valueOf(e.getTargetException()));
    } catch (ReflectiveOperationException e) {
      return new Reply.Refused(String.valueOf(e));
    }
  }

  private static Reply checked(boolean returned, String words) {
    return new Reply.Checked(
        List.of(new Reply.TestResult("Subject", "run", 0, returned, words)), true);
  }

  @Override
  public boolean clean() {
    return true;
  }
}
