package dev.assay.cli;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.AssayVerticle;
import dev.assay.config.SettingsReader;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line against the real server. */
@TestInstance(Lifecycle.PER_CLASS)
class CliServerTest {
  private static final String FOO =
      """
      package com.acme;

      public class Foo {
        public static int f(int items) {
          return items >= 10 ? 15 : 0;
        }
      }
      """;

  private final Vertx vertx = Vertx.vertx();
  private String url = "";
  @TempDir Path directory;

  @BeforeAll
  void start(@TempDir Path data) throws Exception {
    var assay =
        new AssayVerticle(
            SettingsReader.over(
                Map.of(
                    "http", Map.of("port", 0),
                    "management", Map.of("port", 0),
                    "demo", false,
                    "data", Map.of("dir", data.toString()))));
    vertx.deployVerticle(assay).await(60, SECONDS);
    url = "http://127.0.0.1:" + assay.httpPort();
  }

  @AfterAll
  void stop() throws Exception {
    vertx.close().await(30, SECONDS);
  }

  private Path write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast", "thorough", "3000"})
  void tests_areWrittenBelowOut(String effort) throws IOException {
    Path source = write(effort + "/Foo.java", FOO);
    Path out = directory.resolve(effort + "/out");

    Ran ran = Ran.of("tests", source, "--out", out, "--server", url + "/", "--effort", effort);

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(out.resolve("com/acme/FooTest.java"))
        .content()
        .startsWith(TestFiles.MARK + "\npackage com.acme;")
        .contains("class FooTest");
  }

  @Test
  void tests_goBesideTheirSources_moduleByModule() throws IOException {
    write("app/one/src/main/java/com/acme/Foo.java", FOO);
    write("app/one/src/main/java/com/acme/package-info.java", "package com.acme;");
    write("app/two/src/main/java/com/acme/Bar.java", FOO.replace("Foo", "Bar"));

    Ran ran = Ran.of("tests", directory.resolve("app"), "--server", url);

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(directory.resolve("app/one/src/test/java/com/acme/FooTest.java")).exists();
    assertThat(directory.resolve("app/two/src/test/java/com/acme/BarTest.java")).exists();
  }

  @Test
  void json_isTheAnswer() throws IOException {
    Path source = write("json/Foo.java", FOO);

    Ran ran = Ran.of("tests", source, "--json", "--server", url, "--method", "f", "--seed", "7");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(new JsonObject(ran.out()).getJsonArray("tests")).hasSize(1);
    assertThat(directory.resolve("json")).isDirectoryContaining("glob:**/Foo.java");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--effort | slow | 'options.effort' is fast, thorough or milliseconds",
        "--framework | junit6 | 'options.framework' is one of junit5, junit4",
        "--assertions | truth | 'options.assertions' is one of junit, assertj",
        "--classpath | none | no class path named 'none'",
        "--type | Fo | the source has no type 'Fo'; the nearest is",
        "--method | ff | the source has no method 'ff'; the nearest is 'f'"
      })
  void options_thatTheServerRefuses_areUsage(String option, String value, String line)
      throws IOException {
    Path source = write("wrong/Foo.java", FOO);

    Ran ran = Ran.of("tests", source, "--json", "--server", url, option, value);

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).startsWith("assay: " + line).hasLineCount(1);
  }

  @Test
  void sources_thatAreNotJava_areRefusedWithTheirPlace() throws IOException {
    Path source = write("not/Foo.java", "class Foo {\n  int f( }");

    Ran ran = Ran.of("tests", source, "--json", "--server", url);

    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).startsWith("assay: Foo.java: line 2, column 10: ");
  }

  @Test
  void sources_thatDoNotCompile_giveNoTests() throws IOException {
    Path source = write("bad/Foo.java", "class Foo {\n  int f() { return \"\"; }\n}");

    Ran ran = Ran.of("tests", source, "--out", directory, "--server", url);

    assertThat(ran.code()).isEqualTo(3);
    assertThat(ran.out()).contains("error    Foo.java:2:");
    assertThat(ran.err()).contains("no tests: the source does not compile");
  }

  @Test
  void server_isStarted_whereNoneIsNamed() throws IOException {
    Path source = write("own/Foo.java", FOO);

    Ran ran = Ran.of("tests", source, "--json");

    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(new JsonObject(ran.out()).getJsonArray("tests")).hasSize(1);
  }
}
