package dev.assay.testgen.verify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A class file in memory: written once by one compilation, then read by others. */
final class ClassFile extends SimpleJavaFileObject {
  private final String name;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  ClassFile(String name) {
    super(URI.create("mem:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
    this.name = name;
  }

  /** The binary name. */
  String name() {
    return name;
  }

  String packageName() {
    return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  @Override
  public OutputStream openOutputStream() {
    return bytes;
  }

  @Override
  public InputStream openInputStream() {
    return new ByteArrayInputStream(bytes.toByteArray());
  }
}
