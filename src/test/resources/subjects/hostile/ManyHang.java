// verdict GREEN
// skipped ManyHang.a(int) HANGS
// skipped ManyHang.b(int) HANGS
// skipped ManyHang.c(int) HANGS
// skipped ManyHang.d(int) HANGS
// skipped ManyHang.e(int) HANGS
// skipped ManyHang.f(int) HANGS
// tested add
package hostile.manyhang;

class ManyHang { private final Object lock = new Object(); int a(int x) { while (true) { synchronized (lock) { try { lock.wait(); } catch (InterruptedException e) { x++; } } } } int b(int x) { while (true) { try { Thread.sleep(100_000); } catch (InterruptedException e) { x++; } } } int c(int x) { while (true) { try { Thread.sleep(100_000); } catch (InterruptedException e) { x++; } } } int d(int x) { while (true) { try { Thread.sleep(100_000); } catch (InterruptedException e) { x++; } } } int e(int x) { while (true) { try { Thread.sleep(100_000); } catch (InterruptedException e) { x++; } } } int f(int x) { while (true) { try { Thread.sleep(100_000); } catch (InterruptedException e) { x++; } } } int add(int a, int b) { return a + b; } }
