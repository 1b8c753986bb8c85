package dev.assay.code;

import java.util.List;

/**
 * What one Java source declares. Immutable, and safe on any thread.
 *
 * @param hash SHA-256 of the source in UTF-8, in hexadecimal
 * @param packageName empty for the unnamed package
 * @param imports as written, less the keyword and the semicolon: {@code java.util.List}, {@code
 *     static java.lang.Math.*}
 * @param types the top-level types in source order; nested types are inside them
 */
public record SourceUnit(
    String hash, String packageName, List<String> imports, List<TypeSignature> types) {
  public SourceUnit {
    imports = List.copyOf(imports);
    types = List.copyOf(types);
  }
}
