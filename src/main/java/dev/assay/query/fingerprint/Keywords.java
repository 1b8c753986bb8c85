package dev.assay.query.fingerprint;

import java.util.Set;

/** Words of PostgreSQL that are no names. Constants. */
final class Keywords {
  /** What can only be a name within quotes. */
  static final Set<String> RESERVED =
      Set.of(
          "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric",
          "authorization", "binary", "both", "case", "cast", "check", "collate", "collation",
          "column", "concurrently", "constraint", "create", "cross", "current_catalog",
          "current_date", "current_role", "current_schema", "current_time", "current_timestamp",
          "current_user", "default", "deferrable", "desc", "distinct", "do", "else", "end",
          "except", "false", "fetch", "for", "foreign", "freeze", "from", "full", "grant", "group",
          "having", "ilike", "in", "initially", "inner", "intersect", "into", "is", "isnull",
          "join", "lateral", "leading", "left", "like", "limit", "localtime", "localtimestamp",
          "natural", "not", "notnull", "null", "offset", "on", "only", "or", "order", "outer",
          "overlaps", "placing", "primary", "references", "returning", "right", "select",
          "session_user", "similar", "some", "symmetric", "system_user", "table", "tablesample",
          "then", "to", "trailing", "true", "union", "unique", "user", "using", "variadic",
          "verbose", "when", "where", "window", "with");

  /** What can stand behind a table without being its alias, beside the reserved words. */
  static final Set<String> BEHIND_A_TABLE = Set.of("set", "values", "overriding");

  /** Where a list of tables or of what is selected ends. */
  static final Set<String> ENDS_A_LIST =
      Set.of(
          "where", "group", "order", "having", "limit", "window", "offset", "fetch", "for",
          "union", "intersect", "except", "returning", "set");

  private Keywords() {}
}
