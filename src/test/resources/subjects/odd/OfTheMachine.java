// verdict GREEN
// skipped OfTheMachine.env(String) UNSTABLE
// skipped OfTheMachine.version() UNSTABLE
// skipped OfTheMachine.windows() UNSTABLE
// skipped OfTheMachine.host() UNSTABLE
// skipped OfTheMachine.resource() UNSTABLE
// tested add home padded shown day today
package odd.ofthemachine;

import java.net.InetAddress;
import java.text.DateFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.Date;

class OfTheMachine {
  private OfTheMachine() {}

  static String env(String name) { return System.getenv("APP_KEY"); }
  static String home() { return System.getProperty("user.home"); }
  static boolean version() { return System.getProperty("java.version").startsWith("25"); }
  static boolean windows() { return System.getProperty("os.name").startsWith("Windows"); }
  static String host() throws Exception { return InetAddress.getLocalHost().getHostName(); }
  static boolean resource() { return OfTheMachine.class.getResource("/app.properties") != null; }
  static String padded(int a) { return String.format("%04d", a); }
  static String shown(int a) { return NumberFormat.getInstance().format(a); }
  static String day() { return DateFormat.getDateInstance().format(new Date(0)); }
  static String today() { return LocalDate.now().toString(); }
  static int add(int a, int b) { return a + b; }
}
