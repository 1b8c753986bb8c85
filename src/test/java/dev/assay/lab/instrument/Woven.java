package dev.assay.lab.instrument;

import dev.assay.lab.Reply.Mutant;
import dev.assay.lab.Reply.Operator;
import dev.assay.lab.probe.Probes;
import dev.assay.lab.search.Runs.Compared;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * A source that is compiled, instrumented and loaded, to be run with any mutant. For one thread.
 */
final class Woven {
  /** More than any subject here needs unless it never ends. */
  private static final long STEPS = 1_000_000;

  private final Instrumented instrumented;
  private final Class<?> type;

  private Woven(Instrumented instrumented, Class<?> type) {
    this.instrumented = instrumented;
    this.type = type;
  }

  /** A class {@code T} with the given members. */
  static Woven of(String members) {
    return ofSource("import java.util.*; import java.util.function.*; class T {" + members + "}");
  }

  /** A source that has a class {@code T}. */
  static Woven ofSource(String source) {
    Instrumented instrumented = Instrument.of(compiled(source));
    return new Woven(instrumented, load(instrumented.classes(), "T"));
  }

  Instrumented instrumented() {
    return instrumented;
  }

  /** What a static method of {@code T} answers; what it throws is thrown. */
  @Nullable Object call(int mutant, String method, Object... arguments) {
    Probes.begin(mutant, STEPS);
    try {
      return method(method).invoke(null, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      if (e.getCause() instanceof RuntimeException exception) {
        throw exception;
      }
      throw new AssertionError(e);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /** The only mutant with a text. */
  Mutant mutant(String text) {
    List<Mutant> found =
        instrumented.mutants().stream().filter(mutant -> mutant.text().equals(text)).toList();
    if (found.size() != 1) {
      throw new AssertionError(text + " is not one of " + instrumented.mutants());
    }
    return found.getFirst();
  }

  /** How many mutants an operator has, by operator. */
  Map<Operator, Integer> counts() {
    Map<Operator, Integer> counts = new HashMap<>();
    instrumented.mutants().forEach(mutant -> counts.merge(mutant.operator(), 1, Integer::sum));
    return counts;
  }

  /** The texts of an operator's mutants, as they stand in the source. */
  List<String> texts(Operator operator) {
    return instrumented.mutants().stream()
        .filter(mutant -> mutant.operator() == operator)
        .map(Mutant::text)
        .toList();
  }

  /** The operands that the last call compared, as pairs. */
  static List<List<Object>> pairs() {
    return Probes.compared().stream().map(Woven::pair).toList();
  }

  private static List<Object> pair(Compared compared) {
    return List.of(compared.left(), compared.right());
  }

  private Method method(String name) {
    Method method =
        Arrays.stream(type.getDeclaredMethods())
            .filter(each -> each.getName().equals(name))
            .findFirst()
            .orElseThrow();
    method.setAccessible(true);
    return method;
  }

  /** Class files by binary name. */
  static Map<String, byte[]> compiled(String source) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Memory memory = new Memory(compiler.getStandardFileManager(null, null, null));
    List<String> problems = new ArrayList<>();
    boolean done =
        compiler
            .getTask(
                null,
                memory,
                problem -> problems.add(problem.toString()),
                List.of("-g", "-proc:none", "-Xlint:none"),
                null,
                List.of(new Text(source)))
            .call();
    if (!done) {
      throw new AssertionError(problems);
    }
    Map<String, byte[]> classes = new HashMap<>();
    memory.written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    return classes;
  }

  static Class<?> load(Map<String, byte[]> classes, String name) {
    try {
      return Class.forName(name, true, new Loader(classes));
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** Loads the classes it has itself, and nothing else. */
  static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      super(Woven.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
      }
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

    Memory(StandardJavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location,
        String name,
        JavaFileObject.Kind kind,
        javax.tools.@Nullable FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("mem:///" + name.replace('$', '_')), kind) {
        @Override
        public OutputStream openOutputStream() {
          return written.computeIfAbsent(name, any -> new ByteArrayOutputStream());
        }
      };
    }
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String source;

    Text(String source) {
      super(URI.create("mem:///T.java"), Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source;
    }
  }
}
