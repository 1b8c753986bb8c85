package dev.assay.patterns;

import dev.assay.patterns.Pattern.Row;
import dev.assay.patterns.Pattern.Slot;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** One class with a method per row of a domain's patterns, compiled in memory and run. */
final class CorpusProgram {
  private static final String NAME = "Rows";
  private static final List<String> IMPORTS =
      List.of(
          "java.util.*",
          "java.util.function.*",
          "java.util.stream.*",
          "java.util.concurrent.*",
          "java.time.*",
          "java.time.temporal.*",
          "java.math.*",
          "java.nio.file.*",
          "java.nio.charset.*",
          "java.io.*");

  private final List<String> diagnostics;
  private final Map<String, byte[]> classes;
  private final Map<String, String> rows;

  private CorpusProgram(
      List<String> diagnostics, Map<String, byte[]> classes, Map<String, String> rows) {
    this.diagnostics = diagnostics;
    this.classes = classes;
    this.rows = rows;
  }

  static CorpusProgram compile(Domain domain, List<Pattern> patterns) {
    var code = new StringBuilder();
    IMPORTS.forEach(name -> code.append("import ").append(name).append(";\n"));
    code.append("public class ").append(NAME).append(" {\n");
    code.append("  static <T> T any() { return null; }\n");
    Map<String, String> rows = new HashMap<>();
    for (int p = 0; p < patterns.size(); p++) {
      for (int r = 0; r < patterns.get(p).rows().size(); r++) {
        String method = "p" + p + "r" + r;
        rows.put(method, domain.wire() + ": " + patterns.get(p).title() + " [" + r + "]");
        method(code, method, patterns.get(p), patterns.get(p).rows().get(r));
      }
    }
    code.append("}\n");
    return compiled(code.toString(), rows);
  }

  /** The inputs run; what is expected only has to compile, since there is no code under test. */
  private static void method(StringBuilder code, String name, Pattern pattern, Row row) {
    code.append("  public static void ").append(name).append("() throws Throwable {\n");
    for (int i = 0; i < row.inputs().size(); i++) {
      Slot slot = pattern.parameters().get(i);
      code.append(
          "    final %s %s = %s;%n".formatted(slot.type(), slot.name(), row.inputs().get(i)));
    }
    code.append("  }\n  static void ").append(name).append("_() throws Throwable {\n");
    pattern
        .parameters()
        .forEach(
            slot -> code.append("    final %s %s = any();%n".formatted(slot.type(), slot.name())));
    String value = row.expect().value();
    switch (row.expect().kind()) {
      case RETURNS -> code.append("    %s result = %s;%n".formatted(pattern.returns(), value));
      case THROWS -> code.append("    Class<? extends Throwable> t = %s.class;%n".formatted(value));
      case HOLDS -> {
        if (!pattern.returns().equals("void")) {
          code.append("    final %s result = any();%n".formatted(pattern.returns()));
        }
        code.append("    boolean holds = %s;%n".formatted(value));
      }
    }
    code.append("  }\n");
  }

  private static CorpusProgram compiled(String code, Map<String, String> rows) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var found = new DiagnosticCollector<JavaFileObject>();
    var files = new InMemory(compiler.getStandardFileManager(found, Locale.ROOT, null));
    var source = new Text(code);
    boolean good =
        compiler.getTask(null, files, found, List.of("-nowarn"), null, List.of(source)).call();
    List<String> lines = code.lines().toList();
    List<String> diagnostics =
        good
            ? List.of()
            : found.getDiagnostics().stream()
                .filter(one -> one.getLineNumber() > 0)
                .map(one ->
                    one.getMessage(Locale.ROOT)
                        + " in "
                        + lines.get((int) one.getLineNumber() - 1).strip())
                .toList();
    return new CorpusProgram(diagnostics, files.classes(), rows);
  }

  List<String> diagnostics() {
    return diagnostics;
  }

  /** Runs every row's inputs; gives the rows that threw. */
  List<String> run() throws Exception {
    Class<?> type = new Loader(classes).loadClass(NAME);
    List<String> threw = new ArrayList<>();
    for (Map.Entry<String, String> row : rows.entrySet()) {
      try {
        type.getMethod(row.getKey()).invoke(null);
      } catch (InvocationTargetException e) {
        threw.add(row.getValue() + ": " + e.getCause());
      }
    }
    return threw;
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String code;

    Text(String code) {
      super(URI.create("string:///" + NAME + ".java"), Kind.SOURCE);
      this.code = code;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }
  }

  private static final class Bytes extends SimpleJavaFileObject {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Bytes(String name) {
      super(URI.create("bytes:///" + name + ".class"), Kind.CLASS);
    }

    @Override
    public OutputStream openOutputStream() {
      return out;
    }
  }

  private static final class InMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<String, Bytes> written = new HashMap<>();

    InMemory(StandardJavaFileManager files) {
      super(files);
    }

    Map<String, byte[]> classes() {
      Map<String, byte[]> classes = new HashMap<>();
      written.forEach((name, bytes) -> classes.put(name, bytes.out.toByteArray()));
      return classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location,
        String name,
        JavaFileObject.Kind kind,
        FileObject sibling) {
      return written.computeIfAbsent(name, Bytes::new);
    }
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes =
          Optional.ofNullable(classes.get(name))
              .orElseThrow(() -> new ClassNotFoundException(name));
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
