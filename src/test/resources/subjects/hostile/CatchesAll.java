// verdict GREEN
// skipped CatchesAll.slow(int) ENDLESS
// skipped CatchesAll.exit(int) EXITS
// tested add deep
package hostile.catchesall;

class CatchesAll { int slow(int a) { while (true) { try { a++; if (a == 7) { throw new IllegalStateException(); } } catch (Throwable all) { a = 0; } } } int exit(int a) { try { System.exit(a); } catch (Throwable all) { return 1; } return 2; } int deep(int a) { try { return deep(a + 1); } catch (Throwable all) { return 3; } } int add(int a, int b) { return a + b; } }
