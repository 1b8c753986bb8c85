package dev.assay.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HTTP/2 with and without TLS, and HTTP/1.1 beside it. */
class ProtocolsTest {
  private static final char[] PASSWORD = "secret".toCharArray();

  private record Told(HttpVersion version, int status, Buffer body) {}

  @Test
  void http2_isSpokenOnThePlainPort_byPriorKnowledgeAndByUpgrade() throws Exception {
    Server server = Server.start();
    try {
      var http2 = new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2);
      int port = server.http.port();

      Told known = ask(server.vertx, http2.setHttp2ClearTextUpgrade(false), port);
      Told upgraded =
          ask(server.vertx, new HttpClientOptions(http2).setHttp2ClearTextUpgrade(true), port);
      Told old = ask(server.vertx, new HttpClientOptions(), port);

      assertThat(known.version()).isEqualTo(HttpVersion.HTTP_2);
      assertThat(upgraded.version()).isEqualTo(HttpVersion.HTTP_2);
      assertThat(old.version()).isEqualTo(HttpVersion.HTTP_1_1);
      assertThat(known.status()).isEqualTo(200);
      assertThat(known.body()).isEqualTo(old.body()).isEqualTo(upgraded.body());
    } finally {
      server.close();
    }
  }

  @Test
  void tls_choosesTheProtocol(@TempDir Path dir) throws Exception {
    certify(dir);
    Server server = Server.with("http", Map.of("tls", pem(dir)));
    try {
      var options = new HttpClientOptions().setSsl(true).setTrustAll(true).setVerifyHost(false);
      var http2 =
          new HttpClientOptions(options).setUseAlpn(true).setProtocolVersion(HttpVersion.HTTP_2);

      Told chosen = ask(server.vertx, http2, server.http.port());
      Told old = ask(server.vertx, options, server.http.port());

      assertThat(chosen.version()).isEqualTo(HttpVersion.HTTP_2);
      assertThat(old.version()).isEqualTo(HttpVersion.HTTP_1_1);
      assertThat(chosen.body()).isEqualTo(old.body());
    } finally {
      server.close();
    }
  }

  @Test
  void start_fails_whereTheCertificateIsNotThere(@TempDir Path dir) {
    assertThatThrownBy(() -> Server.with("http", Map.of("tls", pem(dir))))
        .hasMessageContaining("key.pem");
  }

  private static Map<String, String> pem(Path dir) {
    return Map.of(
        "cert", dir.resolve("cert.pem").toString(), "key", dir.resolve("key.pem").toString());
  }

  private static Told ask(Vertx vertx, HttpClientOptions options, int port) throws Exception {
    HttpClientAgent client = vertx.createHttpClient(options);
    return client
        .request(HttpMethod.GET, port, "localhost", "/v1/pools")
        .compose(request -> request.send())
        .compose(response ->
            response.body().map(body -> new Told(response.version(), response.statusCode(), body)))
        .eventually(client::close)
        .await(10, SECONDS);
  }

  private static void certify(Path dir) throws Exception {
    Path store = dir.resolve("key.p12");
    keytool(store);
    var keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    write(dir.resolve("cert.pem"), "CERTIFICATE", keys.getCertificate("assay").getEncoded());
    write(dir.resolve("key.pem"), "PRIVATE KEY", keys.getKey("assay", PASSWORD).getEncoded());
  }

  private static void keytool(Path store) throws IOException, InterruptedException {
    int exit =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "assay",
                "-dname",
                "CN=localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                store.toString())
            .inheritIO()
            .start()
            .waitFor();
    assertThat(exit).isZero();
  }

  private static void write(Path file, String what, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(
        file,
        "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, text, what),
        StandardCharsets.US_ASCII);
  }
}
