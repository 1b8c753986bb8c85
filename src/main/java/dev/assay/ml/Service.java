package dev.assay.ml;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a model service is. Immutable.
 *
 * @param url {@code http} or {@code https}, with a host; a path is put before those of the protocol
 * @param embedded whether it is our own
 * @param token by which it knows us, if by any; never shown
 */
public record Service(URI url, boolean embedded, Optional<String> token) {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  public Service {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null) {
      throw new IllegalArgumentException(
          "ml.url must be an address such as http://host:8000, was '%s'".formatted(url));
    }
    if (token.filter(Service::unsendable).isPresent()) {
      throw new IllegalArgumentException(
          "ml.token cannot be sent in a header; expected letters, digits and signs, no spaces");
    }
  }

  /** A service that is not ours, with the token by which it knows us. */
  public static Service foreign(String url, Optional<String> token) {
    try {
      return new Service(new URI(url.strip()), false, token);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "ml.url must be an address such as http://host:8000, was '%s'".formatted(url), e);
    }
  }

  /** Our own, on a port of the loopback. */
  public static Service embedded(int port) {
    return new Service(URI.create("http://127.0.0.1:" + port), true, Optional.empty());
  }

  private static boolean unsendable(String token) {
    return !token.matches("[!-~]+");
  }

  boolean secure() {
    return "https".equalsIgnoreCase(url.getScheme());
  }

  int port() {
    int usual = secure() ? HTTPS : HTTP;
    return url.getPort() < 0 ? usual : url.getPort();
  }

  /** The path before those of the protocol, without a slash at its end. */
  String prefix() {
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** The address without a password that may be in it. */
  String shown() {
    return "%s://%s:%d%s".formatted(url.getScheme(), url.getHost(), port(), prefix());
  }

  @Override
  public String toString() {
    return shown();
  }
}
