package dev.assay.testgen.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * The files of one compilation: class files are kept in memory, classes of an earlier compilation
 * stand on the class path, all else comes from a warm file manager. For one thread.
 */
final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
  private final Map<String, List<ClassFile>> earlier = new LinkedHashMap<>();
  private final Map<String, ClassFile> written = new LinkedHashMap<>();

  MemoryFiles(StandardJavaFileManager warm, List<ClassFile> classes) {
    super(warm);
    classes.forEach(
        file -> earlier.computeIfAbsent(file.packageName(), name -> new ArrayList<>()).add(file));
  }

  /** What this compilation wrote. */
  List<ClassFile> written() {
    return List.copyOf(written.values());
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
    return written.computeIfAbsent(className, ClassFile::new);
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    Iterable<JavaFileObject> found = super.list(location, packageName, kinds, recurse);
    List<ClassFile> mine = earlier.get(packageName);
    if (location != StandardLocation.CLASS_PATH
        || mine == null
        || !kinds.contains(JavaFileObject.Kind.CLASS)) {
      return found;
    }
    List<JavaFileObject> all = new ArrayList<>(mine);
    Set<String> names = Set.copyOf(mine.stream().map(ClassFile::name).toList());
    for (JavaFileObject file : found) {
      String name = super.inferBinaryName(location, file);
      if (name == null || !names.contains(name)) {
        all.add(file);
      }
    }
    return all;
  }

  @Override
  public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
    return file instanceof ClassFile mine ? mine.name() : super.inferBinaryName(location, file);
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    return a.equals(b)
        || (!(a instanceof ClassFile)
            && !(b instanceof ClassFile)
            && !(a instanceof TextFile)
            && !(b instanceof TextFile)
            && super.isSameFile(a, b));
  }

  // The warm file manager outlives this compilation.
  @Override
  public void close() {
    written.clear();
  }
}
