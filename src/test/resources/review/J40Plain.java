package com.acme;

/** Nothing here asks a database, though it speaks of selects. */
class Menu {
  enum Choice { SELECT, UPDATE }

  private final java.util.List<String> entries = new java.util.ArrayList<>();

  void select(String name) {
    for (String entry : entries) {
      if (entry.equals(name)) {
        execute(entry);
      }
    }
  }

  private void execute(String command) {
    if (command.startsWith("select ")) {
      entries.add("with love from " + command);
    }
  }

  String query(String sql) {
    return sql.toUpperCase(java.util.Locale.ROOT);
  }
}
