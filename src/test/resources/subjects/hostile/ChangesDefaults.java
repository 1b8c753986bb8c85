// verdict GREEN
// tested add shout
package hostile.changesdefaults;

import java.util.*;
class ChangesDefaults { String shout(String text) { Locale.setDefault(Locale.of("tr")); TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo")); System.setProperty("line.separator", "!"); return text.toUpperCase(); } int add(int a, int b) { return a + b; } }
