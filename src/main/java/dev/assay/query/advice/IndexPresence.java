package dev.assay.query.advice;

import dev.assay.bus.Call;
import dev.assay.query.advice.AdvicePorts.Presence;
import dev.assay.store.Postgres;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks whether the index of a CREATE INDEX is there, under whatever name. Safe on any thread; the
 * catalog is read on the database's own workers.
 *
 * <p>The server prints an index in its own words. Those of columns alone are compared as they are;
 * of one with an expression or a condition that is printed otherwise nobody can say by its text
 * that it is missing.
 */
public final class IndexPresence {
  private static final Pattern INDEX =
      Pattern.compile(
          "create\\s+(?:unique\\s+)?index\\s+(?:concurrently\\s+)?(?:if\\s+not\\s+exists\\s+)?"
              + "(?:(?!on\\s)\\S+\\s+)?on\\s+(?:only\\s+)?(?<table>\\S+?)\\s*"
              + "(?:using\\s+(?<method>\\w+)\\s*)?(?<rest>\\(.*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern PLAIN_COLUMNS =
      Pattern.compile("\\([^()]*\\)(?: include \\([^()]*\\))?");

  private IndexPresence() {}

  /** UNKNOWN where the text is none of an index, or is not told apart from those that are there. */
  public static Future<Presence> of(Postgres database, String ddl, Call call) {
    String asked = normal(ddl);
    if (asked.isEmpty()) {
      return Future.succeededFuture(Presence.UNKNOWN);
    }
    return database
        .read(
            call,
            session ->
                session.all(
                    """
                    SELECT pg_catalog.pg_get_indexdef(i.indexrelid) FROM pg_catalog.pg_index i
                    JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
                    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                    WHERE i.indisvalid AND n.nspname NOT IN ('pg_catalog', 'pg_toast')\
                    """,
                    row -> row.getString(1)))
        .map(there -> presence(asked, there));
  }

  static Presence presence(String asked, List<String> there) {
    if (there.stream().map(IndexPresence::normal).anyMatch(asked::equals)) {
      return Presence.THERE;
    }
    String keys = asked.substring(asked.indexOf('('));
    return PLAIN_COLUMNS.matcher(keys).matches() ? Presence.MISSING : Presence.UNKNOWN;
  }

  /** Table, method and keys, in one way of writing; empty where it is no index. */
  static String normal(String ddl) {
    Matcher index = INDEX.matcher(ddl.strip());
    if (!index.lookingAt()) {
      return "";
    }
    String method = index.group("method") == null ? "btree" : index.group("method");
    String rest = index.group("rest").replaceAll("\\s+", " ").replaceAll("\\s*;\\s*$", "");
    return (index.group("table") + " " + method + " " + rest)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s+", " ")
        .replaceAll("\\s*([(),])\\s*", "$1")
        .replace(")include(", ") include (")
        .strip();
  }
}
