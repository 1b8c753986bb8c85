package dev.assay.http;

/** Entity tags: which of them an asker has. Stateless. */
final class Tag {
  private Tag() {}

  /** The tag of the same answer, packed: other bytes need another strong tag. */
  static String coded(String etag, Coding coding) {
    return coding == Coding.NONE
        ? etag
        : etag.substring(0, etag.length() - 1) + '-' + coding.token() + '"';
  }

  /** Whether an {@code If-None-Match} names this answer, packed or not, by a weak or strong tag. */
  static boolean matches(String ifNoneMatch, String etag) {
    if (ifNoneMatch.equals(etag) || ifNoneMatch.equals("*")) {
      return true;
    }
    for (String each : ifNoneMatch.split(",", -1)) {
      String tag = each.strip();
      if (same(tag.startsWith("W/") ? tag.substring(2) : tag, etag)) {
        return true;
      }
    }
    return false;
  }

  private static boolean same(String tag, String etag) {
    return tag.equals(etag)
        || tag.equals(coded(etag, Coding.GZIP))
        || tag.equals(coded(etag, Coding.DEFLATE));
  }
}
