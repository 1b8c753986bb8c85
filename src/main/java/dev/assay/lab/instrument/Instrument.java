package dev.assay.lab.instrument;

import dev.assay.lab.probe.Probes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes a subject tell which branches it takes, stop when its steps are spent and carry all its
 * mutants at once. For one thread; the result is for any.
 */
public final class Instrument {
  private final ClassFile files;
  private final Numbering numbering = new Numbering();
  private final SortedMap<String, byte[]> written = new TreeMap<>();
  private final List<String> unmeasured = new ArrayList<>();

  private Instrument(ClassFile files) {
    this.files = files;
  }

  /**
   * Instruments classes that need nothing but the JDK and each other.
   *
   * @param classes class files by binary name
   */
  public static Instrumented of(Map<String, byte[]> classes) {
    return of(classes, ClassLoader.getPlatformClassLoader());
  }

  /**
   * Instruments classes, and makes room for them in {@link Probes}. Never fails for what a class
   * holds: what cannot be rewritten stays as it was and is named.
   *
   * @param libraries finds the class files of what the classes extend and use; nothing is loaded
   */
  public static Instrumented of(Map<String, byte[]> classes, ClassLoader libraries) {
    List<String> unreadable = new ArrayList<>();
    SortedMap<String, ClassModel> models = new TreeMap<>();
    classes.forEach((name, bytes) -> {
      try {
        models.put(name, ClassFile.of().parse(bytes));
      } catch (IllegalArgumentException e) {
        unreadable.add(name);
      }
    });
    ClassHierarchyResolver resolver = Hierarchy.of(models.values(), libraries);
    Instrument instrument =
        new Instrument(ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(resolver)));
    unreadable.stream()
        .sorted()
        .forEach(name -> instrument.keep(name, classes.getOrDefault(name, new byte[0])));
    models.forEach(
        (name, model) -> instrument.write(name, classes.getOrDefault(name, new byte[0]), model));
    return instrument.done();
  }

  private void keep(String name, byte[] bytes) {
    written.put(name, bytes);
    unmeasured.add(name + ".*");
  }

  private void write(String name, byte[] bytes, ClassModel model) {
    Numbering.Mark mark = numbering.mark();
    try {
      Writing writing = new Writing(files, new Owner(model), numbering);
      written.put(name, writing.write());
      writing.lighter().forEach(method -> unmeasured.add(name + "." + method));
    } catch (RuntimeException e) {
      numbering.back(mark);
      keep(name, bytes);
    }
  }

  private Instrumented done() {
    Probes.room(numbering.branches().size(), numbering.mutants().size(), numbering.places());
    return new Instrumented(
        written, numbering.branches(), numbering.mutants(), numbering.infections(), unmeasured);
  }
}
