// verdict GREEN
// tested join listOf sum
package odd.varargs;

class Varargs { int sum(int... all) { int s = 0; for (int a : all) s += a; return s; } String join(String sep, Object... all) { StringBuilder b = new StringBuilder(); for (Object o : all) b.append(o).append(sep); return b.toString(); } @SafeVarargs static <T> java.util.List<T> listOf(T... all) { return java.util.List.of(all); } }
