// verdict GREEN
// tested OddMethods assertEquals f finalize getClass record sealed test toString var wait yield
package odd.oddmethods;

class OddMethods { int wait(int a) { return a; } int getClass(int a) { return a; } int test(int a) { return a; } int assertEquals(int a, int b) { return a - b; } int OddMethods(int a) { return a; } int record(int a) { return a; } int var(int a) { return a; } int yield(int a) { return a; } void notify(int a) { } int finalize(int a) { return a; } int toString(int a) { return a; } int sealed(int permits) { return permits; } int f(int subject, int expected, int result) { return subject + expected * result; } }
