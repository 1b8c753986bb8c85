package dev.assay.query.predict;

import dev.assay.bus.Fault;
import dev.assay.query.Forecast.Job;
import dev.assay.query.Forecast.JobStatus;
import dev.assay.store.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The trainings there were. Stateless; blocks. */
final class JobTable {
  private static final String COLUMNS =
      "SELECT id, database, status, stage, progress, started_at, ended_at, model, reason"
          + " FROM training_job ";

  private JobTable() {}

  /** A job, and whether it was begun by this question. */
  record Begun(Job job, boolean anew) {}

  /** The job of a key, where there is one; else a new one, where no other runs. */
  static Begun begin(Session session, Job job, @Nullable String key) throws SQLException {
    Job same =
        key == null ? null : session.first(COLUMNS + "WHERE asked_key = ?", JobTable::job, key);
    if (same != null && same.database().equals(job.database())) {
      return new Begun(same, false);
    }
    if (same != null) {
      throw Fault.CONFLICT.because(
          "the key was used for a training of %s already (job %s); expected another key"
              .formatted(same.database(), same.id()));
    }
    Job running =
        session.first(
            COLUMNS + "WHERE database = ? AND status = 'running'", JobTable::job, job.database());
    if (running != null) {
      throw Fault.CONFLICT.because(
          "a training of %s is running already: job %s".formatted(job.database(), running.id()));
    }
    session.update(
        """
        INSERT INTO training_job (id, asked_key, database, status, stage, progress, started_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)\
        """,
        job.id(),
        key,
        job.database(),
        job.status().wire(),
        job.stage(),
        job.progress(),
        job.startedAt().toEpochMilli());
    return new Begun(job, true);
  }

  // Two writes can overtake each other: what has ended is not changed by how far it was before.
  static int reached(Session session, String id, String stage, double progress)
      throws SQLException {
    return session.update(
        """
        UPDATE training_job SET stage = ?, progress = max(progress, ?)
        WHERE id = ? AND status = 'running'\
        """,
        stage,
        progress,
        id);
  }

  static int done(Session session, String id, String model, Instant at) throws SQLException {
    return session.update(
        """
        UPDATE training_job
        SET status = 'done', stage = 'done', progress = 1, model = ?, ended_at = ?
        WHERE id = ? AND status = 'running'\
        """,
        model,
        at.toEpochMilli(),
        id);
  }

  /** Its stage stays the one in which it failed; its key can be used again. */
  static int failed(Session session, String id, String reason, Instant at) throws SQLException {
    return session.update(
        """
        UPDATE training_job SET status = 'failed', asked_key = NULL, reason = ?, ended_at = ?
        WHERE id = ? AND status = 'running'\
        """,
        reason,
        at.toEpochMilli(),
        id);
  }

  /** What a server left running that is no more. */
  static int abandon(Session session, Instant at) throws SQLException {
    return session.update(
        """
        UPDATE training_job SET status = 'failed', asked_key = NULL, ended_at = ?,
          reason = 'the server was restarted'
        WHERE status = 'running'\
        """,
        at.toEpochMilli());
  }

  static Job get(Session session, String id) throws SQLException {
    Job job = session.first(COLUMNS + "WHERE id = ?", JobTable::job, id);
    if (job == null) {
      throw Fault.ABSENT.because("no training job with the id '%s'".formatted(id));
    }
    return job;
  }

  private static Job job(ResultSet row) throws SQLException {
    long ended = row.getLong("ended_at");
    Instant endedAt = row.wasNull() ? null : Instant.ofEpochMilli(ended);
    return new Job(
        row.getString("id"),
        row.getString("database"),
        JobStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        row.getString("stage"),
        row.getDouble("progress"),
        Instant.ofEpochMilli(row.getLong("started_at")),
        endedAt,
        row.getString("model"),
        row.getString("reason"));
  }
}
