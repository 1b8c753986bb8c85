package dev.assay.query.collect;

import static dev.assay.query.collect.CollectFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.query.Query.Status;
import dev.assay.query.Query.Watched;
import dev.assay.store.TestPostgres;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of servers whose statistics cannot be read as they are. */
class MendingTest {
  @TempDir Path directory;

  @Test
  void databases_saysWhatToSet_whereTheLibraryIsNotLoaded() throws Exception {
    try (TestPostgres server = TestPostgres.start(16, Map.of("shared_preload_libraries", ""))) {
      String shop = server.create("shop");
      try (var fixture = CollectFixture.of(directory, shop)) {
        Watched watched = fixture.watched();

        assertThat(watched.status()).isEqualTo(Status.LIMITED);
        assertThat(watched.reason())
            .startsWith("pg_stat_statements is created and not loaded; set shared_preload_lib")
            .endsWith("restart the server");
      }
    }
  }

  @Test
  void databases_saysWhatToRun_whereTheExtensionIsOld() throws Exception {
    TestPostgres server = TestPostgres.of(18);
    server.execute(null, "CREATE DATABASE old_extension");
    server.execute("old_extension", "CREATE EXTENSION pg_stat_statements VERSION '1.8'");
    String url = server.jdbcUrl("old_extension", "postgres");
    try (var fixture = CollectFixture.of(directory, url)) {
      Watched watched = fixture.watched();

      assertThat(watched.status()).isEqualTo(Status.LIMITED);
      assertThat(watched.reason())
          .contains("version 1.8 and 1.9 is needed")
          .endsWith("ALTER EXTENSION pg_stat_statements UPDATE;");
    }
  }

  // As a server has it that was upgraded without its extensions.
  @ParameterizedTest
  @ValueSource(strings = {"1.9", "1.10", "1.11"})
  void collect_goesByTheExtensionsVersion_notTheServers(String version) throws Exception {
    TestPostgres server = TestPostgres.of(18);
    String name = "upgraded_" + version.replace(".", "_");
    server.execute(null, "CREATE DATABASE " + name);
    server.execute(name, "CREATE EXTENSION pg_stat_statements VERSION '%s'".formatted(version));
    String url = server.jdbcUrl(name, "postgres");
    try (var fixture = CollectFixture.of(directory, url)) {
      run(url, 3, "SELECT oid FROM pg_class WHERE oid = 1");

      fixture.collect();

      assertThat(fixture.figures("from pg_class").calls()).isEqualTo(3);
      assertThat(fixture.watched().status()).isEqualTo(Status.UP);
    }
  }

  @Test
  void databases_saysWhatToGrant_whereTheViewWasClosedToOthers() throws Exception {
    TestPostgres server = TestPostgres.of(18);
    String url = server.create("closed");
    server.execute(
        "closed",
        "REVOKE EXECUTE ON FUNCTION pg_stat_statements(boolean) FROM PUBLIC",
        "CREATE ROLE \"Low One\" LOGIN");
    String low = url.replace("user=postgres", "user=Low%20One");
    try (var fixture = CollectFixture.of(directory, low)) {
      Watched watched = fixture.watched();

      assertThat(watched.status()).isEqualTo(Status.LIMITED);
      assertThat(watched.reason())
          .contains("GRANT EXECUTE ON FUNCTION public.pg_stat_statements(boolean) TO \"Low One\";");
    }
  }
}
