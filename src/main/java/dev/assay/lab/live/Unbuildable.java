package dev.assay.lab.live;

/**
 * An input that cannot be made, for a reason in the value and not in the code. An error, so that
 * the subject is unlikely to catch it where a stub throws it.
 */
final class Unbuildable extends Error {
  private static final long serialVersionUID = 1;

  Unbuildable(String words) {
    super(words, null, false, false);
  }
}
