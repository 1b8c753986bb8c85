package dev.assay.lab.live;

import dev.assay.lab.Whereabouts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.net.URLEncoder;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Loads a subject: its classes from memory, what it needs from its class path, the probes and the
 * test libraries from the application, and nothing else of the server. Safe on any thread.
 */
public final class SubjectLoader extends URLClassLoader {
  private static final List<String> SHARED =
      List.of(
          "dev.assay.lab.probe.",
          "dev.assay.lab.check.Backwards",
          "org.junit.",
          "junit.",
          "org.opentest4j.",
          "org.hamcrest.",
          "org.assertj.",
          "org.apiguardian.");
  private static final String RESOURCE = "7\n";
  private static final String MOCK_MAKER = "mockito-extensions/org.mockito.plugins.MockMaker";

  private final Map<String, byte[]> classes;
  private final boolean abundant;
  private final @Nullable Library library;

  static {
    ClassLoader.registerAsParallelCapable();
  }

  /**
   * @param classes class files by binary name; they go before those of the class path
   * @param classPath absolute paths of jars and directories
   */
  public SubjectLoader(Map<String, byte[]> classes, List<String> classPath) {
    this(classes, classPath, Whereabouts.HOME);
  }

  /**
   * The same in a place: away, the subject finds whatever resource it asks for.
   *
   * @param classes class files by binary name; they go before those of the class path
   * @param classPath absolute paths of jars and directories
   */
  public SubjectLoader(Map<String, byte[]> classes, List<String> classPath, Whereabouts place) {
    this(classes, classPath, place, null);
  }

  /** The same with the class files of the class path from one who has read them before. */
  public SubjectLoader(
      Map<String, byte[]> classes,
      List<String> classPath,
      Whereabouts place,
      @Nullable Library library) {
    super(
        "subject",
        classPath.stream().map(SubjectLoader::url).toArray(URL[]::new),
        ClassLoader.getPlatformClassLoader());
    this.classes = Map.copyOf(classes);
    this.abundant = place == Whereabouts.AWAY;
    this.library = library;
    // As Maven and Gradle run tests.
    setDefaultAssertionStatus(true);
  }

  private static URL url(String path) {
    try {
      return Path.of(path).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(path + " is no path of a class path", e);
    }
  }

  /** Whether a class is the subject's own, and not of its class path. */
  public boolean owns(String binaryName) {
    return classes.containsKey(binaryName);
  }

  boolean owns(Class<?> type) {
    return equals(type.getClassLoader()) && classes.containsKey(type.getName());
  }

  /** Whether a class is of what the subject needs. */
  boolean needs(Class<?> type) {
    return equals(type.getClassLoader()) && !classes.containsKey(type.getName()) && !isMade(type);
  }

  /** Whether a class was made here to stand for something, so that no test can mean it. */
  boolean isMade(Class<?> type) {
    return Proxy.isProxyClass(type)
        || (equals(type.getClassLoader())
            && !classes.containsKey(type.getName())
            && type.getProtectionDomain().getCodeSource().getLocation() == null);
  }

  /** Adds a class to a package of the subject. */
  Class<?> define(String binaryName, byte[] bytes) {
    return defineClass(binaryName, bytes, 0, bytes.length);
  }

  /** Closes the jars; what is loaded stays. */
  void shut() {
    try {
      close();
    } catch (IOException e) {
      throw new UncheckedIOException("a jar of the class path does not close", e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      byte[] bytes = classes.get(name);
      if (bytes != null) {
        return define(name, abundant ? Displaced.of(bytes) : bytes);
      }
    }
    Class<?> shared = shared(name);
    return shared != null ? shared : super.loadClass(name, resolve);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    Library.Found found = library == null ? null : library.find(name).orElse(null);
    if (found == null) {
      return super.findClass(name);
    }
    tellPackage(name.substring(0, Math.max(0, name.lastIndexOf('.'))), found);
    return defineClass(name, found.bytes(), 0, found.bytes().length, found.source());
  }

  // Some libraries ask their package for the version in the manifest.
  private void tellPackage(String name, Library.Found of) {
    Manifest manifest = of.manifest();
    if (manifest == null || name.isEmpty()) {
      return;
    }
    synchronized (getClassLoadingLock(name)) {
      if (getDefinedPackage(name) == null) {
        definePackage(name, manifest, of.source().getLocation());
      }
    }
  }

  private static @Nullable Class<?> shared(String name) {
    if (SHARED.stream().noneMatch(name::startsWith)) {
      return null;
    }
    try {
      return Class.forName(name, false, SubjectLoader.class.getClassLoader());
    } catch (ClassNotFoundException notOurs) {
      // An extension of a test library, which the class path brings.
      return null;
    }
  }

  @Override
  public @Nullable URL findResource(String name) {
    if (name.equals(MOCK_MAKER) && mockito()) {
      return subclassMaker();
    }
    URL found = super.findResource(name);
    return found == null && abundant && subjectAsks() ? text(name, RESOURCE) : found;
  }

  // What libraries look for they can do without.
  private boolean subjectAsks() {
    return StackWalker.getInstance()
        .walk(frames ->
            frames
                .map(StackWalker.StackFrame::getClassName)
                .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk."))
                .filter(name -> !name.equals(SubjectLoader.class.getName()))
                .findFirst()
                .filter(this::owns)
                .isPresent());
  }

  @Override
  public Enumeration<URL> findResources(String name) throws IOException {
    if (!name.equals(MOCK_MAKER) || !mockito()) {
      return super.findResources(name);
    }
    List<URL> found = new ArrayList<>(List.of(subclassMaker()));
    found.addAll(Collections.list(super.findResources(name)));
    return Collections.enumeration(found);
  }

  private boolean mockito() {
    return super.findResource("org/mockito/Mockito.class") != null;
  }

  // Mockito's usual way attaches an agent to its own JVM, which a sandbox does not allow.
  private static URL subclassMaker() {
    return text(MOCK_MAKER, "mock-maker-subclass");
  }

  private static URL text(String name, String text) {
    try {
      return URL.of(
          URI.create("memory:/" + URLEncoder.encode(name, StandardCharsets.UTF_8)), new Text(text));
    } catch (MalformedURLException e) {
      throw new IllegalStateException("an URL with its own handler is never malformed", e);
    }
  }

  /** A resource in memory. */
  private static final class Text extends URLStreamHandler {
    private final String text;

    Text(String text) {
      this.text = text;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {
          connected = true;
        }

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
      };
    }
  }
}
