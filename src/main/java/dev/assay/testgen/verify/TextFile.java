package dev.assay.testgen.verify;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A source in memory. Immutable. */
final class TextFile extends SimpleJavaFileObject {
  private final String path;
  private final String text;

  TextFile(String path, String text) {
    super(URI.create("mem:///" + path.replace(" ", "%20")), Kind.SOURCE);
    this.path = path;
    this.text = text;
  }

  String path() {
    return path;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }

  // A public class may come in a source whose name nobody has told.
  @Override
  public boolean isNameCompatible(String simpleName, Kind kind) {
    return kind == Kind.SOURCE
        && (!simpleName.equals("package-info") || path.endsWith("package-info.java"));
  }
}
