// verdict GREEN
// tested f
package odd.deep5;

class Deep5 { static class A { static class B { static class C { static class D { int f(int a) { return a > 3 ? 1 : 2; } } } } } }
