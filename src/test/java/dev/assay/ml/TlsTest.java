package dev.assay.ml;

import static dev.assay.ml.Proxies.call;
import static dev.assay.ml.Proxies.failure;
import static dev.assay.ml.Proxies.question;
import static dev.assay.ml.Proxies.settings;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.bus.Failure;
import dev.assay.bus.Fault;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() throws Exception {
    vertx.close().await(5, SECONDS);
  }

  @Test
  void infer_isUnavailable_whereNobodyVouchesForTheService(@TempDir Path dir) throws Exception {
    var options =
        new HttpServerOptions()
            .setSsl(true)
            .setUseAlpn(true)
            .setKeyCertOptions(
                new PfxOptions().setPath(certificate(dir).toString()).setPassword("secret"));
    HttpServer server =
        vertx
            .createHttpServer(options)
            .requestHandler(request -> request.response().end("{}"))
            .listen(0)
            .await(5, SECONDS);
    var proxy =
        new ModelProxy(
            vertx,
            settings(),
            Service.foreign("https://localhost:" + server.actualPort(), Optional.empty()));

    Failure failure = failure(proxy.infer(question(), call()));

    assertThat(failure.fault()).isEqualTo(Fault.UNAVAILABLE);
    assertThat(failure.text()).contains("TLS failed: ");
  }

  private static Path certificate(Path dir) throws IOException, InterruptedException {
    Path file = dir.resolve("key.p12");
    int exit =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "ml",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-storepass",
                "secret",
                "-keystore",
                file.toString())
            .inheritIO()
            .start()
            .waitFor();
    assertThat(exit).isZero();
    return file;
  }
}
