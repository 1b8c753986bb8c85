// verdict NO_TESTS
package odd.bareenum;

enum BareEnum { RED, GREEN }
