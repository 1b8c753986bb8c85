package dev.assay.http;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One stream of server-sent events, read as its bytes come; blocks the test that reads. */
final class Events implements AutoCloseable {
  private static final int ROOM = 16 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final StringBuilder seen = new StringBuilder();

  Events(int port, String path, String header) throws IOException {
    socket = new Socket();
    // Little room, so that whoever does not read is soon behind.
    socket.setReceiveBufferSize(ROOM);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    socket.setSoTimeout((int) SECONDS.toMillis(5));
    in = socket.getInputStream();
    socket
        .getOutputStream()
        .write(
            "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n"
                .formatted(path, header)
                .getBytes(StandardCharsets.ISO_8859_1));
  }

  /** All that was read, once it holds this text. */
  String until(String text) throws IOException {
    byte[] piece = new byte[4096];
    while (seen.indexOf(text) < 0) {
      int read = in.read(piece);
      if (read < 0) {
        throw new IOException("the stream ended before '%s': %s".formatted(text, seen));
      }
      seen.append(new String(piece, 0, read, StandardCharsets.UTF_8));
    }
    return seen.toString();
  }

  /** All of it, once the server has ended it. */
  String toTheEnd() throws IOException {
    return seen.append(new String(in.readAllBytes(), StandardCharsets.UTF_8)).toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
