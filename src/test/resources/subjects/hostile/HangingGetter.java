// verdict GREEN
// skipped HangingGetter.getTotal() HANGS
// tested inc n
package hostile.hanginggetter;

class HangingGetter { private int n; int getTotal() { while (true) { try { Thread.sleep(100_000); } catch (InterruptedException e) { n++; } } } void inc(int by) { n += by; } int n() { return n; } }
