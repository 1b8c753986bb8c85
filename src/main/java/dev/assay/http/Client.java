package dev.assay.http;

import dev.assay.config.Limits;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells clients apart: by a key that the settings name, else by address. On event loops.
 *
 * <p>A key that is not in the settings counts as none, or each request could bring another one and
 * none would ever be limited. An IPv6 client owns a whole /64 and counts as one by it.
 */
final class Client {
  private static final int PREFIX_BYTES = 8;
  private static final String BEARER = "bearer ";

  private final Set<String> keys;
  private final boolean forwarded;

  Client(Limits limits) {
    this.keys = Set.copyOf(limits.keys());
    this.forwarded = limits.forwarded();
  }

  /** The name of who asks. */
  String of(HttpServerRequest request) {
    String key = key(request);
    return key != null && keys.contains(key) ? "key " + key : address(request);
  }

  private static @Nullable String key(HttpServerRequest request) {
    String named = request.getHeader(Headers.X_API_KEY);
    if (named != null) {
      return named.strip();
    }
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? authorization.substring(BEARER.length()).strip()
        : null;
  }

  private String address(HttpServerRequest request) {
    String header = forwarded ? request.getHeader(Headers.X_FORWARDED_FOR) : null;
    String last = header == null ? null : header.substring(header.lastIndexOf(',') + 1).strip();
    String told = last == null ? null : network(last);
    if (told != null) {
      return told;
    }
    SocketAddress remote = request.remoteAddress();
    String peer = remote == null || remote.hostAddress() == null ? null : remote.hostAddress();
    String known = peer == null ? null : network(peer);
    return known == null ? "unknown" : known;
  }

  private static @Nullable String network(String literal) {
    try {
      InetAddress address = InetAddress.ofLiteral(literal);
      return address instanceof Inet6Address six
          ? HexFormat.of().formatHex(six.getAddress(), 0, PREFIX_BYTES) + "/64"
          : address.getHostAddress();
    } catch (IllegalArgumentException notAnAddress) {
      return null;
    }
  }
}
