// verdict GREEN
// skipped Latch.slow() HANGS
// skipped Latch.future() HANGS
// skipped Latch.joined() HANGS
// skipped Latch.queue() HANGS
// tested add
package hostile.latch;

import java.util.concurrent.*;
class Latch { void slow() throws InterruptedException { new CountDownLatch(1).await(); } int future() throws Exception { return new CompletableFuture<Integer>().get(); } int joined() { return new CompletableFuture<Integer>().join(); } Object queue() throws InterruptedException { return new LinkedBlockingQueue<>().take(); } int add(int a, int b) { return a + b; } }
