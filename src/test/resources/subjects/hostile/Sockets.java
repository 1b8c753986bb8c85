// verdict GREEN
// skipped Sockets.open() UNSTABLE
// skipped Sockets.serve() HANGS
// tested add resolves
package hostile.sockets;

import java.io.IOException;
import java.net.*;
class Sockets { int open() throws IOException { try (Socket socket = new Socket("127.0.0.1", 80)) { return socket.getPort(); } } int serve() throws IOException { try (ServerSocket s = new ServerSocket(0)) { s.accept(); return 1; } } boolean resolves(String host) { try { InetAddress.getByName("example.org"); return true; } catch (UnknownHostException e) { return false; } } int add(int a, int b) { return a + b; } }
