// verdict NO_TESTS
package odd.nothing;

class Nothing {}
