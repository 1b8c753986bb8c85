package dev.assay.store;

import dev.assay.config.Secrets;
import dev.assay.config.Settings;
import dev.assay.config.SettingsException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL is, read from what people write: a {@code postgresql:} URL as libpq knows it,
 * or a {@code jdbc:} URL. Immutable.
 *
 * @param jdbc without user and password
 * @param at host, port and database, to be shown
 */
public record PgUrl(String jdbc, String at, Optional<String> user, Optional<String> password) {
  private static final String JDBC = "jdbc:";
  private static final String PORT = ":5432";
  private static final String EXPECTED =
      "expected postgresql://user:password@host:port/database or jdbc:postgresql://...";
  private static final Pattern CREDENTIALS = Pattern.compile("(?<=[?&])(user|password)=([^&]*)&?");

  /**
   * Reads a database of the settings.
   *
   * @param environment gives a variable's value, or null
   * @throws SettingsException with words that name the setting, never the password
   */
  public static PgUrl of(
      String name, Settings.Watched watched, UnaryOperator<@Nullable String> environment) {
    return read("databases." + name + ".url", watched.url())
        .with(
            watched.user(),
            watched.password().map(text -> Secrets.read(password(name), text, environment)));
  }

  private static String password(String name) {
    return "databases." + name + ".password";
  }

  /** Where the history is kept; as {@link #of}. */
  public static PgUrl of(Settings.Store store, UnaryOperator<@Nullable String> environment) {
    return read("store.url", store.url())
        .with(
            Settings.named(store.user()),
            Settings.named(store.password())
                .map(text -> Secrets.read("store.password", text, environment)));
  }

  /** The same database on its replica, where one is set, with the same user. */
  public static Optional<PgUrl> replica(
      String name, Settings.Watched watched, UnaryOperator<@Nullable String> environment) {
    PgUrl first = of(name, watched, environment);
    return watched
        .replica()
        .map(url -> read("databases." + name + ".replica", url))
        .map(read -> read.user().isPresent() ? read : read.with(first.user(), first.password()));
  }

  private PgUrl with(Optional<String> otherUser, Optional<String> otherPassword) {
    return new PgUrl(jdbc, at, otherUser.or(() -> user), otherPassword.or(() -> password));
  }

  static PgUrl read(String key, String text) {
    String plain = text.startsWith(JDBC) ? text.substring(JDBC.length()) : text;
    try {
      URI uri = new URI(plain);
      String scheme = String.valueOf(uri.getScheme());
      if (!scheme.equals("postgresql") && !scheme.equals("postgres")) {
        throw new SettingsException("%s is not a PostgreSQL; %s".formatted(key, EXPECTED));
      }
      if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
        throw new SettingsException(
            "%s lacks its host or its database; %s".formatted(key, EXPECTED));
      }
      return read(uri);
    } catch (URISyntaxException e) {
      // Its message would repeat the URL, and with it the password.
      throw new SettingsException("%s is not a URL; %s".formatted(key, EXPECTED));
    }
  }

  private static PgUrl read(URI uri) {
    String host = uri.getHost() + (uri.getPort() < 0 ? PORT : ":" + uri.getPort());
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String rest = CREDENTIALS.matcher(query).replaceAll("").replaceFirst("[?&]$", "");
    String[] named =
        uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
    return new PgUrl(
        "jdbc:postgresql://" + host + uri.getRawPath() + rest,
        host + uri.getPath(),
        named.length > 0 ? Optional.of(decoded(named[0])) : parameter(query, "user"),
        named.length > 1 ? Optional.of(decoded(named[1])) : parameter(query, "password"));
  }

  private static Optional<String> parameter(String query, String name) {
    return CREDENTIALS
        .matcher(query)
        .results()
        .filter(found -> found.group(1).equals(name))
        .map(found -> decoded(found.group(2)))
        .findFirst();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return at;
  }
}
