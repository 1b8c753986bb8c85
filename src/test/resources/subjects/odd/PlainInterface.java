// verdict NO_TESTS
// skipped PlainInterface.f(int) NO_BODY
// skipped PlainInterface.g(String) NO_BODY
package odd.plaininterface;

interface PlainInterface { int f(int a); String g(String text); }
