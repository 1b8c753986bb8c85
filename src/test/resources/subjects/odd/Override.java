// verdict GREEN
// tested f g h
package odd.override;

class Override { int f(int a) { return a + 1; } static class ParameterizedTest { int g(int a) { return a - 1; } } static class CsvSource { int h(int a) { return a * 2; } } }
