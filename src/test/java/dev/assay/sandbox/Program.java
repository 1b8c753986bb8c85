package dev.assay.sandbox;

import dev.assay.lab.Order;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Small programs compiled in memory, as orders for a {@link RunningLab}. */
final class Program {
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  private static final JavaFileManager FILES =
      COMPILER.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);

  private Program() {}

  /** An order whose subject's {@code run} has this body. */
  static Order running(String body) {
    return order(
        classes("class Subject { static String run() throws Exception { %s } }".formatted(body)));
  }

  static Order order(Map<String, byte[]> classes) {
    return new Order.Check(new Order.Code(classes, List.of()), Map.of(), 1, "en", "UTC");
  }

  /** Class files by name of the classes of a source. */
  static Map<String, byte[]> classes(String source) {
    return classes(source, List.of());
  }

  /** The same of a source that needs jars. */
  static Map<String, byte[]> classes(String source, List<Path> jars) {
    Map<String, ByteArrayOutputStream> written = new HashMap<>();
    var manager =
        new ForwardingJavaFileManager<JavaFileManager>(FILES) {
          @Override
          public JavaFileObject getJavaFileForOutput(
              Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + name), kind) {
              @Override
              public OutputStream openOutputStream() {
                return written.computeIfAbsent(name, each -> new ByteArrayOutputStream());
              }
            };
          }
        };
    var text =
        new SimpleJavaFileObject(URI.create("mem:///Subject.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreErrors) {
            return source;
          }
        };
    String classPath =
        jars.isEmpty()
            ? System.getProperty("java.class.path")
            : jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    List<String> options =
        List.of("-proc:none", "-nowarn", "-XDshould-stop.ifError=FLOW", "-classpath", classPath);
    if (!COMPILER.getTask(null, manager, null, options, null, List.of(text)).call()) {
      throw new IllegalArgumentException("does not compile: " + source);
    }
    Map<String, byte[]> classes = new HashMap<>();
    written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
    return classes;
  }
}
