package dev.assay.config;

/**
 * What the public port proves itself with. Immutable.
 *
 * @param cert file of the certificate and its chain as PEM, or {@code none}
 * @param key file of its private key as PEM, PKCS #8, or {@code none}
 */
public record Tls(String cert, String key) {
  private static final String NONE = "none";

  static final Tls OFF = new Tls(NONE, NONE);

  public Tls {
    if (cert.equals(NONE) != key.equals(NONE)) {
      throw new IllegalArgumentException(
          "http.tls.cert and http.tls.key must both be set, or neither");
    }
  }

  /** Whether there is anything to prove. */
  public boolean on() {
    return !cert.equals(NONE);
  }
}
