package dev.assay.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What every section needs. Immutable.
 *
 * @param work where servers and projects are put
 * @param settings of the server, {@code key=value}
 */
record Setting(Path work, List<Library> libraries, List<String> settings, Measurement measurement) {
  private static final int WARM_UP = 4;

  /** A server with a database of its own that has answered before, so that it is warm. */
  Server warmServer(String name, Ask ask) throws IOException, InterruptedException {
    Server server = Server.start(work.resolve("server-" + name), libraries, settings);
    try {
      List<Subject> warming =
          Library.subjects(Evaluate.RESOURCES.resolve("warm-up.txt"), libraries);
      for (int i = 0; i < WARM_UP; i++) {
        for (Subject subject : warming) {
          server.ask(subject, new Ask("fast", -i, ask.without()));
        }
      }
      return server;
    } catch (IOException | InterruptedException e) {
      server.close();
      throw e;
    }
  }
}
