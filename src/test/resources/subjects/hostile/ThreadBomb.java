// verdict GREEN
// tested add
package hostile.threadbomb;

class ThreadBomb { int bomb(int a) { while (true) { new Thread(() -> { try { Thread.sleep(100_000); } catch (InterruptedException e) { } }).start(); } } int add(int a, int b) { return a + b; } }
