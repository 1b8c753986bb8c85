package dev.assay.query.collect;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of reading a server's statistics. Immutable. */
sealed interface Outcome {
  ServerState server();

  /**
   * They were read.
   *
   * @param texts of statements that did something and were not known
   * @param limits what was not seen and what mends that; null for nothing
   */
  record Read(
      Reading reading, Change change, Map<StatementKey, String> texts, @Nullable String limits)
      implements Outcome {
    public Read {
      texts = Map.copyOf(texts);
    }

    @Override
    public ServerState server() {
      return reading.server();
    }
  }

  /** The server answers, and has no statistics for us; {@code mend} says what turns them on. */
  record Unreadable(ServerState server, String mend) implements Outcome {}
}
