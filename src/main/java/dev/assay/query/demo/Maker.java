package dev.assay.query.demo;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Starts the demo's server, and makes what is in it where nothing is. Belongs to the demo's thread;
 * blocks for seconds.
 */
final class Maker {
  static final String WATCHER = "assay";
  static final String SHOP = "shop";

  /** Small enough to be there within seconds, large enough that a wrong plan is slow. */
  private static final double SCALE = 0.02;

  /** Progress is told in steps that can be seen. */
  private static final double STEP = 0.02;

  private final Home home;
  private final Stop stop;
  private final Consumer<Demo.State> listener;
  private double told = -1;

  Maker(Home home, Stop stop, Consumer<Demo.State> listener) {
    this.home = home;
    this.stop = stop;
    this.listener = listener;
  }

  /** Starts over what was made before. */
  Cluster start() throws IOException, InterruptedException {
    tell(0.5, "starting PostgreSQL over the data of an earlier run");
    return started(Passwords.read(home.passwords()));
  }

  private Cluster started(Passwords passwords) throws IOException, InterruptedException {
    Cluster cluster = stop.interruptible(() -> Cluster.start(home, passwords));
    if (stop.asked()) {
      cluster.close();
      stop.check();
    }
    return cluster;
  }

  /** Makes all of it; the directory counts as whole at the end, and not before. */
  Cluster make() throws IOException, SQLException, InterruptedException {
    // One that was too slow to start is not to find its data gone.
    Leftover.stop(home);
    home.clear();
    told = -1;
    tell(0.05, "unpacking and starting PostgreSQL");
    Passwords passwords = Passwords.make(home.passwords());
    Cluster cluster = started(passwords);
    boolean made = false;
    try {
      fill(cluster, passwords);
      home.markWhole();
      made = true;
      return cluster;
    } finally {
      if (!made) {
        cluster.close();
      }
    }
  }

  private void fill(Cluster cluster, Passwords passwords)
      throws SQLException, IOException, InterruptedException {
    try (Connection postgres = open(cluster, "postgres", passwords)) {
      Script.execute(postgres, "CREATE DATABASE " + Demo.NAME);
    }
    try (Connection demo = open(cluster, Demo.NAME, passwords)) {
      Tpch.load(demo, SCALE, done -> tell(0.3 + 0.66 * done, "making the data of TPC-H"));
      stop.check();
      tell(0.98, "making the roles");
      Script.run(demo, "/db/postgres/role.sql");
      Script.run(demo, "/db/demo/shop.sql");
      for (Map.Entry<String, String> role : roles(passwords).entrySet()) {
        Script.execute(
            demo, "ALTER ROLE %s PASSWORD '%s'".formatted(role.getKey(), role.getValue()));
      }
      // What it took to make all this is not the workload's.
      Script.execute(demo, "SELECT pg_stat_statements_reset()");
      cluster.lock(demo);
    }
  }

  private Connection open(Cluster cluster, String database, Passwords passwords)
      throws SQLException, InterruptedException {
    return stop.over(cluster.connect(database, Cluster.SUPERUSER, passwords.superuser()));
  }

  private static Map<String, String> roles(Passwords passwords) {
    Map<String, String> roles = new TreeMap<>();
    roles.put(Cluster.SUPERUSER, passwords.superuser());
    roles.put(WATCHER, passwords.watcher());
    roles.put(SHOP, passwords.shop());
    return roles;
  }

  private void tell(double progress, String doing) {
    if (progress >= told + STEP) {
      told = progress;
      listener.accept(new Demo.Making(progress, doing));
    }
  }
}
