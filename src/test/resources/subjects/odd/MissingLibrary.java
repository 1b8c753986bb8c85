// verdict NOT_COMPILED
package odd.missinglibrary;

import org.nowhere.Thing;
class MissingLibrary { int f(int a) { return a + 1; } Thing g() { return new Thing(); } }
