// verdict GREEN
// skipped BusyInLibrary.slow(int) ENDLESS
// tested add
package hostile.busyinlibrary;

import java.util.stream.*;
class BusyInLibrary { long slow(int a) { return IntStream.iterate(a, i -> i).filter(i -> i != i).count(); } int add(int a, int b) { return a + b; } }
