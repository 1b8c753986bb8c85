package dev.assay.lab.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.lab.Whereabouts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryTest {
  @TempDir Path folder;

  @Test
  void find_readsJarsAndDirectories_inTheirOrder() throws IOException {
    Path directory = folder.resolve("classes");
    Files.createDirectories(directory.resolve("a"));
    Files.write(directory.resolve("a/Both.class"), type("a.Both"));
    Path jar = jar("a.Both", "a.Only");
    try (Library library = new Library(List.of(directory.toString(), jar.toString()))) {

      assertThat(library.find("a.Both"))
          .hasValueSatisfying(it ->
              assertThat(it.source().getLocation().getPath())
                  .isEqualTo(directory.toUri().getPath()));
      assertThat(library.find("a.Only"))
          .hasValueSatisfying(it -> assertThat(it.bytes()).isEqualTo(type("a.Only")));
      assertThat(library.find("a.None")).isEmpty();
    }
  }

  @Test
  void find_passesOverWhatIsNoJar() throws IOException {
    Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
    Path jar = jar("a.Only");
    List<String> classPath =
        List.of(folder.resolve("none.jar").toString(), text.toString(), jar.toString());
    try (Library library = new Library(classPath)) {

      assertThat(library.find("a.Only")).isPresent();
    }
  }

  @Test
  void loader_definesEachAnew_withItsPlaceAndTheVersionOfItsPackage() throws Exception {
    Path jar = jar("a.Only");
    List<String> classPath = List.of(jar.toString());
    try (Library library = new Library(classPath);
        SubjectLoader one = new SubjectLoader(Map.of(), classPath, Whereabouts.HOME, library);
        SubjectLoader other = new SubjectLoader(Map.of(), classPath, Whereabouts.HOME, library)) {

      Class<?> first = one.loadClass("a.Only");
      Class<?> second = other.loadClass("a.Only");

      assertThat(first).isNotEqualTo(second);
      assertThat(second.getPackage().getImplementationVersion()).isEqualTo("1.2");
      assertThat(second.getProtectionDomain().getCodeSource().getLocation())
          .isEqualTo(jar.toUri().toURL());
      assertThat(other.needs(second)).isTrue();
    }
  }

  private Path jar(String... names) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "1.2");
    var bytes = new ByteArrayOutputStream();
    try (var jar = new JarOutputStream(bytes, manifest)) {
      for (String name : names) {
        jar.putNextEntry(new JarEntry(name.replace('.', '/') + ".class"));
        jar.write(type(name));
      }
    }
    return Files.write(folder.resolve("library.jar"), bytes.toByteArray());
  }

  private static byte[] type(String name) {
    return ClassFile.of().build(ClassDesc.of(name), _ -> {});
  }
}
