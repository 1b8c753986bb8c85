import java.sql.*;

class Jobs {
  private final Db db;

  Jobs(Db db) {
    this.db = db;
  }

  int pending() {
    return db.number("SELECT count(*) FROM jobs WHERE state = 'PENDING'");
  }

  String archive(boolean hard) {
    String table = hard ? "jobs" : "jobs_archive";
    return db.run("DELETE FROM " + table + " WHERE done < now() - interval '30 days'");
  }
}
